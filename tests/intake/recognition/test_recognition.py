"""One person across all records, two people of one name stay two, and what the user said always holds."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations

import pytest
from found_people import DAY, card, world
from hypothesis import given, settings
from hypothesis import strategies as st

from otherward.book.kept import Decision, Edit
from otherward.intake.recognition import recognize
from otherward.intake.recognition.comparison import Comparer
from otherward.intake.recognition.traits import traits_of
from otherward.network.person import Person

NOW = datetime(2026, 9, 14, tzinfo=UTC)


def groups(records, **more) -> set[frozenset[str]]:
    return {frozenset(person.records) for person in recognize(records, day=DAY, **more).people}


def one(*records, **more) -> Person:
    people = recognize(records, day=DAY, **more).people
    assert len(people) == 1, [p.name for p in people]
    return people[0]


def count(*records, **more) -> int:
    return len(recognize(records, day=DAY, **more).people)


def said(a, b, *, same: bool) -> Decision:
    first, second = sorted((a.id, b.id))
    return Decision(id=f"decision-{first}-{second}", a=first, b=second, same=same, at=NOW)


def profile(slug: str) -> tuple[str, ...]:
    return (f"https://www.linkedin.com/in/{slug}",)


SAME = {
    "address": (
        card("Bob Haas", emails=("b.haas@gmail.com",)),
        card("R. Haas", index=2, emails=("bhaas@gmail.com",)),
    ),
    "number in two spellings": (
        card("Ute Zellwald", phones=("+49 (0)30 1234567",)),
        card("Uta Zellwald", index=2, phones=("030 / 123 45 67",)),
    ),
    "short form and employer": (
        card("Peggy Ostring", organization="Tarn & Vel Foods, Inc."),
        card("Margaret Ostring", index=2, organization="Tarn and Vel Foods"),
    ),
    "initial and employer": (
        card("J. Quisado", organization="Tarnvel Optics"),
        card("Jovana Quisado", index=2, organization="Tarnvel Optics"),
    ),
    "family name cut short, profile's employer": (
        card(
            "Winona Hagwald",
            origin="linkedin",
            organization="Dornpav Tooling",
            profiles=profile("winona-hagwald"),
        ),
        card("Winona H.", organization="Dornpav Tooling"),
    ),
    "former name in the profile": (
        card(
            "Solveig Berg",
            origin="linkedin",
            profiles=profile("solveig-kaltenko-12"),
            organization="Lindzell Paper",
        ),
        card("Solveig Kaltenko", organization="Lindzell Paper"),
    ),
    "address only, fitting the name and the firm": (
        card("Torvald Grisard", origin="linkedin", organization="Ulmtarn Logistics"),
        card("", origin="mail", emails=("tgrisard@ulmtarn-logistics.com",), seen=3),
    ),
    "umlauts": (card("Florian Dornmüller"), card("FLORIAN DORNMUELLER", index=2)),
    "another order": (card("Leander Pavquist"), card("Pavquist Leander", index=2)),
    "date of birth and a slip": (
        card("Imelda Morquist", birthday="1971-06-24"),
        card("Imelda Morqiust", index=2, birthday="1971-06-24"),
    ),
}
DIFFERENT = {
    "a couple's address": (
        card("Tom Hill", emails=("thehills@gmail.com",)),
        card("Ann Hill", index=2, emails=("thehills@gmail.com",)),
    ),
    "an office's address": (
        card("Tom Hill", emails=("info@hill.example",)),
        card("Eberhard Grisard", index=2, emails=("info@hill.example",)),
    ),
    "a household's number": (
        card("Tom Hill", phones=("+1 414 555 0100",)),
        card("Susan Hill", index=2, phones=("+1 414 555 0100",)),
    ),
    "father and son": (card("Casimir Velberg Jr."), card("Casimir Velberg Sr.", index=2)),
    "one common name, two employers": (
        card("Michael Brown", organization="Tarnvel Optics"),
        card("Michael Brown", index=2, organization="Dornpav Tooling"),
    ),
    "two members of one network": (
        card("Marit Zellado", origin="linkedin", profiles=profile("marit-zellado")),
        card("Marit Zellado", origin="linkedin", index=2, profiles=profile("maritz")),
    ),
    "short form of two": (
        card("Christopher Tarnova", organization="Ulm Paper"),
        card("Christine Tarnova", index=2, organization="Ulm Paper"),
    ),
    "dates of birth": (
        card("Tom Hill", birthday="1961-02-03"),
        card("Tom Hill", index=2, birthday="1988-11-20"),
    ),
    "middle names": (card("John Adam Hill"), card("John Peter Hill", index=2)),
}


@pytest.mark.parametrize("why", SAME)
def test_one_person_by(why):
    assert count(*SAME[why]) == 1


@pytest.mark.parametrize("why", DIFFERENT)
def test_two_people_in_spite_of(why):
    assert count(*DIFFERENT[why]) == 2


def test_a_card_that_could_be_either_is_asked_about():
    freight = card(
        "Chris Olson", origin="linkedin", organization="Ulm Drayage", profiles=profile("chris-olson-a")
    )
    staff = card(
        "Chris Olson",
        origin="linkedin",
        index=2,
        organization="Tarn Tools",
        profiles=profile("chris-olson-b"),
    )
    loose = card("Chris Olson", phones=("+1 414 555 0100",))
    found = recognize([freight, staff, loose], day=DAY)
    assert len(found.people) == 3
    assert any(
        loose.id in (pair.a, pair.b) and "the same name, Chris Olson" in pair.reasons for pair in found.likely
    )


def test_a_couple_on_one_card_is_the_first_named():
    rick = card("Rick Ulmquist", origin="google", emails=("rick@ulmquist.example",), phones=("414 555 0100",))
    both = card("Rick & Odalys Ulmquist", emails=("rick@ulmquist.example",))
    odalys = card("Odalys Ulmquist", origin="linkedin", profiles=profile("odalys-ulmquist"))
    assert groups([rick, both, odalys]) == {frozenset((rick.id, both.id)), frozenset((odalys.id,))}


def test_offices_and_firms_are_organizations_and_nobody_is_lost():
    firm = card("Haas Plumbing LLC", phones=("414 555 0100",))
    marked = card("Tarn Optics", index=2, organization="Tarn Optics", company_card=True)
    office = card("", origin="mail", emails=("info@tarnoptics.com",), seen=3)
    machine = card("Tarn Optics", origin="mail", index=2, emails=("no-reply@tarnoptics.com",), seen=3)
    owner = card("Brigitte Haas", index=3, emails=("info@haas.example",))
    tradesman = card("Rudy plumber", index=4, phones=("414 555 0101",))
    found = recognize([firm, marked, office, machine, owner, tradesman], day=DAY)
    assert sorted(p.records for p in found.people) == sorted([(owner.id,), (tradesman.id,)])
    assert {r.id for r in found.passed} == {firm.id, marked.id, office.id, machine.id}
    tarn = next(o for o in found.organizations if o.name == "Tarn Optics")
    assert set(tarn.records) == {marked.id, office.id, machine.id}
    assert tarn.domains == ("tarnoptics.com",)


def test_organizations_across_spellings_and_free_mail_is_none():
    cards = [
        card(
            "Ana Zellberg",
            organization="Kalt Moraine Packaging, Inc.",
            emails=("azellberg@kmpackaging-wb.com",),
        ),
        card("Priska Tarnwald", organization="Kalt Moraine Packaging", emails=("priska@gmail.com",)),
        card("Leander Dornova", organization="Kalt Moraine"),
        card("", origin="mail", emails=("marit.ulmberg@kmpackaging-wb.com",)),
    ]
    found = recognize(cards, day=DAY)
    assert [o.domains for o in found.organizations] == [("kmpackaging-wb.com",)]
    assert {p.affiliations[0].organization_id for p in found.people} == {found.organizations[0].id}


def test_the_person_has_the_best_of_every_record():
    old = card(
        "haas, brigitte", emails=("BHaas@gmail.com",), phones=("+49 30 1234567",), organization="Tarn Optics"
    )
    new = card(
        "Brigitte Haas", origin="linkedin", emails=("bhaas@gmail.com",), profiles=profile("brigitte-haas"),
        organization="Ulm Paper", title="Buyer", as_of=date(2026, 9, 1),
    )  # fmt: skip
    person = one(replace(old, as_of=date(2020, 1, 1)), new)
    assert (person.name, person.given, person.family) == ("Brigitte Haas", "Brigitte", "Haas")
    assert [a.organization for a in person.affiliations] == ["Ulm Paper", "Tarn Optics"]
    assert {"mailto:bhaas@gmail.com", "in:brigitte-haas", "tel:+49301234567"} <= set(person.handles)
    assert person.emails == ("bhaas@gmail.com",)


def test_edits_by_hand_win_and_follow_their_record():
    a, b = (
        card("Brigitte Haas", emails=("b@haas.example",)),
        card("B. Haas", index=2, emails=("b@haas.example",)),
    )
    edit = Edit(id="edit-1", record=b.id, field="name", value="Gitte Haas", at=NOW)
    assert one(a, b, edits=[edit]).name == "Gitte Haas"
    apart = recognize([a, b], day=DAY, edits=[edit], decisions=[said(a, b, same=False)])
    assert {p.name for p in apart.people} == {"Brigitte Haas", "Gitte Haas"}


def test_me_by_handle_and_by_name():
    mine = card("", origin="mail", emails=("gitte@haas.example",), seen=90)
    own_card = card("Brigitte Haas", phones=("+49 30 1234567",))
    other = card("Tom Hill", index=2)
    found = recognize(
        [mine, own_card, other], day=DAY, me_handles=frozenset({"mailto:gitte@haas.example"}), me_names=("Brigitte Haas",)
    )  # fmt: skip
    assert [set(p.records) for p in found.people if p.is_me] == [{mine.id, own_card.id}]


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(("crowded", "precision", "recall"), [(False, 0.99, 0.9), (True, 0.98, 0.8)])
def test_random_people_are_recognized(seed, crowded, precision, recall):
    records, truth = world(seed, 250, crowded=crowded)
    found = recognize(records, day=DAY)
    mine = Counter(p.id for p in found.people for _ in p.records)
    both = Counter((p.id, truth[r]) for p in found.people for r in p.records)
    theirs = Counter(truth.values())
    pairs = lambda counted: sum(n * (n - 1) // 2 for n in counted.values())
    assert pairs(both) / pairs(mine) >= precision
    assert pairs(both) / pairs(theirs) >= recall


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_changes_who_is_who(seed, chance):
    records, _ = world(seed, 25)
    found = recognize(records, day=DAY)
    shuffled = [*records, *records[::2]]
    chance.shuffle(shuffled)
    again = recognize(shuffled, day=DAY, before=found.people, organizations_before=found.organizations)
    assert again.people == found.people
    assert again.organizations == found.organizations


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([-8.0, -4.0, 0.0, 4.0]))
def test_hopeless_pairs_are_passed_over_and_no_other(seed, least):
    traits, _ = traits_of(world(seed, 20, crowded=True)[0])
    comparer = Comparer(traits)
    for a, b in combinations(traits, 2):
        whole = comparer.compare(a, b)
        assert whole is not None
        assert comparer.compare(a, b, least=least) == (whole if whole.weight > least else None)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_every_record_lands_in_exactly_one_place(seed):
    records, _ = world(seed, 25)
    records += [card("Tarn Optics GmbH"), card("", origin="mail", emails=("office@tarn.example",))]
    found = recognize(records, day=DAY)
    placed = [r for p in found.people for r in p.records] + [
        r for o in found.organizations for r in o.records
    ]
    assert sorted(placed) == sorted(record.id for record in records)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.data())
def test_what_the_user_said_holds_and_can_be_taken_back(seed, data):
    records, _ = world(seed, 20)
    a = data.draw(st.sampled_from(records))
    b = data.draw(st.sampled_from([record for record in records if record.id != a.id]))
    before = groups(records)
    merged = groups(records, decisions=[said(a, b, same=True)])
    assert any({a.id, b.id} <= group for group in merged)
    split = groups(records, decisions=[said(a, b, same=False)])
    assert not any({a.id, b.id} <= group for group in split)
    assert groups(records) == before


def test_identifiers_stay_when_records_come():
    records, _ = world(7, 40)
    some = recognize(records[:60], day=DAY)
    more = recognize(records, day=DAY, before=some.people, organizations_before=some.organizations)
    owner = {record: p.id for p in more.people for record in p.records}
    kept = sum(any(owner.get(record) == p.id for record in p.records) for p in some.people)
    assert len({p.id for p in more.people}) == len(more.people)
    assert kept >= 0.95 * len(some.people)
