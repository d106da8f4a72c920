"""Matrix products on one core.

BLAS hands a large product to threads of its own, which then wait busily for the next one: on the small tables of
decoding that cost more than half of the reading's CPU time. Blocks of rows that stay under its threshold start none.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
_SMALL = 1 << 18  # multiplications up to which OpenBLAS starts no threads


def product(rows: Floats, table: Floats) -> Floats:
    """`rows` [n, k] times `table` [k, m]."""
    block = max(1, _SMALL // table.size)
    whole = len(rows) - len(rows) % block
    blocks = rows[:whole].reshape(whole // block, block, rows.shape[1]) @ table
    return np.concatenate([blocks.reshape(whole, table.shape[1]), rows[whole:] @ table])
