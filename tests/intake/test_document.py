"""Companies' documents: pages, titles, organizations, days, confidences; broken and hostile files."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otherward.intake.brought import Circumstances
from otherward.intake.document import FORMATS
from otherward.intake.document_facts import is_confidential, organization_of
from otherward.intake.entry import Entry
from otherward.network.document import Document
from otherward.network.record import Skipped

LONG = " We make tiles and sell them in nine countries; the kilns run day and night." * 40
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(*pages: str) -> bytes:
    """A PDF of these pages, one line each."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{' '.join(f'{4 + 2 * n} 0 R' for n in range(len(pages)))}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for n, text in enumerate(pages):
        stream = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * n} 0 R>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    body, offsets = "%PDF-1.4\n", []
    for n, one in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{n} 0 obj{one}endobj\n"
    xref = "".join(f"{at:010} 00000 n \n" for at in offsets)
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{xref}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF".encode()


def docx(body: str, title: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", body)
        packed.writestr(
            "docProps/core.xml",
            f'<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></p>',
        )
        for name, content in (extra or {}).items():
            packed.writestr(name, content)
    return out.getvalue()


def test_a_pdf_page_by_page(bring, tmp_path) -> None:
    raw = pdf("Acme Foods annual report, March 3, 2026", "We want a fill rate of 98 percent")
    name, (one,) = bring(tmp_path, "acme-foods/report.pdf", raw)
    assert name == "PDF"
    assert one.pages == ("Acme Foods annual report, March 3, 2026", "We want a fill rate of 98 percent")
    assert (one.organization, one.on, one.confidential) == ("Acme Foods", date(2026, 3, 3), False)


@pytest.mark.parametrize("raw", [b"%PDF-1.7\nnonsense", pdf(), pdf("x")[:150]])
def test_a_broken_pdf_is_said(bring, tmp_path, raw) -> None:
    _, (one,) = bring(tmp_path, "r.pdf", raw)
    assert isinstance(one, Skipped)


def test_a_word_document(bring, tmp_path) -> None:
    body = (
        f"<w:document {W}><w:body><w:p><w:r><w:t>Plan for </w:t></w:r><w:r><w:t>2026</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a cell</w:t>"
        '</w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:br w:type="page"/><w:t>Second</w:t><w:tab/><w:t>page</w:t></w:r></w:p></w:body></w:document>'
    )
    name, (one,) = bring(tmp_path, "plan.docx", docx(body, "The plan"))
    assert (name, one.title) == ("Word document", "The plan")
    assert one.pages == ("Plan for 2026\na cell", "Second\tpage")


def test_a_zip_bomb_in_word_is_not_unpacked(bring, tmp_path) -> None:
    bomb = f"<w:document {W}>".encode() + b" " * (70 << 20)
    _, (one,) = bring(tmp_path, "bomb.docx", docx(bomb.decode()))
    assert isinstance(one, Skipped)
    assert "zip bomb" in one.why


def test_entities_in_word_are_refused(bring, tmp_path) -> None:
    body = f'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document {W}><w:p><w:t>&b;</w:t></w:p></w:document>'
    _, (one,) = bring(tmp_path, "e.docx", docx(body))
    assert isinstance(one, Skipped)


def test_a_web_page_without_its_frame(bring, tmp_path) -> None:
    page = """<!DOCTYPE html><html><head><meta charset="iso-8859-1"><title>Careers | M\xfcller &amp; Sons</title><style>p{}</style>
    <script>var x="We need spies"</script></head><body><nav>Home Products</nav><div class="cookie-banner">Accept cookies</div>
    <h1>Work with us</h1><p>M\xfcller &amp; Sons needs <b>two
    welders</b>.</p><ul><li>Days</li><li>Nights</li></ul><footer>Imprint</footer></body></html>"""
    _, (one,) = bring(tmp_path, "downloads/page.html", page.encode("latin-1"))
    assert one.text.endswith("Work with us\n\nMüller & Sons needs two welders.\n\n- Days\n- Nights")
    assert "spies" not in one.text
    assert "cookies" not in one.text
    assert one.organization == "Müller & Sons"


@pytest.mark.parametrize(
    ("folder", "titles", "text", "organization"),
    [
        (
            "alder-bay-instruments",
            [],
            "ALDER BAY INSTRUMENTS\nDear friends",
            "Alder Bay Instruments",
        ),
        (
            "pell-and-moss-foods",
            ["Co-packing | Pell & Moss Foods"],
            "Bake with us",
            "Pell & Moss Foods",
        ),
        ("larkfield-tiles", [], "nothing about it", "Larkfield Tiles"),
        ("Downloads", ["Press | Acme Tools"], "Acme Tools opens", "Acme Tools"),
        ("documents", [], "HARROW ROAD PUMPS\nDear dealers, Harrow Road Pumps is", "Harrow Road Pumps"),
        ("downloads", [], "no name here at all", ""),
    ],
)
def test_whose_document(folder, titles, text, organization) -> None:
    assert organization_of(folder, titles, text) == organization


@pytest.mark.parametrize(
    ("name", "text", "confidential"),
    [
        ("a.pdf", "CONFIDENTIAL. For the candidate only.", True),
        ("Briefing_CONFIDENTIAL.pdf", "plain", True),
        ("a.pdf", "Please do not forward.", True),
        ("a.pdf", "Internal use only", True),
        ("a.pdf", "We keep your application confidential.", False),
        ("a.pdf", "This is not confidential at all.", False),
        (
            "10-k.txt",
            f"{LONG}We protect trade secrets and other confidential information by agreement with us.{LONG}",
            False,
        ),
        (
            "10-k.txt",
            f"{LONG}We do not share our sales figures with competitors in any of the segments.{LONG}",
            False,
        ),
        ("plan.pdf", f"{LONG}\n\nConfidential, for the board\n\n{LONG}", True),
        ("plan.pdf", f"{LONG}\nAcme plc, page 3 - CONFIDENTIAL\n{LONG}", True),
        (
            "plan.pdf",
            f"{LONG}The figures in this plan are strictly private until the assembly in May, all of them.{LONG}",
            True,
        ),
        (
            "plan.pdf",
            f"{LONG}Please do not forward these pages to anybody outside of the three works.{LONG}",
            True,
        ),
        ("plan.pdf", f"{LONG}Streng vertraulich.", True),
        ("a.pdf", "We are confident.", False),
    ],
)
def test_what_stays_here(name, text, confidential) -> None:
    assert is_confidential(name, text) is confidential


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(
        [
            b"",
            b"%PDF-1.4\n",
            b"PK\x03\x04",
            b"<html><body><p>",
            b"<html class='nav'><p id=menu>x",
            b"\xff\xfe",
        ]
    ),
)
def test_nothing_in_a_document_raises(noise, start) -> None:
    raw = start + noise
    entry = Entry(path="f", name="f.txt", size=len(raw), head=raw, open=lambda: BytesIO(raw), folder="acme")
    for form in FORMATS:
        assert 0 <= form.claims(entry) <= 100
        for one in form.read(entry, Circumstances(day=date(2026, 9, 14))):
            assert isinstance(one, Document | Skipped)


def test_half_a_word_document_is_said(bring, tmp_path) -> None:
    raw = docx(f"<w:document {W}><w:p><w:t>words</w:t></w:p></w:document>")
    for cut in range(40, len(raw) - 1, 37):
        for one in FORMATS[1].read(
            Entry(path="f", name="f.docx", size=cut, head=raw[:cut], open=lambda cut=cut: BytesIO(raw[:cut])),
            Circumstances(day=date(2026, 9, 14)),
        ):
            assert isinstance(one, Skipped)


def test_a_house_named_before_a_comma_in_the_title_is_whose_it_is():
    text = "Elm Hill Homes\nAnnual report\nElm Hill Homes cares for 400 people."
    assert organization_of("", ["Elm Hill Homes, annual report 2026"], text) == "Elm Hill Homes"
    assert organization_of("", ["Annual Report 2026, Elm Hill Homes"], text) == "Elm Hill Homes"
    assert organization_of("", ["Soup, bread and letters"], "Nothing here.") == ""
