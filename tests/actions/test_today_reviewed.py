"""What Today would have the user send passes the review of what they are about to send."""

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.suggest import opportunities
from otherward.book.memory import MemoryBook
from otherward.example import HERE, example
from otherward.giving import drafting, introduction_letters
from otherward.giving.opportunity import OpportunityKind
from otherward.network.closeness import Closeness
from otherward.review.draft import Draft, MessageKind
from otherward.review.reviewer import review

KINDS = {
    OpportunityKind.INTRODUCTION: "introduction",
    OpportunityKind.THANKS: "thank_you",
    OpportunityKind.PROMISE: "follow_up",
}


@pytest.fixture(scope="module")
def shown():
    one, book = example(), MemoryBook()
    bring_in(book, one.folders, day=one.today, base=HERE)
    return book, one.today


@pytest.fixture(params=range(3), ids=["first wording", "second", "third"])
def found(request, monkeypatch, shown):
    """Everything suggested in the example network, all drafts in one of their wordings."""
    for module in (drafting, introduction_letters):
        monkeypatch.setattr(module, "one_of", lambda _person, _place, *said: said[request.param % len(said)])
    book, day = shown
    return opportunities(book, day=day)


def test_every_draft_of_today_passes_the_review(found):
    said = []
    for one in found:
        draft = one.draft
        if draft is None or not draft.body:
            continue
        kind = MessageKind(KINDS.get(one.kind, "outreach"))
        read = review(Draft(subject=draft.subject, body=draft.body, kind=kind, closeness=Closeness.CONTACT))
        said += [(one.kind, finding.code, finding.text) for finding in read.findings]
    assert len(found) > 20
    assert not said
