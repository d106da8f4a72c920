"""The claims that a casefile holds, the voices on whose word they are, and what people judged of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from isnad.casefile import claims, verdicts
from isnad.casefile.asking import Asking
from isnad.casefile.claims import Asked
from isnad.casefile.verdicts import STANDING, Verdict
from isnad.claims import Claim


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A voice that a document only describes (*a harbour official*): its number there, its words, how many claims."""

    document: str
    number: int
    text: str
    claims: int


class HeldClaims(Asking):
    """Questions about claims and voices."""

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

    def every_claim(self) -> Iterator[Claim]:
        """All claims, one batch in memory at a time."""
        return claims.find(self._sql, Asked())

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
        rows = self._sql.execute(
            f"SELECT kind, count(*) AS n FROM claim WHERE id {STANDING} GROUP BY kind ORDER BY n DESC, kind"  # noqa: S608
        )
        return {row["kind"]: row["n"] for row in rows}

    def voices(self, limit: int | None = None, offset: int = 0) -> tuple[tuple[str, int], ...]:
        """(entity id, claims in whose chain it speaks) for each named voice, the most heard first."""
        rows = self._sql.execute(
            "SELECT entity, count(DISTINCT claim) AS n FROM chain_speaker WHERE entity IS NOT NULL "  # noqa: S608
            f"AND claim {STANDING} GROUP BY entity ORDER BY n DESC, entity LIMIT ? OFFSET ?",
            (-1 if limit is None else limit, offset),
        )
        return tuple((row["entity"], row["n"]) for row in rows)

    def unnamed(self, document: str | None = None, limit: int | None = None, offset: int = 0) -> tuple[Unnamed, ...]:
        """Voices that are only described, each of one document: all by how much they are heard, or one document's."""
        order, where = ("n DESC, document, number", "") if document is None else ("number", _OF_ONE_DOCUMENT)
        rows = self._sql.execute(
            f"SELECT * FROM ({_UNNAMED.format(where)}) ORDER BY {order} LIMIT :limit OFFSET :offset",  # noqa: S608
            {"document": document, "limit": -1 if limit is None else limit, "offset": offset},
        )
        return tuple(Unnamed(row["document"], row["number"], row["text"], row["n"]) for row in rows)

    def count_unnamed(self) -> int:
        """How many voices are only described."""
        return int(self._sql.execute(f"SELECT count(*) FROM ({_UNNAMED.format('')})").fetchone()[0])  # noqa: S608

    def claims_on_word(self, voice: Unnamed) -> tuple[Claim, ...]:
        """The claims in whose chain a described voice speaks, in the order of its document."""
        query = (
            "SELECT DISTINCT claim FROM chain_speaker JOIN claim ON claim.id = chain_speaker.claim "
            "WHERE chain_speaker.entity IS NULL AND chain_speaker.document IS NULL AND claim.document = ? "
            "AND lower(trim(chain_speaker.text)) = lower(trim(?))"
        )
        keys = [row["claim"] for row in self._sql.execute(query, (voice.document, voice.text))]
        return tuple(claims.find(self._sql, Asked(document=voice.document, ids=json.dumps(keys))))

    def count_voices(self) -> int:
        """How many named voices speak in any chain."""
        query = f"SELECT count(DISTINCT entity) FROM chain_speaker WHERE claim {STANDING}"  # noqa: S608
        return int(self._sql.execute(query).fetchone()[0])


_OF_ONE_DOCUMENT = "AND claim.document = :document"
_UNNAMED = """
SELECT document, text, n, row_number() OVER (PARTITION BY document ORDER BY first, folded) - 1 AS number FROM (
    SELECT claim.document, lower(trim(chain_speaker.text)) AS folded, min(chain_speaker.text) AS text,
        count(DISTINCT claim.id) AS n, min(claim.position) AS first
    FROM claim JOIN chain_speaker ON chain_speaker.claim = claim.id
    WHERE chain_speaker.entity IS NULL AND chain_speaker.document IS NULL AND trim(chain_speaker.text) <> ''
        {}
    GROUP BY claim.document, folded
)
"""
