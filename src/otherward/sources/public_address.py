"""Which addresses may be fetched from: public ones, over http or https, on their usual ports. Nothing inside anybody's house.

Against requests that are led astray (server-side request forgery, OWASP): the name is looked up once, every answer must be public, and the
connection goes to the answer that was looked at, so that a name cannot mean something else a moment later.
"""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from otherward.errors import UnusableInput

USUAL_PORTS = {"http": 80, "https": 443}
LONGEST = 2000
_KEPT = "%:/?#[]@!$&'()*+,;=~-._"
NAT64 = ipaddress.ip_network("64:ff9b::/96")
NEVER = tuple(
    ipaddress.ip_network(one)
    for one in (
        "100.64.0.0/10",
        "192.88.99.0/24",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",
        "5f00::/16",
        "fec0::/10",
    )
)
"""Shared, relayed, local and special ranges (IANA's special-purpose registries) that some Pythons take for public."""

Resolve = Callable[[str, int], list[str]]


class NotPublic(UnusableInput):
    """The address is nothing that may be fetched."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart."""

    whole: str
    """All of it, as it goes over the wire."""
    scheme: str
    host: str
    port: int


def address_of(text: str, *, any_port: bool = False) -> Address:
    """The address taken apart, or `NotPublic` in one sentence."""
    text = text.strip()
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    scheme, host = parts.scheme.casefold(), (parts.hostname or "").rstrip(".")
    if scheme not in USUAL_PORTS or not host or len(text) > LONGEST or any(ord(c) < 33 for c in text):
        message = f"“{text[:80]}” is no web address; it begins with https:// and names a place on the web."
        raise NotPublic(message)
    if parts.username or parts.password:
        message = f"The address of {host} holds a password; take it out, nothing is fetched with it."
        raise NotPublic(message)
    if port not in (None, USUAL_PORTS[scheme]) and not any_port:
        message = f"{host} is asked for on port {port}; only the usual ports of the web are fetched from."
        raise NotPublic(message)
    try:
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError as problem:
        message = f"“{host}” is no name on the web."
        raise NotPublic(message) from problem
    place = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    whole = urlunsplit((scheme, f"{place}:{port}" if port else place, parts.path or "/", parts.query, ""))
    return Address(quote(whole, safe=_KEPT), scheme, ascii_host, port or USUAL_PORTS[scheme])


def is_public(answer: str) -> bool:
    """Whether an IP address is out on the open internet."""
    try:
        one = ipaddress.ip_address(answer)
    except ValueError:
        return False
    if isinstance(one, ipaddress.IPv6Address):
        if one.scope_id:
            return False
        inner = one.ipv4_mapped or one.sixtofour
        if one in NAT64:
            inner = ipaddress.IPv4Address(int(one) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    if any(one in network for network in NEVER if network.version == one.version):
        return False
    return one.is_global and not one.is_multicast and not one.is_reserved and not one.is_unspecified


def look_up(host: str, port: int) -> list[str]:
    """The IP addresses of a name, by the system's resolver; a name that is promised to be nobody's is not asked for (RFC 6761, 6.4)."""
    if host.rstrip(".").rpartition(".")[2] == "invalid":
        raise socket.gaierror(socket.EAI_NONAME, host)
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def public_answers(host: str, port: int, resolve: Resolve = look_up) -> list[str]:
    """The IP addresses to connect to; `NotPublic` if the name has none, or one that is not public."""
    try:
        answers = list(dict.fromkeys(resolve(host, port)))
    except (OSError, UnicodeError) as problem:
        message = f"{host} is not known on the web; is it spelt right, and is this machine online?"
        raise NotPublic(message) from problem
    if not answers or not all(is_public(answer) for answer in answers):
        message = f"{host} lies inside a private network; only public places are fetched from."
        raise NotPublic(message)
    return answers
