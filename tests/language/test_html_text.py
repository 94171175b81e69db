"""The words of HTML mails as a reader sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherward.language.html_text import html_to_text
from otherward.language.regions import newly_said


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Hi Tom,</p><p>see you</p>", "Hi Tom,\n\nsee you"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("<div>one</div><div><br></div><div>two</div>", "one\n\ntwo"),
        ("a\n  wrapped   line", "a wrapped line"),
        ("caf&eacute; &amp; more &lt;3", "café & more <3"),
        ("<ul><li>call Lee</li><li>mail Ana</li></ul>", "- call Lee\n- mail Ana"),
        ("<style>p { color: red }</style><script>alert(1)</script>seen", "seen"),
        ("seen<!-- hidden --><!--[if mso]>Outlook<![endif]-->", "seen"),
        ('seen<div style="display:none">preview <div>of it</div></div> too', "seen too"),
        ("<table><tr><td>Phone</td><td>262</td></tr><tr><td>Fax</td><td>263</td></tr></table>", "Phone 262\nFax 263"),
        ('<a href="https://x.example">the page</a>', "the page"),
        ("<b>bo</b>ld", "bold"),
        ("if a < b and c > d", "if a < b and c > d"),
        ("<p>never closed", "never closed"),
    ],
)  # fmt: skip
def test_the_text_is_laid_out_as_it_is_seen(html, text):
    assert html_to_text(html) == text


def test_a_quote_is_marked_and_is_not_new():
    html = (
        '<div dir="ltr">Yes, Monday.</div><br><div class="gmail_quote"><div>On Fri, Sep 4, 2026 at 9:05 AM Tom &lt;tom@reed.example&gt; wrote:</div>'
        "<blockquote>Is Monday good?<blockquote>Or Tuesday?</blockquote></blockquote></div>"
    )
    text = html_to_text(html)
    assert "> Is Monday good?" in text.split("\n")
    assert ">> Or Tuesday?" in text.split("\n")
    assert newly_said(text) == "Yes, Monday."


PIECES = st.lists(
    st.sampled_from(["<p>", "</p>", "<blockquote>", "</blockquote>", "<br", ">", "<!--", "-->", '<a b="', "&#x", "\x03"]) | st.text(max_size=8)
).map("".join)  # fmt: skip


@given(PIECES)
def test_nothing_raises_and_no_mark_of_the_layout_is_left(html):
    text = html_to_text(html)
    assert "\x01" not in text
    assert "\x02" not in text
    assert "\n\n\n" not in text


@given(st.lists(st.text(alphabet="abc déß", min_size=1, max_size=12).filter(str.strip), max_size=6))
def test_every_word_is_kept(paragraphs):
    html = "".join(f"<p>{one}</p>" for one in paragraphs)
    assert html_to_text(html).split() == " ".join(paragraphs).split()
