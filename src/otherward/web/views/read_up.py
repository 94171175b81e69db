"""Read up on a company: what will be fetched and from where is said first; then it is fetched in the background."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from otherward.actions.progress import Progress
from otherward.book.kept import Import
from otherward.errors import OtherwardError
from otherward.opening import fetched_before
from otherward.sources.fetching import Fetcher
from otherward.sources.research import reading_up
from otherward.web import jobs
from otherward.web.current import current

PLACES = {
    "wikipedia": "Wikidata and Wikipedia",
    "edgar": "SEC EDGAR, annual reports",
    "jobs": "Greenhouse, open posts",
}


@require_http_methods(["GET", "POST"])
def read_up(request: HttpRequest, company: str) -> HttpResponse:
    """The places to choose from; then what would be fetched, to say yes to; then the job that fetches it."""
    names = [name for name in request.POST.getlist("from") if name in PLACES]
    addresses = request.POST.get("addresses", "").split()
    told = {"page": "meetings", "company": company, "places": PLACES, "chosen": names, "addresses": addresses}
    if request.method == "GET":
        return render(request, "web/read_up.html", {**told, "chosen": list(PLACES)})
    try:
        contact = reading_up.contact_of(current.open_book())
        looked_in = reading_up.places(names, addresses, contact=contact)
    except OtherwardError as problem:
        return render(request, "web/read_up.html", {**told, "problem": str(problem)}, status=422)
    if not looked_in:
        nowhere = "Choose a place to look in, or give an address of theirs."
        return render(request, "web/read_up.html", {**told, "problem": nowhere}, status=422)
    if "yes" not in request.POST:
        lines = list(reading_up.told_beforehand(company, looked_in))
        return render(request, "web/read_up.html", {**told, "lines": lines})

    def fetch(progress: Progress) -> tuple[list[Import], list[tuple[str, str]]]:
        found = reading_up.read_up(
            current.open_book(), company, looked_in, _fetcher(), day=current.day, progress=progress
        )
        return list(found.imports), list(found.missing)

    return redirect("job", name=jobs.start_fetching(company, fetch).id)


def _fetcher() -> Fetcher:
    return Fetcher(kept=fetched_before())
