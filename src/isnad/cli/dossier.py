"""The dossier in the terminal: claims by what they are about, each with its chain and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from isnad.casefile import Casefile
from isnad.cli import terminal
from isnad.errors import NotFound
from isnad.views import words
from isnad.views.claims import ClaimView, Desk

if TYPE_CHECKING:
    from rich.console import Console

    from isnad.claims import Claim
    from isnad.entities import Entity
    from isnad.matters import Conflict, Matter

_NAMES = 8  # spellings that a dossier's head lists
_PEOPLE = 12  # people, organisations and places that the collection's page lists
_FIRST = {"agent": 0, "patient": 1}


class Dossier:
    """Prints what a casefile says; at most `limit` claims of a kind and `limit` matters are spelled out."""

    def __init__(self, case: Casefile, screen: Console, limit: int) -> None:
        self._case = case
        self._desk = Desk(case)
        self._screen = screen
        self._limit = limit

    def find(self, name: str) -> Entity:
        """The entity of this name; others that the name fits are mentioned. Raises `NotFound`."""
        found = self._case.entities_named(name)
        if not found:
            advice = f"isnad show {self._case.path} lists who and what is in it"
            raise NotFound(f"Nobody and nothing in {self._case.path} is called {name}", advice)
        if len(found) > 1:
            others = ", ".join(e.caption for e in found[1:6])
            self._line(f"{name} also fits: {others}{' and others' if len(found) > 6 else ''}", "dim")
        return found[0]

    def collection(self) -> None:
        """What the casefile holds, who is in it most, what is contested in it."""
        counts = self._case.counts()
        self._line(str(self._case.path), "bold")
        self._line(
            f"{words.plural(counts.documents, 'document')}, {words.plural(counts.pages, 'page')}, "
            f"{words.plural(counts.words, 'word')}, {words.plural(counts.claims, 'claim')} in "
            f"{words.plural(counts.matters, 'matter')}"
        )
        for title, schema in (("people", "Person"), ("organisations", "Organization"), ("places", "Address")):
            found = self._case.entities(schema, limit=_PEOPLE)
            if found:
                self._head(title.upper())
                self._line(", ".join(f"{e.caption} ({e.mentions})" for e in found))
        self._head("CLAIMS")
        self._line(", ".join(f"{words.kind(kind)} ({n})" for kind, n in self._case.kinds().items()) or "none")
        matters = self._case.matters(agreement="contested", limit=self._limit)
        self._head(f"CONTESTED: {counts.contested}")
        for matter in matters:
            self._matter_line(matter)
        self._more(counts.contested - len(matters), "contested matters")
        for failure in self._case.failures()[: self._limit]:
            self._line(f"not read: {failure.path}: {failure.reason}", "dim")
        self._more(counts.failures - self._limit, "files that could not be read")

    def entity(self, entity: Entity) -> None:
        """All that is claimed of one entity, and on whose word."""
        schema = words.SCHEMA.get(entity.schema, entity.schema.lower())
        documents = {d for name in entity.names for d in name.documents}
        self._line(entity.caption, "bold")
        self._line(
            f"{schema}, {words.plural(entity.mentions, 'mention')} in {words.plural(len(documents), 'document')}, "
            f"speaks in {words.plural(self._case.count_claims(speaker=entity.id), 'claim')}"
        )
        names = [f"{n.name} ({n.mentions})" for n in entity.names if n.name != entity.caption]
        if names:
            rest = f" and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
            self._line(f"also written: {', '.join(names[:_NAMES])}{rest}")
        for reason in entity.reasons[:_NAMES]:
            self._line(f"joined: {reason}", "dim")
        self._by_kind(self._case.claims(entity=entity.id))
        spoken = self._case.claims(speaker=entity.id, limit=self._limit)
        if spoken:
            self._head(f"ON THE WORD OF {entity.caption}")
            self._told(spoken)
            self._more(self._case.count_claims(speaker=entity.id) - len(spoken), "claims")

    def contested(self, entity: Entity | None = None) -> None:
        """What is contested, of one entity or all, each version with its claims."""
        about = entity.id if entity else None
        total = self._case.count_matters(agreement="contested", entity=about)
        matters = self._case.matters(agreement="contested", entity=about, limit=self._limit)
        self._line(f"{words.plural(total, 'contested matter')}{f' about {entity.caption}' if entity else ''}", "bold")
        for matter in matters:
            self._matter(matter)
        self._more(total - len(matters), "contested matters (--limit)")

    def claims(self, kind: str, entity: Entity | None = None) -> None:
        """The claims of one kind, of one entity or all; raises `NotFound` for a kind that nothing claims."""
        kinds = self._case.kinds()
        wanted = kind.strip().replace(" ", "_")
        if wanted not in kinds:
            raise NotFound(f"{self._case.path} holds no claim of the kind {kind}", f"There is: {', '.join(kinds)}")
        about = entity.id if entity else None
        found = self._case.claims(kind=wanted, entity=about, limit=self._limit)
        total = self._case.count_claims(kind=wanted, entity=about)
        self._head(f"{words.kind(wanted).upper()}: {words.plural(total, 'claim')}")
        self._told(found)
        self._more(total - len(found), "claims (--limit)")

    def _by_kind(self, claims: Sequence[Claim]) -> None:
        kinds: dict[str, list[Claim]] = {}
        for claim in claims:
            kinds.setdefault(claim.kind, []).append(claim)
        for kind, found in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])):
            self._head(f"{words.kind(kind)} ({len(found)})".upper())
            self._told(found[: self._limit])
            self._more(len(found) - self._limit, f"claims (--claims {kind} --limit {len(found)})")

    def _told(self, claims: Iterable[Claim]) -> None:
        """Claims one after the other, those of one matter together under its sentences."""
        matters: dict[str, tuple[Matter | None, list[Claim]]] = {}
        for claim in claims:
            matter = next(iter(self._case.matters_of(claim.id)), None)
            matters.setdefault(matter.id if matter else claim.id, (matter, []))[1].append(claim)
        for matter, told in matters.values():
            if matter is not None and matter.agreement != "single":
                self._agreement(matter)
            for claim in told:
                self._claim(self._desk.view(claim), claim)

    def _matter(self, matter: Matter) -> None:
        """A contested matter in full: sentence by sentence, version by version."""
        self._head(self._title(matter))
        self._agreement(matter)
        claims = {claim.id: claim for claim in self._case.claims(matter=matter.id)}
        for conflict in matter.conflicts:
            self._versions(conflict, claims)

    def _versions(self, conflict: Conflict, claims: dict[str, Claim]) -> None:
        for version in conflict.values:
            corrected = " (corrected by a later revision)" if version.corrected else ""
            self._line(f"  {conflict.slot}: {version.value}{corrected}", "bold")
            for claim in version.claims[: self._limit]:
                if claim in claims:
                    self._claim(self._desk.view(claims[claim]), claims[claim], 4)
            self._more(len(version.claims) - self._limit, "claims")

    def _matter_line(self, matter: Matter) -> None:
        self._line(f"⚑ {self._title(matter)}")
        for conflict in matter.conflicts:
            self._line(f"  {conflict.sentence}", "dim", 2)

    def _agreement(self, matter: Matter) -> None:
        weight = f"{words.plural(len(matter.claims), 'claim')}, {words.plural(matter.chains, 'independent chain')}"
        mark = "⚑ " if matter.agreement == "contested" else ""
        self._line(f"{mark}{words.AGREEMENT[matter.agreement]} ({weight})", "bold")
        for conflict in matter.conflicts:
            self._line(conflict.sentence, None, 2)
        for link in matter.common_links:
            self._line(f"all chains pass through {self._case.voice(link)[1]}", "dim", 2)

    def _claim(self, view: ClaimView, claim: Claim, indent: int = 2) -> None:
        told = sorted(view.roles, key=lambda role: _FIRST.get(role.name, len(_FIRST)))
        roles = " · ".join(f"{role.name}: {words.joined([f.name for f in role.fillers])}" for role in told)
        chain = " › ".join(
            " ".join(filter(None, (words.joined([v.name for v in link.voices]), link.says))) for link in view.chain
        )
        sure = "" if claim.factuality == "CT+" else f" ({view.certainty})"
        self._line(f"• {' · '.join(filter(None, (view.kind, roles)))}{sure}", None, indent)
        self._line(f"“{view.quote}”", "italic", indent + 4)
        self._line(f"{chain}  [{self._where(claim)}]", "dim", indent + 4)

    def _where(self, claim: Claim) -> str:
        listed = self._desk.listed(claim.document)
        if claim.anchor.page is not None and listed.pages > 1:
            return f"{listed.path}, page {claim.anchor.page}"
        return f"{listed.path}, line {self._case.line_at(claim.document, claim.anchor.start)}"

    def _title(self, matter: Matter) -> str:
        return matter.title or f"{words.kind(matter.kind)}, {words.plural(len(matter.claims), 'claim')}"

    def _head(self, text: str) -> None:
        self._screen.print()
        self._line(text, "bold")

    def _more(self, count: int, what: str) -> None:
        if count > 0:
            self._line(f"… and {count:,} more {what}", "dim", 2)

    def _line(self, text: str, style: str | None = None, indent: int = 0) -> None:
        hang = indent + 2 if text.startswith("• ") else indent
        for line in terminal.wrapped(text, self._screen.width, indent, hang):
            self._screen.print(line, style=style, soft_wrap=True)
