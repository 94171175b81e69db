"""The rules, one judgement a file: what is found, why it matters, on what evidence, and what must and must not fire."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from otherward.review.asks import UNNAMED
from otherward.review.draft import MessageKind
from otherward.translation.worded import worded


class Level(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"
    INFO = "info"
    OFF = "off"


class UnusableRule(ValueError):
    """A rule file that lacks what every rule must have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """What a rule says where a value that it would name is none to name: `It asks, and …` for `It asks for something and …`."""

    of: tuple[str, ...]
    """The values that name nothing; one of them twice in a list, or any value twice, names nothing either."""
    message: str
    attempt: str

    def is_meant(self, values: Iterable[str]) -> bool:
        """Whether one of the values names nothing."""
        lists = [value.split(", ") for value in values]
        return any(set(self.of) & set(one) or len(set(one)) < len(one) for one in lists)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One judgement on drafts."""

    code: str
    name: str
    group: str
    kinds: tuple[MessageKind, ...]
    """Empty: all."""
    level: dict[str, Level]
    """By closeness: stranger, acquaintance, contact, close."""
    find: str
    """`@name` of a predicate, or a kind of words that a sentence must have."""
    message: str
    why: str
    attempt: str
    """What to try instead."""
    fix: str
    """The operator that can mend it, if any."""
    grade: str
    """Strength of the evidence: A experiments or our own measurement, B observation, C practice, D ethos, X measured here."""
    source: str
    bad: tuple[dict[str, Any], ...]
    good: tuple[dict[str, Any], ...]
    unnamed: Unnamed | None
    always: bool
    """Whether it speaks on any message, an answer to one's own colleagues too."""
    each: bool
    """Whether every place is a finding of its own; of most rules one says enough."""
    preview: bool
    """Not yet precise enough to be on by default."""
    whole: bool
    """Whether it is about the draft as a whole, not about one of its sentences."""
    recorded: bool
    """Whether what the network knows decides, so that the draft alone cannot: two who both said yes may be introduced in few words."""

    @property
    def slots(self) -> frozenset[str]:
        """What its words leave to be filled in from the draft."""
        return frozenset(
            slot.lower() if slot != "R" else slot
            for slot in _SLOT.findall(self.message + self.why + self.attempt)
        )

    def applies(self, kind: MessageKind, closeness: str) -> bool:
        """Whether it speaks on such a message at all."""
        if kind is MessageKind.OTHER and not self.always:
            return False
        return (not self.kinds or kind in self.kinds) and self.level[closeness] is not Level.OFF


def read_rule(text: str, name: str = "") -> Rule:
    """A rule from its file; refused without evidence, explanation and two examples of each sort."""
    table = tomllib.loads(text)
    examples = table.get("examples", {})
    bad, good = (tuple(_example(one) for one in examples.get(key, ())) for key in ("bad", "good"))
    lacking = [
        key for key in ("code", "find", "message", "why", "try", "evidence", "level") if not table.get(key)
    ]
    if lacking or len(bad) < 2 or len(good) < 2:
        message = f"{name or table.get('code', 'a rule')} lacks {', '.join(lacking) or 'two examples of each sort'}."
        raise UnusableRule(message)
    return Rule(
        code=table["code"],
        name=table["name"],
        group=table["group"],
        kinds=tuple(MessageKind(kind) for kind in table.get("kinds", ())),
        level={closeness: Level(level) for closeness, level in table["level"].items()},
        find=table["find"],
        message=table["message"],
        why=table["why"],
        attempt=table["try"],
        fix=table.get("fix", ""),
        grade=table["evidence"]["grade"],
        source=table["evidence"]["source"],
        bad=bad,
        good=good,
        unnamed=_unnamed(table),
        always=bool(table.get("always")),
        each=bool(table.get("each")),
        preview=bool(table.get("preview")),
        whole=bool(table.get("whole")),
        recorded=bool(table.get("recorded")),
    )


def _unnamed(table: dict[str, Any]) -> Unnamed | None:
    told = table.get("unnamed")
    return told and Unnamed(
        of=tuple(told.get("of", (UNNAMED,))),
        message=told.get("message", table["message"]),
        attempt=told.get("try", table["try"]),
    )


def _example(one: str | dict[str, Any]) -> dict[str, Any]:
    return {"body": one} if isinstance(one, str) else one


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, by code."""
    folder = files("otherward.review") / "rules"
    found = [
        read_rule(entry.read_text(encoding="utf-8"), entry.name)
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    ]
    return tuple(sorted(found, key=lambda rule: rule.code))


NOBODY = "the reader"
"""Who reads it, where no name is known."""
_SLOT = re.compile(r"\{(\w+)\}")
_PLAINLY = {
    "R": NOBODY,
    "keep": "the smallest",
    "smaller": "something smaller",
    "out": "no is a fine answer",
    "less": "others",
}


def plainly(text: str) -> str:
    """The words of a rule where no draft is at hand to fill them."""
    return begun(
        _SLOT.sub(lambda match: worded(_PLAINLY.get(match[1], "…"), "review"), worded(text, "review"))
    )


def begun(sentence: str) -> str:
    """With its capital, where it begins with who reads it and no name is known: `The reader told you …`."""
    return sentence[:1].upper() + sentence[1:] if sentence.startswith(worded(NOBODY, "review")) else sentence


def rule_of(code: str) -> Rule | None:
    """The rule of this code."""
    return next((rule for rule in rules() if rule.code == code.upper()), None)


def chosen(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[Rule]:
    """Rules by prefix of their code, as `FRM` or `FOC002`; previews only if named."""
    return [
        rule
        for rule in rules()
        if (not select or rule.code.startswith(tuple(select)))
        and not (ignore and rule.code.startswith(tuple(ignore)))
        and (not rule.preview or rule.code in select)
    ]
