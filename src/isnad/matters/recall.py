"""Claims that speak of something told before: *There was no exchange*; *the order came from nobody else*."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from isnad.claims.claim import Claim
from isnad.matters.descriptions import is_pronoun
from isnad.matters.outline import Outline
from isnad.matters.rules import Groups

_REACH = 900  # characters: about two paragraphs
_DEFINITE = r"\b(?:the|this|that|these|those|his|her|its|their|such)\s+(?:\w+\s+){0,2}"
_OPENING = re.compile(rf"^\W*{_DEFINITE}", re.I)
_NOBODY = re.compile(r"(?:any|no|nobody|nothing|none|never|ever|a single|not a)\b", re.I)


def refers_back(claim: Claim) -> bool:
    """Whether a claim that identifies nothing by itself takes up what was told before: a denial, or *the order*."""
    if claim.factuality.endswith("-"):
        return True
    trigger = next((words for what, words in claim.because if what == "trigger"), "")
    if trigger:
        return bool(re.search(_DEFINITE + re.escape(trigger), claim.anchor.quote, re.I))
    return bool(_OPENING.match(claim.anchor.quote))


def denies_all(claim: Claim, groups: Groups) -> bool:
    """Whether a denial says *nobody*, or names no one, where an occurrence has a participant."""
    roles = [name for role in groups.of(claim.kind).roles for name in role.split("|")]
    given = [filler for role in roles for filler in claim.roles.get(role, ()) if role != "agent"]
    return all(
        not f.entity and not f.claim and (is_pronoun(f.text) or bool(_NOBODY.match(f.text.strip()))) for f in given
    )


@dataclass(slots=True)
class Memory:
    """The outlines of a collection by document and group, in the order of the text."""

    _told: dict[tuple[str, str], list[tuple[int, str, Outline]]] = field(default_factory=lambda: defaultdict(list))

    def keep(self, outlines: Iterable[Outline]) -> None:
        """Remember outlines that identify something."""
        for outline in outlines:
            if outline.keys:
                claim = outline.claim
                self._told[claim.document, outline.group].append((claim.anchor.start, claim.id, outline))

    def recall(self, outline: Outline) -> Outline | None:
        """The outline with the keys of the last one before it that tells of such a thing nearby; None without one."""
        claim = outline.claim
        told = sorted(self._told.get((claim.document, outline.group), ()), key=lambda item: item[:2])
        before = bisect_left(told, (claim.anchor.start, claim.id), key=lambda item: item[:2])
        for start, _, earlier in reversed(told[:before]):
            if claim.anchor.start - start > _REACH:
                return None
            if earlier.claim.id != claim.id and (earlier.occurrences > 1) == (outline.occurrences > 1):
                return replace(outline, keys=earlier.keys)
        return None


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
