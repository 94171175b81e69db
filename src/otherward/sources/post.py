"""How a digest goes out: the user's own mail server, kept in the book's settings; the password in the system keyring or the environment."""

import json
import re
import smtplib
import ssl
from dataclasses import asdict, dataclass
from email.message import EmailMessage

from otherward.book.book import Book
from otherward.errors import UnusableInput, WrongUse
from otherward.sources.loopback import is_loopback
from otherward.sources.sign_in import SMTP

SETTING = "digest.post"
TLS_FROM_THE_START = 465
"""RFC 8314: submission over implicit TLS; on every other port the connection is secured by STARTTLS."""
USUAL_PORT = 587
TIMEOUT = 30
ADDRESS = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+")


class NotSent(UnusableInput):
    """The mail server did not take it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """The user's mail server, and when the digest goes out by itself while the page is served."""

    host: str
    port: int
    user: str = ""
    token: bool = False
    """Whether one signs in with a token instead of a password (XOAUTH2, as Google and Microsoft want it)."""
    sender: str
    to: str
    every: str = "day"
    """`day` or `week`."""
    at: str = "07:30"

    @property
    def is_loopback(self) -> bool:
        """A server on this machine: what is said to it crosses no network."""
        return is_loopback(self.host)


def kept_post(book: Book) -> Post | None:
    """The mail server as set, or None."""
    text = book.setting(SETTING)
    return Post(**json.loads(text)) if text else None


def keep_post(book: Book, post: Post | None) -> None:
    """Set it, or forget it."""
    book.set_setting(SETTING, json.dumps(asdict(post)) if post else "")


def server_of(text: str, usual: int = USUAL_PORT) -> tuple[str, int]:
    """(host, port) of `mail.example.org:587`; an IPv6 address stands in brackets."""
    found = re.fullmatch(r"(\[[0-9a-fA-F:.]+\]|[^\s:/\[\]]+)(?::(\d{1,5}))?", text.strip())
    if not found or not 0 < int(found[2] or usual) < 65536:
        message = f"“{text}” is no mail server; write it as mail.example.org:{usual}."
        raise WrongUse(message)
    return found[1].strip("[]").casefold(), int(found[2] or usual)


def address_of(text: str, what: str) -> str:
    """A mail address, checked; nothing else gets into a header."""
    if not ADDRESS.fullmatch(text.strip()):
        message = f"{what} needs a mail address, such as you@example.org; “{text.strip()}” is none."
        raise WrongUse(message)
    return text.strip()


def password_of(post: Post) -> str:
    """From the environment, from the system keyring, or from the user's command."""
    return SMTP.secret(post.user, post.host)


def keep_password(post: Post, password: str) -> None:
    """Into the system keyring."""
    SMTP.keep(post.user, post.host, password)


def keep_command(post: Post, command: str) -> None:
    """What prints the password or token, into the system keyring."""
    SMTP.keep_command(post.user, post.host, command)


def send(post: Post, mail: EmailMessage) -> None:
    """Hand it to the mail server; whatever goes wrong is one sentence."""
    place = f"{post.host}:{post.port}"
    try:
        _hand_over(post, mail)
    except smtplib.SMTPAuthenticationError as problem:
        raise _no_entry(post) from problem
    except smtplib.SMTPNotSupportedError as problem:
        message = f"{place} offers no secure connection or no sign-in ({_short(problem)}); use your provider's submission port, 587 or 465."
        raise NotSent(message) from problem
    except ssl.SSLError as problem:
        message = f"The connection to {place} could not be secured ({_short(problem)}); check the host's name and port."
        raise NotSent(message) from problem
    except smtplib.SMTPRecipientsRefused as problem:
        message = (
            f"{place} does not take mail for {post.to}; check the address with `otherward digest --settings`."
        )
        raise NotSent(message) from problem
    except (smtplib.SMTPException, OSError, UnicodeError) as problem:
        message = f"{place} did not take the digest ({_short(problem)}); it was not sent, try again later."
        raise NotSent(message) from problem


def _hand_over(post: Post, mail: EmailMessage) -> None:
    """A token that was refused is asked for once more: a command may print a newer one."""
    secret = password_of(post) if post.user else ""
    try:
        _signed_in(post, mail, secret)
    except smtplib.SMTPAuthenticationError:
        renewed = password_of(post) if post.token else secret
        if renewed == secret:
            raise
        _signed_in(post, mail, renewed)


def _signed_in(post: Post, mail: EmailMessage, secret: str) -> None:
    with _connection(post) as server:
        if post.user and post.token:
            _show_token(server, post.user, secret)
        elif post.user:
            server.login(post.user, secret)
        server.send_message(mail, from_addr=post.sender, to_addrs=[post.to])


def _show_token(server: smtplib.SMTP, user: str, token: str) -> None:
    """Google's and Microsoft's way; a challenge says why not, and wants an empty answer."""
    server.ehlo_or_helo_if_needed()
    if "XOAUTH2" not in server.esmtp_features.get("auth", "").upper().split():
        message = "it takes no token"
        raise smtplib.SMTPNotSupportedError(message)

    def shown(challenge: bytes | None = None) -> str:
        return "" if challenge else f"user={user}\1auth=Bearer {token}\1\1"

    server.auth("XOAUTH2", shown)


def _no_entry(post: Post) -> NotSent:
    place = f"{post.host}:{post.port}"
    message = f"{place} does not accept the name or password; set {SMTP.password}, or say `otherward digest --password` to keep it in the keyring."
    if post.token:
        message = f"{place} does not accept the token of {post.user}; is it still good? `otherward digest --password` asks for a new one."
    return NotSent(message)


def _connection(post: Post) -> smtplib.SMTP:
    """A connection that nobody on the way can read; only a server on this machine may go without."""
    if post.port == TLS_FROM_THE_START:
        return smtplib.SMTP_SSL(post.host, post.port, timeout=TIMEOUT, context=ssl.create_default_context())
    server = smtplib.SMTP(post.host, post.port, timeout=TIMEOUT)
    try:
        server.ehlo()
        if not post.is_loopback:
            server.starttls(context=ssl.create_default_context())
            server.ehlo()
        elif server.has_extn("starttls"):
            server.starttls(context=_own_machine())
            server.ehlo()
    except BaseException:
        server.close()
        raise
    return server


def _own_machine() -> ssl.SSLContext:
    """For a bridge on this machine, whose certificate is its own: there is nobody in between to be told apart from."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _short(problem: BaseException) -> str:
    if isinstance(problem, smtplib.SMTPResponseException):
        words = problem.smtp_error
        text = words.decode(errors="replace") if isinstance(words, bytes) else str(words)
        return f"{problem.smtp_code} {' '.join(text.split())}"[:120]
    return " ".join((getattr(problem, "strerror", None) or str(problem) or type(problem).__name__).split())[
        :120
    ]
