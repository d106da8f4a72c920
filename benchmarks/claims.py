"""Scores what isnad reads in the gold of tests/corpus: `python -m benchmarks.claims [--misses] [--floor]`.

A gold claim meets a made one when a kind fits and the anchors share half of the shorter (each claim once, the best
first). Of those the levels count on: roles, then time and number, then factuality, then the chain. Precision: made
claims that meet a gold or an optional one. `--floor` fails (exit 1) when a figure falls below `claims_floor.json`;
`--lower REASON` pins the figures of this run.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from isnad.claims import Claim
from isnad.reading import Reading, read

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "corpus"
FLOOR = Path(__file__).with_name("claims_floor.json")
LEVELS = ("anchor", "roles", "slots", "factuality", "chain")
SYMMETRIC = {"relative_of", "meets", "negotiates", "agrees", "allied_with", "rival_of", "merges_with", "alias_of"}


@dataclass
class Score:
    """Counts over documents."""

    gold: int = 0
    levels: Counter[str] = field(default_factory=Counter)
    made: int = 0
    right: int = 0
    traps: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)
    chained: int = 0

    @property
    def chains(self) -> str:
        """Of the claims that were found at all, in how many the chain holds, whatever their roles."""
        share = round(100 * self.chained / max(1, self.levels["anchor"]), 1)
        return f"chain of what was anchored: {share}"

    def figures(self) -> dict[str, float]:
        """Per cent: recall by level (each includes those before), precision; and the number of traps fallen into."""
        recall = {level: round(100 * self.levels[level] / max(1, self.gold), 1) for level in LEVELS}
        return recall | {"precision": round(100 * self.right / max(1, self.made), 1), "traps": float(len(self.traps))}


class Judge:
    """Compares the claims of one reading with its gold."""

    def __init__(self, reading: Reading, gold: dict[str, Any]) -> None:
        self.reading, self.gold = reading, gold
        self.ids: dict[str, set[str]] = {}
        for mention in reading.mentions:
            if mention.entity and mention.kind == "name":
                owners = {
                    key for key, names in gold["entities"].items() if _plain(mention.text) in map(_plain, names)
                }
                self.ids.setdefault(mention.entity, set()).update(owners)

    def fits(self, want: str, entity: str | None, text: str) -> bool:
        """Whether a filler or speaker is what the gold wants: an entity, or words."""
        for alternative in want.rstrip("?").split("|"):
            if alternative in self.gold["entities"]:
                names = map(_plain, self.gold["entities"][alternative])
                if alternative in self.ids.get(entity or "", ()) or _plain(text) in names:
                    return True
            elif _plain(alternative) in _plain(text):
                return True
        return False

    def roles(self, want: dict[str, Any], claim: Claim) -> bool:
        fillers = dict(claim.roles) | {"place": (*claim.roles.get("place", ()), *claim.place)}
        for names, wanted in want.items():
            options = [*names.rstrip("?").split("|"), *(fillers if claim.kind in SYMMETRIC else ())]
            have = [f for name in options for f in fillers.get(name, ())]
            needed = [w for w in wanted if not w.endswith("?") and not names.endswith("?")]
            if not all(any(self.fits(w, f.entity, f.text) for f in have) for w in needed):
                return False
        return True

    def slots(self, want: dict[str, Any], claim: Claim) -> bool:
        times = [str(t) for t in _listed(want.get("time"))]
        if times and not {w.edtf.rstrip("~?") for w in claim.time} & set(times):
            return False
        amounts = {(a.value, a.bound) for a in claim.quantity}
        pairs = (str(n).partition("@") for n in want.get("number", ()))
        return all((float(value), bound or "exact") in amounts for value, _, bound in pairs)

    def chain(self, want: dict[str, Any], claim: Claim) -> bool:
        options = [want.get("chain", []), *want.get("chain_also", [])]
        return any(self._chain(option, claim) for option in options)

    def _chain(self, want: list[str], claim: Claim) -> bool:
        links = claim.chain[1:]
        return len(links) == len(want) and all(
            any(self._voice(voice, s.entity, s.text) for s in link.speakers)
            for voice, link in zip(want, links, strict=True)
        )

    def _voice(self, want: str, entity: str | None, text: str) -> bool:
        if "?" in want.split("|") and not self.ids.get(entity or ""):
            return True
        return self.fits(want, entity, text)

    def level(self, want: dict[str, Any], claim: Claim) -> int:
        """How many levels hold: 1 is kind and anchor."""
        fact = [str(f) for f in _listed(want.get("fact", "CT+"))]
        checks = (self.roles(want.get("roles", {}), claim), self.slots(want, claim), claim.factuality in fact)
        held = 1
        for check in (*checks, self.chain(want, claim)):
            if not check:
                return held
            held += 1
        return held


def _plain(text: str) -> str:
    return re.sub(r"^(?:the|a|an) ", "", " ".join(re.findall(r"\w+", text.casefold())))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _span(text: str, quote: str) -> tuple[int, int]:
    found = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    if found is None:
        raise SystemExit(f"not in its document: {quote!r}")
    return found.span()


def _in_short(claim: Claim) -> str:
    roles = "; ".join(f"{name}: {', '.join(f.text for f in fillers)}" for name, fillers in claim.roles.items())
    slots = " ".join([*(w.edtf for w in claim.time), *(f"{a.value:g}@{a.bound}" for a in claim.quantity)])
    chain = " > ".join(" & ".join(s.text for s in link.speakers) for link in claim.chain[1:])
    return " | ".join((claim.kind, roles, slots, claim.factuality, chain))


def _meets(want: dict[str, Any], claim: Claim, span: tuple[int, int]) -> bool:
    start, end = max(span[0], claim.anchor.start), min(span[1], claim.anchor.end)
    shorter = min(span[1] - span[0], claim.anchor.end - claim.anchor.start)
    return claim.kind in _listed(want["kind"]) and end - start >= 0.5 * shorter


def judge(path: Path, score: Score) -> None:
    """Add one document's counts to `score`."""
    reading = read(path)
    gold = yaml.safe_load(path.with_suffix(".yaml").read_text("utf-8"))
    by = Judge(reading, gold)
    pairs = []
    for g, want in enumerate(gold["claims"]):
        span = _span(reading.document.text, want["quote"])
        for c, claim in enumerate(reading.claims):
            if _meets(want, claim, span):
                pairs.append((by.level(want, claim) - 0.5 * bool(want.get("optional")), g, c))
    met: dict[int, int] = {}
    for _, g, c in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if g not in met and c not in met.values():
            met[g] = c
    for g, want in enumerate(gold["claims"]):
        held = by.level(want, reading.claims[met[g]]) if g in met else 0
        if not want.get("optional"):
            score.gold += 1
            score.levels.update(LEVELS[:held])
            score.chained += g in met and by.chain(want, reading.claims[met[g]])
            if held < len(LEVELS):
                instead = f"\n      made: {_in_short(reading.claims[met[g]])}" if g in met else ""
                score.misses.append(
                    f"{path.stem}: {LEVELS[held]}: {_listed(want['kind'])[0]}: {want['quote']}{instead}"
                )
    score.made += len(reading.claims)
    score.right += len(met)
    extra = [c for n, c in enumerate(reading.claims) if n not in met.values()]
    score.misses += [f"{path.stem}: beyond the gold: {c.kind}: {' '.join(c.anchor.quote.split())}" for c in extra]
    score.traps += [f"{path.stem}: {t['why']}" for t in gold.get("traps", ()) if _sprung(by, t, reading)]


def _sprung(by: Judge, trap: dict[str, Any], reading: Reading) -> bool:
    return any(
        claim.kind in _listed(trap["kind"])
        and claim.factuality == trap.get("fact", claim.factuality)
        and len(claim.chain) - 1 <= trap.get("chain_max", len(claim.chain))
        and by.roles(trap["roles"], claim)
        for claim in reading.claims
    )


def measure(only: tuple[str, ...] = (), corpus: Path = CORPUS) -> Score:
    """Counts over the documents of `corpus` whose names begin with one of `only`, or over all of them."""
    score = Score()
    for path in sorted(corpus.glob("[0-9]*.txt")):
        if path.with_suffix(".yaml").exists() and (not only or path.stem.startswith(only)):
            judge(path, score)
    return score


ROUNDING = (
    0.7  # points that 8-bit arithmetic may differ by from one kind of processor to another; a trap counts whole
)


def fallen(figures: dict[str, float]) -> list[str]:
    """What is worse than the pinned figures, with both; of traps fewer are better."""
    pinned: dict[str, float] = json.loads(FLOOR.read_text("utf-8"))["figures"]
    worse = {k: figures[k] > v if k == "traps" else figures[k] < v - ROUNDING for k, v in pinned.items()}
    return [f"{name} {figures[name]:g} (floor {pinned[name]:g})" for name, is_worse in worse.items() if is_worse]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--misses", action="store_true", help="print what was missed and what was made beyond the gold"
    )
    parser.add_argument("--floor", action="store_true", help="fail when a figure is below the pinned one")
    parser.add_argument("--lower", metavar="REASON", help="pin the figures of this run")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="another folder of documents with their gold")
    parser.add_argument("only", nargs="*", help="documents whose names begin so")
    arguments = parser.parse_args()
    score = measure(tuple(arguments.only), arguments.corpus)
    if arguments.misses:
        print(*score.misses, sep="\n")
    print(*(f"trap: {trap}" for trap in score.traps), sep="\n")
    figures = score.figures()
    print(f"{score.gold} claims:", json.dumps(figures))
    print(score.chains)
    if arguments.lower:
        FLOOR.write_text(json.dumps({"reason": arguments.lower, "figures": figures}, indent=1) + "\n")
    if arguments.floor and (worse := fallen(figures)):
        raise SystemExit(f"below the floor: {', '.join(worse)}")


if __name__ == "__main__":
    main()
