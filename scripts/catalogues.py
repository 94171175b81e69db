"""The catalogues of `otherward.translation`: finds every message, writes `de.po` anew with what is translated, compiles `de.mo`.

    python scripts/catalogues.py            # after words were added or a translation was written
    python scripts/catalogues.py --missing  # the messages without a translation

Messages are found in the templates (`translation/markup.py`), in `say("…")` and `marked("…")` of the sources, and in `spoken("…")` of the
page's scripts. No gettext program is needed; Babel writes and compiles.
"""

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from otherward.translation.markup import translated
from otherward.web.speaking import said_in_scripts

SRC = Path(__file__).parents[1] / "src" / "otherward"
PLACE = SRC / "translation"
NOT_FOR_USERS = {"design.html"}


def messages() -> Iterator[tuple[str, str]]:
    """(message, where it stands), each where it stands first."""
    for path in sorted((SRC / "web" / "templates").rglob("*.html")):
        if path.name not in NOT_FOR_USERS:
            found: list[str] = []
            translated(path.read_text(encoding="utf-8"), lambda text, found=found: found.append(text) or text)  # type: ignore[misc]
            yield from ((text, path.name) for text in found)
    for path in sorted(SRC.rglob("*.py")):
        yield from ((text, path.name) for text in _said(path))
    yield from ((text, "scripts of the page") for text in said_in_scripts())


def _said(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        function = getattr(node, "func", None)
        name = getattr(function, "id", "") or getattr(function, "attr", "")
        if isinstance(node, ast.Call) and name in ("say", "marked") and node.args:
            text = node.args[0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield text.value


def catalogue(language: str) -> Catalog:
    """All messages, with the translations there are."""
    path = PLACE / f"{language}.po"
    known = (
        read_po(BytesIO(path.read_bytes()), locale=language) if path.exists() else Catalog(locale=language)
    )
    fresh = Catalog(locale=language, project="Otherward", fuzzy=False, charset="utf-8")
    for text, where in messages():
        if text:
            said = known.get(text)
            fresh.add(text, said.string if said else "", locations=[(where, None)])
    return fresh


def compiled(one: Catalog) -> bytes:
    """As gettext reads it at run time; without a date, so that the same catalogue gives the same file."""
    plain = Catalog(
        locale=one.locale,
        charset="utf-8",
        fuzzy=False,
        header_comment="",
        creation_date=_NEVER,
        revision_date=_NEVER,
    )
    for message in one:
        if message.id and message.string:
            plain.add(message.id, message.string)
    out = BytesIO()
    write_mo(out, plain)
    return out.getvalue()


_NEVER = datetime(2026, 1, 1, tzinfo=UTC)


def main() -> None:
    one = catalogue("de")
    if "--missing" in sys.argv:
        print("\n".join(str(message.id) for message in one if message.id and not message.string))
        return
    out = BytesIO()
    write_po(out, one, width=0, omit_header=True, include_lineno=False)
    (PLACE / "de.po").write_bytes(
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n' + out.getvalue()
    )
    (PLACE / "de.mo").write_bytes(compiled(one))


if __name__ == "__main__":
    main()
