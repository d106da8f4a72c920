"""Fitting by hand in numpy: a logistic regression, a small network, a calibration. All deterministic."""

from __future__ import annotations

import numpy as np

BATCH = 1024
RIDGE = 3e-5


def fit(
    features: np.ndarray, same: np.ndarray, ridge: float = 1.0, importance: np.ndarray | None = None
) -> np.ndarray:
    """Logistic regression by Newton's method with an L2 penalty on all weights but the first (the bias)."""
    counts = np.ones(len(same)) if importance is None else importance
    scale = np.abs(features).max(axis=0)
    scale[scale == 0] = 1.0
    x = features / scale
    penalty = np.full(x.shape[1], ridge)
    penalty[0] = 1e-6
    learned = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ learned, -30, 30)))
        gradient = x.T @ (counts * (p - same)) + penalty * learned
        hessian = (x * (counts * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        learned -= step
        if np.abs(step).max() < 1e-7:
            break
    return learned / scale


def calibrate(odds: np.ndarray, same: np.ndarray, counts: np.ndarray) -> list[list[float]]:
    """Corners of a rising line from log-odds to the share of pairs that are the same (pool-adjacent violators)."""
    order = np.argsort(odds)
    size = max(1, len(odds) // 40)
    groups = [order[k : k + size] for k in range(0, len(order), size)]
    pools: list[list[float]] = []
    for group in groups:
        weight = counts[group].sum()
        pools.append(
            [
                float((odds[group] * counts[group]).sum() / weight),
                float((same[group] * counts[group]).sum() / weight),
                float(weight),
            ]
        )
        while len(pools) > 1 and pools[-2][1] >= pools[-1][1]:
            x, y, w = pools.pop()
            u, v, z = pools.pop()
            pools.append([(u * z + x * w) / (z + w), (v * z + y * w) / (z + w), z + w])
    xs = [pools[0][0] - 12.0, *(p[0] for p in pools), pools[-1][0] + 12.0]
    ys = [0.0, *(min(0.995, max(0.005, p[1])) for p in pools), 1.0]
    rising = [max(y, k * 1e-6) for k, y in enumerate(np.maximum.accumulate(ys))]
    return [[round(x, 3) for x in xs], [round(y, 5) for y in rising]]


def fit_network(
    rows: np.ndarray, same: np.ndarray, counts: np.ndarray, units: int = 8, epochs: int = 40
) -> dict[str, list]:
    """A logistic regression with a few tanh units beside it: Adam over shuffled batches, L2 penalty, fixed seed.

    The weights are the mean over the last quarter of the steps.
    """
    rng = np.random.default_rng(11)
    scale = np.abs(rows).max(axis=0)
    scale[scale == 0] = 1.0
    x = rows / scale
    w = {
        "inner": rng.normal(0, 0.3, (x.shape[1], units)),
        "outer": rng.normal(0, 0.3, units),
        "direct": np.zeros(x.shape[1]),
    }
    m, v, mean = ({k: np.zeros_like(z) for k, z in w.items()} for _ in range(3))
    steps = epochs * (len(x) // BATCH)
    averaged = 0
    order = rng.permutation(len(x))
    for step in range(1, steps + 1):
        place = (step * BATCH) % (len(x) - BATCH)
        if place < BATCH:
            order = rng.permutation(len(x))
        chosen = order[place : place + BATCH]
        gradient = _gradient(w, x[chosen], same[chosen], counts[chosen])
        rate = 0.02 * (1 - step / steps) + 0.0005
        for k, g in gradient.items():
            m[k] = 0.9 * m[k] + 0.1 * g
            v[k] = 0.999 * v[k] + 0.001 * g * g
            w[k] = w[k] - rate * (m[k] / (1 - 0.9**step)) / (np.sqrt(v[k] / (1 - 0.999**step)) + 1e-8)
        if step > steps * 3 // 4:
            averaged += 1
            for k, learned in w.items():
                mean[k] += (learned - mean[k]) / averaged
    return {
        "inner": [[round(float(z), 4) for z in line] for line in mean["inner"] / scale[:, None]],
        "outer": [round(float(z), 4) for z in mean["outer"]],
        "direct": [round(float(z), 4) for z in mean["direct"] / scale],
    }


def _gradient(w: dict[str, np.ndarray], x: np.ndarray, same: np.ndarray, counts: np.ndarray) -> dict[str, np.ndarray]:
    hidden = np.tanh(x @ w["inner"])
    p = 1 / (1 + np.exp(-np.clip(hidden @ w["outer"] + x @ w["direct"], -30, 30)))
    error = counts * (p - same) / counts.sum()
    back = (error[:, None] * w["outer"][None, :]) * (1 - hidden**2)
    found = {"inner": x.T @ back, "outer": hidden.T @ error, "direct": x.T @ error}
    return {k: g + RIDGE * w[k] for k, g in found.items()}
