"""Who and what is the same across documents, on news stories annotated by others: `python -m benchmarks.crossdoc`.

**ECB+** (`--part dev`, or `train` with `--first N`): the mentions are given, as is usual, but no topic labels.
Every event mention becomes a claim: its kind is the dictionary's for its head word, else the head's lemma; its
participants and its time are read; the story that its document tells (documents that share names and words) is what
identifies it, and `isnad.matters.lay_out` lays the claims side by side. Entity mentions are joined by what isnad's
resolution says, by the document's own coreference, and by their head within a story.
Beside it, in the same run, the usual baseline: mentions with the same head lemma are one. B-cubed as in
score_crossdoc.py over the validated sentences; the threshold of stories was set on train.

**MUC-4** (`--incidents`, train and dev keys): incidents that several reports tell, by the keys the same town on the
same exact day; do the matters of the casefile join claims of those reports, and do they
show that numbers or accused differ?

Of 45 incidents told by 127 reports, 23.8 per cent of the 160 pairs of reports share a matter, 72.2 per cent of
those that differ show it, and 39.7 per cent of all joined pairs are strangers by the keys.

`--floor` fails (exit 1) when a figure falls below `crossdoc_floor.json`. Without the shared data it says so.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.agreement import settled
from isnad.attributions import Link, Speaker
from isnad.claims import Claim, Dictionary, Filler, When
from isnad.documents import from_text
from isnad.encoder import Encoder, Tagging
from isnad.entities import Resolution, records, resolve
from isnad.matters import Kind, Matter, Table, lay_out
from isnad.matters.lexicon import PRONOUNS
from isnad.matters.union import Union
from isnad.mentions import Mention
from isnad.passages import Anchor, sentence_case
from isnad.reading import Reading, read_document

SHARED = Path(__file__).resolve().parents[2] / "shared"
FLOOR = Path(__file__).with_name("crossdoc_floor.json")
STORY = 0.15  # mean cosine of two groups of documents that tell one story; set on ECB+ train
EVENTS, ENTITIES = ("event_mentions",), ("entity_mentions",)
VIOLENCE = frozenset({"attacks", "bombs", "kills", "wounds", "kidnaps", "executes", "dies"})
ROLES = {
    "nsubj": "agent",
    "obl:agent": "agent",
    "nmod:poss": "agent",
    "nsubj:pass": "patient",
    "obj": "patient",
    "iobj": "patient",
}

Row = Mapping[str, Any]
Place = tuple[str, int, int]
Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Told:
    """One document: its gold row, the words with their tree, and all that isnad reads in it."""

    row: Row
    tagging: Tagging
    reading: Reading

    @staticmethod
    def of(row: Row) -> Told:
        """The document read."""
        document = from_text(row["text"], path=f"{row['doc']}.txt")
        reading = read_document(document)
        sentences = [(passage.start, passage.end) for passage in reading.passages]
        text = sentence_case(document.text, reading.passages)
        return Told(row, Encoder.load().read(text, sentences), reading)

    def mentions(self, field: str) -> list[Row]:
        """The gold mentions of the validated sentences."""
        return [mention for mention in self.row[field] if mention.get("selected", True)]

    def place(self, mention: Row) -> Place:
        """What names a mention everywhere."""
        return self.row["doc"], mention["start"], mention["end"]

    def head(self, mention: Row) -> int | None:
        """The index of the word on which the mention's others depend."""
        words = self.tagging.words
        inside = [n for n, w in enumerate(words) if w.start < mention["end"] and mention["start"] < w.end]
        return next((n for n in inside if words[n].head not in inside), inside[0] if inside else None)

    def lemma(self, mention: Row) -> str:
        """The head's word without its ending."""
        head = self.head(mention)
        word = None if head is None else self.tagging.words[head]
        start, end = (word.start, word.end) if word else (mention["start"], mention["end"])
        return lemma(self.row["text"][start:end])

    def read_at(self, mention: Row) -> Mention | None:
        """The mention of the reading that has the same head word, the closest in its bounds."""
        head = self.head(mention)
        at = self.tagging.words[head].start if head is not None else mention["start"]
        found = [m for m in self.reading.mentions if m.start <= at < m.end]
        return min(found, key=lambda m: abs(m.start - mention["start"]) + abs(m.end - mention["end"]), default=None)


def lemma(word: str) -> str:
    """An English word without the ending of its inflection: the baseline's measure of sameness."""
    word = word.lower()
    for ending, stem in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return (word[: -len(ending)] + stem).rstrip("e")
    return word.rstrip("e")


# stories


def stories(told: Sequence[Told], resolution: Resolution, threshold: float = STORY) -> dict[str, str]:
    """For each document the first that tells its story: mean-linked by the rare names and words that they share."""
    vectors = _vectors({one.row["doc"]: _features(one, resolution) for one in told})
    groups = {name: [name] for name in sorted(vectors)}
    alike = {pair: _cosine(vectors[pair[0]], vectors[pair[1]]) for pair in combinations(groups, 2)}
    while alike:
        best = max(alike, key=lambda pair: (alike[pair], pair))
        if alike[best] < threshold:
            break
        keep, give = best
        sizes = len(groups[keep]), len(groups[give])
        groups[keep] += groups.pop(give)
        del alike[best]
        for other in groups.keys() - {keep}:
            one, two = (min(keep, other), max(keep, other)), (min(give, other), max(give, other))
            alike[one] = (sizes[0] * alike[one] + sizes[1] * alike.pop(two)) / sum(sizes)
    return {name: first for first, names in groups.items() for name in names}


def _features(one: Told, resolution: Resolution) -> Counter[str]:
    found: Counter[str] = Counter()
    for mention in one.reading.mentions:
        if mention.kind == "name" and (entity := resolution.of.get(mention.entity or "")):
            found[f"entity {entity}"] += 2
    for word in one.tagging.words:
        if word.upos in {"NOUN", "VERB", "PROPN", "ADJ"}:
            found[lemma(one.row["text"][word.start : word.end])] += 1
    return found


def _vectors(features: Mapping[str, Counter[str]]) -> dict[str, Vector]:
    """Each document's features, the rarer the heavier, as a vector of length 1."""
    holding = Counter(name for found in features.values() for name in found)
    made = {}
    for key, found in features.items():
        weighed = {n: (1 + math.log(c)) * math.log((len(features) + 1) / holding[n]) for n, c in found.items()}
        length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        made[key] = {name: weight / length for name, weight in weighed.items()}
    return made


def _cosine(one: Vector, other: Vector) -> float:
    return sum(weight * other.get(name, 0.0) for name, weight in one.items())


# events


def events(told: Sequence[Told], resolution: Resolution, story: Mapping[str, str]) -> dict[Place, str]:
    """The matter of each event mention."""
    kinds = _kinds()
    claims = {
        one.place(m): _claim(one, m, story, resolution, kinds) for one in told for m in one.mentions("event_mentions")
    }
    table = Table.of(
        Kind(name, ("story",), ("agent", "time"), once=True) for name in {claim.kind for claim in claims.values()}
    )
    documents = [one.reading.document for one in told]
    matters = lay_out(claims.values(), documents, resolution.entities, table)
    of = {claim: matter.id for matter in matters for claim in matter.claims}
    return {place: of[claim.id] for place, claim in claims.items()}


def _kinds() -> dict[str, str]:
    """The dictionary's kind for a head's lemma, where only one kind has it among its single words."""
    found: dict[str, set[str]] = defaultdict(set)
    for form, entries in Dictionary.load().entries.items():
        found[lemma(form)] |= {rule.kind for rule, phrase in entries if not phrase.company}
    return {word: min(kinds) for word, kinds in found.items() if len(kinds) == 1}


def _claim(
    one: Told, mention: Row, story: Mapping[str, str], resolution: Resolution, kinds: Mapping[str, str]
) -> Claim:
    document, word = one.reading.document, one.lemma(mention)
    return Claim(
        id=" ".join(map(str, one.place(mention))),
        document=document.id,
        kind=kinds.get(word, word),
        roles={"story": (Filler("story", entity=f"story {story[one.row['doc']]}"),)}
        | _roles(one, mention, resolution),
        time=tuple(_times(one, mention)),
        place=(),
        quantity=(),
        factuality="CT+",
        chain=(Link((Speaker("", document=document.id),), "states"),),
        anchor=Anchor(mention["start"], mention["end"], None, one.row["text"][mention["start"] : mention["end"]]),
        rule="mention",
        confidence=1.0,
    )


def _roles(one: Told, mention: Row, resolution: Resolution) -> dict[str, tuple[Filler, ...]]:
    """The named participants that depend on the mention's head."""
    head, found = one.head(mention), dict[str, tuple[Filler, ...]]()
    for word in one.tagging.words:
        if head is not None and word.head == head and (role := ROLES.get(word.deprel)):
            named = (m for m in one.reading.mentions if m.start <= word.start < m.end)
            entity = next((e for m in named if (e := resolution.of.get(m.entity or ""))), None)
            if entity:
                found[role] = (*found.get(role, ()), Filler("", entity=entity))
    return found


def _times(one: Told, mention: Row) -> Iterable[When]:
    sentence = next((p for p in one.reading.passages if p.start <= mention["start"] < p.end), None)
    dates = [d for d in one.reading.dates if sentence and d.edtf and sentence.start <= d.start < sentence.end]
    return (When(date.edtf, date.text) for date in dates[:1] if date.edtf)


# entities


def entities(told: Sequence[Told], resolution: Resolution, story: Mapping[str, str]) -> dict[Place, str]:
    """The entity of each entity mention."""
    same: Union[str] = Union()
    for one in told:
        for mention in one.mentions("entity_mentions"):
            name = str(one.place(mention))
            for bond in _bonds(one, mention, resolution, story):
                same.join(name, bond)
    return {one.place(m): same.root(str(one.place(m))) for one in told for m in one.mentions("entity_mentions")}


def _bonds(one: Told, mention: Row, resolution: Resolution, story: Mapping[str, str]) -> Iterable[str]:
    """What the mention is: an entity, a cluster of its document for a pronoun, else a head that others have too."""
    read, head, word = one.read_at(mention), one.head(mention), one.lemma(mention)
    pronoun = word in PRONOUNS or (head is not None and one.tagging.words[head].upos == "PRON")
    if read and read.entity:
        yield f"entity {resolution.of.get(read.entity, read.entity)}"
    elif read and read.cluster and pronoun:
        yield f"cluster {read.cluster}"
    if not pronoun:
        yield f"head {word} in {story[one.row['doc']]}"


# figures


def compare(told: Sequence[Told], fields: Sequence[str], of: Mapping[Place, str]) -> dict[str, float]:
    """B-cubed precision, recall and F1 in per cent, with the baseline's."""
    gold = {(*one.place(m), f): str(m["cluster"]) for f in fields for one in told for m in one.mentions(f)}
    plain = {(*one.place(m), f): f"{f} {one.lemma(m)}" for f in fields for one in told for m in one.mentions(f)}
    mine, base = b_cubed(gold, {place: of[place[:3]] for place in gold}), b_cubed(gold, plain)
    return {**mine, "baseline_f1": base["f1"], "over_baseline": round(mine["f1"] - base["f1"], 2)}


def b_cubed(gold: Mapping[Any, str], made: Mapping[Any, str]) -> dict[str, float]:
    """B-cubed (Bagga and Baldwin 1998) of two clusterings of the same mentions, in per cent."""
    both = Counter((gold[place], made[place]) for place in gold)
    wanted, found = Counter(gold.values()), Counter(made[place] for place in gold)
    recall = sum(n * n / wanted[one] for (one, _), n in both.items()) / max(1, len(gold))
    precision = sum(n * n / found[other] for (_, other), n in both.items()) / max(1, len(gold))
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"p": round(100 * precision, 2), "r": round(100 * recall, 2), "f1": round(100 * f1, 2)}


def measure(rows: Iterable[Row], threshold: float = STORY) -> dict[str, dict[str, float]]:
    """The figures of a part of ECB+."""
    told = [Told.of(row) for row in rows]
    return figures(told, threshold)


def figures(told: Sequence[Told], threshold: float = STORY) -> dict[str, dict[str, float]]:
    """The figures of documents that were read."""
    resolution = resolve([record for one in told for record in records(one.reading)])
    story = stories(told, resolution, threshold)
    happened, who = events(told, resolution, story), entities(told, resolution, story)
    return {
        "events": compare(told, EVENTS, happened),
        "entities": compare(told, ENTITIES, who),
        "all": compare(told, (*EVENTS, *ENTITIES), who | happened),
    }


# MUC-4


@dataclass(frozen=True, slots=True)
class Incident:
    """What one report's key says of an incident: accused organisations and people, and how many victims."""

    kinds: frozenset[str]
    accused: frozenset[str]
    victims: frozenset[str]


def several_reports(rows: Iterable[Row]) -> dict[tuple[str, str], dict[str, Incident]]:
    """The incidents that two reports or more tell, by town and exact day: report to what its key says."""
    found: dict[tuple[str, str], dict[str, Incident]] = defaultdict(dict)
    for row in rows:
        for incident in row["incidents"]:
            days = [day for day in incident["date_edtf"] or () if re.fullmatch(r"\d{4}-\d\d-\d\d", day)]
            towns = re.findall(r"([A-Z .]+) \((?:CITY|TOWN|VILLAGE)[^)]*\)", str(incident["location"]))
            if days and towns and not incident["optional"]:
                found[towns[-1].strip(), days[0]].setdefault(row["doc"], _incident(incident))
    return {where: told for where, told in found.items() if len(told) > 1}


def _incident(row: Row) -> Incident:
    accused = (name for group in (*row["perp_org"], *row["perp_individual"]) for name in group)
    return Incident(
        kinds=frozenset(row["type"]),
        accused=frozenset(accused),
        victims=frozenset(number for given in row["victim_number"] for number in given["value"]),
    )


def incidents(rows: Sequence[Row]) -> dict[str, float]:
    """Of the pairs of reports of one incident: how many share a matter, and show that they differ where they do.

    `strangers` is the share of joined pairs of reports of which the keys say no common town and day: some of
    them rightly tell of another incident that both mention.
    """
    told = several_reports(rows)
    wanted = {document for reports in told.values() for document in reports}
    readings = {row["doc"]: _report(row) for row in rows if row["doc"] in wanted}
    names = {reading.document.id: name for name, reading in readings.items()}
    joint = _joint(_laid_out(readings.values()), names)
    pairs = {
        (a, b): (reports[a], reports[b])
        for reports in told.values()
        for a, b in combinations(sorted(reports), 2)
        if reports[a].kinds & reports[b].kinds
    }
    differing = {pair for pair, (a, b) in pairs.items() if a.accused != b.accused or a.victims != b.victims}
    joined = pairs.keys() & joint.keys()
    shown = [pair for pair in differing & joined if any(m.conflicts or m.refinements for m in joint[pair])]
    return {
        "incidents": len(told),
        "reports": len(wanted),
        "pairs": len(pairs),
        "joined": _percent(len(joined), len(pairs)),
        "differing_joined": len(differing & joined),
        "differences_shown": _percent(len(shown), len(differing & joined)),
        "strangers": _percent(len(joint.keys() - pairs.keys()), len(joint)),
    }


def _report(row: Row) -> Reading:
    dated = from_text(f"{row['header']}\n\n{row['text']}", path=f"{row['doc']}.txt", date=row["header_date"])
    return read_document(dated)


def _laid_out(readings: Iterable[Reading]) -> tuple[Matter, ...]:
    """The matters of the readings, as `isnad build` lays them out."""
    known = list(readings)
    resolution = resolve([record for reading in known for record in records(reading)])
    claims = [settled(claim, resolution.of) for reading in known for claim in reading.claims]
    return lay_out(claims, [reading.document for reading in known], resolution.entities, Dictionary.load())


def _joint(matters: Iterable[Matter], names: Mapping[str, str]) -> dict[tuple[str, str], list[Matter]]:
    """The matters of violence that two reports share, by the reports."""
    found: dict[tuple[str, str], list[Matter]] = defaultdict(list)
    for matter in matters:
        if matter.kind in VIOLENCE:
            reports = sorted({names[claim.rpartition("-")[0]] for claim in matter.claims})
            for pair in combinations(reports, 2):
                found[pair].append(matter)
    return found


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _rows(name: str, first: int | None = None) -> list[Row]:
    lines = (SHARED / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[:first]]


def main() -> None:
    """Print the figures; the last line is JSON."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--part", choices=("dev", "train"), default="dev")
    ask.add_argument("--first", type=int, help="only so many documents")
    ask.add_argument("--incidents", action="store_true", help="MUC-4 instead of ECB+")
    ask.add_argument("--floor", action="store_true", help="fail below crossdoc_floor.json")
    asked = ask.parse_args()
    if not (SHARED / "data" / "ecbplus").exists():
        print(
            "skipped: ../shared/data is not here (it comes with the project's shared data, not with the repository)"
        )
        return
    if asked.incidents:
        print(json.dumps(incidents(_rows("muc4/train") + _rows("muc4/dev"))))
        return
    found = measure(_rows(f"ecbplus/{asked.part}", asked.first))
    for name, figure in found.items():
        line = "P {p:6.2f}  R {r:6.2f}  F1 {f1:6.2f}   baseline {baseline_f1:6.2f}".format(**figure)
        print(f"{name:9} {line}")
    print(json.dumps(found))
    below = [name for name, least in json.loads(FLOOR.read_text()).items() if found[name]["over_baseline"] < least]
    if asked.floor and asked.part == "dev" and below:
        sys.exit(f"below the floor: {', '.join(below)}")


if __name__ == "__main__":
    main()
