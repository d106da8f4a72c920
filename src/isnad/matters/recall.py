"""Claims that speak of something told before: *There was no exchange*; *the order came from nobody else*."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from isnad.claims.claim import Claim
from isnad.matters.descriptions import describe, is_pronoun
from isnad.matters.lexicon import LABELS
from isnad.matters.rules import Groups

_REACH = 900  # characters: about two paragraphs
_DEFINITE = r"\b(?:the|this|that|these|those|his|her|its|their|such)\s+(?:\w+\s+){0,2}"
_OPENING = re.compile(rf"^\W*{_DEFINITE}", re.I)
_THE = re.compile(r"\W*(?:in |of |for |after |during )?(?:the|that|this)\s(?!\w+ (?:was|were|is|had|has)\b)", re.I)
_FOLLOWS = re.compile(
    r"\b(?:now|new(?:ly)?|current(?:ly)?|success(?:or|ors)|succeed(?:s|ed)?|took over|taken over|replaced|since)\b",
    re.I,
)
_SEVERAL = re.compile(
    r"(?:\b(?:an?|one of (?:the|its|their|his))\s+(?:\w+\s+){0,2}|\b(?:senior|local|regional|field)\s+)"
    r"(?:commander|leader|chief|head|officer|boss|director)s?\b",
    re.I,
)
_NOBODY = re.compile(r"(?:any|no|nobody|nothing|none|never|ever|a single|not a)\b", re.I)


def refers_back(claim: Claim) -> bool:
    """Whether a claim that identifies nothing by itself takes up what was told before: a denial, or *the order*."""
    if claim.factuality.endswith("-"):
        return True
    trigger = next((words for what, words in claim.because if what == "trigger"), "")
    if trigger:
        return bool(re.search(_DEFINITE + re.escape(trigger), claim.anchor.quote, re.I))
    return bool(_OPENING.match(claim.anchor.quote))


def presupposes(claim: Claim) -> bool:
    """Whether a claim speaks of what happened as known, whatever it says of it: *ordered the raid on the port*."""
    return claim.chain[-1].stance != "asks" and bool(_THE.match(claim.anchor.quote))


def follows(claim: Claim) -> bool:
    """Whether a standing claim says that it was otherwise before: *now leads*, *took over*, *has led since July*."""
    return bool(_FOLLOWS.search(claim.anchor.quote)) or any(when.edtf.endswith("/..") for when in claim.time)


def is_one_of_several(claim: Claim) -> bool:
    """Whether a standing claim leaves room for others beside its holder: *a commander of*, *one of the leaders*."""
    return bool(_SEVERAL.search(claim.anchor.quote))


def denies_all(claim: Claim, groups: Groups) -> bool:
    """Whether a denial says *nobody*, or names no one, where an occurrence has a participant."""
    roles = [name for role in groups.of(claim.kind).roles for name in role.split("|")]
    given = [filler for role in roles for filler in claim.roles.get(role, ()) if role != "agent"]
    return all(
        not f.entity and not f.claim and (is_pronoun(f.text) or bool(_NOBODY.match(f.text.strip()))) for f in given
    )


def may_take_up(claim: Claim, earlier: Claim) -> bool:
    """Whether nothing that a claim says itself is otherwise in what was told before: *his wife* is no brother, and
    *no ransom was paid* speaks of no monthly sum."""
    for role in claim.roles.keys() & earlier.roles.keys() & (LABELS | {"goods"}):
        mine, theirs = ({words.head for f in c.roles[role] if (words := describe(f.text))} for c in (claim, earlier))
        if mine and theirs and not mine & theirs:
            return False
    return True


class Memory:
    """The claims of some documents by group, in the order of the text."""

    def __init__(self, claims: Iterable[Claim], documents: Container[str], groups: Groups) -> None:
        self._groups = groups
        self._told: dict[tuple[str, str], list[tuple[int, str, Claim]]] = defaultdict(list)
        for claim in claims:
            if claim.document in documents:
                told = self._told[claim.document, groups.of(claim.kind).name]
                told.append((claim.anchor.start, claim.id, claim))
        for told in self._told.values():
            told.sort(key=lambda item: item[:2])

    def before(self, claim: Claim) -> Iterator[Claim]:
        """What was told of such a thing within two paragraphs before the claim, the last first."""
        told = self._told.get((claim.document, self._groups.of(claim.kind).name), [])
        place = bisect_left(told, (claim.anchor.start, claim.id), key=lambda item: item[:2])
        for start, _, earlier in reversed(told[:place]):
            if claim.anchor.start - start > _REACH:
                return
            yield earlier


def named_roles(claim: Claim) -> list[tuple[str, str]]:
    """The roles that entities fill, with them."""
    return [(role, filler.entity) for role, given in sorted(claim.roles.items()) for filler in given if filler.entity]


def by_participant(claims: Mapping[str, Claim], asked: Iterable[Claim]) -> dict[tuple[str, str, str], Sequence[str]]:
    """The affirming claims by kind, role and entity, of those participants that the denials `asked` name."""
    wanted = {(claim.kind, role, entity) for claim in asked for role, entity in named_roles(claim)}
    found: dict[tuple[str, str, str], list[str]] = {key: [] for key in wanted}
    for claim in claims.values() if wanted else ():
        if claim.factuality.endswith("+"):
            for role, entity in named_roles(claim):
                if (claim.kind, role, entity) in found:
                    found[claim.kind, role, entity].append(claim.id)
    return {key: sorted(ids) for key, ids in found.items()}
