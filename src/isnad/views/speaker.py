"""Voices: who is heard in this collection, and all that stands on one voice's word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from isnad.casefile import Outline, Unnamed
from isnad.claims import Claim
from isnad.views import address
from isnad.views.claims import ClaimView, Desk, Named
from isnad.views.entity import CLAIMS_A_PART, Topic, topics
from isnad.views.frame import Headed, head, last_part, listed, paging, quoted
from isnad.views.matter import MatterLine, matter_lines

VOICES_A_PART = 300
ALONE_SHOWN = 30
CONTESTED_SHOWN = 12


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """A voice in a list: on its word stand so many claims; `beside` names the document that alone describes it."""

    name: str
    where: str
    claims: int
    beside: str = ""


@dataclass(frozen=True, slots=True)
class VoicesPage(Headed):
    """All named voices, the most heard first; documents speak for themselves on their own pages."""

    lead: str
    voices: tuple[VoiceLine, ...]
    other: Named | None = None


@dataclass(frozen=True, slots=True)
class SpeakerPage(Headed):
    """One part of everything on one voice's word, by kind.

    `alone` are matters of which nobody else speaks, each with a claim of this voice.
    """

    name: str
    identifier: str
    entity: str
    alone: tuple[tuple[MatterLine, ClaimView], ...]
    alone_more: int
    contested: tuple[MatterLine, ...]
    topics: tuple[Topic, ...]
    claims: int
    described_in: Named | None = None


def voices_page(desk: Desk, part: int = 1) -> VoicesPage:
    """One part of the list of voices."""
    where = partial(address.numbered, "voices")
    parted = paging(where, part, last_part(desk.case.count_voices(), VOICES_A_PART))
    return VoicesPage(
        head(desk.case, where(part), "voices.html", "Voices", "", listed("voices"), parted),
        lead="On whose word the claims stand. What a document says itself is on its own page.",
        voices=voice_lines(desk, VOICES_A_PART, (part - 1) * VOICES_A_PART),
        other=Named("Voices without a name", "unnamed.html") if desk.case.count_unnamed() else None,
    )


def unnamed_page(desk: Desk, part: int = 1) -> VoicesPage:
    """One part of the list of voices that documents only describe."""
    where = partial(address.numbered, "unnamed")
    parted = paging(where, part, last_part(desk.case.count_unnamed(), VOICES_A_PART))
    found = desk.case.unnamed(limit=VOICES_A_PART, offset=(part - 1) * VOICES_A_PART)
    desk.know((), (voice.document for voice in found))
    return VoicesPage(
        head(desk.case, where(part), "voices.html", "Voices without a name", "", listed("unnamed"), parted),
        lead="Whom the documents only describe. The same words in two documents may be two people.",
        voices=tuple(
            VoiceLine(
                " ".join(v.text.split()), address.unnamed(v.document, v.number), v.claims, desk.title(v.document)
            )
            for v in found
        ),
        other=Named("Voices with a name", "voices.html"),
    )


def voice_lines(desk: Desk, limit: int, offset: int = 0) -> tuple[VoiceLine, ...]:
    """The most heard voices."""
    heard = desk.case.voices(limit, offset)
    desk.know(entity for entity, _ in heard)
    return tuple(VoiceLine(desk.caption(entity), address.speaker(entity), claims) for entity, claims in heard)


def speaker_page(desk: Desk, identifier: str, part: int = 1) -> SpeakerPage:
    """One part of the page of a voice, named or described; raises `NotFound`."""
    voice = desk.case.unnamed_voice(identifier)
    if voice is not None:
        return _described_page(desk, voice, part)
    case, name = desk.case, desk.caption(identifier)
    where = partial(address.speaker, identifier)
    count = case.count_claims(speaker=identifier)
    parted = paging(where, part, last_part(count, CLAIMS_A_PART))
    claims = case.claims(speaker=identifier, limit=CLAIMS_A_PART, offset=(part - 1) * CLAIMS_A_PART)
    first = part == 1
    only, alone = case.matters_on_word(identifier, True, ALONE_SHOWN) if first else ((), 0)
    contested, _ = case.matters_on_word(identifier, False, CONTESTED_SHOWN) if first else ((), 0)
    told = case.outlines_of((*only, *contested))
    lone = [told[key] for key in only]
    held = {claim.id: view for claim, view in _first_claims(desk, lone)}
    lines = matter_lines(lone, desk)
    forms = quoted(f"speakers/{identifier}")
    return SpeakerPage(
        head(case, where(part), "voices.html", f"On the word of {name}", f"voice {identifier}", forms, parted),
        name=name,
        identifier=identifier,
        entity=address.entity(identifier),
        alone=tuple((line, held[m.first]) for line, m in zip(lines, lone, strict=True) if m.first in held),
        alone_more=max(0, alone - ALONE_SHOWN),
        contested=matter_lines([told[key] for key in contested], desk),
        topics=topics(desk.views(claims)),
        claims=count,
    )


def _described_page(desk: Desk, voice: Unnamed, part: int) -> SpeakerPage:
    """All that stands on the word of a voice that one document describes."""
    where = partial(address.unnamed, voice.document, voice.number)
    claims = desk.case.claims_on_word(voice)
    parted = paging(where, part, last_part(len(claims), CLAIMS_A_PART))
    name = " ".join(voice.text.split())
    own = f"{voice.document}-v{voice.number}"
    title, forms = f"On the word of {name}", quoted(f"speakers/{own}")
    return SpeakerPage(
        head(desk.case, where(part), "voices.html", title, f"voice {own}", forms, parted),
        name=name,
        identifier="",
        entity="",
        alone=(),
        alone_more=0,
        contested=(),
        topics=topics(desk.views(claims[(part - 1) * CLAIMS_A_PART : part * CLAIMS_A_PART])),
        claims=len(claims),
        described_in=Named(desk.title(voice.document), address.document(voice.document)),
    )


def _first_claims(desk: Desk, matters: Iterable[Outline]) -> Iterator[tuple[Claim, ClaimView]]:
    claims = desk.claims(matter.first for matter in matters)
    return zip(claims, desk.views(claims), strict=True)
