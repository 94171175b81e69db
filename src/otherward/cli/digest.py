"""`digest`, `look-back`, `calendar`: what reaches the user who does not open the page."""

import re
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from otherward.actions.spoken_language import spoken_language
from otherward.cli.options import common, opened, print_json
from otherward.cli.telling import tell
from otherward.translation.words import ENGLISH, say, speaking
from otherward.translation.words import month as in_month

if TYPE_CHECKING:
    from otherward.book.book import Book
    from otherward.sources.post import Post


class Clock(click.ParamType[time]):
    """A time of day."""

    name = "HH:MM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> time:
        """From text, or as it is."""
        if isinstance(value, time):
            return value
        try:
            return time.fromisoformat(str(value)).replace(second=0, microsecond=0, tzinfo=None)
        except ValueError:
            self.fail(f"“{value}” is no time of day; write it as 07:30.", param, ctx)


SETS = ("smtp", "user", "sender", "to", "at", "command")
"""Options that set where and when the digest goes."""


@click.command()
@click.option(
    "--daily/--weekly", "daily", default=None, help="The day's digest (the default), or the week's."
)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE", help="Write an .eml, .html or .txt file."
)
@click.option("--send", "sending", is_flag=True, help="Send it by your mail server; once a day at most.")
@click.option(
    "--notify",
    is_flag=True,
    help="Show on the desktop that there is something to give; with --units, instead of the mail.",
)
@click.option("--smtp", metavar="HOST:PORT", help="Your mail server, kept for the next time.")
@click.option("--user", metavar="NAME", help="Your name at the mail server.")
@click.option("--from", "sender", metavar="ADDRESS", help="From whom; by default your own address.")
@click.option("--to", metavar="ADDRESS", help="To whom; by default your own address.")
@click.option("--at", type=Clock(), help="When it is sent while the page is served, or by the units.")
@click.option(
    "--password", "ask_password", is_flag=True, help="Ask for the password and keep it in the system keyring."
)
@click.option("--command", metavar="COMMAND", help="A command that prints the password or token.")
@click.option(
    "--token/--no-token",
    default=None,
    help="Sign in with a token (OAuth 2.0) instead of a password, or with a password again.",
)
@click.option("--settings", is_flag=True, help="Show where and when it goes, and what went wrong last.")
@click.option(
    "--forget", "forgetting", is_flag=True, help="Forget the mail server; nothing is sent any more."
)
@click.option(
    "--units",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write a systemd timer and a cron line.",
)
@common
def digest(network: str | None, day: date, *, as_json: bool, **given: Any) -> None:
    """Today or the week as a letter to you: the cards with their words, promises, meetings, thanks owed."""
    with opened(network) as book:
        if _sets(given):
            _set(book, given)
            given["settings"] = given["settings"] or not (given["sending"] or given["units"] or given["out"])
        if given["units"]:
            told = _units(book, given, network)
        elif given["settings"]:
            told = _settings(book)
        else:
            with speaking(ENGLISH if as_json else spoken_language(book)):
                told = _letter(book, given, day)
    if as_json:
        print_json({key: value for key, value in told.items() if key != "words"})
    else:
        tell(told["words"])


def _sets(given: dict[str, Any]) -> bool:
    return (
        any(given[name] for name in SETS)
        or given["token"] is not None
        or given["ask_password"]
        or given["forgetting"]
    )


def _set(book: "Book", given: dict[str, Any]) -> None:
    from otherward.errors import WrongUse
    from otherward.sources import post as posts

    if given["forgetting"]:
        posts.keep_post(book, None)
        return
    post = _post(book, posts.kept_post(book), given)
    if post.token and not post.user:
        message = "A token is somebody's: say whose with `--user NAME`."
        raise WrongUse(message)
    if given["command"]:
        posts.keep_command(post, given["command"])
    elif given["ask_password"]:
        what = "Token" if post.token else "Password"
        posts.keep_password(
            post, click.prompt(f"{what} of {post.user} at {post.host}", hide_input=True, err=True)
        )
    posts.keep_post(book, post)


def _post(book: "Book", known: "Post | None", given: dict[str, Any]) -> "Post":
    """The mail server as it was, with what was given now."""
    from otherward.errors import WrongUse
    from otherward.sources.post import Post, address_of, server_of

    if known is None and not given["smtp"]:
        message = (
            "No mail server is set yet; say `otherward digest --smtp HOST:PORT --user NAME --to ADDRESS`."
        )
        raise WrongUse(message)
    own = next((mail for one in book.people.all() if one.is_me for mail in one.emails), "")
    host, port = server_of(given["smtp"]) if given["smtp"] else (known.host, known.port)  # type: ignore[union-attr]
    every = known.every if known else "day"
    if given["daily"] is not None:
        every = "day" if given["daily"] else "week"
    user = known.user if known and given["user"] is None else given["user"] or ""
    to = address_of(given["to"] or (known.to if known else own), "--to")
    sender = address_of(given["sender"] or (known.sender if known else own or to), "--from")
    at = f"{given['at']:%H:%M}" if given["at"] else (known.at if known else "07:30")
    token = (known is not None and known.token) if given["token"] is None else given["token"]
    return Post(host=host, port=port, user=user, token=token, sender=sender, to=to, every=every, at=at)


def _settings(book: "Book") -> dict[str, Any]:
    from dataclasses import asdict

    from otherward.digest.sending import PROBLEM, SENT
    from otherward.sources.post import kept_post

    post = kept_post(book)
    if post is None:
        return {"post": None, "words": "No mail server is set; the digest is printed, or written with --out."}
    sent, problem = book.setting(SENT), book.setting(PROBLEM)
    words = [
        f"By {post.host}:{post.port}{f' as {post.user}' if post.user else ''}{' with a token' if post.token else ''}, from {post.sender} to {post.to}.",
        f"Every {post.every} after {post.at} while the page is served; `--units DIR` writes a timer for the rest.",
        f"Last sent on {sent}." if sent else "None was sent yet.",
        *([f"What went wrong last: {problem}"] if problem else []),
    ]
    return {"post": asdict(post), "sent": sent or None, "problem": problem or None, "words": "\n".join(words)}


def _units(book: "Book", given: dict[str, Any], network: str | None) -> dict[str, Any]:
    from otherward.digest.units import write_units
    from otherward.sources.post import kept_post

    post = kept_post(book)
    at = given["at"] or time.fromisoformat(post.at if post else "07:30")
    weekly = not given["daily"] if given["daily"] is not None else bool(post and post.every == "week")
    way = "--notify" if given["notify"] else "--send"
    files = write_units(given["units"], network=network or "", at=at, weekly=weekly, way=way)
    words = "Written: " + ", ".join(map(str, files)) + ". docs/digest.md says where they go."
    return {"files": [str(file) for file in files], "words": words}


def _letter(book: "Book", given: dict[str, Any], day: date) -> dict[str, Any]:
    from otherward.digest.contents import digest_of
    from otherward.digest.letter import letter_of
    from otherward.digest.plain import plain_text

    post = _needed(book) if given["sending"] else None
    if given["notify"]:
        return _notified(book, day, weekly=given["daily"] is False)
    weekly = not given["daily"] if given["daily"] is not None else bool(post and post.every == "week")
    if post:
        from otherward.digest.sending import SENT_NOW, send_digest

        state = send_digest(book, post, day=day, at=_now(), weekly=weekly)
        words = f"Sent to {post.to}." if state == SENT_NOW else f"Not sent: {state}."
        return {"day": day, "weekly": weekly, "state": state, "words": words}
    found = digest_of(book, day=day, weekly=weekly)
    letter = letter_of(found)
    told = {"day": day, "weekly": weekly, "empty": found.is_empty, "subject": letter.subject}
    if found.is_empty:
        return told | {"text": "", "words": say("Nothing worth a letter today; a gift or nothing.")}
    if given["out"]:
        _write(book, letter, given["out"])
        return told | {
            "path": str(given["out"]),
            "words": say("Written to {place}; for your eyes only.", place=given["out"]),
        }
    text = plain_text(letter)
    return told | {"text": text, "words": text.rstrip("\n")}


def _notified(book: "Book", day: date, *, weekly: bool) -> dict[str, Any]:
    from otherward.digest.notifying import SHOWN_NOW, notify

    state = notify(book, day=day, weekly=weekly)
    words = "Shown on the desktop." if state == SHOWN_NOW else f"Not shown: {state}."
    return {"day": day, "weekly": weekly, "state": state, "words": words}


def _needed(book: "Book") -> "Post":
    from otherward.errors import WrongUse
    from otherward.sources.post import kept_post

    post = kept_post(book)
    if post is None:
        message = "No mail server is set yet; say `otherward digest --smtp HOST:PORT --user NAME --to ADDRESS`, or use --out FILE.eml."
        raise WrongUse(message)
    return post


def _write(book: "Book", letter: Any, file: Path) -> None:
    from otherward.digest.mail import as_mail
    from otherward.digest.page import html_page
    from otherward.digest.plain import plain_text
    from otherward.sources.post import kept_post

    post = kept_post(book)
    own = next((mail for one in book.people.all() if one.is_me for mail in one.emails), "")
    sender, to = (post.sender, post.to) if post else (own, own)
    kinds = {
        ".eml": lambda: as_mail(letter, sender=sender, to=to, at=_now()).as_bytes(),
        ".html": lambda: html_page(letter).encode(),
        ".txt": lambda: plain_text(letter).encode(),
    }
    make = kinds.get(file.suffix.casefold())
    if make is None:
        message = f"{file.name} is neither .eml nor .html nor .txt; name one of these."
        raise click.UsageError(message)
    _keep(file, make())


def _keep(file: Path, content: bytes) -> None:
    """For the user alone to read."""
    from otherward.errors import UnusableInput

    try:
        file.touch(mode=0o600)
        file.write_bytes(content)
    except OSError as problem:
        message = f"{file} cannot be written ({problem.strerror}); name another place."
        raise UnusableInput(message) from problem


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


@click.command("look-back")
@click.option("--month", metavar="YYYY-MM", help="Which month; by default the last whole one.")
@common
def look_back(month: str | None, *, network: str | None, day: date, as_json: bool) -> None:
    """A month: what you gave, what came of it, whom you thanked, what is still promised."""
    from otherward.actions.derive import ensure_derived
    from otherward.actions.look_back import look_back as look
    from otherward.actions.look_back import month_before
    from otherward.actions.suggest import situation_of
    from otherward.digest.letter import look_back_sections
    from otherward.digest.plain import sections_text

    first = _month(month) if month else month_before(day)
    with opened(network) as book:
        ensure_derived(book, day=day)
        found = look(book, situation_of(book, day=day), first)
    sections = tuple(look_back_sections(found))
    if as_json:
        lists = [{"title": s.title, "lines": [_line_json(line) for line in s.lines]} for s in sections]
        print_json({"month": f"{first:%Y-%m}", "sections": lists})
    elif sections:
        tell(sections_text(say("{month}, looked back at", month=in_month(first)), sections), nl=False)
    else:
        tell(
            f"Nothing is known of {in_month(first)} yet. What you take up, keep and thank for is remembered here."
        )


def _line_json(line: Any) -> dict[str, Any]:
    quote = {"quote": line.quote.words, "where": line.quote.source} if line.quote else None
    return {"text": line.text, "when": line.faint, "evidence": quote}


def _month(text: str) -> date:
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text) or text < "1000":
        message = f"“{text}” is no month; write it as 2026-09."
        raise click.UsageError(message)
    return date.fromisoformat(f"{text}-01")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.ics")
@common
def calendar(file: Path, *, network: str | None, day: date, as_json: bool) -> None:
    """Promises due, meetings with what to bring, birthdays and webinars to pass on, for your calendar program."""
    from otherward.actions.calendar_feed import calendar_feed, events_in

    with opened(network) as book:
        content = calendar_feed(book, day=day)
    _keep(file, content)
    count = events_in(content)
    if as_json:
        print_json({"path": str(file), "events": count})
    else:
        tell(f"Written to {file}: {count} entries.")
