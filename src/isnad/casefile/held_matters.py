"""The matters that a casefile holds, and what its timeline and network are drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from isnad.casefile import across, through_time
from isnad.casefile.across import Outline
from isnad.casefile.asking import Asking
from isnad.casefile.rows import in_list
from isnad.casefile.through_time import Dated, Tie
from isnad.matters import Matter
from isnad.matters.standing import Ends, Evidence


@dataclass(frozen=True, slots=True)
class Belonging:
    """The matter that a claim belongs to, how its claims agree, on how many chains, and how many they are."""

    matter: str
    agreement: str
    chains: int
    claims: int


class HeldMatters(Asking):
    """Questions about matters and through time."""

    def matters(
        self,
        agreement: str | None = None,
        entity: str | None = None,
        kind: str | None = None,
        several: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Matter, ...]:
        """The matters of which all that is given holds, in the casefile's order.

        `entity` takes part in a claim; `several`: of more than one claim.
        """
        where, given = _matters_asked(agreement, entity, kind, several)
        return tuple(self._matters(where, given, limit, offset))

    def every_matter(
        self, agreement: str | None = None, entity: str | None = None, kind: str | None = None, several: bool = False
    ) -> Iterator[Matter]:
        """The matters that `matters` finds with the same question, one in memory at a time."""
        where, given = _matters_asked(agreement, entity, kind, several)
        return self._matters(where, given, None, 0)

    def _matters(self, where: str, given: tuple[str, ...], limit: int | None, offset: int) -> Iterator[Matter]:
        for rows in self._batches("matter", where, given, "first, id", limit, offset):
            yield from across.matters(self._sql, rows)

    def count_matters(
        self, agreement: str | None = None, entity: str | None = None, kind: str | None = None, several: bool = False
    ) -> int:
        """How many matters `matters` finds with the same question."""
        where, given = _matters_asked(agreement, entity, kind, several)
        return int(self._sql.execute(f"SELECT count(*) FROM matter {where}", given).fetchone()[0])  # noqa: S608

    def matter(self, key: str) -> Matter:
        """The matter with the id `key`."""
        return across.matters(self._sql, [self._row("matter", key)])[0]

    def matter_sizes(self) -> tuple[tuple[str, int], ...]:
        """(id, number of claims) of every matter, in the casefile's order."""
        counted = "(SELECT count(*) FROM matter_claim WHERE matter = matter.id)"
        query = f"SELECT id, {counted} AS n FROM matter ORDER BY first, id"  # noqa: S608
        return tuple((row["id"], row["n"]) for row in self._sql.execute(query))

    def outlines(
        self,
        agreement: str | None = None,
        entity: str | None = None,
        several: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Outline, ...]:
        """The matters that `matters` finds with the same question, without their claims."""
        where, given = _matters_asked(agreement, entity, None, several)
        batches = self._batches("matter", where, given, "first, id", limit, offset)
        return tuple(outline for rows in batches for outline in across.outlines(self._sql, rows))

    def outlines_of(self, keys: Iterable[str]) -> dict[str, Outline]:
        """The matters with these ids, by id, without their claims; those that are not there are left out."""
        where = "WHERE id IN (SELECT value FROM json_each(?))"
        batches = self._batches("matter", where, (in_list(keys),), "first, id", None, 0)
        return {outline.id: outline for rows in batches for outline in across.outlines(self._sql, rows)}

    def first_claims(self, keys: Iterable[str], most: int) -> dict[str, tuple[str, ...]]:
        """The ids of the first `most` claims of each of these matters, by matter."""
        rows = self._sql.execute(
            "SELECT matter, claim FROM (SELECT matter, claim, "
            "row_number() OVER (PARTITION BY matter ORDER BY position) AS place "
            "FROM matter_claim WHERE matter IN (SELECT value FROM json_each(?))) "
            "WHERE place <= ? ORDER BY matter, place",
            (in_list(keys), most),
        )
        found: dict[str, tuple[str, ...]] = {}
        for row in rows:
            found[row["matter"]] = (*found.get(row["matter"], ()), row["claim"])
        return found

    def beside(self, keys: Iterable[str], document: str) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Of the matters with these ids those of which other documents speak: title, and a claim of each of these."""
        rows = self._sql.execute(
            "SELECT matter.id, matter.title, claim.id AS claim, min(matter_claim.position) AS first FROM matter "
            "JOIN matter_claim ON matter_claim.matter = matter.id JOIN claim ON claim.id = matter_claim.claim "
            "WHERE matter.id IN (SELECT value FROM json_each(?)) AND claim.document <> ? "
            "GROUP BY matter.id, claim.document ORDER BY first",
            (in_list(keys), document),
        )
        found: dict[str, tuple[str, tuple[str, ...]]] = {}
        for row in rows:
            _, claims = found.get(row["id"], ("", ()))
            found[row["id"]] = (row["title"], (*claims, row["claim"]))
        return found

    def matters_of(self, claim: str) -> tuple[Matter, ...]:
        """The matters that the claim with this id belongs to."""
        where = "WHERE id IN (SELECT matter FROM matter_claim WHERE claim = ?)"
        return tuple(self._matters(where, (claim,), None, 0))

    def matters_told_by(self, speaker: str) -> tuple[Matter, ...]:
        """The matters in whose chains this entity or document speaks."""
        where = (
            "WHERE id IN (SELECT matter FROM matter_claim JOIN chain_speaker USING (claim) "
            "WHERE entity = ? OR document = ?)"
        )
        return tuple(self._matters(where, (speaker, speaker), None, 0))

    def matter_of(self, keys: Iterable[str]) -> dict[str, Belonging]:
        """For each claim with one of these ids the first matter that it belongs to, without that matter's claims."""
        rows = self._sql.execute(
            "SELECT matter_claim.claim, matter.id AS matter, matter.agreement, matter.chains, "
            "(SELECT count(*) FROM matter_claim AS beside WHERE beside.matter = matter.id) AS claims "
            "FROM matter_claim JOIN matter ON matter.id = matter_claim.matter "
            "WHERE matter_claim.claim IN (SELECT value FROM json_each(?)) ORDER BY matter.first DESC, matter.id DESC",
            (in_list(keys),),
        )
        return {
            row["claim"]: Belonging(row["matter"], row["agreement"], row["chains"], row["claims"]) for row in rows
        }

    def matters_on_word(self, speaker: str, alone: bool, limit: int) -> tuple[tuple[str, ...], int]:
        """Ids of matters of which this entity speaks, in order, `limit` at most, and how many there are.

        `alone`: those that nobody else affirms or denies; otherwise the contested ones.
        """
        query = f"SELECT id FROM ({_ALONE if alone else _CONTESTED_ON_WORD}) ORDER BY first, id"  # noqa: S608
        keys = [row["id"] for row in self._sql.execute(query, {"speaker": speaker})]
        return tuple(keys[:limit]), len(keys)

    def timeline(self, limit: int | None = None, offset: int = 0) -> tuple[Dated, ...]:
        """The rows of the timeline in the order of their days."""
        return tuple(through_time.timeline(self._sql, limit, offset))

    def periods(self, letters: int = 4, within: str = "") -> tuple[through_time.Period, ...]:
        """The years (4 letters) or months (7) in which rows of the timeline begin, of `within` only (*2007*)."""
        return tuple(through_time.periods(self._sql, letters, within))

    def days(self) -> Iterator[tuple[str, str | None, str | None]]:
        """(claim id, first, last) for each claim that has days, ISO, None for an open end."""
        return (tuple(row) for row in self._sql.execute("SELECT claim, first, last FROM day ORDER BY claim"))

    def count_days(self) -> int:
        """How many rows the timeline has."""
        return through_time.count_days(self._sql)

    def ties(self, near: tuple[str, str] | None = None, limit: int = -1, of: str | None = None) -> tuple[Tie, ...]:
        """Who stands how to whom, by most claims; `near`: of which anything is said around these ISO days.

        `of`: those of one participant only.
        """
        return through_time.ties(self._sql, near, limit, of)

    def relations(
        self, near: tuple[str, str] | None = None, limit: int = -1, of: str | None = None
    ) -> dict[Ends, list[Evidence]]:
        """The evidence of each relation that `ties` gives: what is asked of the network at a date."""
        return through_time.relations(self._sql, near, limit, of)

    def count_ties(self) -> int:
        """How many relations there are."""
        return through_time.count_ties(self._sql)

    def tied_days(self) -> tuple[str, str] | None:
        """The first and the last day (ISO) on which any relation is said to stand."""
        return through_time.years(self._sql)

    def voice(self, key: str) -> tuple[str, str]:
        """What a common link is: (`entity` | `document` | `description`, its caption, title or words)."""
        row = self._sql.execute(
            "SELECT 'entity' AS kind, caption AS name FROM entity WHERE id = :key "
            "UNION ALL SELECT 'document', coalesce(title, path) FROM document WHERE id = :key",
            {"key": key},
        ).fetchone()
        return (row["kind"], row["name"]) if row else ("description", key)


def _matters_asked(
    agreement: str | None, entity: str | None, kind: str | None, several: bool
) -> tuple[str, tuple[str, ...]]:
    conditions = {
        "agreement = ?": agreement,
        "kind = ?": kind,
        "id IN (SELECT matter FROM matter_claim JOIN claim_role USING (claim) WHERE entity = ?)": entity,
    }
    held = {condition: value for condition, value in conditions.items() if value is not None}
    every = [*held, *(["agreement <> 'single'"] if several else [])]
    return (f"WHERE {' AND '.join(every)}" if every else ""), tuple(held.values())


_SPOKEN = "SELECT DISTINCT claim FROM chain_speaker WHERE entity = :speaker"
_CONTESTED_ON_WORD = f"""
SELECT id, first FROM matter WHERE agreement = 'contested'
AND id IN (SELECT matter FROM matter_claim WHERE claim IN ({_SPOKEN}))
"""  # noqa: S608 - our own words
_ALONE = f"""
WITH spoken AS ({_SPOKEN}),
touched AS MATERIALIZED (
    SELECT DISTINCT matter FROM matter_claim JOIN claim ON claim.id = matter_claim.claim
    WHERE claim.id IN spoken AND claim.factuality <> 'Uu'
)
SELECT matter.id, matter.first FROM touched JOIN matter ON matter.id = touched.matter WHERE NOT EXISTS (
    SELECT 1 FROM matter_claim JOIN claim ON claim.id = matter_claim.claim
    WHERE matter_claim.matter = touched.matter AND claim.factuality <> 'Uu' AND claim.id NOT IN spoken
)
"""  # noqa: S608 - our own words
