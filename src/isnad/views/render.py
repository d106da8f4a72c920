"""Page data to HTML: one template a kind of page, everything escaped."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined

from isnad.casefile import BAR
from isnad.views import words
from isnad.views.about import AboutPage
from isnad.views.address import up
from isnad.views.collection import CollectionPage, EntitiesPage, KindPage
from isnad.views.document import DocumentPage
from isnad.views.entity import EntityPage
from isnad.views.finding import DocumentsPage
from isnad.views.matter import MatterPage, MattersPage
from isnad.views.review import ClaimPage, HistoryPage, QueuePage, Reviewer
from isnad.views.search import SearchPage
from isnad.views.speaker import SpeakerPage, VoicesPage
from isnad.views.through_time import NetworkPage, TimelinePage

TEMPLATES: dict[type, str] = {
    AboutPage: "about.html",
    CollectionPage: "collection.html",
    DocumentPage: "document.html",
    DocumentsPage: "documents.html",
    EntitiesPage: "entities.html",
    EntityPage: "entity.html",
    KindPage: "kind.html",
    MatterPage: "matter.html",
    MattersPage: "matters.html",
    NetworkPage: "network.html",
    SearchPage: "search.html",
    SpeakerPage: "speaker.html",
    TimelinePage: "timeline.html",
    QueuePage: "queue.html",
    HistoryPage: "history.html",
    ClaimPage: "judge.html",
    VoicesPage: "voices.html",
}
_TAG = re.compile(r"(<[^<>]*>)")
_PLAIN = ("title", "desc", "svg", "option", "textarea", "pre")  # elements whose text can hold no other element
_BAR = f'<span class="redacted" role="img" aria-label="redacted">{BAR}</span>'
STATIC = {
    "isnad.css": "text/css",
    **dict.fromkeys(("picture.js", "review.js", "search.js", "through.js"), "text/javascript"),
}


class Page(Protocol):
    """What every page has."""

    @property
    def address(self) -> str: ...


def render(page: Page, review: Reviewer | None = None) -> str:
    """The page as HTML; the same page data give the same bytes. `review`: with what only who judges sees."""
    template = _environment().get_template(TEMPLATES[type(page)])
    html = template.render(page=page, up=up(page.address), review=review) + "\n"
    return _barred(html) if BAR in html else html


def _barred(html: str) -> str:
    """The bars of a page as what a screen reader reads as *redacted*; in titles and labels as that word."""
    pieces, silent = [], 0
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            name = piece.strip("</> ").split()[0].lower() if len(piece) > 2 else ""
            if name in _PLAIN:
                silent += -1 if piece.startswith("</") else 1
            pieces.append(piece.replace(BAR, "[redacted]"))
        else:
            pieces.append(piece.replace(BAR, "[redacted]" if silent else _BAR))
    return "".join(pieces)


def furniture() -> str:
    """The words of the pages' own: what stands in templates, styles, scripts and in our own sentences."""
    own = [files("isnad.views").joinpath("templates"), files("isnad.views").joinpath("static")]
    return "\n".join(file.read_text("utf-8") for folder in own for file in folder.iterdir() if file.is_file())


def render_error(message: str, advice: str) -> str:
    """What a reader sees instead of a page that is not there."""
    return _environment().get_template("error.html").render(message=message, advice=advice) + "\n"


def static(name: str) -> bytes:
    """The bytes of a file of `STATIC`."""
    return files("isnad.views").joinpath("static").joinpath(name).read_bytes()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("isnad.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    extras: dict[str, Any] = {"plural": words.plural, "joined": words.joined}
    environment.globals.update(extras)
    return environment
