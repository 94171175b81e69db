"""What the houses of people one knows have set themselves: a thing that serves such a goal is worth passing on to whom one knows best there."""

from collections.abc import Iterator
from dataclasses import replace

from otherward.giving.fitting import plainly
from otherward.giving.situation import Situation
from otherward.giving.strategy import by_house, contact_at
from otherward.names import name_of
from otherward.network.need import Need, NeedKind
from otherward.reading.company_documents import company_picture

MOST = 12
"""Goals of one house, those it says first."""


def house_goals(situation: Situation) -> Iterator[tuple[str, Need]]:
    """(house, its goal as something that the person known best there is concerned with)."""
    for house, readings in by_house(situation.company_readings):
        person = contact_at(situation, house)
        for goal in company_picture(readings).goals[:MOST] if person else ():
            yield (
                house,
                Need(
                    id=name_of("need", "house", house, goal.quote),
                    holder=person.id if person else "",
                    summary=goal.text,
                    evidence=replace(plainly(goal), speaker=house),
                    kind=NeedKind.GOAL,
                    department=goal.department,
                    due=goal.due,
                ),
            )
