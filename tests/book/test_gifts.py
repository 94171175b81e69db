"""What the user carries through comes back whole from every store, and from a copy."""

from datetime import date

from otherward.book.kept import Act, Response
from otherward.book.memory import MemoryBook
from otherward.book.portable import export_book, import_book
from otherward.ledger import ask as asking
from otherward.ledger import introduction as life
from otherward.ledger.ask import Answer, Ask, Request
from otherward.ledger.favor import Result, Thanking
from otherward.ledger.introduction import Introduction, Side
from otherward.network.source import Evidence, Source

DAY = date(2026, 9, 14)
QUOTE = Evidence(
    quote="wir suchen jemanden ☕", source=Source(path="a.mbox", where="mail 1"), on=DAY, speaker="Ada"
)


def introduction():
    a = Side(person="ada", record="r1", name="Ada", seeks="a compiler engineer", evidence=QUOTE)
    b = Side(person="grace", record="r2", name="Grace", brings="compilers")
    one = Introduction(id="i", a=a, b=b, on=DAY, first_step="twenty minutes")
    for who in ("ada", "grace"):
        one = life.say_yes(one, who, DAY)
    one = life.take_step(life.make(one, DAY), DAY)
    return life.thank(life.tell_outcome(one, "they met", DAY), "ada", DAY)


def ask():
    one = Request(person="ada", record="r1", name="Ada", on=DAY)
    return asking.settle(
        asking.reply(asking.request(Ask(id="a", text="a room", on=DAY), one), "ada", "Ada", Answer.NO, DAY),
        "found one",
        DAY,
    )


def filled(book):
    book.introductions.put([introduction()])
    book.asks.put([ask()])
    book.thankings.put([Thanking(id="t", favor="f", on=DAY, words="danke")])
    book.results.put([Result(id="o", favor="f", on=DAY, text="it held")])
    book.responses.put(
        [Response(id="r", opportunity="x", act=Act.TAKEN, on=DAY, gift="resource-1", what="Send it")]
    )


def check(book):
    assert book.introductions.get("i") == introduction()
    assert book.asks.get("a") == ask()
    assert [one.words for one in book.thankings.all(favor="f")] == ["danke"]
    assert [one.text for one in book.results.all(favor="f")] == ["it held"]
    assert book.responses.get("r").gift == "resource-1"


def test_introductions_asks_thanks_and_outcomes_come_back_as_they_were(book):
    filled(book)
    check(book)


def test_a_copy_holds_them_too(book, tmp_path):
    filled(book)
    export_book(book, tmp_path / "copy.zip")
    other = MemoryBook()
    import_book(tmp_path / "copy.zip", other)
    check(other)
