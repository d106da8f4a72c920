"""Fit the scorer of incidents: `python -m training.incidents`.

Reads muc4's training reports with isnad, takes every phrase that the key names as a participant wherever it stands,
and fits two small models: which of five parts a head fills (weights of clues, straight and through one hidden layer)
and which phrase names it (a log-linear choice), then, on what these make of reports left out, what a participant
is worth beside the others of its report. `--readings FILE` keeps what was read, so that a second fit need not
read again. Seeded; a threshold is where a part's F1 is best on reports left out of the fit. Writes `weights.npz`.
"""

from __future__ import annotations

import argparse
import pickle
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from isnad.attributions import find_attributions
from isnad.claims import Dictionary, code
from isnad.claims.incidents.clues import Clues
from isnad.claims.incidents.deed import Deed, deeds
from isnad.claims.incidents.participants import gathered, may_take_part
from isnad.claims.incidents.phrases import heads, phrases, plain, words_between
from isnad.claims.incidents.scorer import ROLES, Scorer, key
from isnad.claims.incidents.standing import traits
from isnad.claims.lookup import Lookup
from isnad.claims.mending import mend
from isnad.claims.tree import Tree
from isnad.documents import from_text
from isnad.encoder import Encoder, Parse
from isnad.mentions import Mentioned, find_mentions
from isnad.passages import split
from training.corpora import rows_of

TABLES = Path("src/isnad/claims/incidents/weights.npz")
HIDDEN, LEAST_SEEN, LEAST_RIGHT = 32, 8, 2
FOLDS = 3


@dataclass(slots=True)
class Read:
    """One report as isnad reads it, with the key's roles."""

    text: str
    words: Parse
    mentioned: Mentioned
    deeds: tuple[Deed, ...]
    roles: dict[str, list[list[str]]]
    seen: Mapping[str, Sequence[float]] = field(default_factory=dict)


@dataclass(slots=True)
class Example:
    """A head: its clues, the parts it fills and, where it fills any, its phrases' clues with which the key has."""

    report: int
    low: str
    clues: list[str]
    parts: list[int]
    phrases: list[list[str]]
    right: list[bool]


def read_all(rows: list[dict]) -> Iterator[Read]:
    """The reports, read as `isnad.read` reads them."""
    encoder, dictionary = Encoder.load(), Dictionary.load()
    for row in rows:
        document = from_text(f"{row.get('header', '')}\n\n{row['text']}".strip())
        passages = split(document)
        tagging = encoder.read(document.text, [(p.start, p.end) for p in passages])
        mentioned = find_mentions(document, passages, tagging)
        attributions = find_attributions(document, passages, tagging, mentioned, encoder)
        claims = code(document, passages, tagging, mentioned, attributions, dictionary)
        yield Read(document.text, tagging.words, mentioned, deeds(claims), row["roles"], tagging.roles)


class Nouns:
    """Stands in for the scorer before it is made: knows the nouns that head a participant in the key."""

    def __init__(self, nouns: set[str]) -> None:
        self._nouns = nouns

    def known(self, noun: str) -> bool:
        return noun in self._nouns


def lookup_of(read: Read) -> Lookup:
    return Lookup(mend(Tree(read.text, read.words)), read.mentioned)


def keyed(read: Read, lookup: Lookup) -> dict[int, tuple[list[int], list[tuple[int, int]], list[bool]]]:
    """The heads that the key names: their parts, their phrases, and which of these the key has."""
    wanted: dict[str, set[int]] = {}
    for part, role in enumerate(ROLES):
        for words in (words for entity in read.roles[role] for words in entity):
            wanted.setdefault(plain(words), set()).add(part)
    found = {}
    tree = lookup.tree
    for h in heads(tree):
        spans = phrases(tree, h)
        texts = [plain(words_between(tree, *s)) if not s[0] <= tree.heads[h] <= s[1] else "" for s in spans]
        parts = {part for text in texts for part in wanted.get(text, ())}
        if parts:
            found[h] = (sorted(parts), spans, [text in wanted for text in texts])
    return found


def examples(reads: list[Read]) -> Iterator[Example]:
    """All heads that may take part, with their clues."""
    lookups = [lookup_of(read) for read in reads]
    keys = [keyed(read, lookup) for read, lookup in zip(reads, lookups, strict=True)]
    nouns = Nouns({lookup.tree.low[h] for lookup, named in zip(lookups, keys, strict=True) for h in named})
    for number, (read, lookup, named) in enumerate(zip(reads, lookups, keys, strict=True)):
        clues = Clues(lookup.tree, lookup, read.deeds, read.seen)
        for h in heads(lookup.tree):
            if may_take_part(lookup, nouns, h):
                parts, spans, right = named.get(h, ([], [], []))
                shapes = [clues.of_phrase(h, *s) for s in spans]
                yield Example(number, lookup.tree.low[h], clues.of_head(h), parts, shapes, right)


class Network(nn.Module):
    """The same computation as `Scorer.logits`."""

    def __init__(self, clues: int) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag(clues, len(ROLES) + HIDDEN, mode="sum")
        nn.init.normal_(self.table.weight, 0, 0.01)
        self.bias = nn.Parameter(torch.zeros(HIDDEN))
        self.out = nn.Linear(HIDDEN, len(ROLES))
        self.out.bias.data.fill_(-4.0)

    def forward(self, rows: Tensor, starts: Tensor) -> Tensor:
        found = self.table(rows, starts)
        hidden = F.dropout(F.relu(found[:, len(ROLES) :] + self.bias), 0.3, self.training)
        return found[:, : len(ROLES)] + self.out(hidden)


def batch(found: list[np.ndarray], drop: float, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Clue numbers of several heads in one row, and where each begins."""
    if drop:
        found = [one[rng.random(len(one)) > drop] for one in found]
    starts = np.cumsum([0, *(len(one) for one in found[:-1])])
    return torch.from_numpy(np.concatenate(found)), torch.from_numpy(starts)


def fit(clues: list[np.ndarray], parts: np.ndarray, size: int, seed: int, epochs: int = 5) -> Network:
    """AdamW over heads in shifting order, two clues of five left out at a time."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    network = Network(size)
    optimizer = torch.optim.AdamW(network.parameters(), lr=4e-3, weight_decay=0.1)
    step = 256
    steps = epochs * -(-len(clues) // step)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-3, steps, pct_start=0.1)
    for _ in range(epochs):
        order = rng.permutation(len(clues))
        for at in range(0, len(order), step):
            some = order[at : at + step]
            wanted = torch.from_numpy(parts[some])
            logits = network(*batch([clues[i] for i in some], 0.4, rng))
            loss = F.binary_cross_entropy_with_logits(logits, wanted, reduction="none").sum(1).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return network.eval()


def fit_edges(found: list[Example], epochs: int = 6, rate: float = 0.15) -> dict[str, float]:
    """Weights of phrases' clues: a conditional logit with any number of right choices, by AdaGrad."""
    chosen = [e for e in found if any(e.right)]
    seen = Counter(c for e in chosen for one in e.phrases for c in set(one))
    index = {c: n for n, c in enumerate(sorted(c for c, times in seen.items() if times >= 4))}
    weights, squares = np.zeros(len(index)), np.full(len(index), 1e-3)
    rows = [([np.array([index[c] for c in one if c in index]) for one in e.phrases], e.right) for e in chosen]
    rng = np.random.default_rng(0)
    for _ in range(epochs):
        for at in rng.permutation(len(rows)):
            choices, right = rows[at]
            scores = np.array([weights[one].sum() for one in choices])
            share = np.exp(scores - scores.max())
            share /= share.sum()
            wanted = share * right
            for one, slope in zip(choices, share - wanted / wanted.sum(), strict=True):
                if abs(slope) > 1e-3:
                    np.add.at(squares, one, slope * slope)
                    np.subtract.at(weights, one, rate * slope / np.sqrt(squares[one]))
    return {c: float(weights[n]) for c, n in index.items() if abs(weights[n]) > 0.02}


def vocabulary(found: list[Example]) -> dict[str, int]:
    """The clues that are seen often enough, also with participants."""
    seen = Counter(c for e in found for c in e.clues)
    right = Counter(c for e in found if e.parts for c in e.clues)
    return {c: n for n, c in enumerate(sorted(c for c in right if seen[c] >= LEAST_SEEN and right[c] >= LEAST_RIGHT))}


def tables_of(found: list[Example], seed: int) -> dict[str, np.ndarray]:
    """Everything that the scorer needs but the thresholds, weights of clues in 8 bits a column."""
    index = vocabulary(found)
    clues = [np.array(sorted(index[c] for c in e.clues if c in index), np.int64) for e in found]
    parts = np.zeros((len(found), len(ROLES)), np.float32)
    for n, e in enumerate(found):
        parts[n, e.parts] = 1
    network = fit(clues, parts, len(index), seed)
    weights = network.table.weight.detach().numpy()
    scale = np.abs(weights).max(0) / 127
    edges = fit_edges(found)
    return {
        "keys": np.array([key(c) for c in index], np.uint32),
        "table": np.round(weights / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "bias": network.bias.detach().numpy(),
        "out": network.out.weight.detach().numpy().T.copy(),
        "end": network.out.bias.detach().numpy(),
        "nouns": np.array(sorted({key(e.low) for e in found if e.parts}), np.uint32),
        "edge_keys": np.array([key(c) for c in edges], np.uint32),
        "edges": np.array(list(edges.values()), np.float16),
        "least": np.full(len(ROLES), 0.3, np.float32),
    }


@dataclass(slots=True)
class Ranked:
    """The participants of a report that its scorer was not fitted on: parts, traits, raw scores and which are right.

    Of several that name one participant of the key only the surest is right: one good name is asked for.
    """

    report: int
    roles: list[str]
    traits: np.ndarray
    right: np.ndarray


def left_out(reads: list[Read], found: list[Example], seed: int) -> Iterator[Ranked]:
    """What scorers make of the reports that they were not fitted on."""
    folds = np.random.default_rng(seed).integers(0, FOLDS, len(reads))
    for fold in range(FOLDS):
        scorer = Scorer(tables_of([e for e in found if folds[e.report] != fold], seed))
        for number in np.flatnonzero(folds == fold):
            read = reads[number]
            lookup = lookup_of(read)
            own = gathered(lookup, read.deeds, read.seen, scorer)
            own.sort(key=lambda one: -float(one[3].max()))
            right = []
            named: set[tuple[str, int]] = set()
            for role, text, _, _ in own:
                keys = {(role, n) for n, entity in enumerate(read.roles[role]) if text in {plain(w) for w in entity}}
                right.append(bool(keys - named))
                named |= keys
            yield Ranked(int(number), [one[0] for one in own], traits(lookup, read.deeds, own), np.array(right))


def fit_again(ranked: list[Ranked], seed: int, epochs: int = 30) -> dict[str, np.ndarray]:
    """The weights of standing: one hidden layer over standardized traits, one output a part."""
    torch.manual_seed(seed)
    ranked = [r for r in ranked if r.roles]
    rows = np.concatenate([r.traits for r in ranked])
    part = np.array([ROLES.index(role) for r in ranked for role in r.roles])
    right = torch.from_numpy(np.concatenate([r.right for r in ranked]).astype(np.float32))
    mean, scale = rows.mean(0), rows.std(0) + 1e-3
    inputs = torch.from_numpy((rows - mean) / scale)
    network = nn.Sequential(nn.Linear(inputs.shape[1], 24), nn.ReLU(), nn.Dropout(0.2), nn.Linear(24, len(ROLES)))
    optimizer = torch.optim.AdamW(network.parameters(), lr=2e-3, weight_decay=0.05)
    for _ in range(epochs):
        for some in torch.randperm(len(rows)).split(256):
            odds = network(inputs[some])[torch.arange(len(some)), torch.from_numpy(part)[some]]
            loss = F.binary_cross_entropy_with_logits(odds, right[some])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    first, last = network[0], network[3]
    assert isinstance(first, nn.Linear)
    assert isinstance(last, nn.Linear)
    return {
        "again_mean": mean,
        "again_scale": scale,
        "again_in": first.weight.detach().numpy().T.copy(),
        "again_bias": first.bias.detach().numpy(),
        "again_out": last.weight.detach().numpy().T.copy(),
        "again_end": last.bias.detach().numpy(),
    }


def standings(ranked: list[Ranked], blank: dict[str, np.ndarray], seed: int) -> Iterator[tuple[str, float, bool]]:
    """(part, standing, right) of each participant, by weights fitted on other reports."""
    folds = np.random.default_rng(seed + 1).integers(0, 5, 1 + max(r.report for r in ranked))
    for fold in range(5):
        scorer = Scorer(blank | fit_again([r for r in ranked if folds[r.report] != fold], seed))
        for r in (r for r in ranked if folds[r.report] == fold and r.roles):
            yield from zip(r.roles, map(float, scorer.standing(r.traits, r.roles)), map(bool, r.right), strict=True)


def thresholds(ranked: list[tuple[str, float, bool]], reads: list[Read]) -> np.ndarray:
    """For each part the standing from which on a phrase, taken once a report, gives the best F1 on them."""
    least, hits, given, gold = [], 0, 0, 0
    for role in ROLES:
        own = sorted(((score, good) for part, score, good in ranked if part == role), reverse=True)
        wanted = sum(len(read.roles[role]) for read in reads)
        f1 = 2 * np.cumsum([good for _, good in own]) / (np.arange(1, len(own) + 1) + wanted)
        best = int(f1.argmax())
        least.append(own[best][0])
        hits, given, gold = hits + sum(good for _, good in own[: best + 1]), given + best + 1, gold + wanted
        print(f"{role}: from {own[best][0]:.2f} on, F1 {100 * f1[best]:.1f} on reports left out", flush=True)
    print(f"all: F1 {200 * hits / (given + gold):.1f} on reports left out", flush=True)
    return np.array(least, np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--config", type=Path, default=Path("training/config.toml"))
    parser.add_argument("--data", type=Path)
    parser.add_argument("--readings", type=Path, help="keep what was read here, or take it from here")
    parser.add_argument("--share", type=float, default=1.0, help="the share of reports to learn from")
    parser.add_argument("--out", type=Path, default=TABLES)
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text())
    torch.set_num_threads(1)
    if arguments.readings and arguments.readings.exists():
        reads = pickle.loads(arguments.readings.read_bytes())
    else:
        reads = list(read_all(list(rows_of((arguments.data or Path(config["data"])) / "muc4/train.jsonl"))))
        if arguments.readings:
            arguments.readings.write_bytes(pickle.dumps(reads))
    reads = reads[: round(arguments.share * len(reads))]
    found = list(examples(reads))
    print(
        f"{len(reads)} reports, {len(found)} heads, {sum(bool(e.parts) for e in found)} of them participants",
        flush=True,
    )
    ranked = list(left_out(reads, found, config["seed"]))
    tables = tables_of(found, config["seed"])
    least = thresholds(list(standings(ranked, tables, config["seed"])), reads)
    tables |= fit_again(ranked, config["seed"]) | {"least": least}
    np.savez_compressed(arguments.out, **tables)
    print(f"{len(tables['keys'])} clues, {arguments.out.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
