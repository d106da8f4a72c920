"""Filling: a claim of violence that names no doer takes the one who is plainly meant in the sentences beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from isnad.attributions import Link
from isnad.claims.claim import Filler
from isnad.claims.draft import Draft
from isnad.claims.fillers import Fillers
from isnad.claims.incidents.clues import Scores
from isnad.claims.incidents.deed import ADDED, VIOLENCE, deeds
from isnad.claims.incidents.participants import Participant, participants
from isnad.claims.lookup import Lookup

Voices = Callable[[int, int], tuple[Link, ...]]
_PARTS = {"agent": ("PerpInd", "PerpOrg"), "instrument": ("Weapon",)}
_SURE = {"agent": 0.85, "instrument": 0.9}
_REACH = {"agent": 1, "instrument": 0}  # sentences on either side
_TAKING = {"agent": VIOLENCE - {"dies"}, "instrument": frozenset({"attacks", "bombs", "kills", "wounds"})}


class Incidents:
    """Completes the drafts of one document; `voices` gives the chain of a span, `roles` is `Tagging.roles`."""

    def __init__(self, lookup: Lookup, fillers: Fillers, voices: Voices, roles: Scores) -> None:
        self._lookup, self._fillers, self._voices, self._roles = lookup, fillers, voices, roles

    def complete(self, drafts: Sequence[Draft]) -> None:
        """Fill empty agents and instruments where exactly one participant is near and sure."""
        if not any(self._open(d, role) for d in drafts for role in _PARTS):
            return
        found = participants(self._lookup, deeds(drafts), self._roles)
        for role, parts in _PARTS.items():
            sure = [p for p in found if p.role in parts and p.score >= _SURE[role] and not self._suffers(p, drafts)]
            for d in drafts:
                if sure and self._open(d, role):
                    self._fill(d, role, sure)

    def _suffers(self, p: Participant, drafts: Sequence[Draft]) -> bool:
        """Was a deed done to a participant too? Then it is not plainly the doer."""
        suffering = {w for d in drafts if d.kind in VIOLENCE for w in d.words.get("patient", ())}
        return any(h in suffering for h in p.heads)

    def _open(self, d: Draft, role: str) -> bool:
        happened = d.factuality in ("CT+", "PR+")
        return d.kind in _TAKING[role] and role not in d.roles and d.trigger is not None and happened

    def _fill(self, d: Draft, role: str, sure: list[Participant]) -> None:
        near = [(p, h) for p in sure if (h := self._nearest(d, p, _REACH[role])) is not None]
        if len(near) != 1:
            return
        made = self._fillers.make(near[0][1], d.chain)
        if made is None or self._takes_part(made, d):
            return
        d.roles[role] = (made,)
        d.because += ((ADDED, f"{role}: {made.text} ({near[0][0].score:.2f})"),)

    def _nearest(self, d: Draft, p: Participant, reach: int) -> int | None:
        t, trigger = self._lookup.tree, d.trigger or 0
        inside = [h for h in p.heads if abs(t.sentences[h] - t.sentences[trigger]) <= reach and self._told(h, d)]
        return min(inside, key=lambda h: abs(h - trigger), default=None)

    def _told(self, head: int, d: Draft) -> bool:
        """Does the voice that tells of the deed name the participant too? Two voices may mean two deeds."""
        t = self._lookup.tree
        chain = self._voices(t.starts[head], t.ends[head])
        return [link.attribution for link in chain] == [link.attribution for link in d.chain]

    def _takes_part(self, filler: Filler, d: Draft) -> bool:
        """Whoever suffers a deed, or speaks of it, is not taken for its doer."""
        others = [f for found in d.roles.values() for f in found]
        speakers = {s.entity for link in d.chain for s in link.speakers if s.entity}
        same = any(_overlap(f, filler) or (f.entity and f.entity == filler.entity) for f in others)
        return same or (filler.entity is not None and filler.entity in speakers)


def _overlap(left: Filler, right: Filler) -> bool:
    if left.start is None or right.start is None or left.end is None or right.end is None:
        return False
    return left.start < right.end and right.start < left.end
