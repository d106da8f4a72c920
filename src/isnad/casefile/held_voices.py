"""The voices on whose word the claims are: entities that speak, and those whom a document only describes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isnad.casefile import claims, described
from isnad.casefile.asking import Asking
from isnad.casefile.claims import Asked
from isnad.casefile.described import Unnamed
from isnad.casefile.rows import in_list
from isnad.casefile.verdicts import STANDING
from isnad.claims import Claim
from isnad.errors import NotFound


class HeldVoices(Asking):
    """Questions about voices."""

    def voices(self, limit: int | None = None, offset: int = 0) -> tuple[tuple[str, int], ...]:
        """(entity id, claims in whose chain it speaks) for each named voice, the most heard first."""
        rows = self._sql.execute(
            "SELECT entity, count(DISTINCT claim) AS n FROM chain_speaker WHERE entity IS NOT NULL "  # noqa: S608
            f"AND claim {STANDING} GROUP BY entity ORDER BY n DESC, entity LIMIT ? OFFSET ?",
            (-1 if limit is None else limit, offset),
        )
        return tuple((row["entity"], row["n"]) for row in rows)

    def spoken_as(self, entity: str, limit: int) -> tuple[tuple[str, int], ...]:
        """As what documents have this entity speak (*the general*), with in how many claims, most first."""
        rows = self._sql.execute(
            "SELECT text, count(DISTINCT claim) AS n FROM chain_speaker WHERE entity = ? AND trim(text) <> '' "
            "GROUP BY text ORDER BY n DESC, text LIMIT ?",
            (entity, limit),
        )
        return tuple((row["text"], row["n"]) for row in rows)

    def count_voices(self) -> int:
        """How many named voices speak in any chain."""
        query = f"SELECT count(DISTINCT entity) FROM chain_speaker WHERE claim {STANDING}"  # noqa: S608
        return int(self._sql.execute(query).fetchone()[0])

    def unnamed(self, limit: int | None = None, offset: int = 0) -> tuple[Unnamed, ...]:
        """Voices that are only described, each of one document, the most heard first."""
        return described.found(self._sql, limit, offset)

    def unnamed_in(self, documents: Iterable[str]) -> dict[tuple[str, str], Unnamed]:
        """The voices that these documents only describe, by document and `described.folded` words."""
        return described.of_documents(self._sql, documents)

    def count_unnamed(self) -> int:
        """How many voices are only described."""
        return int(self._sql.execute("SELECT count(*) FROM described").fetchone()[0])

    def unnamed_voice(self, key: str) -> Unnamed | None:
        """The voice that a document only describes, by `DOCUMENT-vNUMBER`; None for an id of another form.

        Raises `NotFound` for a number that the document has not.
        """
        document, mark, number = key.partition("-v")
        if not mark or not number.isdecimal():
            return None
        voice = described.numbered(self._sql, document, int(number))
        if voice is None:
            raise NotFound("There is no such voice", "The list of voices has them all.")
        return voice

    def claims_of_voice(self, key: str) -> Iterator[Claim]:
        """All claims on the word of an entity or of a voice that a document only describes; raises `NotFound`."""
        voice = self.unnamed_voice(key)
        if voice is not None:
            return iter(self.claims_on_word(voice))
        self._row("entity", key)
        return claims.find(self._sql, Asked(speaker=key))

    def claims_on_word(self, voice: Unnamed) -> tuple[Claim, ...]:
        """The claims in whose chain a described voice speaks, in the order of its document."""
        query = (
            "SELECT DISTINCT claim FROM chain_speaker JOIN claim ON claim.id = chain_speaker.claim "
            "WHERE chain_speaker.entity IS NULL AND chain_speaker.document IS NULL AND claim.document = ? "
            "AND lower(trim(chain_speaker.text)) = lower(trim(?))"
        )
        keys = [row["claim"] for row in self._sql.execute(query, (voice.document, voice.text))]
        return tuple(claims.find(self._sql, Asked(document=voice.document, ids=in_list(keys))))
