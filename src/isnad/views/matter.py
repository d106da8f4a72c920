"""A matter's page: its versions side by side, the plain sentences of conflict, the chains; and the contested page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from isnad.casefile import Casefile, Outline
from isnad.claims import Claim
from isnad.matters import Conflict, Matter, Version
from isnad.views import address, words
from isnad.views.claims import ClaimView, Desk, Named, fold
from isnad.views.frame import Headed, head, last_part, listed, paging, quoted
from isnad.views.pictures.chain_graph import ChainGraph, chain_graph

MATTERS_A_PART = 50
CONTESTED_A_PART = 8
CLAIMS_A_PART = 60
SHOWN = 8  # claims of one version that are spelled out; the rest stand among all claims
SHOWN_IN_LIST = 3
FOLDED = 3  # claims of several kinds that may fold into one
VERSIONS_SHOWN = 12  # of one conflict on its matter's page
SIDES_SHOWN = 4  # versions of a matter that a list names
_VOICES = 4  # voices of a version that a line names


@dataclass(frozen=True, slots=True)
class VersionView:
    """One value of a slot with the claims that give it, folded; `more` of them are not shown here.

    `voices` are the first of those on whose word it stands. `corrected`: a later revision replaced it. `chains` is on
    how many independent chains it rests, 0 if not counted.
    """

    value: str
    voices: tuple[Named, ...]
    claims: tuple[ClaimView, ...]
    corrected: bool
    chains: int
    more: int


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A slot whose values cannot all hold (or, as a refinement, one that narrows another), in one sentence."""

    slot: str
    sentence: str
    versions: tuple[VersionView, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """A version in one line: its value, *by* or *according to*, and on whose word; `more` voices are not named."""

    value: str
    by: str
    voices: tuple[Named, ...]
    more: int


@dataclass(frozen=True, slots=True)
class MatterLine:
    """A matter in a list: its title, how its claims agree, its sentences, the sides of its first conflict.

    `sides_more` are versions that are not named.
    """

    title: str
    where: str
    agreement: str
    says: str
    claims: int
    chains: int
    sentences: tuple[str, ...]
    sides: tuple[Side, ...]
    sides_more: int = 0


@dataclass(frozen=True, slots=True)
class MatterPage(Headed):
    """A matter; its first part has the versions and the picture of its chains. `claims` are this part's of all."""

    kind: str
    agreement: str
    says: str
    chains: int
    count: int
    common_links: tuple[Named, ...]
    conflicts: tuple[ConflictView, ...]
    refinements: tuple[str, ...]
    echoes: int
    picture: ChainGraph | None
    claims: tuple[ClaimView, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MattersPage(Headed):
    """Matters one under the other; on the contested page `versions` holds each one's conflicts."""

    lead: str
    matters: tuple[MatterLine, ...]
    versions: tuple[tuple[ConflictView, ...], ...]


def matter_page(desk: Desk, identifier: str, part: int = 1) -> MatterPage:
    """One part of the page of a matter; raises `NotFound`."""
    case, matter = desk.case, desk.case.matter(identifier)
    where = partial(address.matter, identifier)
    parted = paging(where, part, last_part(len(matter.claims), CLAIMS_A_PART))
    claims = case.claims(matter=identifier, limit=CLAIMS_A_PART, offset=(part - 1) * CLAIMS_A_PART)
    views = desk.views(claims)
    first = part == 1
    title = matter.title
    if first:
        _look_up(desk, (matter,), SHOWN, VERSIONS_SHOWN)
    section = "contested.html" if matter.agreement == "contested" else "matters.html"
    forms = quoted(f"matters/{matter.id}")
    return MatterPage(
        head(case, where(part), section, title, f"matter {matter.id}", forms, parted),
        kind=words.kind(matter.kind),
        agreement=matter.agreement,
        says=words.AGREEMENT[matter.agreement],
        chains=matter.chains,
        count=len(matter.claims),
        common_links=tuple(_voice(case, link) for link in matter.common_links),
        conflicts=tuple(_conflict(c, desk, SHOWN) for c in matter.conflicts) if first else (),
        refinements=tuple(c.sentence for c in matter.refinements) if first else (),
        echoes=sum(len(group) - 1 for group in matter.echoes),
        picture=chain_graph(claims, matter.common_links, desk.speaker) if first else None,
        claims=fold(views),
        reasons=matter.reasons,
    )


def contested_page(desk: Desk, part: int = 1) -> MattersPage:
    """All contested matters with their versions side by side."""
    case = desk.case
    where = partial(address.numbered, "contested")
    parted = paging(where, part, last_part(case.count_matters(agreement="contested"), CONTESTED_A_PART))
    matters = case.outlines(agreement="contested", limit=CONTESTED_A_PART, offset=(part - 1) * CONTESTED_A_PART)
    _look_up(desk, matters, SHOWN_IN_LIST, SIDES_SHOWN)
    return MattersPage(
        head(case, where(part), where(1), "Contested", "", listed("contested"), parted),
        lead="Where the documents cannot all be right: each version beside the others, with those who give it.",
        matters=matter_lines(matters, desk),
        versions=tuple(tuple(_conflict(c, desk, SHOWN_IN_LIST, SIDES_SHOWN) for c in m.conflicts) for m in matters),
    )


def matters_page(desk: Desk, part: int = 1) -> MattersPage:
    """All matters of more than one claim, the contested first."""
    case = desk.case
    where = partial(address.numbered, "matters")
    parted = paging(where, part, last_part(case.count_matters(several=True), MATTERS_A_PART))
    matters = case.outlines(several=True, limit=MATTERS_A_PART, offset=(part - 1) * MATTERS_A_PART)
    order = {"contested": 0, "corroborated": 1}
    return MattersPage(
        head(case, where(part), where(1), "Matters", "", listed("matters"), parted),
        lead="What several claims speak of: the same occurrence or relation, in one document or in many.",
        matters=matter_lines(sorted(matters, key=lambda m: order.get(m.agreement, 2)), desk),
        versions=(),
    )


def matter_lines(matters: Sequence[Outline], desk: Desk) -> tuple[MatterLine, ...]:
    """Matters as entries of a list."""
    told = desk.case.first_claims((m.id for m in matters if not m.conflicts), SHOWN)
    keys = [key for m in matters for c in m.conflicts[:1] for v in c.values[:SIDES_SHOWN] for key in v.claims[:SHOWN]]
    desk.look_up(desk.claims([*keys, *(key for claims in told.values() for key in claims)]))
    return tuple(_line(matter, told.get(matter.id, ()), desk) for matter in matters)


def _line(matter: Outline, told: Sequence[str], desk: Desk) -> MatterLine:
    """`told` are the first claims of a matter without a conflict: the one side that it has."""
    sides = _sides(matter.conflicts[0], desk) if matter.conflicts else (_agreed(desk.claims(told), desk),)
    return MatterLine(
        title=matter.title,
        where=address.matter(matter.id),
        agreement=matter.agreement,
        says=words.AGREEMENT[matter.agreement],
        claims=matter.claims,
        chains=matter.chains,
        sentences=tuple(c.sentence for c in matter.conflicts),
        sides=sides,
        sides_more=max(0, len(matter.conflicts[0].values) - SIDES_SHOWN) if matter.conflicts else 0,
    )


def _sides(conflict: Conflict, desk: Desk) -> tuple[Side, ...]:
    """On whose word each version stands: the innermost voice of each chain, each once."""
    shown = conflict.values[:SIDES_SHOWN]
    by = "by" if conflict.slot == "factuality" else "according to"
    held = {claim.id: claim for claim in desk.claims(key for v in shown for key in v.claims[:SHOWN])}
    return tuple(
        _side(_value(version), by, [held[key] for key in version.claims[:SHOWN] if key in held], desk)
        for version in shown
    )


def _side(value: str, by: str, claims: Iterable[Claim], desk: Desk) -> Side:
    voices = _innermost(claims, desk)
    return Side(value, by, voices[:_VOICES], max(0, len(voices) - _VOICES))


def _agreed(claims: Sequence[Claim], desk: Desk) -> Side:
    """On whose word a matter without a conflict stands."""
    return replace(_side("on the word of", "", claims, desk), more=0)


def _innermost(claims: Iterable[Claim], desk: Desk) -> tuple[Named, ...]:
    """The innermost voices of these claims, each once."""
    found = (desk.speaker(speaker, claim.document) for claim in claims for speaker in claim.chain[-1].speakers)
    return tuple(dict.fromkeys(found))


def _value(version: Version) -> str:
    return words.VERSION.get(version.value, version.value)


def _conflict(conflict: Conflict, desk: Desk, shown: int, versions: int = VERSIONS_SHOWN) -> ConflictView:
    views = tuple(_version(version, desk, shown) for version in conflict.values[:versions])
    slot = words.SLOTS.get(conflict.slot, words.kind(conflict.slot))
    return ConflictView(slot, conflict.sentence, views, max(0, len(conflict.values) - versions))


def _look_up(desk: Desk, matters: Iterable[Matter | Outline], shown: int, versions: int) -> None:
    """Ask for all claims that the conflicts of these matters show, at once."""
    conflicts = (conflict for matter in matters for conflict in matter.conflicts)
    desk.look_up(desk.claims(k for c in conflicts for v in c.values[:versions] for k in v.claims[: FOLDED * shown]))


def _version(version: Version, desk: Desk, shown: int) -> VersionView:
    folded = fold(desk.views(desk.claims(version.claims[: FOLDED * shown])))
    given = folded[:shown]
    more = len(version.claims) - sum(1 + len(claim.also) for claim in given)
    voices = tuple(dict.fromkeys(voice for claim in folded for voice in claim.chain[-1].voices))
    return VersionView(_value(version), voices[:_VOICES], given, version.corrected, version.chains, more)


def _voice(case: Casefile, identifier: str) -> Named:
    kind, name = case.voice(identifier)
    if kind == "document":
        return Named(name, address.document(identifier))
    if kind == "entity":
        speaks = case.count_claims(speaker=identifier)
        return Named(name, address.speaker(identifier) if speaks else address.entity(identifier))
    return Named(name)
