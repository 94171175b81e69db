"""A person's sheet as JSON."""

from otherward.actions.about_person import AboutPerson
from otherward.cli.as_json import (
    Json,
    favor_json,
    need_json,
    offering_json,
    opportunity_json,
    person_json,
    promise_json,
)
from otherward.network.interaction import Interaction

EXCERPT = 160


def about_json(sheet: AboutPerson) -> Json:
    """Needs, offerings, what you could do, history, favors and promises both ways, whom they know."""
    network = sheet.network
    told = person_json(sheet.person, sheet.records, sheet.rapport)
    told["needs"] = [need_json(one, network) for one in sheet.needs]
    told["offerings"] = [offering_json(one, network) for one in sheet.offerings]
    told["could_do"] = [opportunity_json(one, network) for one in sheet.opportunities]
    told["history"] = [history_json(one) for one in sheet.history]
    told["promises"] = [promise_json(one, network) for one in sheet.promises]
    told["favors"] = [favor_json(one, network, sheet.thanks, sheet.outcomes) for one in sheet.favors]
    others = ((tie.b if tie.a == sheet.person.id else tie.a, tie.how) for tie in sheet.ties)
    told["knows"] = [{"name": network.name(other), "how": how} for other, how in others]
    return told


def history_json(one: Interaction) -> Json:
    """One mail, message or meeting of the past."""
    return {
        "id": one.id,
        "kind": one.kind,
        "date": one.day,
        "from": one.author.name or one.author.handle if one.author else "",
        "subject": one.subject,
        "excerpt": " ".join(one.text.split())[:EXCERPT],
        "path": one.source.path,
        "where": one.source.where,
    }
