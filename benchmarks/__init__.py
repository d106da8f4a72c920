"""Speed and quality, measured: one command a benchmark, `python -m benchmarks.NAME`."""
