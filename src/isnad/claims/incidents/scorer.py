"""The scorer: how likely a head fills one of the five parts of an incident, and which phrase names it.

A sum of learned clues' weights, straight and through one hidden layer; made by `training/incidents.py`.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
_FILE = Path(__file__).with_name("weights.npz")


def key(clue: str) -> int:
    """The number under which a clue's weights are kept."""
    return zlib.crc32(clue.encode())


class Scorer:
    """The learned tables: `keys` and `table` of clues, `nouns` of heads, `edges` of phrases, `again_` of standing."""

    def __init__(self, tables: dict[str, npt.NDArray[np.generic]]) -> None:
        self._index = {int(k): n for n, k in enumerate(tables["keys"])}
        scale = tables["scale"].astype(np.float32)
        self._table: Floats = tables["table"].astype(np.float32) * scale
        self._bias, self._out, self._end = (tables[n].astype(np.float32) for n in ("bias", "out", "end"))
        self._nouns = frozenset(int(k) for k in tables["nouns"])
        edges = tables["edges"].astype(np.float32)
        self._edges = dict(zip(map(int, tables["edge_keys"]), map(float, edges), strict=True))
        self._again = {n[6:]: tables[n].astype(np.float32) for n in tables if n.startswith("again_")}
        self.least: tuple[float, ...] = tuple(float(x) for x in tables["least"])

    @staticmethod
    @cache
    def load() -> Scorer:
        """The scorer that ships with the package."""
        with np.load(_FILE) as tables:
            return Scorer({name: tables[name] for name in tables.files})

    def known(self, noun: str) -> bool:
        """Did a noun ever head a participant?"""
        return key(noun) in self._nouns

    def logits(self, clues: Sequence[Sequence[str]]) -> Floats:
        """The log odds [heads, roles] of heads by their clues."""
        found = np.zeros((len(clues), self._table.shape[1]), np.float32)
        for n, one in enumerate(clues):
            rows = [i for c in one if (i := self._index.get(key(c))) is not None]
            if rows:
                found[n] = self._table[rows].sum(0)
        width = len(ROLES)
        hidden = np.maximum(found[:, width:] + self._bias, 0)
        scores: Floats = found[:, :width] + hidden @ self._out + self._end
        return scores

    def standing(self, traits: Floats, roles: Sequence[str]) -> Floats:
        """The probabilities of participants by their traits, each for its part; zeros before there are weights."""
        if not len(roles) or not self._again:
            return np.zeros(len(roles), np.float32)
        rows = (traits - self._again["mean"]) / self._again["scale"]
        inner = np.maximum(rows @ self._again["in"] + self._again["bias"], 0)
        odds = inner @ self._again["out"] + self._again["end"]
        chosen: Floats = 1 / (1 + np.exp(-odds[np.arange(len(roles)), [ROLES.index(r) for r in roles]]))
        return chosen

    def best(self, phrases: Sequence[Sequence[str]]) -> Floats:
        """The shares of the phrases that one head may stand for, by their clues."""
        scores = np.array([sum(self._edges.get(key(c), 0.0) for c in one) for one in phrases], np.float32)
        shares: Floats = np.exp(scores - scores.max())
        shares /= shares.sum()
        return shares
