"""Turns claims of violence into MUC-4's five roles: `python -m benchmarks.muc4 DOCUMENTS.jsonl > PREDICTIONS.jsonl`.

Each input line has `doc` and `text` (with `header`, the dateline, if there is one); each output line is `{doc,
roles}` with PerpInd, PerpOrg, Target, Victim and Weapon, each a list of entities, an entity a list with one string.
Nothing is trained on the corpus. Score the output with any scorer of role fillers (CEAF-REE) over the same documents.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable
from pathlib import Path

from isnad.claims import Claim, Filler
from isnad.reading import Reading, read_text

VIOLENCE = frozenset(
    {"attacks", "bombs", "kills", "wounds", "kidnaps", "executes", "claims_responsibility", "carries_out"}
)
ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
_PRONOUN = re.compile(
    r"(?i)^(?:he|she|it|they|them|him|her|we|us|i|who|one|this|that|these|those|his|their|its|himself)$"
)
_LEAD = re.compile(r"(?i)^(?:the|a|an|some|several|many|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+")


def roles_of(reading: Reading) -> dict[str, list[list[str]]]:
    """The fillers of a reading's claims of violence, each once."""
    types = {m.id: m.entity_type for m in reading.mentions}
    names = {m.entity: m.text for m in reversed(reading.mentions) if m.entity and m.kind == "name"}
    found: dict[str, dict[str, str]] = {role: {} for role in ROLES}
    for claim in reading.claims:
        if claim.kind in VIOLENCE and claim.factuality not in ("CT-", "PR-", "PS-", "Uu"):
            for role, filler in _placed(claim, types):
                words = _words(filler, names)
                if words:
                    found[role].setdefault(filler.entity or words, words)
    return {role: [[words] for words in dict.fromkeys(held.values())] for role, held in found.items()}


def _placed(claim: Claim, types: dict[str, str | None]) -> Iterable[tuple[str, Filler]]:
    for filler in claim.roles.get("agent", ()):
        yield ("PerpOrg" if types.get(filler.mention or "") == "Organization" else "PerpInd"), filler
    if claim.kind in ("claims_responsibility", "carries_out"):
        return
    for filler in claim.roles.get("patient", ()):
        person = types.get(filler.mention or "") in ("Person", "People")
        yield ("Victim" if person or claim.kind in ("kills", "wounds", "kidnaps", "executes") else "Target"), filler
    for filler in claim.roles.get("instrument", ()):
        yield "Weapon", filler


def _words(filler: Filler, names: dict[str, str]) -> str:
    text = names.get(filler.entity or "", filler.text)
    text = _LEAD.sub("", " ".join(text.split()))
    return "" if _PRONOUN.match(text) else text.lower()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("documents", type=Path)
    for line in parser.parse_args().documents.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        reading = read_text(f"{row.get('header', '')}\n\n{row['text']}".strip())
        print(json.dumps({"doc": row["doc"], "roles": roles_of(reading)}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
