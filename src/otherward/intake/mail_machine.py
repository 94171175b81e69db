"""Whether a machine wrote a mail, and what kind of machine: newsletter, notification, list, bounce, automatic reply, calendar."""

import re
from collections.abc import Mapping
from functools import lru_cache

from otherward.intake.mail_words import any_word, mail_words

Headers = Mapping[str, list[str]]

_LISTS = (
    "list-post", "x-beenthere", "x-mailman-version", "mailing-list", "x-google-group-id", "x-mailing-list", "x-listserver", "x-listmember",
    "list-archive", "archived-at", "x-list-name",
)  # fmt: skip
_CAMPAIGNS = (
    "x-campaign", "x-campaignid", "x-campaign-id", "x-mailchimp-campaign", "x-mc-user", "x-cmail-gm", "x-mailer-recptid", "x-csa-complaints",
    "x-newsletter", "x-mailinglist-id", "x-sfmc-stack", "x-job", "x-mandrill-user", "x-sg-eid", "x-ses-outgoing", "x-report-abuse-to", "feedback-id",
)  # fmt: skip
_OFTEN_TRANSACTIONAL = ("x-sg-eid", "x-ses-outgoing", "x-mandrill-user", "feedback-id")
_SPELLED = re.compile(r"^\s*[\w.+-]+ at [\w-]+(?:\.[\w-]+)+\s*\(")
_PARTS = re.compile(r"[._\-+0-9]+")
_SHORT_NOTE = 4
"""This many words of one's own make an invitation a person's mail."""


def machine_of(
    headers: Headers,
    *,
    address: str,
    subject: str,
    text: str,
    whole: str,
    kinds: set[str],
    mine: bool,
    signed: bool,
) -> str:
    """Why this is not people's mail, or an empty string.

    `text` is what was newly said in it, `whole` all of its words, `kinds` the content types of its parts;
    `mine` says that the user wrote it, `signed` that it ends with a signature.
    """
    local = address.partition("@")[0]
    if _is_bounce(headers, local, subject, kinds):
        return "bounce"
    if _is_automatic_reply(headers, subject):
        return "automatic reply"
    if _is_calendar(address, text, kinds):
        return "calendar"
    if _is_list(headers):
        return "list"
    if mine:
        return ""
    found = _bulk(headers, local, whole)
    if not found and not signed and not _answers(headers) and local in mail_words("senders_of_services"):
        return "notification"
    return found


def _answers(headers: Headers) -> bool:
    return "in-reply-to" in headers or "references" in headers


def _first(headers: Headers, name: str) -> str:
    return headers[name][0].strip() if name in headers else ""


def _is_bounce(headers: Headers, local: str, subject: str, kinds: set[str]) -> bool:
    if "message/delivery-status" in kinds or "x-failed-recipients" in headers:
        return True
    by_daemon = local in mail_words("senders_of_bounces")
    said = subject.casefold().startswith(mail_words("subjects_of_bounces"))
    empty_path = _first(headers, "return-path") == "<>"
    return (
        (by_daemon and (said or empty_path or "auto-submitted" in headers))
        or (said and empty_path)
        or local == "mailer-daemon"
    )


def _is_automatic_reply(headers: Headers, subject: str) -> bool:
    submitted = _first(headers, "auto-submitted").casefold()
    precedence = _first(headers, "precedence").casefold()
    if submitted.startswith("auto-replied") or precedence in ("auto_reply", "auto-reply"):
        return True
    if any(
        name in headers for name in ("x-autoreply", "x-autorespond", "x-autoreply-from", "x-autoresponder")
    ):
        return _first(headers, "x-autoreply").casefold() != "no"
    said = re.match(r"\s*([^:\[(–-]{3,40}?)\s*(?:[:\[(]|\s[-–]|$)", subject.casefold())
    return bool(said) and said is not None and said[1] in mail_words("subjects_of_automatic_replies")


def _is_calendar(address: str, text: str, kinds: set[str]) -> bool:
    if address.startswith("calendar-notification@"):
        return True
    if "text/calendar" not in kinds:
        return False
    words = 0
    for line in text.casefold().splitlines():
        bare = line.strip(" *-_~:·\t•>⋅")
        generated = bare.startswith(mail_words("calendar_lines")) or any_word("calendar_lines").search(
            bare[:80]
        )
        if (
            bare
            and not generated
            and "://" not in bare
            and not re.match(r"[\d+(]", bare)
            and bare[-1] in ".?!,:)"
        ):
            words += len(re.findall(r"[^\W\d_]{2,}", bare))
    return words < _SHORT_NOTE


def _is_list(headers: Headers) -> bool:
    if "from" in headers and _SPELLED.match(headers["from"][0]):
        return True  # a list's public archive, which spells addresses out
    if any(name in headers for name in _LISTS):
        return _first(headers, "list-post").casefold() not in ("no", "<no>")
    precedence = _first(headers, "precedence").casefold()
    answered = _answers(headers)
    owner = re.search(
        r"(?:owner-|-owner@|-bounces?[@+]|listserv|majordomo)", _first(headers, "sender"), re.IGNORECASE
    )
    if owner and ("list-id" in headers or precedence == "list" or answered):
        return True
    return precedence == "list" or ("list-id" in headers and answered)


def _bulk(headers: Headers, local: str, whole: str) -> str:
    """Newsletters and notifications, by headers, sender or footer."""
    answer = _answers(headers)
    notifies = _sends(local, "senders_of_notifications")
    publishes = _sends(local, "senders_of_newsletters")
    submitted = _first(headers, "auto-submitted").casefold()
    if submitted and submitted != "no":
        return "newsletter" if publishes and "list-unsubscribe" in headers else "notification"
    bulk = (
        _first(headers, "precedence").casefold() in ("bulk", "junk")
        or "list-unsubscribe" in headers
        or "list-id" in headers
    )
    campaign = any(name in headers and name not in _OFTEN_TRANSACTIONAL for name in _CAMPAIGNS)
    if bulk or campaign:
        return "notification" if notifies and not campaign else "newsletter"
    if notifies:
        return "notification"
    if publishes and not answer:
        return "newsletter"
    if answer:
        return ""
    end = whole[-6000:].casefold()
    clues = {phrase for phrase in mail_words("footers") if phrase in end}
    sent_in_bulk = any(name in headers for name in _OFTEN_TRANSACTIONAL)
    return "newsletter" if len(clues) + sent_in_bulk >= 2 and _unsubscribes(clues) else ""


def _unsubscribes(clues: set[str]) -> bool:
    return bool(clues - {"all rights reserved", "privacy policy", "opt out", "opt-out", "view online"})


@lru_cache(maxsize=8192)
def _sends(local: str, key: str) -> bool:
    if local in mail_words(key):
        return True
    parts = set(_PARTS.split(local))
    squeezed = local.replace("-", "").replace("_", "").replace(".", "")
    return any(
        len(word) > 2 and (word in parts or ("reply" in word and word in squeezed))
        for word in mail_words(key)
    )
