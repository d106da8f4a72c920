"""Readings made by hand: for the rooms above reading, without a model."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from isnad.attributions import Attribution, Link, Speaker
from isnad.casefile import Draft, Origin
from isnad.claims import Amount, Claim, Dictionary, Filler, When
from isnad.documents import Box, Document, Page
from isnad.entities import Entity, EntityName
from isnad.matters import Conflict, Matter, Version
from isnad.matters.titles import title
from isnad.mentions import Date, Mention, Quantity
from isnad.passages import Anchor, Passage
from isnad.reading import Reading

PRESS = "Farid Haddad said on 3 May 2011 that the Cedar Brigade had captured Omar Nassif in Dara.\nIt held 12 men.\n"
DENIAL = "Omar Nassif denied on 9 May 2011 that the Cedar Brigade captured him. 😀 Farid Hadd\u0101d was not asked.\n"


@dataclass(frozen=True)
class Told:
    """One claim to put into a made Reading, everything by its words in the text."""

    kind: str
    quote: str
    agent: str
    patient: str
    speaker: str | None = None
    cue: str = "said"
    stance: str = "states"
    factuality: str = "CT+"
    time: tuple[str, str] | None = None
    place: str | None = None
    number: tuple[str, float] | None = None


@dataclass
class Maker:
    """Puts the objects of one document together, each found by its words."""

    document: Document
    mentions: dict[str, Mention] = field(default_factory=dict)
    dates: list[Date] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)

    def span(self, words: str) -> tuple[int, int]:
        start = self.document.text.index(words)
        return start, start + len(words)

    def mention(self, words: str, schema: str = "Person") -> Mention:
        if words not in self.mentions:
            key = f"{self.document.id}-e{len(self.mentions)}"
            made = Mention(
                f"{self.document.id}-m{len(self.mentions)}",
                self.document.id,
                *self.span(words),
                words,
                "name",
                schema,
                key,
                key,
                head=len(self.mentions),
            )
            self.mentions[words] = made
        return self.mentions[words]

    def filler(self, words: str, schema: str = "Person") -> Filler:
        mention = self.mention(words, schema)
        return Filler(words, mention.start, mention.end, mention.id, mention.entity)

    def link(self, told: Told) -> Link:
        speaker = self.mention(told.speaker)
        made = Attribution(
            f"{self.document.id}-a{len(self.attributions)}",
            self.document.id,
            (self.span(told.speaker),),
            (self.span(told.cue),),
            (self.span(told.quote),),
            "indirect",
            told.stance,
            speaker.id,
            None,
        )
        self.attributions.append(made)
        return Link((Speaker(told.speaker, speaker.entity, speaker.id),), told.stance, made.id)

    def when(self, words: str, edtf: str) -> When:
        made = Date(f"{self.document.id}-t{len(self.dates)}", self.document.id, *self.span(words), words, edtf)
        self.dates.append(made)
        return When(edtf, words, made.id)

    def amount(self, words: str, value: float) -> Amount:
        key = f"{self.document.id}-q{len(self.quantities)}"
        start, end = self.span(words)
        self.quantities.append(Quantity(key, self.document.id, start, end, words, value, "exact", "men"))
        return Amount(value, "exact", "men", "patient", words, key)

    def claim(self, number: int, told: Told) -> Claim:
        text, (start, end) = self.document.text, self.span(told.quote)
        chain = (Link((Speaker(self.document.title or "", document=self.document.id),), "states"),)
        roles = {"agent": (self.filler(told.agent, "Organization"),), "patient": (self.filler(told.patient),)}
        return Claim(
            f"{self.document.id}-c{number}",
            self.document.id,
            told.kind,
            roles,
            (self.when(*told.time),) if told.time else (),
            (self.filler(told.place, "Place"),) if told.place else (),
            (self.amount(*told.number),) if told.number else (),
            told.factuality,
            (*chain, self.link(told)) if told.speaker else chain,
            Anchor(
                start,
                end,
                1,
                told.quote,
                text[max(0, start - 32) : start],
                text[end : end + 32],
                ((0.1, 0.2, 0.3, 0.4),),
            ),
            f"{told.kind}.verb",
            0.75,
            because=(("trigger", told.kind),),
        )


def document_of(path: str, text: str, **fields: object) -> Document:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    cut = text.find("\n") + 1 or len(text)
    pages = (Page(1, 0, cut, (Box(0, 5, 0.1, 0.1, 0.25, 0.125),)), Page(2, cut, len(text), scanned=True))
    return Document(
        f"d{sha256[:12]}", path, sha256, text, title=path.split(".", maxsplit=1)[0], pages=pages, **fields
    )


def reading_of(path: str, text: str, *told: Told, **fields: object) -> Reading:
    """A Reading of `text` that makes the claims of `told`."""
    document = document_of(path, text, **fields)
    maker = Maker(document)
    claims = tuple(maker.claim(n, one) for n, one in enumerate(told))
    lines = [line for line in text.split("\n") if line]
    starts = [text.index(line) for line in lines]
    return Reading(
        document,
        tuple(
            Passage(n, start, start + len(line), paragraph=n)
            for n, (start, line) in enumerate(zip(starts, lines, strict=True))
        ),
        tuple(maker.mentions.values()),
        tuple(maker.dates),
        tuple(maker.quantities),
        tuple(maker.attributions),
        claims,
    )


def press() -> Reading:
    captured = Told(
        "captures",
        "the Cedar Brigade had captured Omar Nassif in Dara",
        "the Cedar Brigade",
        "Omar Nassif",
        "Farid Haddad",
        time=("3 May 2011", "2011-05-03"),
        place="Dara",
    )
    held = Told("holds", "It held 12 men", "It", "12 men", number=("12 men", 12))
    return reading_of("press.txt", PRESS, captured, held, publisher="Daily Ledger", authors=("A. Writer",))


def denial() -> Reading:
    denied = Told(
        "captures",
        "the Cedar Brigade captured him",
        "the Cedar Brigade",
        "him",
        "Omar Nassif",
        cue="denied",
        stance="denies",
        factuality="CT-",
        time=("9 May 2011", "2011-05-09"),
    )
    return reading_of("denial.txt", DENIAL, denied, marks=((0, 5, "heading"),), warnings=("page 2 is not read",))


def origin_of(reading: Reading) -> Origin:
    return Origin(reading.document.text.encode(), 0, "root", "reader", "nothing")


def settle(draft: Draft, *readings: Reading) -> None:
    """Put the readings, join mentions of the same words, and lay the claims of one kind into one matter."""
    for reading in readings:
        draft.put(reading, origin_of(reading))
    named: dict[str, list[Mention]] = {}
    for reading in readings:
        for mention in reading.mentions:
            named.setdefault(mention.text, []).append(mention)
    entities = [_entity(n, words, mentions) for n, (words, mentions) in enumerate(named.items())]
    of = {cluster: entity.id for entity in entities for cluster in entity.clusters}
    kinds: dict[str, list[str]] = {}
    for reading in readings:
        for claim in reading.claims:
            kinds.setdefault(claim.kind, []).append(claim.id)
    with draft.across():
        draft.settle_entities(entities, of)
        captions = {entity.id: entity.caption for entity in entities}
        draft.settle_matters(
            _matter(n, kind, title(kind, draft.claims(kind=kind), captions.__getitem__), claims)
            for n, (kind, claims) in enumerate(kinds.items())
        )
        draft.settle_days(Dictionary.load())
    draft.finish()


def _entity(number: int, words: str, mentions: list[Mention]) -> Entity:
    documents = tuple(dict.fromkeys(m.document for m in mentions))
    return Entity(
        f"e{number}",
        {"Person": "Person", "Organization": "Organization", "Place": "Address"}[mentions[0].entity_type],
        words,
        (EntityName(words, len(mentions), None, "Latn", documents),),
        len(mentions),
        tuple(sorted(m.entity for m in mentions)),
        reasons=("the same words",),
    )


def _matter(number: int, kind: str, called: str, claims: list[str]) -> Matter:
    if len(claims) == 1:
        return Matter(f"x{number}", kind, tuple(claims), "single", 1, (), (), title=called)
    versions = tuple(Version(f"told {n}", (claim,), corrected=n == 1) for n, claim in enumerate(claims))
    conflict = Conflict("factuality", versions, "One says so, one denies it.")
    narrower = Conflict("place", versions[:1], "Dara is told by one only.")
    return Matter(
        f"x{number}",
        kind,
        tuple(claims),
        "contested",
        len(claims),
        ("e0",),
        (conflict,),
        (narrower,),
        (tuple(claims),),
        ("why",),
        called,
    )
