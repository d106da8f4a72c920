"""A claim as a page shows it: what is claimed, on whose word, how surely, where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from isnad.attributions import Link, Speaker
from isnad.casefile import Belonging, Casefile, Listed, folded
from isnad.claims import Claim, Filler
from isnad.documents import Document
from isnad.errors import NotFound
from isnad.matters.titles import title
from isnad.views import address, words

T = TypeVar("T")

PASSAGES_A_PART = 80
_INCIPIT = 70  # characters of its text that stand for the title of a document without one
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
    """The matter (its id) that a claim belongs to, in a few words."""

    matter: str
    where: str
    label: str
    agreement: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim ready to be shown. `where` opens its exact line; `tone` is yes, maybe or no.

    It reads `agents` `verb` `patients`, then `others`; `roles` are all of them with their names. `also` are claims of
    other kinds that the same words make by the same chain, folded into this one. `verdict` is a person's.
    """

    id: str
    kind: str
    roles: tuple[RoleView, ...]
    agents: tuple[Named, ...]
    verb: str
    patients: tuple[Named, ...]
    others: tuple[RoleView, ...]
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
    also: tuple[ClaimView, ...] = ()
    verdict: str = ""


class Desk:
    """Looks up what claims point to, each thing once: captions, documents, the part of a page, matters.

    One desk serves one page of the reading room, or all pages of a site.
    """

    def __init__(self, case: Casefile) -> None:
        self.case = case
        self._captions: dict[str, str] = {}
        self._listed: dict[str, Listed] = {}
        self._matters: dict[str, MatterLink | None] = {}
        self._parts: dict[str, int] = {}
        self._unnamed: dict[str, dict[str, str]] = {}
        self._claims: dict[str, Claim] = {}
        self._kept: dict[str, Any] = {}

    def keep(self, what: str, make: Callable[[], T]) -> T:
        """What `make` gives, made once for all pages of this desk."""
        if what not in self._kept:
            self._kept[what] = make()
        kept: T = self._kept[what]
        return kept

    def caption(self, entity: str) -> str:
        """The entity's caption."""
        if entity not in self._captions:
            self._captions[entity] = " ".join(self.case.entity(entity).caption.split())
        return self._captions[entity]

    def listed(self, document: str) -> Listed:
        """The document without its text."""
        self.know((), (document,))
        if document not in self._listed:
            raise NotFound(f"{self.case.path} holds no document {document}", "Search for it.")
        return self._listed[document]

    def title(self, document: str) -> str:
        """What a document is called: its title, else its first words."""
        return called(self.listed(document))

    def dated(self, document: str) -> str:
        """*The Selim Courier, 2009-04-02*: publisher and date, as far as known."""
        listed = self.listed(document)
        return ", ".join(part for part in (listed.publisher, listed.date) if part)

    def view(self, claim: Claim) -> ClaimView:
        """The claim as pages show it."""
        roles = tuple(self._roles(claim))
        main = {role.name: role.fillers for role in roles}
        agents, patients = main.get("agent", ()), main.get("patient", ())
        return ClaimView(
            id=claim.id,
            kind=words.kind(claim.kind),
            roles=roles,
            agents=agents,
            verb=words.verb(claim.kind, bool(agents), bool(patients)),
            patients=patients,
            others=tuple(role for role in roles if role.name not in {"agent", "patient"}),
            chain=tuple(self._link(n, link, claim.document) for n, link in enumerate(claim.chain)),
            factuality=claim.factuality,
            certainty=words.FACTUALITY[claim.factuality],
            tone=_TONE[claim.factuality],
            quote=" ".join(claim.anchor.quote.split()),
            where=self.line(claim),
            standing=self._standing(claim),
            matter=self._matter(claim),
            because=claim.because,
            rule=claim.rule,
            verdict=self._verdicts().get(claim.id, ""),
        )

    def views(self, claims: Iterable[Claim]) -> tuple[ClaimView, ...]:
        """Each claim as pages show it."""
        held = tuple(claims)
        self.look_up(held)
        return tuple(self.view(claim) for claim in held)

    def claims(self, keys: Iterable[str]) -> list[Claim]:
        """The claims with these ids, in this order; those that are not there are left out."""
        wanted = list(dict.fromkeys(keys))
        missing = [key for key in wanted if key not in self._claims]
        if missing:
            self._claims |= self.case.claims_of(missing)
        return [self._claims[key] for key in wanted if key in self._claims]

    def look_up(self, claims: Sequence[Claim], deep: bool = True) -> None:
        """What many claims point to, each kind of thing asked for once; `deep`: also claims that fill their roles."""
        missing = [claim.id for claim in claims if claim.id not in self._parts]
        if not missing:
            return
        self._parts |= {key: n // PASSAGES_A_PART + 1 for key, n in self.case.passages_at(missing).items()}
        found = self.case.matter_of(missing)
        self._matters |= {key: matter_link(found[key]) if key in found else None for key in missing}
        fillers = [f for claim in claims for f in (*claim.place, *(f for role in claim.roles.values() for f in role))]
        speakers = [speaker for claim in claims for link in claim.chain for speaker in link.speakers]
        self.know(
            (*(f.entity for f in fillers), *(s.entity for s in speakers)),
            (*(claim.document for claim in claims), *(s.document for s in speakers)),
        )
        inner = self.claims(f.claim for f in fillers if f.claim)
        if deep:
            self.look_up(inner, deep=False)

    def know(self, entities: Iterable[str | None], documents: Iterable[str | None] = ()) -> None:
        """Captions, titles and described voices of many things at once."""
        named = [key for key in dict.fromkeys(entities) if key and key not in self._captions]
        if named:
            self._captions |= {key: " ".join(name.split()) for key, name in self.case.captions(named).items()}
        held = [key for key in dict.fromkeys(documents) if key and key not in self._listed]
        if held:
            self._listed |= self.case.listed_of(held)
            for (document, said), voice in self.case.unnamed_in(held).items():
                self._unnamed.setdefault(document, {})[said] = address.unnamed(document, voice.number)

    def line(self, claim: Claim) -> str:
        """The address of the claim's exact line."""
        self.look_up((claim,))
        return address.claim(claim.document, claim.id, self._parts.get(claim.id, 1))

    def speaker(self, speaker: Speaker, document: str = "") -> Named:
        """A voice with the page of all that stands on its word; a description has one in its `document`."""
        if speaker.document is not None:
            return Named(self.title(speaker.document), address.document(speaker.document))
        if speaker.entity is not None:
            return Named(self.caption(speaker.entity), address.speaker(speaker.entity))
        self.know((), (document,))
        known = self._unnamed.get(document, {})
        return Named(" ".join(speaker.text.split()) or "someone unnamed", known.get(folded(speaker.text)))

    def _verdicts(self) -> dict[str, str]:
        return self.keep("verdicts", lambda: {verdict.claim: verdict.what for verdict in self.case.verdicts()})

    def _matter(self, claim: Claim) -> MatterLink | None:
        self.look_up((claim,))
        return self._matters[claim.id]

    def _roles(self, claim: Claim) -> Iterable[RoleView]:
        for name, fillers in claim.roles.items():
            view = self._name if claim.kind == "alias_of" else self._filler
            yield RoleView(words.kind(name), tuple(dict.fromkeys(map(view, fillers))))
        if claim.place:
            yield RoleView("place", tuple(dict.fromkeys(self._filler(f) for f in claim.place)))
        if claim.time:
            yield RoleView("time", tuple(dict.fromkeys(Named(when.edtf) for when in claim.time)))
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

    def _name(self, filler: Filler) -> Named:
        """A filler that is a name of something, as it is written."""
        return Named(" ".join(filler.text.split()), address.entity(filler.entity) if filler.entity else None)

    def _inner(self, filler: Filler) -> Named:
        inner = self._claims.get(filler.claim or "")
        if inner is None:
            return Named(" ".join(filler.text.split()))
        named = title(inner.kind, [inner], self.caption)
        told = named[:1].lower() + named[1:] if inner.roles.get("patient") else " ".join(inner.anchor.quote.split())
        return Named(told, self.line(inner))

    def _link(self, number: int, link: Link, document: str) -> LinkView:
        voices = tuple(self.speaker(speaker, document) for speaker in link.speakers)
        return LinkView(voices, words.does(link) if number else "")

    def _standing(self, claim: Claim) -> str:
        page = f"page {claim.anchor.page}" if claim.anchor.page is not None else ""
        return ", ".join(part for part in (self.dated(claim.document), page) if part)


def matter_link(matter: Belonging) -> MatterLink:
    """The way from a claim to its matter."""
    label = words.AGREEMENT[matter.agreement].split(":")[0]
    if matter.agreement != "single":
        chains = words.plural(matter.chains, "independent chain")
        label = f"{label}: {words.plural(matter.claims, 'claim')}, {chains}"
    return MatterLink(matter.matter, address.matter(matter.matter), label, matter.agreement)


def fold(claims: Iterable[ClaimView]) -> tuple[ClaimView, ...]:
    """The claims in their order, those of one quote by one chain folded into the first of them (`also`)."""
    first: dict[tuple[object, ...], ClaimView] = {}
    for claim in claims:
        document = claim.where.partition("#")[0]
        key = (document, claim.quote, claim.chain, claim.factuality)
        if key not in first:
            first[key] = claim
        else:
            first[key] = replace(first[key], also=(*first[key].also, claim))
    return tuple(first.values())


def called(listed: Listed) -> str:
    """What a document is called in lists: its title, else its first words in quotation marks, else its file."""
    return _called(listed.title, listed.opening, listed.path)


def heading(document: Document) -> str:
    """What a document's page is headed."""
    return _called(document.title, document.text[:300], document.path)


def _called(title: str | None, opening: str, path: str) -> str:
    if title and title.strip():
        return " ".join(title.split())
    line = next((line.strip() for line in opening.splitlines() if sum(map(str.isalpha, line)) > 3), "")
    if len(line) > _INCIPIT:
        line = f"{line[:_INCIPIT].rsplit(' ', 1)[0]} …"
    return f"“{' '.join(line.split())}”" if line else path.rsplit("/", 1)[-1]
