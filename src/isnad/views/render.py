"""Page data to HTML: one template a kind of page, everything escaped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined

from isnad.views import words
from isnad.views.address import up
from isnad.views.collection import AboutPage, CollectionPage, DocumentsPage, EntitiesPage, KindPage
from isnad.views.document import DocumentPage
from isnad.views.entity import EntityPage
from isnad.views.matter import MatterPage, MattersPage
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
    VoicesPage: "voices.html",
}
STATIC = {"isnad.css": "text/css", "search.js": "text/javascript"}


class Page(Protocol):
    """What every page has."""

    @property
    def address(self) -> str: ...


def render(page: Page) -> str:
    """The page as HTML; the same page data give the same bytes."""
    return _environment().get_template(TEMPLATES[type(page)]).render(page=page, up=up(page.address)) + "\n"


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
