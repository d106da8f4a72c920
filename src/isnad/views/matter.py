"""A matter's page: its versions side by side, the plain sentences of conflict, the chains; and the contested page."""

from __future__ import annotations

from dataclasses import dataclass

from isnad.casefile import Casefile
from isnad.claims import Claim
from isnad.matters import Conflict, Matter
from isnad.views import address, words
from isnad.views.claims import ClaimView, Desk, Named
from isnad.views.frame import Frame, Paging, frame

MATTERS_A_PART = 100


@dataclass(frozen=True, slots=True)
class VersionView:
    """One value of a slot with the claims that give it; `corrected`: a later revision replaced it."""

    value: str
    claims: tuple[ClaimView, ...]
    corrected: bool


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A slot whose values cannot all hold (or, as a refinement, one that narrows another), in one sentence."""

    slot: str
    sentence: str
    versions: tuple[VersionView, ...]


@dataclass(frozen=True, slots=True)
class MatterLine:
    """A matter in a list: its title, how its claims agree, its sentences."""

    title: str
    where: str
    agreement: str
    says: str
    claims: int
    chains: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatterPage:
    """A matter in full. `rest` are the claims that no conflict names."""

    frame: Frame
    address: str
    section: str
    title: str
    kind: str
    agreement: str
    says: str
    chains: int
    count: int
    common_links: tuple[Named, ...]
    conflicts: tuple[ConflictView, ...]
    refinements: tuple[ConflictView, ...]
    echoes: int
    claims: tuple[ClaimView, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MattersPage:
    """A list of matters: the contested ones, or all."""

    frame: Frame
    address: str
    section: str
    title: str
    lead: str
    matters: tuple[MatterLine, ...]
    versions: tuple[tuple[ConflictView, ...], ...]
    paging: Paging


def matter_page(case: Casefile, identifier: str) -> MatterPage:
    """The page of a matter; raises `NotFound`."""
    matter = case.matter(identifier)
    desk = Desk(case)
    claims = {claim.id: desk.view(claim) for claim in case.claims(matter=identifier)}
    return MatterPage(
        frame=frame(case),
        address=address.matter(identifier),
        section="matters.html",
        title=title(matter, desk),
        kind=words.kind(matter.kind),
        agreement=matter.agreement,
        says=words.AGREEMENT[matter.agreement],
        chains=matter.chains,
        count=len(matter.claims),
        common_links=tuple(_voice(case, link) for link in matter.common_links),
        conflicts=tuple(_conflict(c, claims) for c in matter.conflicts),
        refinements=tuple(_conflict(c, claims) for c in matter.refinements),
        echoes=sum(len(group) - 1 for group in matter.echoes),
        claims=tuple(claims.values()),
        reasons=matter.reasons,
    )


def contested_page(case: Casefile, part: int = 1) -> MattersPage:
    """All contested matters with their versions side by side."""
    matters = case.matters(agreement="contested", limit=MATTERS_A_PART, offset=(part - 1) * MATTERS_A_PART)
    desk = Desk(case)
    versions = []
    for matter in matters:
        claims = {claim.id: desk.view(claim) for claim in case.claims(matter=matter.id)}
        versions.append(tuple(_conflict(c, claims) for c in matter.conflicts))
    return MattersPage(
        frame=frame(case),
        address=_list_address("contested", part),
        section="contested.html",
        title="Contested",
        lead="Where the documents cannot all be right: each version beside the others, with those who give it.",
        matters=tuple(matter_line(m, desk) for m in matters),
        versions=tuple(versions),
        paging=_paging("contested", part, case.count_matters(agreement="contested")),
    )


def matters_page(case: Casefile, part: int = 1) -> MattersPage:
    """All matters of more than one claim, the contested first."""
    offset = (part - 1) * MATTERS_A_PART
    matters = case.matters(several=True, limit=MATTERS_A_PART, offset=offset)
    desk = Desk(case)
    return MattersPage(
        frame=frame(case),
        address=_list_address("matters", part),
        section="matters.html",
        title="Matters",
        lead="What several claims speak of: the same occurrence or relation, in one document or in many.",
        matters=tuple(matter_line(m, desk) for m in matters),
        versions=(),
        paging=_paging("matters", part, case.count_matters(several=True)),
    )


def title(matter: Matter, desk: Desk) -> str:
    """What a matter is called: as the comparison names it, else its kind and what its first claim is about."""
    if matter.title:
        return matter.title
    claim: Claim = desk.case.claim(matter.claims[0])
    names = [f.name for role in desk.view(claim).roles for f in role.fillers]
    return " · ".join([words.kind(matter.kind), *names[:2]])


def matter_line(matter: Matter, desk: Desk) -> MatterLine:
    """A matter as one entry of a list."""
    return MatterLine(
        title=title(matter, desk),
        where=address.matter(matter.id),
        agreement=matter.agreement,
        says=words.AGREEMENT[matter.agreement],
        claims=len(matter.claims),
        chains=matter.chains,
        sentences=tuple(c.sentence for c in matter.conflicts),
    )


def _conflict(conflict: Conflict, claims: dict[str, ClaimView]) -> ConflictView:
    versions = tuple(
        VersionView(v.value, tuple(claims[c] for c in v.claims if c in claims), v.corrected) for v in conflict.values
    )
    return ConflictView(words.kind(conflict.slot), conflict.sentence, versions)


def _voice(case: Casefile, identifier: str) -> Named:
    kind, name = case.voice(identifier)
    where = {"entity": address.speaker, "document": address.document}.get(kind)
    return Named(name, where(identifier) if where else None)


def _list_address(name: str, part: int) -> str:
    return f"{name}.html" if part == 1 else f"{name}.{part}.html"


def _paging(name: str, part: int, count: int) -> Paging:
    last = max(1, -(-count // MATTERS_A_PART))
    before = _list_address(name, part - 1) if part > 1 else None
    after = _list_address(name, part + 1) if part < last else None
    return Paging(part, last, before, after)
