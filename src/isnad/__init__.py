"""isnad: every claim with its chain.

`isnad.read(path)` and `isnad.read_text(text)` give a `Reading`; `isnad.build(paths, case)` makes a
casefile and `isnad.open(case)` opens one.
"""

from __future__ import annotations

import os
from typing import Any

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # before onnxruntime is imported anywhere: docs/decisions/0001
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is imported anywhere: docs/decisions/0160

__version__ = "0.1.0"
__all__ = ["build", "open", "read", "read_text"]

_WHERE = {
    "read": "isnad.reading",
    "read_text": "isnad.reading",
    "build": "isnad.pipeline",
    "open": "isnad.casefile",
}


def __getattr__(name: str) -> Any:
    """Load the public functions when they are first asked for, so that `import isnad` stays light."""
    if name not in _WHERE:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(_WHERE[name]), name)
