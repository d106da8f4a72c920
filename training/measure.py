"""Cheap figures for the log, window by window; the benchmark measures what ships, over whole documents."""

from __future__ import annotations

from collections import Counter

import numpy as np
import torch

from isnad.encoder.labels import ATTRIBUTION_TAGS
from training.batches import Batch, Batcher, windows_of
from training.losses import arc_scores
from training.marked import IGNORED, Marked
from training.network import Pieces, ReadingModel, Seen

_PARTS = ("source", "cue", "content")


def viterbi(emissions: np.ndarray, opening: np.ndarray, transitions: np.ndarray) -> list[int]:
    """The best tag sequence of one row."""
    alpha, back = opening + emissions[0], []
    for row in emissions[1:]:
        scores = alpha[:, None] + transitions
        back.append(scores.argmax(0))
        alpha = scores.max(0) + row
    tags = [int(alpha.argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return tags[::-1]


def pieces_of(tags: list[int]) -> set[tuple[str, int, int]]:
    """Contiguous parts (part, first, last) of a tag sequence."""
    found, start, part = set(), 0, ""
    for index, tag in enumerate([*(ATTRIBUTION_TAGS[t] for t in tags), "O"]):
        if part and (tag[0] != "I" or tag[2:] != part):
            found.add((part, start, index - 1))
            part = ""
        if tag != "O" and not part:
            start, part = index, tag[2:]
    return found


def _count(tally: Counter[str], name: str, gold: set[object], found: set[object]) -> None:
    tally[name + " gold"] += len(gold)
    tally[name + " found"] += len(found)
    tally[name + " right"] += len(gold & found)


def _count_window(tally: Counter[str], model: ReadingModel, seen: Seen, batch: Batch, row: int) -> None:
    words = int((batch.sentences[row] != IGNORED).sum())
    tags = batch.columns["tags"][row, :words]
    if words and tags[0] != IGNORED:
        path = viterbi(seen.tags[row, :words].numpy(), model.opening.numpy(), model.transitions.numpy())
        gold, found = pieces_of(tags.tolist()), pieces_of(path)
        for part in _PARTS:
            _count(tally, part, {x for x in gold if x[0] == part}, {x for x in found if x[0] == part})
    for layer in np.flatnonzero(batch.layers[row]):
        scores = seen.spans[row, layer, :words, :words].numpy()
        place = batch.sentences[row, :words]
        found = {(a, b) for a, b in np.argwhere(scores > 0).tolist() if 0 <= b - a < 40 and place[a] == place[b]}
        mine = batch.mentions[(batch.mentions[:, 0] == row) & (batch.mentions[:, 3] == layer)]
        _count(tally, f"spans{layer}", {(a, b) for a, b in mine[:, 1:3].tolist()}, found)


def _count_trees(tally: Counter[str], model: ReadingModel, seen: Seen, batch: Batch) -> None:
    heads = torch.from_numpy(batch.columns["heads"])
    known = heads != IGNORED
    if not bool(known.any()):
        return
    guess = arc_scores(model.syntax, seen.syntax, torch.from_numpy(batch.sentences)).argmax(2)
    head = seen.syntax["label_head"].gather(
        1, guess.unsqueeze(-1).expand(-1, -1, seen.syntax["label_head"].shape[-1])
    )
    labels = model.syntax.labels(seen.syntax["label_dep"], head).argmax(-1)
    right = (guess == heads) & known
    tally["words"] += int(known.sum())
    tally["uas"] += int(right.sum())
    tally["las"] += int((right & (labels == torch.from_numpy(batch.columns["deprels"]))).sum())
    tally["upos"] += int((seen.upos.argmax(-1) == torch.from_numpy(batch.columns["upos"]))[known].sum())


def measure(
    model: ReadingModel, batcher: Batcher, dev: dict[str, list[Marked]], budget: int = 4000
) -> dict[str, float]:
    """Figures in per cent over the dev texts: F1 of contiguous parts and of spans by layer, trees, Pearson of UW."""
    model.eval()
    tally: Counter[str] = Counter()
    values: list[tuple[float, float]] = []
    for texts in (dev["polnear"], dev["gum"], dev["litbank"], dev["crossner"], dev["uw"]):
        windows = [w for n, text in enumerate(texts) for w in windows_of(text, 250, 0, n)]
        size = max(1, budget // 250) if len(texts[0]) > 250 else 64
        for at in range(0, len(windows), size):
            batch = batcher.build(windows[at : at + size], None)
            length = torch.arange(batch.ids.shape[1])
            mask = (length.unsqueeze(0) < torch.from_numpy(batch.lengths).unsqueeze(1))[:, None, None]
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                pieces = Pieces(*(torch.from_numpy(x) for x in (batch.ids, batch.shapes, batch.lists)), mask)
                seen = model(pieces, torch.from_numpy(batch.firsts))
                _count_trees(tally, model, seen, batch)
            for row in range(len(batch.windows)):
                _count_window(tally, model, seen, batch, row)
            marked = ~np.isnan(batch.columns["factuality"])
            values += zip(
                seen.factuality[..., 0].numpy()[marked].tolist(),
                batch.columns["factuality"][marked].tolist(),
                strict=True,
            )
    model.train()
    return _figures(tally, values)


def _figures(tally: Counter[str], values: list[tuple[float, float]]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name in (*_PARTS, "spans0", "spans1", "spans2"):
        both = tally[name + " gold"] + tally[name + " found"]
        figures[name] = 200 * tally[name + " right"] / both if both else 0.0
    for name in ("uas", "las", "upos"):
        figures[name] = 100 * tally[name] / max(1, tally["words"])
    guess, gold = np.array(values).T
    figures["uw"] = 100 * float(np.corrcoef(guess, gold)[0, 1])
    return {name: round(value, 2) for name, value in figures.items()}
