"""Train the head of incident roles longer, on the finished encoder: `python -m training.roles CHECKPOINT`.

The head learns with everything else (losses.py), but MUC-4 is a small part of a run. This short step takes the mean
weights, looks at every report once and learns only the head from what the encoder gives; it is written back into the
checkpoint. Reports without incidents count, so that it also learns when there is nothing to find.
"""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from isnad.encoder.pieces import Vocabulary
from training.batches import Batcher, Noise, windows_of
from training.corpora import muc4
from training.marked import IGNORED
from training.network import WIDTH, Pieces, ReadingModel
from training.train import minilm_folder

TOGETHER = 16  # windows
WORDS = 4096  # a step


def seen(
    model: ReadingModel, batcher: Batcher, data: Path, part: str, vocabulary: Vocabulary
) -> tuple[Tensor, Tensor]:
    """The vectors of all words of MUC-4's reports, [words, WIDTH], and their roles."""
    windows = [w for n, text in enumerate(muc4(data, part, vocabulary)) for w in windows_of(text, 250, 0, n)]
    windows.sort(key=lambda w: w.text.offsets[w.last] - w.text.offsets[w.first])
    vectors, roles = [], []
    for at in range(0, len(windows), TOGETHER):
        batch = batcher.build(windows[at : at + TOGETHER], None)
        mask = torch.arange(batch.ids.shape[1]).unsqueeze(0) < torch.from_numpy(batch.lengths).unsqueeze(1)
        pieces = Pieces(*map(torch.from_numpy, (batch.ids, batch.shapes, batch.lists)), mask[:, None, None])
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            last, _ = model.encode(pieces)
        index = torch.from_numpy(batch.firsts).unsqueeze(-1).expand(-1, -1, WIDTH)
        role = torch.from_numpy(batch.columns["roles"])
        known = role != IGNORED
        vectors.append(last.gather(1, index)[known].to(torch.bfloat16))
        roles.append(role[known])
    return torch.cat(vectors), torch.cat(roles)


def fit(model: ReadingModel, vectors: Tensor, roles: Tensor, epochs: int) -> None:
    """AdamW over words in shifting order."""
    parameters = [*model.role_hidden.parameters(), *model.role.parameters()]
    for parameter in parameters:
        parameter.requires_grad_(True)
    optimizer = torch.optim.AdamW(parameters, lr=1e-3, weight_decay=0.02)
    steps = epochs * (len(roles) // WORDS)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 2e-3, steps, pct_start=0.1)
    for epoch in range(epochs):
        losses = []
        order = torch.randperm(len(roles))
        for at in range(0, len(order) - WORDS + 1, WORDS):
            some = order[at : at + WORDS]
            hidden = F.gelu(model.role_hidden(F.dropout(vectors[some].float(), 0.15)))
            loss = F.cross_entropy(model.role(F.dropout(hidden, 0.2)), roles[some])
            loss.backward()
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            losses.append(float(loss.detach()))
        print(f"epoch {epoch + 1}: {np.mean(losses):.4f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--config", type=Path, default=Path("training/config.toml"))
    parser.add_argument("--epochs", type=int, default=12)
    options = parser.parse_args()
    config = tomllib.loads(options.config.read_text())
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    vocabulary = Vocabulary(minilm_folder(config) / "vocab.txt", Path(config["lists"]))
    state = torch.load(options.checkpoint, map_location="cpu")
    model = ReadingModel(30522).eval().requires_grad_(False)
    model.load_state_dict(state["mean"])
    batcher = Batcher(vocabulary, Noise())
    fit(model, *seen(model, batcher, Path(config["data"]), "train", vocabulary), options.epochs)
    state["mean"] = model.state_dict()
    torch.save(state, options.checkpoint)


if __name__ == "__main__":
    main()
