"""`me`, `people`, `person`, `edit`: who you are and whom you know."""

from datetime import date

import click

from otherward.cli.as_json import person_json
from otherward.cli.options import common, opened, print_json
from otherward.cli.telling import tell
from otherward.translation.words import say


@click.command()
@click.option("--name", default="", help="Your name as others write it.")
@click.option("--email", "emails", multiple=True, help="An address of yours; may be repeated.")
@common
def me(name: str, emails: tuple[str, ...], *, network: str | None, day: date, as_json: bool) -> None:
    """Say or show who you are; it is found by itself where the files tell."""
    from otherward.actions.derive import derive
    from otherward.actions.who_am_i import set_me

    with opened(network) as book:
        if name or emails:
            with book.bringing_in():
                set_me(book, name=name, emails=emails)
                derive(book, day=day)
        user = next((person for person in book.people.all() if person.is_me), None)
        offerings = [o.summary for o in book.offerings.all(holder=user.id)] if user else []
        told = {
            "name": user.name if user else book.setting("me.name"),
            "emails": list(user.emails) if user else [],
            "offerings": offerings,
        }
    if as_json:
        print_json(told)
    elif not told["name"] and not told["emails"]:
        tell('It is not known yet who you are; say `otherward me --name "Your Name" --email you@…`.')
    else:
        tell(f"{told['name']}  {', '.join(told['emails'])}")
        for offering in offerings:
            tell(say("  can provide: {what}", what=offering))


@click.command()
@click.argument("query", nargs=-1)
@common
def people(query: tuple[str, ...], *, network: str | None, day: date, as_json: bool) -> None:
    """List or search people: names, companies, notes, needs."""
    from otherward.actions.derive import ensure_derived
    from otherward.actions.find_person import search_people

    with opened(network) as book:
        ensure_derived(book, day=day)
        found = search_people(book, " ".join(query))
        records = {record.id: record for record in book.records.all()} if as_json else {}
        rapports = {rapport.person: rapport for rapport in book.rapports.all()}
        told = [person_json(person, records, rapports.get(person.id)) for person in found]
    if as_json:
        print_json(told)
    else:
        from otherward.cli.show import show_people

        show_people(told)


@click.command()
@click.argument("who")
@common
def person(who: str, *, network: str | None, day: date, as_json: bool) -> None:
    """Everything about one person: needs, offerings, what you could do, history, favors and promises."""
    from otherward.actions.about_person import about_person
    from otherward.cli.about import about_json

    with opened(network) as book:
        told = about_json(about_person(book, who, day=day))
    if as_json:
        print_json(told)
    else:
        from otherward.cli.show_person import show_person

        show_person(told)


@click.command()
@click.argument("who")
@click.argument("field")
@click.argument("value")
@common
def edit(who: str, field: str, value: str, *, network: str | None, day: date, as_json: bool) -> None:
    """Set something about a person by hand: FIELD is name, email, organization, title, closeness or never_suggest."""
    from otherward.actions.edit_person import edit_person

    with opened(network) as book:
        changed = edit_person(book, who, field, value, day=day)
        records = book.records.many(changed.records)
        told = person_json(changed, records, book.rapports.get(changed.id))
    if as_json:
        print_json(told)
    else:
        tell(f"{changed.name}: {field} is now {value}.")
