"""Measure the reading model on the dev parts and hold it to its floors.

    python -m benchmarks.accuracy                          measure, compare with baseline.json, fail if one fell
    python -m benchmarks.accuracy --pin                    also raise the floors to what was measured
    python -m benchmarks.accuracy --card                   also write the table into the model card
    python -m benchmarks.accuracy --lower --reason "..."   let floors sink; the reason is kept in the file

Without the folder of corpora (../shared, or --shared) it says so and succeeds.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.accuracy.scores import figures
from isnad.encoder import Encoder

BASELINE = Path(__file__).parent / "baseline.json"
CARD = Path("src/isnad/encoder/model/MODEL_CARD.md")
SLACK = 0.05  # points; another processor rounds 8-bit products a little otherwise


def fallen(measured: dict[str, float], floors: dict[str, float]) -> list[str]:
    """The names of figures under their floors."""
    return [name for name, floor in floors.items() if name in measured and measured[name] < floor - SLACK]


def settled(old: dict[str, Any], measured: dict[str, float], lower: bool, reason: str) -> dict[str, Any]:
    """The baseline after a run: floors only rise, unless they may sink for a reason."""
    floors = dict(old.get("figures", {}))
    for name, value in measured.items():
        floors[name] = value if lower else max(value, floors.get(name, value))
    lowered = [*old.get("lowered", [])]
    if lower:
        lowered.append({"reason": reason, "figures": fallen(measured, old.get("figures", {}))})
    return {"figures": floors, "lowered": lowered}


def with_table(card: str, measured: dict[str, float]) -> str:
    """The model card with the figures between its two marks."""
    rows = ["| figure | mixed case | upper |", "|---|---|---|"]
    for name, value in measured.items():
        if not name.endswith(" upper"):
            upper = measured.get(name + " upper")
            rows.append(f"| {name} | {value:.1f} | {'-' if upper is None else f'{upper:.1f}'} |")
    before, rest = card.split("<!-- figures -->")
    after = rest.split("<!-- /figures -->")[1]
    return "\n".join([before + "<!-- figures -->", *rows, "<!-- /figures -->" + after])


def _print(measured: dict[str, float], floors: dict[str, float]) -> None:
    plain = [name for name in measured if not name.endswith(" upper")]
    print(f"{'':36s}{'mixed case':>12s}{'capitals':>12s}{'floor':>10s}")
    for name in plain:
        upper = measured.get(name + " upper")
        shown = f"{upper:12.2f}" if upper is not None else f"{'-':>12s}"
        floor = floors.get(name)
        print(f"{name:36s}{measured[name]:12.2f}{shown}{floor if floor is not None else '-':>10}")


def main() -> int:
    """Exit status 1 when a figure fell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--model", type=Path, help="a folder with another model than the one that ships")
    parser.add_argument("--plain-only", action="store_true", help="not again in capitals")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what was measured")
    parser.add_argument("--card", action="store_true", help="write the table into the model card")
    parser.add_argument("--lower", action="store_true", help="let floors sink; needs --reason")
    parser.add_argument("--reason", default="")
    options = parser.parse_args()
    if options.lower and not options.reason:
        parser.error("--lower needs --reason")
    if not (options.shared / "eval").is_dir():
        print(f"benchmarks.accuracy: skipped, there is no folder {options.shared / 'eval'} with scorers and corpora")
        return 0
    encoder = Encoder(options.model, threads=2) if options.model else Encoder.load()
    measured = figures(encoder, options.shared, upper=False)
    if not options.plain_only:
        measured |= figures(encoder, options.shared, upper=True)
    baseline = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    _print(measured, baseline.get("figures", {}))
    if options.card:
        CARD.write_text(with_table(CARD.read_text(encoding="utf-8"), measured), encoding="utf-8")
    if options.pin or options.lower:
        kept = settled(baseline, measured, options.lower, options.reason)
        BASELINE.write_text(json.dumps(kept, indent=1) + "\n")
    low = fallen(measured, baseline.get("figures", {}))
    for name in low:
        print(f"fell: {name} is {measured[name]}, its floor {baseline['figures'][name]}", file=sys.stderr)
    print(json.dumps(measured))
    return 1 if low and not options.lower else 0


if __name__ == "__main__":
    sys.exit(main())
