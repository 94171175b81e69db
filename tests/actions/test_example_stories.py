"""The example network tells a dozen stories (`example/example.toml`); here is what must come of them, and what must not."""

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.introductions import received_introductions
from otherward.actions.suggest import opportunities, situation_of
from otherward.example import HERE, example
from otherward.opening import open_book

pytestmark = pytest.mark.xdist_group("example")


@pytest.fixture(scope="module")
def told_book(tmp_path_factory):
    """The example, brought in."""
    shown = example()
    book = open_book(tmp_path_factory.mktemp("example") / "network.db")
    bring_in(book, shown.folders, day=shown.today, base=HERE)
    yield book
    book.close()


@pytest.fixture(scope="module")
def told(told_book):
    """(people served, kind, words, why it is ruled out, draft) of every opportunity."""
    shown, book = example(), told_book
    names = situation_of(book, day=shown.today).network
    return [
        (
            frozenset(names.name(one) for one in each.people),
            each.kind.value,
            each.what,
            each.ruled_out,
            each.draft.body,
        )
        for each in opportunities(book, day=shown.today, everything=True)
    ]


def suggested(told, kind, *people):
    return [one for one in told if one[1] == kind and one[0] == frozenset(people) and not one[3]]


def ruled_out(told, kind, *people):
    return [one[3] for one in told if one[1] == kind and one[0] == frozenset(people) and one[3]]


@pytest.mark.parametrize(
    ("kind", "people"),
    [
        ("introduction", ("Marta Costa", "Ewan Muir")),
        ("introduction", ("Tobias Adler", "Grace Achebe")),
        ("resource", ("Aisha Rahman",)),
        ("promise", ("Luis Ferreira",)),
        ("promise", ("Oluchi Eze",)),
        ("thanks", ("Elspeth Grant",)),
        ("congratulation", ("Chloe Bennett",)),
        ("brief", ("Marta Costa",)),
    ],
)
def test_what_one_would_do(told, kind, people):
    assert suggested(told, kind, *people)


@pytest.mark.parametrize(
    ("kind", "people"),
    [
        ("introduction", ("Lena Fischer", "Owen Pryce")),  # they know each other
        ("introduction", ("Keiko Mori", "Colin Abbot")),  # he asked not to be written to
        ("resource", ("Gareth Lloyd",)),  # it was sent to him
    ],
)
def test_what_is_ruled_out_says_why(told, kind, people):
    assert not suggested(told, kind, *people)
    assert ruled_out(told, kind, *people)


def test_what_must_not_be_suggested_at_all(told):
    assert not suggested(told, "thanks", "Ruth Meyer")
    assert not suggested(told, "introduction", "Judith Crane", "Dean Foster")
    assert not [one for one in told if one[1] == "introduction" and "Samir Nassar" in one[0] and not one[3]]
    assert not [
        one for one in told if "Freya" in " ".join(one[0]) and one[1] == "introduction" and not one[3]
    ]


def test_what_was_told_in_confidence_stands_in_no_letter_to_others(told):
    for people, _, _, excluded, body in told:
        if not excluded and not any("Freya" in name for name in people):
            assert "Freya" not in body


def test_nobody_is_sent_what_they_wrote(told):
    assert not [one for one in told if one[1] == "resource" and "Peter" in " ".join(one[0]) and not one[3]]


def test_letters_have_no_holes(told):
    for _, _, _, excluded, body in told:
        if not excluded:
            assert "{" not in body
            assert "None" not in body
            assert "  " not in body


def test_an_introduction_that_a_note_tells_of_too_is_one(told_book):
    (one,) = received_introductions(told_book, situation_of(told_book, day=example().today))
    assert (one.by.name, [person.name for person in one.to]) == ("Elspeth Grant", ["Amara Cole"])
