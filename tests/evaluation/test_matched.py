"""The needs to be matched are whole, and the measure tells a good order from a bad one."""

from evaluation.matched import SAID, matters, ranked


def test_every_need_has_who_could_help_and_who_only_shares_its_words():
    needs, people = matters()
    names = [one["id"] for one in people]
    assert len(names) == len(set(names))
    assert all(one["texts"] and all(one["texts"]) for one in people)
    assert all(need["text"] and need["gold"] and need["not"] for need in needs)


def test_what_people_said_has_an_answer():
    needs, people = matters(SAID)
    assert len(people) == len(needs) == len({one["id"] for one in people})
    assert all(need["text"] and len(need["gold"]) == 1 for need in needs)


def test_the_measure_tells_good_from_bad():
    needs, people = matters()
    names = [one["id"] for one in people]

    def put_first(key):
        return lambda *_: [need[key] + [who for who in names if who not in need[key]] for need in needs]

    good, bad = ranked(put_first("gold")), ranked(put_first("not"))
    assert (good.reciprocal, good.first, good.misled) == (1, len(needs), 0)
    assert (bad.first, bad.misled) == (0, len(needs))
    assert bad.reciprocal <= 0.5
