"""A claim as a page shows it: what is claimed, on whose word, how surely, where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from isnad.attributions import Link, Speaker
from isnad.casefile import Casefile, Listed
from isnad.claims import Claim, Filler
from isnad.documents import Document
from isnad.errors import NotFound
from isnad.matters import Matter
from isnad.views import address, words

PASSAGES_A_PART = 400
_TONE = {"CT+": "yes", "PR+": "maybe", "PS+": "maybe", "CT-": "no", "PR-": "no", "PS-": "no", "Uu": "maybe"}


@dataclass(frozen=True, slots=True)
class Named:
    """Words of a page that may lead somewhere: `where` is an address or None."""

    name: str
    where: str | None = None


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role or slot of a claim with what fills it."""

    name: str
    fillers: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link of a chain: its joint voices and what they do (*says*, *denies*; empty for the document)."""

    voices: tuple[Named, ...]
    says: str


@dataclass(frozen=True, slots=True)
class MatterLink:
    """The matter that a claim belongs to, in a few words."""

    where: str
    label: str
    agreement: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim ready to be shown. `where` opens its exact line; `tone` is yes, maybe or no."""

    id: str
    kind: str
    roles: tuple[RoleView, ...]
    chain: tuple[LinkView, ...]
    factuality: str
    certainty: str
    tone: str
    quote: str
    where: str
    standing: str
    matter: MatterLink | None
    because: tuple[tuple[str, str], ...]
    rule: str


class Desk:
    """Looks up what claims point to, each thing once: captions, documents, the part of a page, matters."""

    def __init__(self, case: Casefile) -> None:
        self.case = case
        self._captions: dict[str, str] = {}
        self._listed: dict[str, Listed] = {}

    def caption(self, entity: str) -> str:
        """The entity's caption."""
        if entity not in self._captions:
            self._captions[entity] = self.case.entity(entity).caption
        return self._captions[entity]

    def listed(self, document: str) -> Listed:
        """The document without its text."""
        if not self._listed:
            self._listed = {listed.id: listed for listed in self.case.listing()}
        return self._listed[document]

    def title(self, document: str) -> str:
        """What a document is called: its publisher and title, else its path's last part."""
        listed = self.listed(document)
        return listed.title or listed.path.rsplit("/", 1)[-1]

    def dated(self, document: str) -> str:
        """*The Selim Courier, 2009-04-02*: publisher and date, as far as known."""
        listed = self.listed(document)
        return ", ".join(part for part in (listed.publisher, listed.date) if part)

    def part_of(self, document: str, start: int) -> int:
        """Which part of the document's page holds the character at `start`, from 1."""
        return self.case.passage_at(document, start) // PASSAGES_A_PART + 1

    def view(self, claim: Claim) -> ClaimView:
        """The claim as pages show it."""
        matters = self.case.matters_of(claim.id)
        return ClaimView(
            id=claim.id,
            kind=words.kind(claim.kind),
            roles=tuple(self._roles(claim)),
            chain=tuple(self._link(n, link) for n, link in enumerate(claim.chain)),
            factuality=claim.factuality,
            certainty=words.FACTUALITY[claim.factuality],
            tone=_TONE[claim.factuality],
            quote=" ".join(claim.anchor.quote.split()),
            where=address.claim(claim.document, claim.id, self.part_of(claim.document, claim.anchor.start)),
            standing=self._standing(claim),
            matter=matter_link(matters[0]) if matters else None,
            because=claim.because,
            rule=claim.rule,
        )

    def views(self, claims: Iterable[Claim]) -> tuple[ClaimView, ...]:
        """Each claim as pages show it."""
        return tuple(self.view(claim) for claim in claims)

    def speaker(self, speaker: Speaker) -> Named:
        """A voice with the page of all that stands on its word; a description has none."""
        if speaker.entity is not None:
            return Named(self.caption(speaker.entity), address.speaker(speaker.entity))
        return Named(speaker.text or "someone unnamed")

    def _roles(self, claim: Claim) -> Iterable[RoleView]:
        for name, fillers in claim.roles.items():
            yield RoleView(words.kind(name), tuple(self._filler(f) for f in fillers))
        if claim.place:
            yield RoleView("place", tuple(self._filler(f) for f in claim.place))
        if claim.time:
            yield RoleView("time", tuple(Named(when.edtf) for when in claim.time))
        if claim.duration:
            yield RoleView("for", (Named(claim.duration),))
        if claim.quantity:
            yield RoleView("number", (Named(words.amounts(claim)),))

    def _filler(self, filler: Filler) -> Named:
        if filler.claim is not None:
            return self._inner(filler)
        if filler.entity is not None:
            return Named(self.caption(filler.entity), address.entity(filler.entity))
        return Named(" ".join(filler.text.split()))

    def _inner(self, filler: Filler) -> Named:
        try:
            inner = self.case.claim(filler.claim or "")
        except NotFound:
            return Named(filler.text)
        part = self.part_of(inner.document, inner.anchor.start)
        return Named(words.kind(inner.kind), address.claim(inner.document, inner.id, part))

    def _link(self, number: int, link: Link) -> LinkView:
        if number == 0:
            return LinkView(tuple(self._document(s) for s in link.speakers), "")
        return LinkView(tuple(self.speaker(s) for s in link.speakers), words.SAYS[link.stance])

    def _document(self, speaker: Speaker) -> Named:
        if speaker.document is None:
            return Named(speaker.text)
        return Named(self.title(speaker.document), address.document(speaker.document))

    def _standing(self, claim: Claim) -> str:
        page = f"page {claim.anchor.page}" if claim.anchor.page is not None else ""
        return ", ".join(part for part in (self.dated(claim.document), page) if part)


def matter_link(matter: Matter) -> MatterLink:
    """The way from a claim to its matter."""
    label = words.AGREEMENT[matter.agreement].split(":")[0]
    if matter.agreement != "single":
        chains = words.plural(matter.chains, "independent chain")
        label = f"{label}: {words.plural(len(matter.claims), 'claim')}, {chains}"
    return MatterLink(address.matter(matter.id), label, matter.agreement)


def heading(document: Document) -> str:
    """What a document's page is headed."""
    return document.title or document.path.rsplit("/", 1)[-1]
