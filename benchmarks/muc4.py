"""Names the participants of incidents in MUC-4's five parts: `python -m benchmarks.muc4 DOCUMENTS.jsonl > OUT.jsonl`.

Each input line has `doc` and `text` (with `header`, the dateline, if there is one); each output line is `{doc,
roles}` with PerpInd, PerpOrg, Target, Victim and Weapon, each a list of entities, an entity a list with one string.
The scorer of incidents (`isnad.claims.incidents`) is fitted on the corpus's training part (`training/incidents.py`);
`--claims` shows what the claims of violence say without it. Score the output with any scorer of role fillers
(CEAF-REE) over the same documents.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable
from pathlib import Path

from isnad.attributions import find_attributions
from isnad.claims import Claim, Dictionary, Filler, code
from isnad.claims.incidents import ROLES, Participant, Scorer, participants
from isnad.claims.incidents.deed import deeds
from isnad.claims.incidents.phrases import plain
from isnad.claims.lookup import Lookup
from isnad.claims.mending import mend
from isnad.claims.tree import Tree
from isnad.documents import from_text
from isnad.encoder import Encoder
from isnad.mentions import find_mentions
from isnad.passages import split
from isnad.reading import Reading, read_text

VIOLENCE = frozenset(
    {"attacks", "bombs", "kills", "wounds", "kidnaps", "executes", "claims_responsibility", "carries_out"}
)
_PRONOUNS = re.compile(r"(?:he|she|it|they|them|him|her|we|us|i|who|one|th(?:is|at|ese|ose)|his|their|its|himself)$")


def named(text: str) -> tuple[Participant, ...]:
    """The participants of a text's incidents, all that were weighed."""
    document, encoder = from_text(text), Encoder.load()
    passages = split(document)
    tagging = encoder.read(document.text, [(p.start, p.end) for p in passages])
    mentioned = find_mentions(document, passages, tagging)
    attributions = find_attributions(document, passages, tagging, mentioned, encoder)
    claims = code(document, passages, tagging, mentioned, attributions, Dictionary.load())
    lookup = Lookup(mend(Tree(document.text, tagging.words)), mentioned)
    return participants(lookup, deeds(claims), tagging.roles)


def chosen(found: Iterable[Participant]) -> dict[str, list[list[str]]]:
    """The participants that are sure enough, by part."""
    least = dict(zip(ROLES, Scorer.load().least, strict=True))
    roles: dict[str, list[list[str]]] = {role: [] for role in ROLES}
    for p in found:
        if p.standing >= least[p.role]:
            roles[p.role].append([p.text])
    return roles


def claimed(reading: Reading) -> dict[str, list[list[str]]]:
    """The fillers of a reading's claims of violence, each once."""
    types = {m.id: m.entity_type for m in reading.mentions}
    names = {m.entity: m.text for m in reversed(reading.mentions) if m.entity and m.kind == "name"}
    found: dict[str, dict[str, str]] = {role: {} for role in ROLES}
    for claim in reading.claims:
        if claim.kind in VIOLENCE and claim.factuality not in ("CT-", "PR-", "PS-", "Uu"):
            for role, filler in _placed(claim, types):
                words = plain(names.get(filler.entity or "", filler.text))
                if words and not _PRONOUNS.match(words):
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--claims", action="store_true", help="from the claims of violence alone")
    arguments = parser.parse_args()
    for line in arguments.documents.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = f"{row.get('header', '')}\n\n{row['text']}".strip()
        roles = claimed(read_text(text)) if arguments.claims else chosen(named(text))
        print(json.dumps({"doc": row["doc"], "roles": roles}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
