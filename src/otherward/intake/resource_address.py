"""Addresses of things to pass on: only of the web, without what follows a reader around."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

LONGEST = 2000

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|igshid|vero_id|oly_(?:anon|enc)_id|yclid|trk|trackingid|cmpid|wt_mc",
    re.IGNORECASE,
)
_BLANK = re.compile(r"[\x00-\x20\x7f]+")


def web_address(url: str) -> str:
    """The address without its tracking parameters; empty unless it is http or https."""
    url = _BLANK.sub("", url)
    if len(url) > LONGEST:
        return ""
    try:
        parts = urlsplit(url)
        if parts.scheme.casefold() not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
            return ""
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]
        query = parts.query if len(kept) == len(pairs) else urlencode(kept)
        fragment = "" if parts.fragment.startswith("utm_") else parts.fragment
        return urlunsplit((parts.scheme.casefold(), parts.netloc, parts.path, query, fragment))
    except ValueError:
        return ""


def canonical(url: str) -> str:
    """The form in which addresses are compared: without scheme, `www.`, fragment and closing slash."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}" if host else ""


def host_of(url: str) -> str:
    """The host without `www.`."""
    return canonical(url).partition("/")[0]
