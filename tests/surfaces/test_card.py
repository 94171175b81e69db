"""A card says each thing once: the words a suggestion rests on stand there as a quote, and nowhere else."""

from datetime import date

from otherward.giving.opportunity import Draft, Opportunity, OpportunityKind
from otherward.network.source import Evidence, Source
from otherward.translation.words import speaking
from otherward.web.carded import beyond_quotes, title, until

DAY = date(2026, 10, 12)
QUOTE = "Now the insurer asks for a policy, and I have no idea where to start."


def suggestion(what, why, *quotes, kind=OpportunityKind.RESOURCE):
    evidence = tuple(Evidence(quote=quote, source=Source(path="a.mbox", where="mail")) for quote in quotes)
    return Opportunity(
        id="one",
        kind=kind,
        people=(),
        what=what,
        why=why,
        evidence=evidence,
        minutes=5,
        draft=Draft(to="", subject="", body=""),
    )


def test_the_words_quoted_below_are_not_in_the_first_line():
    one = suggestion(
        "Keep your promise to Tom: “I will send you the psalter”", "", "I will send you the psalter."
    )
    assert title(one) == "Keep your promise to Tom"
    shortened = suggestion("Offer Tom your own help: “Now the insurer asks …”", "", QUOTE)
    assert title(shortened) == "Offer Tom your own help"


def test_what_is_quoted_nowhere_else_stays_in_the_first_line():
    webinar = suggestion("Send Tom the webinar “Checks without fear: how to begin”", "", QUOTE)
    assert title(webinar) == webinar.what
    idea = suggestion("For Tom: publish the rota three weeks ahead.", "", QUOTE)
    assert title(idea) == idea.what


def test_a_reason_that_only_says_who_wrote_it_is_left_to_the_quote():
    one = suggestion("", f"Tom wrote: “{QUOTE.rstrip('.')}”. This seems to be about it.", QUOTE)
    assert beyond_quotes(one) == "This seems to be about it."
    german = suggestion("", f"Tom schrieb: „{QUOTE.rstrip('.')}“. Darum scheint es zu gehen.", QUOTE)
    assert beyond_quotes(german) == "Darum scheint es zu gehen."
    other = suggestion("", "Tom wrote: “Something else”. So it is.", QUOTE)
    assert beyond_quotes(other) == other.why


def test_until_when_is_said_as_people_say_it():
    assert until(DAY, DAY) == "until today"
    assert until(date(2026, 10, 13), DAY) == "until tomorrow"
    assert until(date(2026, 10, 15), DAY) == "until Thursday"
    assert until(date(2026, 10, 19), DAY) == "until 19 October"
    assert until(date(2027, 3, 31), DAY) == "until 31 March 2027"
    with speaking("de"):
        assert until(date(2026, 10, 13), DAY) == "bis morgen"
