"""In which language words are to be read aloud; nothing is said where they do not tell."""

import pytest

from otherward.language.spoken_in import spoken_in


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We are looking for somebody who has moved a bindery before.", "en"),
        ("wants a head, not a removal firm", "en"),
        ("needs fire risk assessment before half term", "en"),
        ("Wir suchen jemanden, der schon einmal eine Buchbinderei umgezogen hat.", "de"),
        ("Ich lese gerade „The Lean Startup“, und es hilft mir.", "de"),
        ("brauche Rat zu ERP", "de"),
        ("Nous cherchons un traducteur technique pour le printemps.", ""),
        ("Cerchiamo un fornaio per i concerti del sabato.", ""),
        ("We zoeken een bakker voor de zaterdag.", ""),
        ("The plan: wir treffen uns, and you bring it mit.", ""),
        ("WMS 2027", ""),
        ("نبحث عن مترجم", ""),
        ("", ""),
    ],
)
def test_which_language(text, language):
    assert spoken_in(text) == language
