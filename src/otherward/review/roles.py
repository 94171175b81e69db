"""What each sentence of a draft does, and for whom (review specification, 3.0 and 4.2)."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from otherward.review.anatomy import Anatomy, Sentence
from otherward.review.anchors import anchored, content_words, hands_over, pinned
from otherward.review.ask_model import asks_probability
from otherward.review.asks import Ask, asks_in, unnamed_ask
from otherward.review.clauses import Clause
from otherward.review.draft import MessageKind
from otherward.review.vocabulary import says, words


@dataclass(frozen=True)
class Context:
    """What the whole draft tells about each of its sentences."""

    kind: MessageKind
    names: frozenset[str]
    """Words of the writer's and the reader's names and organizations; they anchor nothing."""
    known: tuple[str, ...] = ()
    """What is known of the reader: a sentence that says it is anchored."""
    forwarded: str = ""
    """The words to be forwarded; what they give away is a gift of the message."""


@dataclass(frozen=True)
class Judged:
    """A sentence and what it does."""

    sentence: Sentence
    anchored: bool
    pinned: bool
    asks: tuple[Ask, ...]
    for_me: tuple[Clause, ...]
    """Clauses whose good is the writer's."""
    for_others: int
    """Clauses whose good is the reader's or a third person's."""
    vague: bool
    fake: bool
    conditional: bool
    out: bool
    act: bool
    """Names something the reader did."""
    question: bool
    """Asks after the reader's goals or preference, or says the wish to understand them."""
    pressure: tuple[str, ...]
    promotion: bool
    self_start: bool
    gift: bool = False
    homework: bool = False
    read: frozenset[str] = field(default_factory=frozenset)
    """What it does by its meaning, where its words leave that open."""

    @cached_property
    def text(self) -> str:
        """The sentence with straight quotes."""
        return self.sentence.plain

    @property
    def wants(self) -> bool:
        """Whether the writer's own good is what it is about."""
        return bool(self.for_me)

    @property
    def job(self) -> bool:
        """Whether it asks for a job, or for a way to one."""
        return any(ask.job for ask in self.asks)

    @property
    def size(self) -> int:
        """The size of the biggest thing asked."""
        return max((ask.size for ask in self.asks), default=-1)


def judge(anatomy: Anatomy, context: Context) -> list[Judged]:
    """Every sentence with what it does."""
    first = [_alone(sentence, context) for sentence in anatomy.sentences]
    found = [_beside(first, at, context) for at in range(len(first))]
    return with_forwarded_gift(found) if says("will", context.forwarded) else found


def with_forwarded_gift(found: list[Judged]) -> list[Judged]:
    """The sentences, where the words to be forwarded give something away: the message does."""
    if not found or any(one.gift for one in found):
        return found
    at = next((at for at, one in enumerate(found) if one.homework), 0)
    return [*found[:at], replace(found[at], gift=True), *found[at + 1 :]]


def _alone(sentence: Sentence, context: Context) -> Judged:
    text = sentence.plain
    conditional = says("conditional", text)
    out = says("easy_out", text)
    fake = says("fake_offer", text) or (
        says("fake_noun", text) and says("offering", text) and says("mine", text)
    )
    question = _asks_their_goals(sentence)
    asks = () if question or (says("prefers", text) and sentence.asks) else tuple(asks_in(sentence))
    if out and not sentence.asks:
        asks = tuple(ask for ask in asks if ask.form not in ("order", "command", "please"))
    if not asks and not (question or out or fake) and _sounds_like_asking(sentence):
        asks = (unnamed_ask(sentence),)
    if fake:
        asks = tuple(ask for ask in asks if ask.form != "wish")
    pressure = tuple(
        name for name in ("urgency", "presumes", "guilt", "score_keeping", "nagging") if says(name, text)
    )
    if not (asks or fake or any(says(name, text) for name in ("want", "scarcity", "must"))):
        pressure = tuple(name for name in pressure if name != "urgency")
    mine = _for_me(sentence, asks=bool(asks), thanks=text.casefold().lstrip().startswith("thank"))
    return Judged(
        sentence=sentence,
        anchored=anchored(text, context.names) or _is_known(text, context),
        pinned=pinned(text) or _is_known(text, context),
        asks=asks,
        for_me=mine,
        for_others=0
        if conditional
        or "presumes" in pressure
        or fake
        or "score_keeping" in pressure
        or (max((ask.size for ask in asks), default=0) > 1 and not says("for_them", text))
        else _for_others(sentence),
        vague=says("vague_offer", text),
        fake=fake,
        conditional=conditional,
        out=out,
        act=says("act_of_theirs", text),
        question=question,
        pressure=(*pressure, *(("conditional",) if conditional else ())),
        promotion=fake or _promotes(text),
        self_start=says("self_start", text),
    )


SURE = 0.9
"""From here on the trained detector is believed against the forms: on 169 written drafts 4 of 5 such sentences ask."""


def _sounds_like_asking(sentence: Sentence) -> bool:
    if any(says(name, sentence.plain) for name in ("vague_offer", "nudge", "pleasantry", "thanks", "will")):
        return False
    return asks_probability(sentence.text) >= SURE


def _is_known(text: str, context: Context) -> bool:
    said = content_words(text)
    return any(len(said & content_words(fact)) >= 2 for fact in context.known)


def _asks_their_goals(sentence: Sentence) -> bool:
    text = sentence.plain
    if says("googleable", text) or (says("job", text) and not says("their_job", text)):
        return False
    if says("vague_ask", text):
        return False
    if sentence.asks and says("goal_question", text) and not says("for_me", text):
        return True
    if says("to_understand", text) and words("want").find(text):
        return True
    return sentence.asks and says("prefers", text)


def _for_me(sentence: Sentence, *, asks: bool, thanks: bool) -> tuple[Clause, ...]:
    """The clauses whose good is the writer's."""
    if thanks and not asks:
        return ()
    understands = says("to_understand", sentence.plain) and not says("vague_ask", sentence.plain)
    return tuple(clause for clause in sentence.clauses if _serves_me(clause.text, understands=understands))


def _serves_me(text: str, *, understands: bool) -> bool:
    if says("for_me", text) or says("possibility", text):
        return True
    turned = understands or any(says(name, text) for name in ("for_you", "to_give", "to_understand"))
    return says("want", text) and not turned


def _promotes(text: str) -> bool:
    if not (says("credential", text) or says("company_pitch", text)):
        return False
    return says("mine", text) or not says("theirs", text)


def _for_others(sentence: Sentence) -> int:
    return sum(_serves_others(clause.text) for clause in sentence.clauses)


def _serves_others(text: str) -> bool:
    if says("for_me", text) or says("orders", text):
        return False
    return says("for_you", text) or says("to_give", text) or says("for_them", text)


def _beside(all_of: list[Judged], at: int, context: Context) -> Judged:
    """The sentence seen beside its neighbours: gifts and homework need them."""
    one = all_of[at]
    gift = _is_gift(all_of, at, context.kind)
    homework = not gift and not one.asks and not one.question and _is_about_them(one, context)
    return replace(one, gift=gift, homework=homework, promotion=one.promotion and not gift)


def _is_gift(all_of: list[Judged], at: int, kind: MessageKind) -> bool:
    one = all_of[at]
    no_gift = any(
        says(name, one.text) for name in ("presumes", "attached_papers", "own_papers", "nudge", "nagging")
    )
    if one.fake or one.conditional or one.vague or no_gift:
        return False
    did, will = says("did", one.text), says("will", one.text) or says("others_give", one.text)
    if one.wants and not did:
        return False
    if one.size >= 3 and not any(says(name, one.text) for name in ("for_you", "theirs")):
        return False  # `could you look over my page, it's attached?`
    if one.sentence.asks and not will and not one.self_start:
        return False  # `is there a free seat?` gives nothing
    if not did and one.pinned and not one.promotion and kind is not MessageKind.THANK_YOU:
        did = says("acted", one.text)
    if not (did or will) or (one.asks and one.size >= 2 and not will):
        return False
    if not will and any("score_keeping" in other.pressure for other in all_of):
        return False  # a gift that is held against them is an invoice
    if did and says("merit", one.text) and not says("theirs", one.text):
        return False
    if not (one.anchored or hands_over(one.text) or says("at_theirs", one.text)):
        return False
    near = all_of[max(0, at - 1) : at + 2]
    return any(_turns_to_others(other.text) for other in ([one] if will and not did else near))


def _turns_to_others(text: str) -> bool:
    return any(says(name, text) for name in ("theirs", "will", "for_them")) or bool(words("them").find(text))


_IF_YOU = re.compile(
    r"^\W*(?:\w+: )?if you (?:could|can|would|were to|share|help|give|send|let|connect)\b", re.IGNORECASE
)
"""What begins so asks, whatever it says of the reader."""


def _is_about_them(one: Judged, context: Context) -> bool:
    if context.kind is MessageKind.THANK_YOU:
        return False
    if context.kind is MessageKind.INTRODUCTION and (says("lacks", one.text) or says("their_gain", one.text)):
        return not one.wants
    spoiled = any(says(name, one.text) for name in ("negging", "nudge", "nagging", "guilt", "presumes"))
    if one.wants or one.fake or spoiled or "score_keeping" in one.pressure:
        return False
    if (one.promotion and not one.anchored) or _IF_YOU.match(one.text):
        return False
    if says("bare_acquaintance", one.text) and not one.pinned:
        return False
    return says("their_words", one.text) or (says("theirs", one.text) and one.anchored and not one.self_start)
