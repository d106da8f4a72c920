"""Products in blocks are the products."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.encoder import products
from isnad.encoder.products import product


@settings(deadline=None)
@given(st.integers(0, 70), st.integers(1, 9), st.integers(1, 9), st.integers(1, 400))
def test_blocks_give_the_whole(rows: int, inner: int, columns: int, small: int) -> None:
    rng = np.random.default_rng(rows + 71 * inner)
    left = rng.normal(size=(rows, inner)).astype(np.float32)
    right = rng.normal(size=(inner, columns)).astype(np.float32)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(products, "_SMALL", small)
        assert np.allclose(product(left, right), left @ right, atol=1e-5)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="counts threads where Linux shows them")
def test_numpy_starts_no_threads() -> None:
    code = "import isnad.encoder, numpy, os; a = numpy.ones((700, 700)); a @ a; "
    code += "print(len(os.listdir('/proc/self/task')))"
    own = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    asked = subprocess.run([sys.executable, "-c", code], env=own, capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == "1"
