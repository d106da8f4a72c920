"""E-mail (.eml): the words of a message, its subject, sender and date."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from isnad.documents.content import Content
from isnad.documents.text import mark_boilerplate
from isnad.errors import UnreadableDocument


def read_mail(data: bytes, name: str) -> Content:
    """A message's plain text, else the main text of its HTML; attachments are named in the warnings."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise UnreadableDocument(f"{name}: is no e-mail message (it has no header)", "Give it the ending .txt.")
    text = _body(message, name).replace("\r\n", "\n").strip()
    attached = tuple(
        f"attachment not read: {part.get_filename() or part.get_content_type()}"
        for part in message.iter_attachments()
    )
    senders = getaddresses([str(message.get("From", ""))])
    return Content(
        text,
        "message/rfc822",
        tuple(mark_boilerplate(text)),
        title=str(message.get("Subject", "")).strip() or None,
        date=_date(str(message.get("Date", ""))),
        authors=tuple(person or address for person, address in senders if person or address),
        warnings=attached,
    )


def _body(message: EmailMessage, name: str) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        raise UnreadableDocument(f"{name}: the message has no text", "Save its attachments beside it.")
    try:
        words = part.get_content()
    except (LookupError, UnicodeError, KeyError) as error:
        raise UnreadableDocument(f"{name}: the message is damaged ({error})", "Save its text as .txt.") from error
    if part.get_content_type() != "text/html":
        return str(words)
    from isnad.documents.html import read_html

    return read_html(str(words).encode(), name).text


def _date(field: str) -> str | None:
    try:
        return parsedate_to_datetime(field).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None
