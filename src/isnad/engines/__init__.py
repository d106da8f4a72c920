"""Engines: where reading runs. The pipeline takes an executor and knows no engine."""

from isnad.engines.engines import ENGINES, executor
from isnad.engines.here import Here
from isnad.engines.workers import WorkerDied, Workers

__all__ = ["ENGINES", "Here", "WorkerDied", "Workers", "executor"]
