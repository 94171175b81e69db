"""Which language a few words are in, where they tell it: so that a page can say how somebody's own words are to be read aloud."""

import re

TELLING = {
    "en": frozenset(
        (
            "the and you your yours for with that this these those are have has had been from they them their our would could should "
            "who what which when where there here not any some anybody somebody need needs want wants looking about before after until "
            "because but its my myself how why did does doing going were will can cannot"
        ).split()
    ),
    "de": frozenset(
        (
            "der das dem den des und ist nicht ich wir ihr euch uns mir mich dir dich ein eine einen einem einer zu für mit auf von sie es "
            "auch noch nach bei aus über wie wer wo sind habe haben hatte wird werden würde kann können suche suchen brauche braucht "
            "brauchen jemand jemanden danke dass aber oder zum zur im bis seit vor kein keine unser unsere mein meine"
        ).split()
    ),
}
"""Small words that only one of these languages has, as far as languages of the neighbourhood go."""
SURER = 2
"""So many times more of them than of the other language's."""


def spoken_in(text: str) -> str:
    """`en`, `de`, or nothing where the words do not tell."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    counts = {name: sum(one in telling for one in words) for name, telling in TELLING.items()}
    best = max(counts, key=lambda name: counts[name])
    others = sum(counts.values()) - counts[best]
    return best if counts[best] > SURER * others else ""
