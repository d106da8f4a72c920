"""The learned weights of comparison: made by `training/names.py`, kept as JSON in the package."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Network:
    """A logistic regression (`direct`) with a few tanh units beside it (`inner`, `outer`) over features of a pair."""

    inner: Array
    outer: Array
    direct: Array

    def odds(self, rows: Array) -> Array:
        """The log-odds (n,) of n rows of features (n, features)."""
        import numpy as np

        found: Array = np.tanh(rows @ self.inner) @ self.outer + rows @ self.direct
        return found


def _blank() -> Network:
    import numpy as np

    return Network(np.zeros((1, 1)), np.zeros(1), np.zeros(1))


@dataclass(frozen=True, slots=True)
class Weights:
    """Figures only: no name of the training data can be read from them.

    `rarity` maps CRC-32 of a word to minus the logarithm of its share; other words have `rarest`. `edits` are the
    log-odds of one letter for another inside two spellings of one name; `spelling`, `abjad`, `person` the weights of
    the features of that name; `calibration` the corners (log-odds, probabilities) of the map to a probability.
    """

    rarity: dict[int, float] = field(default_factory=dict)
    rarest: float = 10.0
    edits: dict[str, float] = field(default_factory=dict)
    spelling: tuple[float, ...] = ()
    abjad: tuple[float, ...] = ()
    person: Network = field(default_factory=_blank)
    calibration: tuple[tuple[float, ...], tuple[float, ...]] = ((-6.0, 6.0), (0.0, 1.0))


def from_json(data: dict[str, Any]) -> Weights:
    """The Weights in their JSON form."""
    return Weights(
        rarity={int(key): float(value) for key, value in data["rarity"].items()},
        rarest=float(data["rarest"]),
        edits={str(key): float(value) for key, value in data["edits"].items()},
        spelling=tuple(data["spelling"]),
        abjad=tuple(data["abjad"]),
        person=network_of(data["person"]) if data["person"] else _blank(),
        calibration=(tuple(data["calibration"][0]), tuple(data["calibration"][1])),
    )


def network_of(data: dict[str, Any]) -> Network:
    """The Network in its JSON form."""
    import numpy as np

    return Network(*(np.array(data[key], dtype=np.float64) for key in ("inner", "outer", "direct")))


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The shipped weights, read once."""
    found = files("isnad.entities").joinpath("weights.json")
    return from_json(json.loads(found.read_text(encoding="utf-8"))) if found.is_file() else Weights()
