"""Marked texts to batches: windows of sentences at shifting places, recased and noised copies, padded arrays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from isnad.encoder.pieces import (
    CLS,
    EDGE_SHAPE,
    INITIAL,
    LOWER,
    MIXED,
    SEP,
    TITLE,
    UPPER,
    Vocabulary,
    shape_number,
)
from training.marked import IGNORED, Marked
from training.swaps import Swapper

MASK = 103
LONGEST_MENTION = 40
_CONFUSED = {
    "l": "1",
    "1": "l",
    "i": "l",
    "o": "0",
    "0": "o",
    "m": "rn",
    "h": "b",
    "e": "c",
    "c": "e",
    "s": "5",
    "u": "ii",
}


@dataclass(frozen=True, slots=True)
class Noise:
    """Shares of windows set in capitals, in lower case, in title case, noised as by OCR; share of pieces masked, of
    windows whose words stand in no list of names."""

    upper: float = 0.15
    lower: float = 0.05
    title: float = 0.03
    ocr: float = 0.05
    masked: float = 0.03
    unlisted: float = 0.1


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` to `last` (exclusive) of a text; windows with the same `chain` follow each other in one text."""

    text: Marked
    first: int
    last: int
    chain: int


def windows_of(text: Marked, pieces: int, skip: int, chain: int) -> list[Window]:
    """Cut a text at sentences into windows of at most `pieces` pieces, the first after `skip` pieces."""
    found: list[Window] = []
    edges = [*np.flatnonzero(np.diff(text.sentences, prepend=-1)).tolist(), len(text)]
    first, limit = 0, skip or pieces
    for a, b in pairwise(edges):
        while text.offsets[b] - text.offsets[first] > limit and a > first:
            found.append(Window(text, first, a, chain))
            first, limit = a, pieces
        while text.offsets[b] - text.offsets[first] > pieces:
            cut = int(np.searchsorted(text.offsets, text.offsets[first] + pieces, "right")) - 1
            found.append(Window(text, first, cut, chain))
            first, limit = cut, pieces
    if first < len(text):
        found.append(Window(text, first, len(text), chain))
    return found


def recased(cases: np.ndarray, to: str) -> np.ndarray:
    """The case classes that the words would have in capitals, lower or title case."""
    letters = np.isin(cases, (LOWER, TITLE, UPPER, MIXED, INITIAL))
    target = {"upper": UPPER, "lower": LOWER, "title": TITLE}[to]
    changed = np.where(letters, target, cases)
    if to != "lower":
        changed = np.where(cases == INITIAL, INITIAL, changed)
    return changed


def misread(word: str, rng: np.random.Generator) -> str:
    """One character of a word as OCR would confuse it."""
    at = int(rng.integers(len(word)))
    return word[:at] + _CONFUSED.get(word[at].lower(), word[at]) + word[at + 1 :]


@dataclass(slots=True)
class Batch:
    """Padded arrays over windows; word indices are within the window, IGNORED where nothing is marked."""

    ids: np.ndarray
    shapes: np.ndarray
    lists: np.ndarray
    lengths: np.ndarray
    firsts: np.ndarray
    sentences: np.ndarray
    columns: dict[str, np.ndarray]
    layers: np.ndarray
    mentions: np.ndarray
    factuality_sets: np.ndarray
    windows: list[Window]


class Batcher:
    """Builds batches; with `rng` None nothing is changed (for measuring)."""

    def __init__(
        self, vocabulary: Vocabulary, noise: Noise, swapper: Swapper | None = None, shaped: bool = True
    ) -> None:
        self.vocabulary = vocabulary
        self.noise = noise
        self.swapper = swapper
        self.shaped = shaped

    def _words(self, window: Window, rng: np.random.Generator | None, salt: int) -> dict[int, str]:
        """The words of a window that are to be written otherwise, by place in the window."""
        found: dict[int, str] = {}
        if rng is None:
            return found
        text = window.text
        if self.swapper and salt:
            swaps = text.swaps[window.first : window.last]
            for at in np.flatnonzero(swaps).tolist():
                found[at] = self.swapper.other(text.word(window.first + at), int(swaps[at]), salt)
        if rng.random() < self.noise.ocr:
            for at in np.flatnonzero(rng.random(window.last - window.first) < 0.06).tolist():
                found[at] = misread(found.get(at, text.word(window.first + at)), rng)
        return found

    def _word_pieces(self, window: Window, others: dict[int, str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Piece numbers, the places where words begin (and the end), numbers of lists by word."""
        text = window.text
        offsets = text.offsets[window.first : window.last + 1]
        flat, listed = text.pieces[offsets[0] : offsets[-1]], text.listed[window.first : window.last]
        pieces: list[int] = []
        places, numbers = [0], listed.copy()
        for at in range(window.last - window.first if others else 0):
            if at in others:
                pieces += self.vocabulary.pieces(others[at])
                numbers[at] = self.vocabulary.lists_of(others[at])
            else:
                pieces += flat[offsets[at] - offsets[0] : offsets[at + 1] - offsets[0]].tolist()
            places.append(len(pieces))
        if not others or len(pieces) > len(flat) + 60:
            return flat, offsets - offsets[0], listed
        return np.array(pieces, np.int32), np.array(places), numbers

    def _row(self, window: Window, rng: np.random.Generator | None, salt: int) -> tuple[np.ndarray, ...]:
        """Piece numbers, shape numbers, list numbers and first places of one window, CLS and SEP around."""
        text, where = window.text, slice(window.first, window.last)
        pieces, offsets, listed = self._word_pieces(window, self._words(window, rng, salt))
        cases = text.cases[where]
        if rng is not None:
            draw = rng.random()
            for kind in ("upper", "lower", "title"):
                share = getattr(self.noise, kind)
                if 0 <= draw < share:
                    cases = recased(cases, kind)
                draw -= share
            if rng.random() < self.noise.unlisted:
                listed = np.zeros_like(listed)
            masked = rng.random(len(pieces)) < self.noise.masked
            pieces = np.where(masked, MASK, pieces)
        shapes = shape_number(cases, text.firsts[where], text.spaced[where], text.quoted[where])
        if not self.shaped:
            shapes = np.full_like(shapes, EDGE_SHAPE)
        shapes, listed = np.repeat(shapes, np.diff(offsets)), np.repeat(listed, np.diff(offsets))
        ids = np.concatenate([[CLS], pieces, [SEP]])
        shapes = np.concatenate([[EDGE_SHAPE], shapes, [EDGE_SHAPE]])
        return ids, shapes, np.concatenate([[0], listed, [0]]), offsets[:-1] + 1

    def build(self, windows: list[Window], rng: np.random.Generator | None) -> Batch:
        """One batch of padded arrays."""
        salts = {w.chain: int(rng.integers(1, 1 << 30)) if rng is not None else 0 for w in windows}
        rows = [self._row(w, rng, salts[w.chain]) for w in windows]
        pieces, words = max(len(r[0]) for r in rows), max(len(r[3]) for r in rows)
        size = len(windows)
        ids, shapes = np.zeros((size, pieces), np.int64), np.full((size, pieces), EDGE_SHAPE, np.int64)
        lists, firsts = np.zeros((size, pieces), np.int64), np.zeros((size, words), np.int64)
        sentences = np.full((size, words), IGNORED, np.int64)
        names = ("tags", "links", "upos", "heads", "deprels", "silver_heads", "silver_deprels", "roles")
        columns = {name: np.full((size, words), IGNORED, np.int64) for name in names}
        columns["factuality"] = np.full((size, words), np.nan, np.float32)
        mentions = []
        for n, (window, row) in enumerate(zip(windows, rows, strict=True)):
            text, count, where = window.text, window.last - window.first, slice(window.first, window.last)
            end = len(row[0])
            ids[n, :end], shapes[n, :end], lists[n, :end], firsts[n, :count] = row
            sentences[n, :count] = text.sentences[where]
            for name, column in columns.items():
                values = getattr(text, name)[where]
                if name in {"links", "heads", "silver_heads"}:
                    inside = (values >= window.first) & (values < window.last)
                    values = np.where(inside, values - window.first, IGNORED)
                column[n, :count] = values
            mentions.append(self._mentions(window, n))
        return Batch(
            ids,
            shapes,
            lists,
            np.array([len(r[0]) for r in rows]),
            firsts,
            sentences,
            columns,
            np.array([w.text.layers for w in windows]),
            np.concatenate(mentions),
            np.array([w.text.factuality_set for w in windows]),
            windows,
        )

    @staticmethod
    def _mentions(window: Window, number: int) -> np.ndarray:
        """Rows (window, first, last, layer, type, form, cluster, head) of the mentions inside a window."""
        rows = window.text.mentions
        inside = (rows[:, 0] >= window.first) & (rows[:, 1] < window.last)
        rows = rows[inside & (rows[:, 1] - rows[:, 0] < LONGEST_MENTION)].astype(np.int64)
        rows[:, [0, 1, 6]] -= window.first
        return np.concatenate([np.full((len(rows), 1), number), rows], 1)


def grouped(windows: list[Window], budget: int, pieces: int, rng: np.random.Generator) -> Iterator[list[Window]]:
    """Batches of about `budget` pieces: runs of windows of one text together, single sentences by length."""
    long, short = [], []
    for window in windows:
        length = window.text.offsets[window.last] - window.text.offsets[window.first]
        (long if length > pieces // 3 else short).append((int(length), window))
    runs = _runs([w for _, w in long])
    rng.shuffle(runs)
    batches, batch, size = [], [], 0
    for run in runs:
        batch += run
        size += sum(int(w.text.offsets[w.last] - w.text.offsets[w.first]) for w in run)
        if size >= budget - pieces // 2:
            batches.append(batch)
            batch, size = [], 0
    if batch:
        batches.append(batch)
    order = sorted(range(len(short)), key=lambda i: (short[i][0] + rng.random() * 6, i))
    batch = []
    for i in order:
        if batch and (len(batch) + 1) * short[i][0] > budget * 0.8:
            batches.append(batch)
            batch = []
        batch.append(short[i][1])
    if batch:
        batches.append(batch)
    rng.shuffle(batches)
    yield from batches


def _runs(windows: list[Window], longest: int = 3) -> list[list[Window]]:
    """Neighbouring windows of one text, at most `longest` together."""
    runs: list[list[Window]] = []
    for window in windows:
        last = runs[-1] if runs else []
        if last and len(last) < longest and last[-1].chain == window.chain and last[-1].last == window.first:
            last.append(window)
        else:
            runs.append([window])
    return runs
