"""One line typed after a call or on a person's page: `Ana needs a WMS consultant by November; promised me the slides`.

It was typed on purpose, so what is understood counts fully. A phrase of `judgements/lines.toml` begins where the subject ends; the subject
is a name, `she`, `I`, or nobody: then it is the person spoken of before, or the one whose page it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from otherward.language.dates import named_days
from otherward.language.due import due_day
from otherward.network.handle import plain
from otherward.network.interaction import Participant
from otherward.network.need import NeedKind
from otherward.reading.finding import Finding, FindingType
from otherward.reading.judgements import Phrase, by_name, holding, phrases
from otherward.reading.plain_words import until
from otherward.reading.subject import Subject, SubjectSense
from otherward.reading.summary import need_kind_of, summary_of

_BREAK = re.compile(r"\s*(?:;|\n|(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\be\.g)[.!?](?=\s|$))\s*")
_JOINT = re.compile(r"\s*(?:,\s*(?:and\s+|but\s+)?|\s(?:and|but|&)\s+)(?:also\s+|then\s+)?", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:[-–—*•>\s,:]+|(?:and|but|also|so|now|still|just|really|recently|apparently|probably|currently|urgently|badly|desperately|kindly|"
    r"actually|soon|finally|already)\b[\s,]*(?!works?\b|working\b|at\b))+",
    re.IGNORECASE,
)
_TAIL = " \t.,;:!?-–—"
_BEFORE_DAY = re.compile(
    r"[\s,(]*(?:\b(?:by|before|until|till|on|in|due|for|at|no later than)\b\s*)?(?:the\s+)?$", re.IGNORECASE
)
_PRONOUNS = frozenset(("him", "her", "them", "you"))
_PAIN = re.compile(
    r"\b(?:struggl|trouble|problem|stuck|worr|los(?:es|ing)|suffer|behind|late\b|difficult)", re.IGNORECASE
)
_POST = re.compile(r"\b(?:(?-i:C[A-Z]O)|head of|director|manager|engineer|developer)\b", re.IGNORECASE)
_IS = re.compile(r"^(?:is|are|was|were|am|['’](?:s|re|m))\s+", re.IGNORECASE)
_SAYS_NOTHING = 2
"""A clause of fewer letters than this says nothing."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """A clause understood: which phrase fits it, after which subject."""

    phrase: Phrase
    match: re.Match[str]
    subject: Subject
    start: int
    quote: str

    def group(self, name: str) -> str:
        """The first group of this name (`whom`, `whom2` …) that caught something."""
        caught = (text for key, text in self.match.groupdict().items() if key.rstrip("0123456789") == name)
        return next((text.strip(_TAIL) for text in caught if text), "")


def understand_line(
    text: str, *, about: Participant | None, me: Participant, day: date, known_names: Sequence[str]
) -> list[Finding]:
    """What a line typed by the user says, fact by fact; `known_names` are the names people are known by."""
    sense = SubjectSense(about, me, known_names)
    sealed = bool(by_name("confidence").says(text))
    found: list[Finding] = []
    for start, clause in _clauses(text, sense):
        fits = _understood(start, clause, sense)
        here = [one for fit in fits for one in _findings(fit, sense, me, day)]
        found += here or list(_by_word(start, clause, sense, me, day))
        if not fits:
            sense.mention(clause)
    sealed = sealed or any(one.type is FindingType.CONFIDENCE for one in found)
    return [replace(one, confidential=sealed or one.confidential) for one in found]


def _clauses(text: str, sense: SubjectSense) -> Iterator[tuple[int, str]]:
    """The line's facts: parted by full stops and semicolons, and by `and` where another fact begins."""
    place = 0
    for mark in (*_BREAK.finditer(text), None):
        end = mark.start() if mark else len(text)
        yield from _joined(place, text[place:end], sense)
        place = mark.end() if mark else end


def _joined(start: int, sentence: str, sense: SubjectSense) -> Iterator[tuple[int, str]]:
    begin = 0
    for joint in _JOINT.finditer(sentence):
        rest = sentence[joint.end() :]
        if joint.start() > begin and _fit(0, rest, sense) and _fit(0, sentence[begin : joint.start()], sense):
            yield start + begin, sentence[begin : joint.start()]
            begin = joint.end()
    if len(sentence[begin:].strip(_TAIL)) >= _SAYS_NOTHING:
        yield start + begin, sentence[begin:]


def _understood(start: int, clause: str, sense: SubjectSense) -> list[_Fit]:
    """The clause's fact; behind `in confidence:` also the fact that was confided."""
    fit = _fit(start, clause, sense)
    if fit is None:
        return []
    sense.follow(fit.subject)
    if fit.phrase.type != FindingType.CONFIDENCE:
        return [fit]
    inner = fit.match.start("what")
    offset = clause.find(fit.match["what"])
    return [fit, *_understood(start + offset, clause[offset:], sense)] if inner >= 0 else [fit]


def _fit(start: int, clause: str, sense: SubjectSense) -> _Fit | None:
    quote = clause.strip(_TAIL)
    start += clause.find(quote) if quote else 0
    for subject in sense.subjects(quote):
        rest = quote[subject.end :]
        lead = _LEAD.match(rest)
        for words in dict.fromkeys((rest.strip(), rest[lead.end() :] if lead else rest.strip())):
            for phrase in phrases():
                match = phrase.pattern.match(words)
                if match and _suits(phrase, subject, match):
                    return _Fit(phrase, match, subject, start, quote)
    return None


def _suits(phrase: Phrase, subject: Subject, match: re.Match[str]) -> bool:
    """`I need` says nothing of others; `Ana promised Gus` is between the two."""
    end = match.end()
    whole = end == len(match.string) or not (match.string[end - 1].isalnum() and match.string[end].isalnum())
    if phrase.says == "own":
        return whole and subject.is_me
    if phrase.says == "mine":
        return whole and (subject.is_me or subject.implied or not subject.pronoun)
    return whole and not subject.is_me


def _findings(fit: _Fit, sense: SubjectSense, me: Participant, day: date) -> Iterator[Finding]:
    for holder, to in _sides(fit, sense, me):
        alone = fit.phrase.says in ("theirs", "own")
        if holder is None or holder == to or (to is None and not alone):
            continue
        made = Finding(
            type=FindingType(fit.phrase.type),
            passage="",
            quote=fit.quote,
            start=fit.start,
            holder=holder,
            to=to,
            summary=_summary(fit, day),
            kind=fit.phrase.kind,
            on=day,
        )
        yield _dated(made, day)


def _dated(made: Finding, day: date) -> Finding:
    if made.type is FindingType.NEED:
        return replace(made, need_kind=_need_kind(made.quote), due=due_day(made.quote, day))
    if made.type in (FindingType.PROMISE, FindingType.OFFERING, FindingType.MILESTONE):
        return replace(made, due=due_day(made.quote, day))
    return replace(made, due=until(made.quote, day)) if made.type is FindingType.WISH else made


def _need_kind(quote: str) -> NeedKind:
    """What is asked for outright is a thing, person or post rather than a problem."""
    kind = need_kind_of(quote)
    if kind is not NeedKind.PROBLEM or _PAIN.search(quote):
        return kind
    return NeedKind.VACANCY if _POST.search(quote) else NeedKind.RESOURCE


def _sides(
    fit: _Fit, sense: SubjectSense, me: Participant
) -> Iterator[tuple[Participant | None, Participant | None]]:
    """Who holds it, and the other side of promises, thanks and favors."""
    if fit.phrase.says == "own":
        yield me, None
        return
    if fit.phrase.says != "mine":
        other = None if fit.phrase.says == "theirs" else me
        yield from ((one, other) for one in (fit.subject.person, *fit.subject.others))
        return
    whom = fit.group("whom")
    to = sense.last if plain(whom) in _PRONOUNS or not whom else sense.named(whom)
    if fit.subject.is_me or fit.subject.implied:
        yield me, to
    elif whom and to != fit.subject.person:
        yield fit.subject.person, to


def _by_word(start: int, clause: str, sense: SubjectSense, me: Participant, day: date) -> Iterator[Finding]:
    """Wishes and confidences that are told in the middle of a clause."""
    quote = clause.strip(_TAIL)
    holder = sense.holder_of(quote)
    if not quote or holder is None or holder == me:
        return
    start += clause.find(quote)
    whole = Finding(
        type=FindingType.WISH,
        passage="",
        quote=quote,
        start=start,
        holder=holder,
        summary=summary_of(quote),
        on=day,
    )
    for wish in holding("wish"):
        if wish.says(quote):
            yield replace(whole, kind=wish.kind, due=until(quote, day))
            break
    if by_name("confidence").says(quote):
        yield replace(whole, type=FindingType.CONFIDENCE)


def _summary(fit: _Fit, day: date) -> str:
    """The matter in few words, without subject and without the day, which is kept beside it."""
    what = fit.group("what")
    words = _IS.sub("", what or fit.match.string)
    if fit.phrase.type in (FindingType.NEED, FindingType.PROMISE, FindingType.OFFERING):
        words = _without_day(words, day)
    if fit.group("verb") and fit.group("whom"):
        words = f"{fit.group('verb')} {fit.group('whom')} {words}"
    if fit.phrase.summary:
        words = fit.phrase.summary.format(what=_first_name(what))
    short = summary_of(words) or words
    return f"{short} (for {fit.subject.relative})" if fit.subject.relative else short


def _first_name(what: str) -> str:
    """`Gus` of `Gus, who runs the harbour`."""
    return re.split(r",|\bwho\b|\bfor\b", what, maxsplit=1)[0].strip(_TAIL)


def _without_day(words: str, day: date) -> str:
    named = named_days(words, day)
    if not named or words[named[-1].end :].strip(_TAIL):
        return words
    return _BEFORE_DAY.sub("", words[: named[-1].start]).strip(_TAIL) or words
