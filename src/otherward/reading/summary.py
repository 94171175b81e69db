"""A finding in few clear words: third person, without the speaker's preamble; and what kind of need it is."""

import re

from otherward.network.need import NeedKind

_STRIP = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^\s*(?:[-*•–—>]+|\d+[.)])\s*",
        r"^(?:and|but|so|also|well|anyway|oh|ok|okay|ps:?|p\.s\.:?|plus|now|by the way|btw|honestly|one follow-up[.:]|one more thing[:,.]?)[,:]?\s+",
        r"^(?:of course|sure|yes|yep|absolutely|certainly|no problem|okay|deal|gladly|with pleasure)[,.!–—-]+\s+",
        r"^(?:needs?|offers?|wants?|asks?|looking for|lf|has|gives)\s*:\s*",
        r"^(?:do|would|might|does) (?:you|anybody|anyone|somebody) (?:here )?(?:happen to )?(?:know|have)(?: of)?\s+",
        r"^(?:if|in case) you (?:happen to )?(?:know|hear|come across)(?: of| about)?\s+",
        r"^(?:what )?(?:i|we)(?:'m|’m|'re|’re| am| are)? (?:still |really |currently |also |now |actually |desperately )*(?:looking|searching|hunting) (?:for|into)\s+",
        r"^(?:i|we) (?:still |really |also |now |urgently |do )*(?:need|want|require)\s+",
        r"^(?:i|we)(?:'d|’d| would) (?:really |very much )?(?:love|like|appreciate|welcome)\s+",
        r"^(?:s?he|they)(?:'s|’s|'re|’re| is| are)? (?:still |really |currently |also |now )*(?:looking|searching|hunting) for\s+",
        r"^(?:s?he|they) (?:still |really |also )*(?:needs?|wants?)\s+",
        r"^(?:i|we) (?:can|could) (?:also |gladly |easily )?",
        r"^(?:i|we)(?:'d|’d| would) be (?:happy|glad) to\s+",
        r"^(?:i|we)(?:'ll|’ll| will| shall|'d|’d| am going to| are going to)\s+",
        r"^(?:happy|glad) to\s+",
    )
]
LONGEST = 140

_KINDS = [
    (
        NeedKind.VACANCY,
        r"\b(hir(e|ing)|vacanc|job|role\b|position|apprentice|recruit|candidate|intern(ship)?\b|shift lead|second[- ]shift|employer|work as|new post)",
    ),
    (
        NeedKind.FUNDING,
        r"\b(fund(ing|s|er)?|invest(or|ment)|grant|loan|sponsor|donat|seed round|raise (money|capital)|capital)\b",
    ),
    (
        NeedKind.CUSTOMER,
        r"\b(client|customer|buyer|order(s)?\b|anchor|distributor|outlet|first users|pilot (site|customer)|fill (the )?(line|capacity|weekends))",
    ),
    (
        NeedKind.INTRODUCTION,
        r"\b(know (of )?(any|some)|anyone who|anybody who|somebody who|someone who|somebody|someone|introduc|speaker|contact (at|in)|consultant|mentor|expert|lawyer|translator|coach|adviser|advisor)",
    ),
    (
        NeedKind.ADVICE,
        r"\b(advice|advise|how (do|did|would|to|we|you)|tips?\b|opinion|recommend|experience with|wants to know|pick your brain|second pair of eyes)",
    ),
    (NeedKind.QUESTION, r"\?\s*$"),
    (
        NeedKind.RESOURCE,
        r"\b(space|room|desk|venue|supplier|template|checklist|tool|machine|equipment|data|software|van|truck|storage|material|parts?|forklift|used)\b",
    ),
    (
        NeedKind.GOAL,
        r"\b(goal|aim|target|plan(s|ning)? to|want(s)? to (get|reach|become|open|grow)|by (the )?end of (the )?year)\b",
    ),
    (NeedKind.INTEREST, r"\b(interested in|curious|hobby|learn(ing)? (about|to)|fascinated)\b"),
]


def summary_of(quote: str) -> str:
    """The quote's matter: preamble away, white space single, not too long."""
    text = " ".join(quote.split())
    before = ""
    while before != text:
        before = text
        for pattern in _STRIP:
            text = pattern.sub("", text, count=1)
    text = text.strip(" -–—;,:")
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    if not text:
        text = " ".join(quote.split())
    second = text.split(" ", 1)[0][1:]
    return (
        text
        if second.isupper() and len(second) > 1
        else text[:1].lower() + text[1:]
        if text[:2] != "I "
        else text
    )


def need_kind_of(quote: str) -> NeedKind:
    """What the need is about: the first kind whose words occur (order of the evaluation card)."""
    for kind, pattern in _KINDS:
        if re.search(pattern, quote, re.IGNORECASE):
            return kind
    return NeedKind.PROBLEM


_THANKED = re.compile(
    r"(?:and |so |again[,:]? |once more[,:]? )?(?:thank you|(?:many |a thousand |my )?thanks|thx|cheers)(?: (?:so|very) much| a lot| again| both| all|,? [A-Z]\w+,?)?"
    r" for (?=\w)|(?:i am|we are|i['’]m|we['’]re) (?:\w+ )?(?:grateful|thankful)(?: to you)? for (?=\w)",
    re.IGNORECASE,
)


def favor_done(summary: str, giver: str = "") -> str:
    """What was done, of words of thanks that tell it: `the reference` of `thank you for the reference.`; the giver's name keeps its capital."""
    thanked = _THANKED.match(summary)
    done = summary[thanked.end() if thanked else 0 :].rstrip(" .!") or summary
    first = done.split(" ", 1)[0]
    return done[:1].upper() + done[1:] if first.capitalize() in giver.split() else done
