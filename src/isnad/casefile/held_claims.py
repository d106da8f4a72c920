"""The claims that a casefile holds, and what people judged of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from isnad.casefile import claims, grading, verdicts
from isnad.casefile.asking import Asking
from isnad.casefile.claims import Asked
from isnad.casefile.verdicts import Verdict
from isnad.claims import Claim
from isnad.matters.grades import Grades


class HeldClaims(Asking):
    """Questions about claims."""

    def claims(
        self,
        *,
        entity: str | None = None,
        kind: str | None = None,
        document: str | None = None,
        speaker: str | None = None,
        matter: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Claim, ...]:
        """The claims of which all that is given holds, by document path and place in it.

        `entity` fills a role or the place, `speaker` (an entity or document id) speaks in the chain.
        """
        return tuple(claims.find(self._sql, Asked(entity, kind, document, speaker, matter, None, limit, offset)))

    def every_claim(self, **asked: str | None) -> Iterator[Claim]:
        """All claims, or those that `claims` finds with the same question, one batch in memory at a time."""
        return claims.find(self._sql, Asked(**asked))  # type: ignore[arg-type]

    def claim_ids(self, **asked: str | None) -> Iterator[str]:
        """The ids of the claims that `claims` finds with the same question, in the same order."""
        return claims.keys(self._sql, Asked(**asked))  # type: ignore[arg-type]

    def unsure_claims(self, limit: int) -> tuple[str, ...]:
        """Ids of claims most worth a look: least sure times how many stand in its matter, without those judged.

        Of the least sure twenty times `limit` are weighed.
        """
        rows = self._sql.execute(
            "SELECT id FROM (SELECT id, confidence FROM claim WHERE id NOT IN (SELECT claim FROM verdict) "
            "ORDER BY confidence LIMIT ?) AS least ORDER BY (1.0 - confidence) * (SELECT count(*) FROM matter_claim "
            "WHERE matter IN (SELECT matter FROM matter_claim WHERE claim = least.id)) DESC, id LIMIT ?",
            (20 * limit, limit),
        )
        return tuple(row["id"] for row in rows)

    def verdicts(self) -> tuple[Verdict, ...]:
        """What people judged of single claims, as far as it holds and has been applied."""
        return verdicts.every(self._sql)

    def grades(self) -> Grades:
        """What people graded: documents, publications and speakers."""
        return grading.grades(self._sql)

    def claims_of(self, keys: Iterable[str]) -> dict[str, Claim]:
        """The claims with these ids, by id; those that are not there are left out."""
        found = claims.find(self._sql, Asked(ids=json.dumps(list(keys))))
        return {claim.id: claim for claim in found}

    def claims_between(self, document: str, start: int, end: int) -> tuple[Claim, ...]:
        """The claims of a document whose anchors begin in `[start, end)`, those judged wrong too."""
        return tuple(claims.find(self._sql, Asked(document=document, start=start, end=end, wrong=True)))

    def claim(self, key: str) -> Claim:
        """The claim with the id `key`."""
        self._row("claim", key)
        return next(claims.find(self._sql, Asked(claim=key)))

    def count_claims(self, **asked: str | None) -> int:
        """How many claims `claims` finds with the same question."""
        return claims.count(self._sql, Asked(**asked))  # type: ignore[arg-type]

    def kinds(self) -> dict[str, int]:
        """The kinds of claims with how many there are of each, most first."""
        counted = Counter({row["kind"]: row["n"] for row in self._sql.execute(_KINDS)})
        counted.subtract({row["kind"]: row["n"] for row in self._sql.execute(_WRONG_KINDS)})
        return dict(sorted(((kind, n) for kind, n in counted.items() if n), key=lambda pair: (-pair[1], pair[0])))


_KINDS = "SELECT kind, count(*) AS n FROM claim GROUP BY kind"
_WRONG_KINDS = (
    "SELECT claim.kind, count(*) AS n FROM verdict CROSS JOIN claim ON claim.id = verdict.claim "
    "WHERE verdict.what = 'wrong' GROUP BY claim.kind"
)
