"""A suggested wording for people and as JSON."""

from typing import Any

from otherward.actions.suggest_wording import Wording
from otherward.cli.telling import tell
from otherward.review.record import review_json


def wording_json(wording: Wording) -> dict[str, Any]:
    """The wording with what each sentence rests on; `body` is null if no answer passed."""
    told: dict[str, Any] = {
        "subject": wording.draft.subject if wording.draft else None,
        "body": wording.draft.body if wording.draft else None,
        "sentences": [{"text": one.text, "rests_on": list(one.rests_on)} for one in wording.sentences],
        "stopped": list(wording.stopped),
        "before": wording.before.score,
    }
    return told | review_json(wording.after or wording.before)


def show_wording(wording: Wording) -> None:
    """The wording on standard output; why an answer was dropped on standard error."""
    if wording.draft is None or wording.after is None:
        tell("The model's answers were not used:", err=True)
        for why in wording.stopped:
            tell(f"  {why}", err=True)
        tell("`otherward review --fix` mends what can be mended without a model.", err=True)
        return
    tell(wording.draft.body)
    tell("", err=True)
    for one in wording.sentences:
        source = "; ".join(one.rests_on) or "nothing: it claims nothing"
        tell(f"“{one.text}” rests on: {source}", err=True)
    tell(
        f"{wording.before.score} → {wording.after.score}. It is a suggestion; read it before you send it.",
        err=True,
    )
