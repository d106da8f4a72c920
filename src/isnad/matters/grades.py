"""The Admiralty code as a filter: source reliability A to F, information credibility 1 to 6, given by people."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace

from isnad.claims.claim import Claim
from isnad.documents.document import Document
from isnad.entities.entity import Entity
from isnad.entities.judgements import Judgement, Subject, holding
from isnad.errors import InputError
from isnad.matters.matter import Agreement, Conflict, Matter, Version
from isnad.matters.voices import fold

_GRADE = re.compile(r"([A-F])?([1-6])?", re.I)


def parse(grade: str) -> tuple[str, str]:
    """Reliability and credibility of *B2*, *B* or *2*, empty where not given. Raises `InputError` for others."""
    match = _GRADE.fullmatch(grade.strip())
    if not match or not grade.strip():
        raise InputError(f"`{grade}` is no grade.", "Give a letter A to F, a digit 1 to 6, or both: B2.")
    return (match.group(1) or "").upper(), match.group(2) or ""


@dataclass(frozen=True, slots=True)
class Grades:
    """What people graded: documents by id, publications by folded name, speakers by entity id."""

    documents: Mapping[str, str]
    publications: Mapping[str, str] = field(default_factory=dict)
    speakers: Mapping[str, str] = field(default_factory=dict)

    @staticmethod
    def of(
        documents: Iterable[Document], entities: Iterable[Entity] = (), judgements: Iterable[Judgement] = ()
    ) -> Grades:
        """The grades that `metadata.csv` gives documents, and over them those that people judged.

        A grade of a name holds for the publication and for the speakers that bear it. What `metadata.csv` holds that
        is no grade is passed over.
        """
        judged = [(j.a, j.b.names[0]) for j in holding(judgements) if j.what == "grade" and j.b.names]
        files = {sha256: grade for subject, grade in judged if not subject.names for sha256 in subject.documents}
        named = [(subject, grade) for subject, grade in judged if subject.names]
        publications = {fold(name): grade for subject, grade in named for name in subject.names}
        given: dict[str, str] = {}
        for document in documents:
            own = files.get(document.sha256) or publications.get(fold(document.publisher or ""))
            if grade := own or (document.grade if _is_grade(document.grade) else None):
                given[document.id] = grade
        speakers = {entity.id: grade for entity in entities if named and (grade := _of_entity(entity, named))}
        return Grades(given, publications, speakers)

    def allows(self, claim: Claim, asked: str | None) -> bool:
        """Whether the claim is graded so or better on every axis asked for; what is not graded is not.

        A claim is as good as the worst of the graded voices of its chain, its document among them.
        """
        if asked is None:
            return True
        letter, digit = parse(asked)
        own = self.of_claim(claim)
        return (not letter or "" < own[0] <= letter) and (not digit or "" < own[1] <= digit)

    def of_claim(self, claim: Claim) -> tuple[str, str]:
        """Letter and digit of the worst graded voice of its chain, empty where nothing is graded."""
        voices = [voice for link in claim.chain for voice in link.speakers]
        found = [self.documents.get(claim.document), *(self.speakers.get(v.entity or "") for v in voices)]
        graded = [parse(grade) for grade in found if grade]
        return max((letter for letter, _ in graded), default=""), max((digit for _, digit in graded), default="")


def narrowed(matter: Matter, kept: Container[str]) -> Matter:
    """The matter as its claims in `kept` (one or more) leave it.

    Its chains are counted by its echoes: claims that share a voice are one, so that there are at least so many.
    """
    claims = tuple(claim for claim in matter.claims if claim in kept)
    conflicts = _left(matter.conflicts, kept)
    echoes = tuple(left for echo in matter.echoes if len(left := tuple(c for c in echo if c in kept)) > 1)
    chains = min(matter.chains, len(claims) - sum(len(echo) - 1 for echo in echoes))
    agreement: Agreement = "contested" if conflicts else "corroborated" if chains > 1 else "echoed"
    return replace(
        matter,
        claims=claims,
        agreement="single" if len(claims) == 1 else agreement,
        chains=chains,
        common_links=matter.common_links if chains == 1 and len(claims) > 1 else (),
        conflicts=conflicts,
        refinements=_left(matter.refinements, kept),
        echoes=echoes,
    )


def _left(conflicts: Iterable[Conflict], kept: Container[str]) -> tuple[Conflict, ...]:
    """The conflicts of which two versions or more are left, with what is left of them."""
    found = []
    for conflict in conflicts:
        versions = (replace(v, claims=tuple(c for c in v.claims if c in kept)) for v in conflict.values)
        left = tuple(version for version in versions if version.claims)
        if len(left) > 1:
            found.append(replace(conflict, values=left, sentence=_sentence(conflict, left)))
    return tuple(found)


def _sentence(conflict: Conflict, left: tuple[Version, ...]) -> str:
    """The conflict's own sentence where all its claims are left, else one that counts those that are."""
    if left == conflict.values:
        return conflict.sentence
    told = ", ".join(f"{v.value} ({len(v.claims)} claim{'s' if len(v.claims) > 1 else ''})" for v in left)
    return f"Of what is graded so, {conflict.slot}: {told}."


def _is_grade(grade: str | None) -> bool:
    return bool(grade and grade.strip() and _GRADE.fullmatch(grade.strip()))


def _of_entity(entity: Entity, named: Iterable[tuple[Subject, str]]) -> str | None:
    names = {fold(name.name) for name in entity.names}
    return next((grade for subject, grade in named if names.intersection(map(fold, subject.names))), None)
