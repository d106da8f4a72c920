"""What is divided out of activations before they are rounded to 8 bits, and multiplied into the weights behind.

A few channels of a transformer's activations are ten times as large as the rest and take the 8 bits for themselves.
Dividing each channel by a number of its own and multiplying the same number into the next product's weights changes
nothing in 32 bits and makes both easy to round (SmoothQuant, Xiao et al. 2023). What comes out of attention is
linear in the values, so its numbers go into their weights; the other products get a multiplication of their own.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import torch

from isnad.documents import from_text
from isnad.encoder.layout import lay_out
from isnad.encoder.network import Feeds
from isnad.encoder.pieces import Vocabulary
from isnad.encoder.windows import cut
from isnad.passages import split
from training.network import LAYERS, WIDTH, Pieces, ReadingModel

SHARE = 0.7  # how much of the unevenness goes from activations into weights
OVER = 2.0  # behind GELU only channels that reach so many times the usual are lowered

State = dict[str, np.ndarray]


def largest(model: ReadingModel, texts: Iterable[str], vocabulary: Vocabulary) -> State:
    """The largest number in each channel of each product's input in the encoder, the mean over windows of `texts`."""
    seen: dict[str, list[np.ndarray]] = {}
    for name, part in model.named_modules():
        if name.startswith("layers.") and isinstance(part, torch.nn.Linear):
            seen[name] = []
            part.register_forward_hook(
                lambda _, given, __, name=name: seen[name].append(given[0].abs().amax((0, 1)).numpy())
            )
    for text in texts:
        layout = lay_out(text, [(p.start, p.end) for p in split(from_text(text))], vocabulary)
        feeds = Feeds(layout)
        for feed in map(feeds.feed, cut(layout)):
            ids, shapes, lists = (torch.from_numpy(feed[name])[None] for name in ("pieces", "shapes", "lists"))
            with torch.inference_mode():
                model.encode(Pieces(ids, shapes, lists, None))
    return {name: np.mean(tops, 0) for name, tops in seen.items()}


def factors(name: str, top: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """What each input channel of a product with `weight` [outputs, inputs] is divided by."""
    if name.endswith("down"):
        return np.maximum(1, top / (OVER * np.median(top))).astype(np.float32)
    found = top**SHARE / np.maximum(np.abs(weight).max(0), 1e-5) ** (1 - SHARE)
    return (found / np.exp(np.log(found).mean())).astype(np.float32)


def smoothed(state: State, tops: State) -> State:
    """The weights with the factors in them, and under NAME.smooth what the input of a product is multiplied by."""
    made = dict(state)
    for layer in range(LAYERS):
        for part in ("qkv", "out", "up", "down"):
            name = f"layers.{layer}.{part}"
            by = factors(name, tops[name], state[name + ".weight"])
            made[name + ".weight"] = state[name + ".weight"] * by
            if part != "out":
                made[name + ".smooth"] = 1 / by
    for layer in range(LAYERS):
        name = f"layers.{layer}."
        by = factors(name + "out", tops[name + "out"], state[name + "out.weight"])
        values = np.concatenate([np.ones(2 * WIDTH, np.float32), by])
        made[name + "qkv.weight"] = made[name + "qkv.weight"] / values[:, None]
        made[name + "qkv.bias"] = state[name + "qkv.bias"] / values
    return made
