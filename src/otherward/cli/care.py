"""`care`: how much you want to give, and when."""

from dataclasses import asdict, replace
from datetime import date
from typing import Any

import click

from otherward.cli.options import common, opened, print_json
from otherward.cli.telling import tell
from otherward.giving.care import Care, Week, block_of, one_way, one_way_words, week_so_far


@click.command()
@click.option("--day", "minutes_a_day", type=int, metavar="MINUTES", help="Minutes a day.")
@click.option("--week", "minutes_a_week", type=int, metavar="MINUTES", help="Minutes a week.")
@click.option("--cards", "cards_a_day", type=int, metavar="N", help="Suggestions a day.")
@click.option("--rest", "rest_days", type=int, metavar="DAYS", help="How long one person rests after a gift.")
@click.option(
    "--block", metavar="TIME", help="Your giving hour: `friday 16:00`, with minutes `fri 16:00 45`, or `off`."
)
@common
def care(block: str | None, *, network: str | None, day: date, as_json: bool, **numbers: int | None) -> None:
    """Show or set how much you want to give: minutes a day and a week, rest between gifts, a giving hour."""
    from otherward.actions.care import care_of, set_care
    from otherward.actions.suggest import situation_of

    changes: dict[str, Any] = {name: value for name, value in numbers.items() if value is not None}
    if block is not None:
        changes["block"] = None if block.strip().casefold() == "off" else block_of(block)
    with opened(network) as book:
        if changes:
            set_care(book, replace(care_of(book), **changes))
        situation = situation_of(book, day=day)
        week, warnings = week_so_far(situation), [one_way_words(*one) for one in one_way(situation)]
        if as_json:
            print_json(_json(situation.care, week, warnings))
        else:
            tell("\n".join(_told(situation.care, week, warnings)))


def _json(care: Care, week: Week, warnings: list[str]) -> dict[str, Any]:
    block = care.block and {
        "weekday": care.block.weekday,
        "at": f"{care.block.at:%H:%M}",
        "minutes": care.block.minutes,
    }
    return asdict(care) | {"block": block, "given_this_week": week.spent, "warnings": warnings}


def _told(care: Care, week: Week, warnings: list[str]) -> list[str]:
    hour = (
        f"{care.block}; it is in your calendar feed"
        if care.block
        else 'none; --block "friday 16:00" keeps one'
    )
    over = ". That is more than you meant to; what can wait is left for Monday" if week.is_over else ""
    return [
        f"A day:        {care.minutes_a_day} minutes, {care.cards_a_day} suggestions",
        f"A week:       {care.minutes_a_week} minutes, {week.spent} given so far{over}",
        f"Rest:         {care.rest_days} days between two gifts to one person, unless they write",
        f"Giving hour:  {hour}",
        *(f"Mind:         {words}" for words in warnings),
    ]
