"""Builds claims, documents and entities for the tests of matters: short, by keyword, of our own invention."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.attributions.chain import Link, Speaker
from isnad.claims.claim import Amount, Claim, Filler, When
from isnad.documents.document import Document
from isnad.entities.entity import Entity, EntityName
from isnad.matters.matter import Matter
from isnad.matters.rules import Kind, Table
from isnad.passages.passage import Anchor

EVENT = ("agent", "time", "place", "number", "factuality")
DICTIONARY = Table.of(
    [
        Kind("captures", ("patient",), EVENT, "P1Y"),
        Kind("attacks", ("patient", "time | place"), EVENT, "P7D", pairs=("bombs",)),
        Kind("bombs", ("patient", "time | place"), EVENT, "P7D", pairs=("attacks",)),
        Kind("kills", ("patient",), EVENT, once=True, pairs=("dies", "executes")),
        Kind("dies", ("patient",), ("time", "place", "number", "factuality"), once=True, pairs=("kills",)),
        Kind("executes", ("patient",), EVENT, once=True, pairs=("kills",)),
        Kind(
            "releases",
            ("patient",),
            ("agent", "time", "number", "factuality"),
            "P1Y",
            pairs=("transfers", "exchanges"),
        ),
        Kind(
            "transfers",
            ("patient",),
            ("agent", "recipient", "time", "number", "factuality"),
            "P1Y",
            pairs=("releases",),
        ),
        Kind(
            "exchanges",
            ("patient | exchange",),
            ("agent", "exchange", "time", "number", "factuality"),
            "P1Y",
            pairs=("releases",),
        ),
        Kind("leads", ("patient",), ("agent", "time", "factuality"), standing=True),
        Kind("member_of", ("agent", "patient"), ("time", "factuality"), standing=True),
        Kind("part_of", ("agent", "patient"), ("factuality",), standing=True),
        Kind("located_in", ("agent",), ("place", "factuality"), standing=True),
        Kind("relative_of", ("agent", "patient"), ("relation", "factuality"), symmetric=True, standing=True),
        Kind("alias_of", ("agent", "patient"), ("factuality",), symmetric=True, standing=True),
        Kind("meets", ("agent", "patient"), ("time", "place", "factuality"), "P1D", symmetric=True),
        Kind("orders", ("patient",), ("agent", "time", "factuality")),
    ]
)


def entity(name: str, schema: str = "Person", *others: str) -> Entity:
    """An entity whose id is its name in lower case."""
    names = tuple(EntityName(n, 1, None, "Latn") for n in (name, *others))
    return Entity(name.lower(), schema, name, names, len(names), ())


def document(name: str, text: str = "", **fields: object) -> Document:
    """A document whose text is its own, so that it is nobody's copy."""
    return Document(name, f"{name}.txt", name * 8, text or f"Nothing but the words of {name}.", **fields)  # type: ignore[arg-type]


def speaker(words: str) -> Speaker:
    """`@omar` is the entity omar, `#d2` the document d2, `?` unknown, anything else a description."""
    if words.startswith("@"):
        return Speaker(words[1:].title(), words[1:])
    if words.startswith("#"):
        return Speaker("the document", document=words[1:])
    return Speaker("" if words == "?" else words)


def filler(words: str) -> Filler:
    """`@omar` is the entity omar, `=c1` the claim c1, anything else a description."""
    if words.startswith("="):
        return Filler("", claim=words[1:])
    return Filler(words[1:].title(), entity=words[1:]) if words.startswith("@") else Filler(words)


def amount(words: str) -> Amount:
    """`5 patient soldiers`, `>=7 patient soldiers`, `~30 event`."""
    value, of, *unit = words.split(" ", 2)
    bound = {">": "at_least", "<": "at_most", "~": "about"}.get(value[0], "exact")
    return Amount(float(value.lstrip("<>=~")), bound, unit[0] if unit else None, of, words)  # type: ignore[arg-type]


class Builder:
    """Numbers the claims of each document and keeps them."""

    def __init__(self, *entities: Entity, documents: Sequence[Document] = ()) -> None:
        self.entities = list(entities)
        self.documents = {d.id: d for d in documents}
        self.claims: list[Claim] = []

    def claim(self, doc: str, kind: str, chain: Sequence[str] = (), **given: str) -> str:
        """Adds a claim and gives its id. Roles by name, several fillers parted by ` + `; `says` is the factuality."""
        if doc not in self.documents:
            self.documents[doc] = document(doc)
        number = sum(1 for c in self.claims if c.document == doc)
        quote = given.pop("quote", f"{doc} claim {number}")
        start = self.documents[doc].text.find(quote)
        links = [Link((Speaker(doc, document=doc),), "states")]
        links += [Link(tuple(speaker(w) for w in link.split(" + ")), "states") for link in chain]
        claim = Claim(
            id=f"{doc}-c{number}",
            document=doc,
            kind=kind,
            time=tuple(When(e, e) for e in given.pop("time", "").split() if e),
            place=tuple(filler(w) for w in given.pop("place", "").split(" + ") if w),
            quantity=tuple(amount(w) for w in given.pop("number", "").split(" + ") if w),
            factuality=given.pop("says", "CT+"),  # type: ignore[arg-type]
            roles={role: tuple(filler(w) for w in words.split(" + ")) for role, words in given.items()},
            chain=tuple(links),
            anchor=Anchor(max(start, 0), max(start, 0) + len(quote), None, quote),
            rule="test",
            confidence=1.0,
        )
        self.claims.append(claim)
        return claim.id

    def lay(self, *judgements: object) -> tuple[Matter, ...]:
        """The matters of everything that was added."""
        from isnad.matters import lay_out

        return lay_out(self.claims, self.documents.values(), self.entities, DICTIONARY, judgements, gazetteer=None)  # type: ignore[arg-type]

    def matter(self, claim: str, *judgements: object) -> Matter:
        """The matter in which the claim stands; there must be one only."""
        found = [m for m in self.lay(*judgements) if claim in m.claims]
        assert len(found) == 1, found
        return found[0]


def slots(matter: Matter) -> list[str]:
    """The slots in which a matter's claims conflict."""
    return [conflict.slot for conflict in matter.conflicts]
