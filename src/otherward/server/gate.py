"""The gate before every page: this machine only, opened once with a link, nothing from elsewhere."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from otherward.errors import NotFound, OtherwardError, UnusableInput, refused_by_system
from otherward.storage.locks import patience
from otherward.web.current import current

Next = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""No inline script or style, nothing loaded from elsewhere (CSP level 3)."""


FEEDS = "/calendar/feed/"
"""Calendar programs have no session; the secret in the address is asked for by the page itself."""


SHARED = "/share/new"
"""Where the bookmark leads that passes on the page one is reading."""
HERE = "here"


def was_sent_here(request: HttpRequest) -> bool:
    """Whether a page elsewhere leads here by the user's bookmark.

    Browsers leave the sign-in out where another site leads (SameSite=Strict). So the same address is asked for once more from
    a page of our own; it shows a form and keeps nothing before it is posted from here.
    """
    return (
        request.method == "GET" and request.path == SHARED and bool(request.GET) and HERE not in request.GET
    )


@dataclass
class Links:
    """The links that open the page, each once."""

    _open: set[str] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)

    def new(self) -> str:
        """A new link's secret."""
        secret = secrets.token_urlsafe(24)
        with self._lock:
            self._open.add(secret)
        return secret

    def use(self, secret: str) -> bool:
        """True the first time, then never again."""
        with self._lock:
            if secret not in self._open:
                return False
            self._open.discard(secret)
            return True


links = Links()


def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """The single-use link: opens the page for this browser."""
    if not links.use(secret):
        return render(request, "web/closed.html", status=403)
    request.session.cycle_key()
    request.session["entered"] = True
    return redirect("home")


def not_from_this_page(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 (Django gives it)
    """A form that this page did not give out, or gave out before it was started anew."""
    told = {
        "problem": "This page was opened before Otherward was started anew. Reload it and do that again; nothing was changed."
    }
    return render(request, "web/problem.html", told, status=403)


def only_who_entered(following: Next) -> Next:
    """Middleware: pages are shown to the browser that came by the link, and to nobody else."""

    def gate(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(("/enter/", FEEDS)) or request.session.get("entered"):
            return following(request)
        if was_sent_here(request):
            address = f"{request.get_full_path()}&{HERE}=1"
            return render(request, "web/come_in.html", {"address": address})
        return render(request, "web/closed.html", status=403)

    return gate


def thinks_ahead(following: Next) -> Next:
    """Middleware: after a form, what could be done for others is thought over before the next page asks; where nothing changed it is kept."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = following(request)
        if request.method == "POST" and response.status_code < REFUSED:
            current.ahead()
        return response

    return answer


REFUSED = 400
"""From this status on nothing was changed."""


def answers_soon(following: Next) -> Next:
    """Middleware: whoever waits for a page is told after a while that an import is in the way, and a few who wait do not stop it for all."""

    def answer(request: HttpRequest) -> HttpResponse:
        before = patience.set(PAGE_WAITS)
        try:
            return following(request)
        finally:
            patience.reset(before)

    return answer


PAGE_WAITS = 15.0
"""Seconds."""


class SaidInWords:
    """Middleware: what an action refuses becomes a page that says so, whichever page asked."""

    def __init__(self, following: Next) -> None:
        self._following = following

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass it on."""
        return self._following(request)

    @staticmethod
    def process_exception(request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """One sentence and a way back; other faults are Django's to report."""
        if isinstance(problem, OSError):
            problem = UnusableInput(refused_by_system(problem))
        if not isinstance(problem, OtherwardError):
            return None
        status = 404 if isinstance(problem, NotFound) else 409
        return render(request, "web/problem.html", {"problem": str(problem)}, status=status)


def nothing_from_elsewhere(following: Next) -> Next:
    """Middleware: the headers that keep other sites out, and requests that other sites start."""

    def fence(request: HttpRequest) -> HttpResponse:
        site = request.headers.get("Sec-Fetch-Site", "none")
        if request.method not in ("GET", "HEAD") and site not in ("same-origin", "none"):
            return HttpResponse("Another site may not do this.", status=403, content_type="text/plain")
        response = following(request)
        response["Content-Security-Policy"] = POLICY
        response["Referrer-Policy"] = (
            "same-origin"  # with no-referrer, browsers post forms with `Origin: null`
        )
        response["Cross-Origin-Opener-Policy"] = "same-origin"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["X-Content-Type-Options"] = "nosniff"
        response["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        response["Cache-Control"] = "no-store"
        return response

    return fence
