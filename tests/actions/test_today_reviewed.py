"""What Today would have the user send passes the review of what they are about to send."""

import pytest

from otherward.actions.bring_in import bring_in
from otherward.actions.suggest import opportunities
from otherward.book.memory import MemoryBook
from otherward.example import HERE, example
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
def found():
    shown = example()
    book = MemoryBook()
    bring_in(book, shown.folders, day=shown.today, base=HERE)
    return opportunities(book, day=shown.today)


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
