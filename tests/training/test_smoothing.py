"""What is divided out of activations and multiplied into weights leaves the products as they were."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")

from training.network import LAYERS, WIDTH
from training.smoothing import factors, smoothed

SIZES = {"qkv": (3 * WIDTH, WIDTH), "out": (WIDTH, WIDTH), "up": (4 * WIDTH, WIDTH), "down": (WIDTH, 4 * WIDTH)}


def test_products_stay_and_activations_are_evened_out() -> None:
    rng = np.random.default_rng(7)
    names = {f"layers.{layer}.{part}": size for layer in range(LAYERS) for part, size in SIZES.items()}
    state = {f"{name}.weight": rng.normal(size=size).astype(np.float32) for name, size in names.items()}
    state |= {f"{name}.bias": rng.normal(size=size[0]).astype(np.float32) for name, size in names.items()}
    tops = {name: np.abs(rng.normal(size=size[1])) + 0.5 for name, size in names.items()}
    tops["layers.2.up"][5] = 40
    made = smoothed(state, tops)
    x = rng.normal(size=(3, WIDTH)).astype(np.float32)
    for part in ("qkv", "up"):
        name = f"layers.2.{part}"
        whole = x @ state[name + ".weight"].T + state[name + ".bias"]
        evened = (x * made[name + ".smooth"]) @ made[name + ".weight"].T + made[name + ".bias"]
        if part == "qkv":  # what comes out of attention is scaled with the values
            by = factors("layers.2.out", tops["layers.2.out"], state["layers.2.out.weight"])
            evened[:, 2 * WIDTH :] *= by
        assert np.allclose(whole, evened, atol=1e-2)
    assert made["layers.2.up.smooth"][5] < 0.2 * np.median(made["layers.2.up.smooth"])
