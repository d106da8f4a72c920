"""What a denial denies: the claims of its own kind whose participants and time it speaks of."""

from __future__ import annotations

from isnad.claims.claim import Claim
from isnad.matters.actors import Actors
from isnad.matters.descriptions import describe
from isnad.matters.intervals import days
from isnad.matters.lexicon import ANY_GOODS
from isnad.matters.referents import Relation, participants
from isnad.matters.rules import Groups


def denies(denial: Claim, claim: Claim, actors: Actors, groups: Groups) -> bool:
    """Whether `claim` cannot hold when `denial` does, their matter being one.

    A denial of the exchange does not deny the handing over: the kinds must be the same. Whoever is named in a role of
    the denial must not be somebody else in the claim. A man who denies his own part denies only those who name him.
    """
    return claim.factuality.endswith("+") and speaks_of(denial, claim, actors, groups)


def speaks_of(denial: Claim, claim: Claim, actors: Actors, groups: Groups) -> bool:
    """Whether a denial speaks of what a claim affirms or asks: *Did A meet B?* *A never met that man.*"""
    if denial.kind != claim.kind or claim.factuality.endswith("-") or _of_other_goods(denial, claim):
        return False
    identifying = {name for role in groups.of(claim.kind).roles for name in role.split("|")}
    for role in denial.roles.keys() - identifying:
        mine, theirs = participants(denial, role), participants(claim, role)
        relation = actors.sets(mine, theirs)
        if mine and theirs and relation == Relation.APART:
            return False
        if mine and relation < Relation.PART and _own_part(denial, role):
            return False
    return _times_meet(denial, claim)


def _of_other_goods(denial: Claim, claim: Claim) -> bool:
    """Whether both name what was given, and it is not the same: *no ransom was paid*, *a monthly sum*."""
    mine, theirs = _goods(denial), _goods(claim)
    return bool(mine and theirs) and not mine & theirs


def _goods(claim: Claim) -> set[str]:
    words = (describe(filler.text) for filler in claim.roles.get("goods", ()) if not filler.entity)
    return {found.head for found in words if found and found.head not in ANY_GOODS}


def _own_part(denial: Claim, role: str) -> bool:
    speakers = {speaker.entity for speaker in denial.chain[-1].speakers if speaker.entity}
    return any(filler.entity in speakers for filler in denial.roles[role])


def _times_meet(denial: Claim, claim: Claim) -> bool:
    mine = [span for when in denial.time if (span := days(when.edtf))]
    theirs = [span for when in claim.time if (span := days(when.edtf))]
    return not mine or not theirs or any(one.meets(other) for one in mine for other in theirs)
