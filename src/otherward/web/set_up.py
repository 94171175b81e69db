"""What can be changed on the page Settings, each with its way back."""

import shutil
import weakref
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from otherward.actions import calendar_feed
from otherward.actions.care import care_of, set_care
from otherward.actions.derive import derive
from otherward.actions.edit_person import edit_person
from otherward.actions.find_person import find_person
from otherward.actions.forgotten import SETTING as FORGOTTEN
from otherward.actions.offer import offer
from otherward.actions.restore import go_back, restore
from otherward.actions.spoken_language import LANGUAGE
from otherward.actions.take_back import take_back
from otherward.actions.who_am_i import set_me
from otherward.book.book import Book
from otherward.book.kept import ImportState
from otherward.book.portable import OF_THIS_PLACE, export_book
from otherward.errors import Refused, UnusableInput, WrongUse
from otherward.giving.care import Block
from otherward.network.person import Person
from otherward.opening import fetched_before
from otherward.sources import mail_account
from otherward.sources.dav import account as dav_account
from otherward.sources.dav import gone as dav_gone
from otherward.sources.leaving import leave
from otherward.sources.post import Post, address_of, keep_password, keep_post, kept_post, server_of
from otherward.sources.sign_in import DAV
from otherward.storage.for_a_while import new_folder, passing_folder
from otherward.translation.words import LANGUAGES, say
from otherward.web import jobs
from otherward.web.current import current
from otherward.web.numbers import whole
from otherward.web.undo import Back


@dataclass(frozen=True, slots=True)
class Given:
    """What a form of the page holds."""

    fields: dict[str, str]
    file: "UploadedFile[Any] | None" = None

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "").strip()

    def number(self, name: str, words: str) -> int:
        """A whole number, or one sentence."""
        text = self[name]
        number = whole(text)
        if number is None:
            message = say(
                "“{text}” is no number of {words}; write it in digits.", text=text[:40], words=words
            )
            raise WrongUse(message)
        return number


Done = tuple[str, Back | None]
"""What to say, and the way back."""


def given(request: HttpRequest) -> Given:
    """The posted form."""
    file = request.FILES.get("file")
    fields = {name: str(value) for name, value in request.POST.items()}
    return Given(fields, file if isinstance(file, UploadedFile) else None)


def never_suggested(book: Book) -> list[Person]:
    """People the user said never to suggest."""
    records = {
        edit.record for edit in book.edits.all() if edit.field == "never_suggest" and edit.value == "yes"
    }
    return [one for one in book.people.all() if records & set(one.records)] if records else []


def _me(form: Given) -> Done:
    book = current.open_book()
    before = {name: book.setting(name) for name in ("me.name", "me.emails")}
    emails = tuple(one for one in form["emails"].replace(";", " ").replace(",", " ").split() if one)
    wrong = next((one for one in emails if "@" not in one), "")
    if wrong:
        message = say("“{wrong}” is no mail address; write it as you@example.org.", wrong=wrong)
        raise WrongUse(message)
    with book.bringing_in():
        set_me(book, name=form["name"], emails=emails)
        derive(book, day=current.day)

    def back() -> None:
        with book.bringing_in():
            for name, value in before.items():
                book.set_setting(name, value)
            derive(book, day=current.day)

    return say("Kept: who you are."), back


def _offer(form: Given) -> Done:
    book = current.open_book()
    line = offer(book, form["text"], day=current.day)
    return say("Kept: what you can offer."), lambda: take_back(book, line, day=current.day)


def _care(form: Given) -> Done:
    book = current.open_book()
    before = care_of(book)
    block = None
    if form["weekday"]:
        block = Block(
            weekday=form.number("weekday", "days") % 7,
            at=_time(form["at"] or "16:00"),
            minutes=form.number("block_minutes", "minutes"),
        )
    set_care(
        book,
        replace(
            before,
            minutes_a_day=form.number("minutes_a_day", "minutes"),
            minutes_a_week=form.number("minutes_a_week", "minutes"),
            cards_a_day=form.number("cards_a_day", "suggestions"),
            rest_days=form.number("rest_days", "days"),
            block=block,
        ),
    )
    return say("Kept: how much you give."), lambda: set_care(book, before)


def _never(form: Given) -> Done:
    """Never suggest somebody, or suggest them again."""
    book = current.open_book()
    person = find_person(book, form["who"])
    value = "no" if form["again"] else "yes"

    def put(word: str) -> None:
        edit_person(book, person.id, "never_suggest", word, day=current.day)

    put(value)
    words = (
        say("{name} may be suggested again.", name=person.name)
        if form["again"]
        else say("{name} is never suggested.", name=person.name)
    )
    return words, lambda: put("yes" if value == "no" else "no")


def _digest(form: Given) -> Done:
    book = current.open_book()
    before = kept_post(book)
    if form["off"]:
        keep_post(book, None)
        return say("No digest is sent any more."), lambda: keep_post(book, before)
    host, port = server_of(form["server"])
    to = address_of(form["to"], "To")
    sender = address_of(form["sender"] or form["to"], "From")
    at = f"{_time(form['at'] or '07:30'):%H:%M}"
    every = "week" if form["every"] == "week" else "day"
    # whether a token lets one in is said on the command line; here it stays as it was for this name at this server
    token = before is not None and before.token and (before.host, before.user) == (host, form["user"])
    post = Post(
        host=host, port=port, user=form["user"], token=token, sender=sender, to=to, every=every, at=at
    )
    keep_post(book, post)
    if form["password"]:
        keep_password(post, form["password"])
    return say("Kept: your digest."), lambda: keep_post(book, before)


def _mailbox(form: Given) -> Done:
    """A mailbox to read, or one to read no more; what it brought stays."""
    book = current.open_book()
    if form["off"]:
        gone = mail_account.account_of(book, form["off"])
        mail_account.forget_account(book, gone.address)
        return say("{address} is read no more.", address=gone.address), lambda: mail_account.keep_account(
            book, gone
        )
    address = address_of(form["address"], say("The mailbox")).casefold()
    port = mail_account.TLS_FROM_THE_START
    host, port = server_of(form["host"], port) if form["host"] else (mail_account.server_for(address), port)
    folders = tuple(one.strip() for one in form["folders"].split(",") if one.strip())
    account = mail_account.MailAccount(
        address=address, host=host, port=port, user=form["user"], folders=folders, since=form["since"]
    )
    if form["password"]:
        mail_account.keep_password(account, form["password"])
    mail_account.keep_account(book, account)
    return say("Kept: {address} is read in a minute.", address=address), lambda: mail_account.forget_account(
        book, address
    )


def _places(form: Given) -> Done:
    """A server of address books and calendars to read, or one to read no more; what it brought stays."""
    book = current.open_book()
    if form["off"]:
        gone = dav_account.account_of(book, form["off"], form["user"])
        dav_account.forget_account(book, gone)
        return say("{address} is read no more.", address=gone.host), lambda: dav_account.keep_account(
            book, gone
        )
    if not form["user"]:
        message = say("Say who you are there: your name, or your mail address.")
        raise WrongUse(message)
    names = tuple(one.strip() for one in form["names"].split(",") if one.strip())
    added = [
        dav_account.DavAccount(address=one, user=form["user"], names=names)
        for one in dav_account.places_of(form["address"])
    ]
    for one in added:
        if form["password"]:
            DAV.keep(one.user, one.host, form["password"])
        dav_account.keep_account(book, one)

    def back() -> None:
        for one in added:
            dav_account.forget_account(book, one)

    return say("Kept: {address} is read in a minute.", address=" · ".join(one.host for one in added)), back


def _gone(_form: Given) -> Done:
    """What was said of cards that are gone was read."""
    book = current.open_book()
    told = dav_gone.seen(book)
    return say("Everybody stays."), lambda: dav_gone.put_back(book, told)


def _calendar(form: Given) -> Done:
    book = current.open_book()
    before = calendar_feed.calendar_token(book)
    if form["off"]:
        calendar_feed.close_calendar(book)
        return say("The address leads nowhere any more."), lambda: calendar_feed.reopen_calendar(book, before)
    calendar_feed.new_calendar_token(book)
    return say("A new address for your calendar program."), lambda: calendar_feed.reopen_calendar(
        book, before
    )


def clear_everything() -> Done:
    """An empty network, with the way back to the full one."""
    book = current.open_book()
    _nothing_comes_in()
    with book.bringing_in():
        copy, here = _copy(book), {name: book.setting(name) for name in OF_THIS_PLACE}
        _, secrets_back = leave(book, fetched_before())
    jobs.forget_all()

    def back() -> None:
        with book.bringing_in():
            if book.imports.count(state=ImportState.DONE):
                message = say(
                    "Something was brought in since and would be lost; take that back under “What you brought in”, then undo."
                )
                raise Refused(message)
            go_back(book, copy.path, day=current.day, then="")
            for name, value in here.items():
                book.set_setting(name, value)
        secrets_back()

    return say("Everything is cleared."), back


def _nothing_comes_in() -> None:
    """What still comes in would stand in the network afterwards."""
    if jobs.at_work():
        message = say("Something is being brought in just now; wait until it is done, then do this again.")
        raise WrongUse(message)


def _restore(form: Given) -> Done:
    book = current.open_book()
    if form.file is None:
        message = say("Choose the copy to put back; it is the .zip file that “Save a copy” gave you.")
        raise UnusableInput(message)
    _nothing_comes_in()
    with passing_folder() as folder:
        wanted = folder / "copy.zip"
        with wanted.open("wb") as out:
            for piece in form.file.chunks():
                out.write(piece)
        with book.bringing_in():
            before = _copy(book)
            done = restore(book, wanted, day=current.day)
            then = book.setting(FORGOTTEN)
    words = f"{say('Put back from your copy.')} {done.words}".strip()
    return words, lambda: go_back(book, before.path, day=current.day, then=then)


class _Copy:
    """A copy to go back to, kept as long as the way back is."""

    def __init__(self) -> None:
        folder = new_folder()
        self.path = folder / "before.zip"
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)


def _copy(book: Book) -> _Copy:
    copy = _Copy()
    export_book(book, copy.path)
    return copy


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError as problem:
        message = say("“{text}” is no time of day; write it as 07:30.", text=text)
        raise WrongUse(message) from problem


def _language(form: Given) -> Done:
    """The language of the page; empty where the browser decides."""
    book, before = current.open_book(), current.open_book().setting(LANGUAGE)
    book.set_setting(LANGUAGE, form["language"] if form["language"] in LANGUAGES else "")
    return say("Kept: the language."), lambda: book.set_setting(LANGUAGE, before)


STEPS: dict[str, Callable[[Given], Done]] = {
    "me": _me,
    "offer": _offer,
    "care": _care,
    "never": _never,
    "mailbox": _mailbox,
    "places": _places,
    "gone": _gone,
    "digest": _digest,
    "calendar": _calendar,
    "language": _language,
    "wipe": lambda _form: clear_everything(),
    "restore": _restore,
}
"""By the name of the section."""
