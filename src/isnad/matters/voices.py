"""The voices of a matter's chains: who must be believed for a claim to reach the reader."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from isnad.attributions.chain import Speaker
from isnad.claims.claim import Claim
from isnad.documents.document import Document
from isnad.entities.entity import Entity
from isnad.matters.citations import Citations
from isnad.matters.copies import copied, passage_around
from isnad.matters.descriptions import Description, describe, is_unknown
from isnad.matters.union import Union

_TELLING = 4  # letters; a shorter name in a file's name may be anything
_NAME_WORDS = re.compile(r"[\W_]+")
_MANY = 60  # claims; above it only identical passages count as copied


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice. `kind`: `entity` and `publication` are the same wherever they appear, `described` and `document`
    only within `scope`, a document with its copies."""

    kind: str
    name: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """What is known of the documents: texts, copies, publishers by (folded) name, entities that publish."""

    documents: Mapping[str, Document]
    copies: Mapping[str, str]
    publishers: Mapping[str, str]
    names: frozenset[str]
    publications: Mapping[str, str]
    citations: Citations

    @staticmethod
    def of(documents: Mapping[str, Document], copies: Mapping[str, str], entities: Iterable[Entity]) -> Library:
        """A library whose publications are the entities that bear the name of a document's publisher.

        A document that names no publisher is taken for that of the entity whose name its file bears.
        """
        known_entities = list(entities)
        groups = [entity for entity in known_entities if entity.schema not in {"Person", "Address"}]
        names = {entity.id: {fold(name.name) for name in entity.names} for entity in groups}
        known = {name for given in names.values() for name in given if len(name) >= _TELLING}
        publishers = {document.id: _publisher(document, known) for document in documents.values()}
        given = frozenset(publishers.values()) - {""}
        publications = {entity: min(shared) for entity, own in names.items() if (shared := own & given)}
        citations = Citations.of(documents, known_entities)
        return Library(documents, copies, publishers, given, publications, citations)

    def publisher(self, document: str) -> str:
        """The folded name of the document's publication, empty when it has none."""
        return self.publishers.get(document, "")


@dataclass(frozen=True, slots=True)
class _Scene:
    library: Library
    scopes: Union[str]
    cited: frozenset[str]
    speakers: frozenset[str]
    homes: Mapping[str, str]

    def scope(self, document: str) -> str:
        return min(self.scopes.group(self.library.copies.get(document, document)))


def fold(name: str) -> str:
    """A publication's name as compared: lower case, no article, single spaces."""
    words = name.lower().replace(".", "").split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _publisher(document: Document, known: Container[str]) -> str:
    if document.publisher:
        return fold(document.publisher)
    words = [
        word for word in _NAME_WORDS.split(PurePosixPath(document.path).stem.lower()) if word and not word.isdigit()
    ]
    runs = (words[start:end] for start in range(len(words)) for end in range(start + 1, len(words) + 1))
    return max((" ".join(run) for run in runs if " ".join(run) in known), key=len, default="")


def chains_of(claims: Sequence[Claim], library: Library) -> list[list[frozenset[Voice]]]:
    """For each claim its chain as sets of voices, the outermost first, joint speakers in one set.

    A document counts as a voice only for what it says itself: a witness whom it quotes speaks for himself. Unknown
    speakers fall out; a chain of nobody else is the document's own.
    """
    scene = _scene(claims, library)
    chains = _with_sources(claims, [_chain(claim, scene) for claim in claims], scene)
    same = _same_descriptions(
        {voice for chain in chains for link in chain for voice in link if voice.kind == "described"}
    )
    return [
        _without_repeats([frozenset(same.get(voice, voice) for voice in link) for link in chain]) for chain in chains
    ]


def _scene(claims: Sequence[Claim], library: Library) -> _Scene:
    scopes: Union[str] = Union()
    if len({library.copies.get(claim.document, claim.document) for claim in claims}) > 1:
        for left, right in _copied_passages(claims, library):
            scopes.join(library.copies.get(left, left), library.copies.get(right, right))
    cited = frozenset(
        name
        for claim in claims
        for link in claim.chain[1:]
        for speaker in link.speakers
        if (name := _publication(speaker, library))
    )
    homes: dict[str, str] = {}
    for document in sorted({claim.document for claim in claims}):
        homes.setdefault(library.publisher(document), document)
    speakers = frozenset(s.entity for claim in claims for link in claim.chain[1:] for s in link.speakers if s.entity)
    return _Scene(library, scopes, cited, speakers, homes)


def _copied_passages(claims: Sequence[Claim], library: Library) -> Iterable[tuple[str, str]]:
    passages = sorted({(claim.document, _passage(claim, library)) for claim in claims})
    first: dict[str, str] = {}
    for document, passage in passages:
        folded = " ".join(passage.lower().split())
        if copied(folded, folded) and first.setdefault(folded, document) != document:
            yield first[folded], document
    if len(passages) <= _MANY:
        for number, (document, passage) in enumerate(passages):
            for other, words in passages[number + 1 :]:
                if document != other and copied(passage, words):
                    yield document, other


def _passage(claim: Claim, library: Library) -> str:
    document = library.documents.get(claim.document)
    return passage_around(document.text, claim.anchor.start, claim.anchor.end) if document else claim.anchor.quote


def _publication(speaker: Speaker, library: Library) -> str:
    if speaker.entity:
        return library.publications.get(speaker.entity, "")
    name = fold(speaker.text)
    return name if name in library.names else ""


def _chain(claim: Claim, scene: _Scene) -> list[frozenset[Voice]]:
    links: list[frozenset[Voice]] = []
    home = claim.document
    for link in claim.chain[1:]:
        voices = frozenset(voice for speaker in link.speakers if (voice := _voice(speaker, home, scene)))
        if voices:
            links.append(voices)
        home = next((scene.homes[v.name] for v in voices if v.kind == "publication" and v.name in scene.homes), home)
    return links or [frozenset({_narration(claim.document, scene)})]


def _with_sources(
    claims: Sequence[Claim], chains: Sequence[list[frozenset[Voice]]], scene: _Scene
) -> list[list[frozenset[Voice]]]:
    """The chains, those that end in a cited document with the voices from whom this one has it."""
    sources: dict[Voice, list[list[frozenset[Voice]]]] = defaultdict(list)
    for claim, chain in zip(claims, chains, strict=True):
        if claim.factuality != "Uu":
            sources[_narration(claim.document, scene)].append(chain)
    return [
        _with_source(chain, _narration(claim.document, scene), sources)
        for claim, chain in zip(claims, chains, strict=True)
    ]


def _with_source(
    chain: list[frozenset[Voice]], home: Voice, sources: Mapping[Voice, list[list[frozenset[Voice]]]]
) -> list[frozenset[Voice]]:
    last = next(iter(chain[-1])) if len(chain[-1]) == 1 else home
    told = sources.get(last, []) if last != home and last.kind == "document" else []
    return chain if not told or [frozenset({last})] in told else [*chain, *told[0]]


def _voice(speaker: Speaker, home: str, scene: _Scene) -> Voice | None:
    if publication := _publication(speaker, scene.library):
        return Voice("publication", publication)
    if speaker.entity:
        return Voice("entity", speaker.entity)
    if speaker.document:
        return _narration(speaker.document, scene)
    if is_unknown(speaker.text):
        return None
    if cited := scene.library.citations.document(speaker.text, home):
        return _narration(cited, scene)
    return Voice("described", " ".join(speaker.text.lower().split()), scene.scope(home))


def _narration(document: str, scene: _Scene) -> Voice:
    publication, narrator = scene.library.publisher(document), scene.library.citations.narrator(document)
    if narrator in scene.speakers:
        return Voice("entity", narrator or "")
    return (
        Voice("publication", publication) if publication in scene.cited else Voice("document", scene.scope(document))
    )


def _same_descriptions(voices: Iterable[Voice]) -> dict[Voice, Voice]:
    """*The official* and *a Pentagon official* of one document are taken for one voice, so that none counts twice."""
    chosen: dict[Voice, Voice] = {}
    kept: dict[tuple[str, str], list[tuple[Description, Voice]]] = defaultdict(list)
    described = [
        (words, voice) for voice in voices if not _has_number(voice.name) and (words := describe(voice.name))
    ]
    for words, voice in sorted(described, key=lambda item: (-len(item[0].modifiers), item[1].scope, item[1].name)):
        others = kept[(voice.scope, words.head)]
        fitting = next((other for known, other in others if words.modifiers <= known.modifiers), None)
        if fitting is None:
            others.append((words, voice))
        chosen[voice] = fitting or voice
    return chosen


def _has_number(name: str) -> bool:
    return any(letter.isdigit() for letter in name)


def _without_repeats(chain: list[frozenset[Voice]]) -> list[frozenset[Voice]]:
    return [link for number, link in enumerate(chain) if number == 0 or link != chain[number - 1]]
