"""How claims are laid side by side, against gold: `python -m benchmarks.agreement [--given] [--floor] [GOLD.json]`.

Of the gold's matters: how many are found (two of their claims in one matter, one of a single), with the right
agreement, the right number of independent chains, and the slots in which they conflict (F1 over all matters). A gold
refinement that is made a conflict is counted as broken. `--given` feeds the gold's own claims and entities to the
laying out, so that errors of reading are not laid to it; without it the documents are read. `--floor` fails
(exit 1) when a figure falls below `agreement_floor.json`.

tests/collections are our own writing. First seen, before anything was mended from them (agreement, chains, conflict
slots F1): velmara (ten documents, 22 matters) read 59.1, 50.0, 66.7, given 81.8, 77.3, 85.7; coast (eight documents,
16 matters) read 62.5, 62.5, 61.5, given 87.5, 87.5, 85.7. Now velmara read 86.4, 81.8, 100, given 100 each; coast
read 87.5, 75.0, 85.7, given 87.5, 87.5, 93.3: these flatter, since they were mended from. So is tests/judged/ardovan
(eight documents, 24 matters), read 66.7, 45.8, 73.7 before the second look at what the first left apart, now 79.2,
79.2, 90.9.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from isnad.attributions import Link, Speaker
from isnad.claims import Amount, Claim, Dictionary, Filler, When
from isnad.documents import Document, find_sources, load, revisions
from isnad.entities import Entity, EntityName, records, resolve
from isnad.matters import Matter, lay_out
from isnad.passages import Anchor
from isnad.reading import read_document

ROOT = Path(__file__).resolve().parents[1]
GOLD = tuple(sorted((ROOT / "tests" / "collections").glob("*/gold.json")))
FLOOR = Path(__file__).with_name("agreement_floor.json")
SCHEMA = {"Person": "Person", "Organization": "Organization", "Place": "Address"}
SLOTS = {"agent": "actor", "patient": "actor", "recipient": "actor"}

Row = Mapping[str, Any]


@dataclass
class Score:
    """Counts over the gold's matters; `misses` say what went wrong with each."""

    matters: int = 0
    found: int = 0
    agreement: int = 0
    chains: int = 0
    slots: list[int] = field(default_factory=lambda: [0, 0, 0])
    refinements: int = 0
    broken: int = 0
    misses: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Per cent of the gold's matters; conflict slots as F1; broken refinements per cent of those seen."""
        right, made, wanted = self.slots
        return {
            "found": _percent(self.found, self.matters),
            "agreement": _percent(self.agreement, self.matters),
            "chains": _percent(self.chains, self.matters),
            "slots_f1": _percent(2 * right, made + wanted),
            "refinements_broken": _percent(self.broken, self.refinements),
        }


def score(gold: Row, matters: Sequence[Matter], made: Mapping[str, str]) -> Score:
    """Compares matters with the gold's; `made` gives a gold claim the id of the claim that stands for it."""
    result = Score()
    for row in gold["matters"]:
        claims = {made[claim] for claim in row["claims"] if claim in made}
        wanted = [row["agreement"], *row.get("agreement_also", [])]
        best = max(matters, key=lambda m: (len(claims.intersection(m.claims)), m.agreement in wanted))
        hit = len(claims.intersection(best.claims)) >= (1 if row["agreement"] == "single" else 2)
        slots = (
            {SLOTS.get(c.slot, c.slot) for c in best.conflicts} - set(row.get("conflicts_also", [])) if hit else set()
        )
        agrees = hit and best.agreement in wanted
        counted = hit and best.chains in [row["chains"], *row.get("chains_also", [])]
        _count(result, hit, agrees, counted)
        _count_slots(result, slots, set(row["conflicts"]))
        if not (agrees and counted and slots == set(row["conflicts"])):
            told = f"{best.agreement}, {best.chains} chains, {sorted(slots)}" if hit else "not found"
            result.misses.append(
                f"{row['id']}: {row['agreement']}, {row['chains']} chains, {row['conflicts']}: {told}"
            )
    for row in gold["refinements"]:
        _count_refinement(result, row["slot"], [made.get(claim) for claim in row["claims"]], matters)
    return result


def given(gold: Row, documents: Sequence[Document]) -> tuple[list[Claim], list[Entity], dict[str, str]]:
    """The gold's claims that are not optional, its entities, and for each claim its own id."""
    known = {Path(document.path).name: document for document in documents}
    names = {row["id"]: row["names"][0] for row in gold["entities"]}
    entities = [
        Entity(row["id"], SCHEMA[row["type"]], row["names"][0], _names(row["names"]), len(row["names"]), ())
        for row in gold["entities"]
    ]
    rows = [row for row in gold["claims"] if not row.get("optional")]
    claims = [_claim(row, known[row["document"]], names) for row in rows]
    return claims, entities, {claim.id: claim.id for claim in claims}


def read(gold: Row, documents: Sequence[Document]) -> tuple[list[Claim], list[Entity], dict[str, str]]:
    """What isnad itself reads, and for each gold claim the made one of a fitting kind that shares its words."""
    readings = [read_document(document) for document in documents]
    resolution = resolve([record for reading in readings for record in records(reading)])
    claims = [settled(claim, resolution.of) for reading in readings for claim in reading.claims]
    paths = {document.id: Path(document.path).name for document in documents}
    return claims, list(resolution.entities), _assigned(gold, claims, paths)


def measure(path: Path, feed_gold: bool) -> Score:
    """The score of one collection."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    loaded = [load(source) for source in find_sources([path.parent / "documents"])]
    earlier = revisions(loaded)
    documents = [replace(document, revision_of=earlier.get(document.id)) for document in loaded]
    claims, entities, made = (given if feed_gold else read)(gold, documents)
    return score(gold, lay_out(claims, documents, entities, Dictionary.load()), made)


def _count(result: Score, hit: bool, agrees: bool, counted: bool) -> None:
    result.matters += 1
    result.found += hit
    result.agreement += agrees
    result.chains += counted


def _count_slots(result: Score, slots: set[str], wanted: set[str]) -> None:
    result.slots = [
        n + more for n, more in zip(result.slots, (len(slots & wanted), len(slots), len(wanted)), strict=True)
    ]


def _count_refinement(result: Score, slot: str, pair: Sequence[str | None], matters: Iterable[Matter]) -> None:
    both = [matter for matter in matters if None not in pair and set(pair) <= set(matter.claims)]
    against = (
        [version.claims for version in conflict.values if not set(pair).isdisjoint(version.claims)]
        for matter in both
        for conflict in matter.conflicts
        if SLOTS.get(conflict.slot, conflict.slot) == slot
    )
    result.refinements += bool(both)
    result.broken += any(len(sides) > 1 and not set.intersection(*map(set, sides)) for sides in against)


def _claim(row: Row, document: Document, names: Mapping[str, str]) -> Claim:
    roles = {
        role.split("|")[0]: tuple(_filler(words, names) for words in given) for role, given in row["roles"].items()
    }
    chain = [Link((Speaker(document.title or document.path, document=document.id),), "states")]
    chain += [Link(tuple(_speaker(words, names) for words in link), "states") for link in row["chain"]]
    return Claim(
        id=row["id"],
        document=document.id,
        kind=row["kind"][0],
        roles=roles,
        time=tuple(When(edtf, edtf) for edtf in (row["time"] or [])[:1]),
        place=tuple(_filler(words, names) for words in row["place"] or ()),
        quantity=tuple(_amount(amount, roles) for amount in row["quantity"] or ()),
        factuality=row["factuality"][0],
        chain=tuple(chain),
        anchor=Anchor(row["start"], row["end"], None, row["quote"]),
        rule="gold",
        confidence=1.0,
    )


def _filler(words: str, names: Mapping[str, str]) -> Filler:
    options = words.rstrip("?").split("|")
    entity = next((option for option in options if option in names), None)
    return Filler(names[entity], entity=entity) if entity else Filler(options[0].removeprefix("text:"))


def _speaker(words: str, names: Mapping[str, str]) -> Speaker:
    filler = _filler(words, names)
    return Speaker(filler.text, filler.entity)


def _amount(row: Row, roles: Mapping[str, Sequence[Filler]]) -> Amount:
    of = row["of"].split("|")[0]
    unit = next((filler.text for filler in roles.get(of, ()) if not filler.entity), None)
    return Amount(row["value"], row["bound"], unit, of, str(row["value"]))


def _names(names: Iterable[str]) -> tuple[EntityName, ...]:
    return tuple(EntityName(name, 1, None, "Latn") for name in names)


def settled(claim: Claim, of: Mapping[str, str]) -> Claim:
    """The claim with the collection's entities for its document's."""

    def filled(fillers: Iterable[Filler]) -> tuple[Filler, ...]:
        return tuple(replace(filler, entity=of.get(filler.entity or "")) for filler in fillers)

    links = (
        replace(link, speakers=tuple(replace(s, entity=of.get(s.entity or "")) for s in link.speakers))
        for link in claim.chain
    )
    roles = {role: filled(fillers) for role, fillers in claim.roles.items()}
    return replace(claim, roles=roles, place=filled(claim.place), chain=tuple(links))


def _assigned(gold: Row, claims: Iterable[Claim], paths: Mapping[str, str]) -> dict[str, str]:
    """Each gold claim with the claim that shares most of its characters, at least half of the shorter."""
    found: list[tuple[float, str, str]] = []
    rows = [row for row in gold["claims"] if not row.get("optional")]
    for claim in claims:
        for row in rows:
            if paths[claim.document] == row["document"] and claim.kind in row["kind"]:
                shared = min(claim.anchor.end, row["end"]) - max(claim.anchor.start, row["start"])
                if 2 * shared >= min(claim.anchor.end - claim.anchor.start, row["end"] - row["start"]):
                    found.append((-shared, row["id"], claim.id))
    made: dict[str, str] = {}
    for _, one, other in sorted(found):
        if one not in made and other not in made.values():
            made[one] = other
    return made


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def main() -> None:
    """Print the figures of each collection; the last line is JSON."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", nargs="*", type=Path, default=list(GOLD))
    ask.add_argument("--given", action="store_true", help="feed the gold's own claims")
    ask.add_argument("--floor", action="store_true", help="fail below agreement_floor.json")
    asked = ask.parse_args()
    for path in asked.gold:
        result = measure(path, asked.given)
        for miss in result.misses:
            print(f"  {miss}")
        print(json.dumps(result.figures()))
        floor = json.loads(FLOOR.read_text()).get(path.parent.name, {}).get("given" if asked.given else "read", {})
        below = [name for name, least in floor.items() if result.figures()[name] < least]
        if asked.floor and below:
            sys.exit(f"below the floor: {', '.join(below)}")


if __name__ == "__main__":
    main()
