"""Train the scorer of coreference on what the runtime sees: `python -m training.coreference`.

The network learns mention vectors together with everything else (losses.py); this second, short step takes the
exported encoder, reads GUM and LitBank with it, and learns from its own mentions, trees and attributions which
antecedent to choose, over whole documents. Writes the weights into `decoding.npz`.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from isnad.encoder.corefer import candidates
from isnad.encoder.pairs import FEATURES, MentionTable, pair_features
from isnad.encoder.reader import Encoder, mention_inputs
from isnad.encoder.spans import VECTORS
from training.corpora import rows_of

MODEL = Path("src/isnad/encoder/model")
WIDTH, NARROW, HIDDEN, NEW = VECTORS["coref_head"], 32, 48, 24


@dataclass(frozen=True, slots=True)
class Example:
    """One document: mentions as the runtime saw them, with gold clusters (-1: no gold mention)."""

    table: MentionTable
    vectors: Tensor
    pairs: tuple[np.ndarray, np.ndarray]
    clusters: np.ndarray


def examples(encoder: Encoder, corpora: list[Path], upper: bool = False, share: int = 1) -> Iterator[Example]:
    """Documents of files in GUM's and LitBank's form (one of `share`) as the encoder sees them."""
    for corpus in corpora:
        for row in list(rows_of(corpus))[::share]:
            text = "".join(c.upper() if len(c.upper()) == 1 else c for c in row["text"]) if upper else row["text"]
            state = encoder.see(text, [(s, e) for s, e in row["sentences"]])
            if len(state.mentions) < 2:
                continue
            table, vectors = mention_inputs(state, text)
            gold: dict[tuple[int, int], int] = {}
            numbers: dict[Any, int] = {}
            for entity in row["entities"]:
                number = numbers.setdefault(entity["cluster"], len(numbers))
                gold[entity["start"], entity["end"]] = number
            starts, ends = state.layout.starts, state.layout.ends
            clusters = [gold.get((starts[m.first], ends[m.last]), -1) for m in state.mentions]
            yield Example(table, torch.from_numpy(vectors), candidates(table), np.array(clusters))


class Scorer(nn.Module):
    """The same computation as `isnad.encoder.corefer.pair_scores`."""

    def __init__(self) -> None:
        super().__init__()
        self.narrow = nn.Linear(WIDTH, NARROW, bias=False)
        self.hidden = nn.Linear(FEATURES + NARROW, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1)
        self.new_hidden = nn.Linear(WIDTH, NEW, bias=False)
        self.new_out = nn.Linear(NEW, 1)

    def forward(self, example: Example, features: Tensor, drop: float) -> tuple[Tensor, Tensor]:
        vectors = F.dropout(example.vectors, drop, self.training)
        narrow = self.narrow(vectors)
        i, j = (torch.from_numpy(x) for x in example.pairs)
        seen = torch.cat([features, narrow[i] * narrow[j]], 1)
        scores = self.out(F.dropout(F.relu(self.hidden(seen)), drop, self.training)).squeeze(1)
        return scores, self.new_out(F.relu(self.new_hidden(vectors))).squeeze(1)


def loss_of(scores: Tensor, new: Tensor, example: Example) -> Tensor:
    """Marginal likelihood of all right antecedents; of none where there is no right one. Mean over mentions."""
    i, j = (torch.from_numpy(x) for x in example.pairs)
    clusters = torch.from_numpy(example.clusters)
    right = (clusters[i] == clusters[j]) & (clusters[i] >= 0)
    size = len(new)
    top = torch.full((size,), -1e30).scatter_reduce(0, i, scores.detach(), "amax").maximum(new.detach())
    every = (new - top).exp().index_add(0, i, (scores - top[i]).exp())
    some = torch.zeros(size).index_add(0, i, (scores - top[i]).exp() * right)
    has = torch.zeros(size).index_add(0, i, right.float()) > 0
    wanted = torch.where(has, some, (new - top).exp())
    known = clusters >= 0
    weight = torch.where(known, 1.0, 0.3)
    return ((every.log() - (wanted + 1e-30).log()) * weight).sum() / weight.sum()


def train(found: list[Example], epochs: int, seed: int) -> Scorer:
    """Adam over documents in shifting order."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    scorer = Scorer()
    optimizer = torch.optim.AdamW(scorer.parameters(), lr=2e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-3, epochs * len(found), pct_start=0.1)
    for epoch in range(epochs):
        losses = []
        for number in rng.permutation(len(found)):
            example = found[number]
            features = torch.from_numpy(pair_features(example.table, *example.pairs))
            scores, new = scorer(example, features, 0.2)
            loss = loss_of(scores, new, example)
            loss.backward()
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            losses.append(float(loss.detach()))
        print(f"epoch {epoch + 1}: {np.mean(losses):.4f}", flush=True)
    return scorer.eval()


def weights_of(scorer: Scorer) -> dict[str, np.ndarray]:
    """The tables that the runtime reads."""
    return {
        "narrow": scorer.narrow.weight.T,
        "pair_hidden": scorer.hidden.weight.T,
        "pair_hidden_bias": scorer.hidden.bias,
        "pair_out": scorer.out.weight[0],
        "pair_out_bias": scorer.out.bias,
        "new_hidden": scorer.new_hidden.weight.T,
        "new_out": scorer.new_out.weight[0],
        "new_out_bias": scorer.new_out.bias,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--config", type=Path, default=Path("training/config.toml"))
    parser.add_argument("--data", type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--share", type=int, default=1, help="one document of so many is read")
    parser.add_argument("--folder", type=Path, default=MODEL)
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text())
    torch.set_num_threads(config["threads"])
    encoder = Encoder(arguments.folder, config["threads"])
    data = arguments.data or Path(config["data"])
    files = [data / f"{corpus}/train.jsonl" for corpus in ("gum", "litbank")]
    gum, litbank = (list(examples(encoder, [file], share=arguments.share)) for file in files)
    found = gum + 2 * litbank  # a third as many documents, with long chains
    found += examples(encoder, files, upper=True, share=4 * arguments.share)
    scorer = train(found, arguments.epochs, config["seed"])
    path = arguments.folder / "decoding.npz"
    with np.load(path) as tables:
        kept = {name: tables[name] for name in tables.files if not name.startswith("coref_")}
    new = {name: np.ascontiguousarray(value.detach().numpy()) for name, value in weights_of(scorer).items()}
    np.savez_compressed(path, **kept, **new)


if __name__ == "__main__":
    main()
