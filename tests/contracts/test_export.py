"""The public contract of `isnad export --format jsonl`: docs/formats.md and the lines say the same."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.casefile.making import denial, press, settle

from isnad.casefile import Draft, open
from isnad.exchange import jsonl

FORMATS = Path(__file__).parents[2] / "docs" / "formats.md"
REFERENCES = {
    "mention": {"document": "document", "entity": "entity"},
    "date": {"document": "document"},
    "quantity": {"document": "document"},
    "attribution": {"document": "document", "speaker": "mention", "parent": "attribution"},
    "claim": {"document": "document"},
}


@pytest.fixture
def lines(tmp_path: Path) -> list[dict]:
    path = tmp_path / "case.isnad"
    with Draft.open(path) as draft:
        settle(draft, press(), denial())
    with open(path) as case:
        return [json.loads(line) for line in jsonl(case)]


def documented() -> dict[str, set[str]]:
    """The fields of each type, from the tables of docs/formats.md."""
    fields: dict[str, set[str]] = {}
    for section in re.split(r"^### ", FORMATS.read_text(encoding="utf-8"), flags=re.M)[1:]:
        name = section.split("\n", 1)[0].strip("` ")
        fields[name] = set(re.findall(r"^\| `(\w+)` \|", section, flags=re.M))
    return fields


def test_each_type_has_the_documented_fields_and_no_other(lines: list[dict]) -> None:
    told = documented()
    seen = {line["type"]: set(line) - {"isnad", "type"} for line in lines}
    assert seen.keys() == told.keys()
    assert seen == told


def test_every_line_says_the_version_and_its_type(lines: list[dict]) -> None:
    assert {line["isnad"] for line in lines} == {1}


def test_ids_are_unique_and_references_lead_somewhere(lines: list[dict]) -> None:
    ids = {(line["type"], line["id"]) for line in lines}
    assert len(ids) == len(lines)
    for line in lines:
        for field, kind in REFERENCES.get(line["type"], {}).items():
            assert line[field] is None or (kind, line[field]) in ids, (line, field)
        if line["type"] == "claim":
            fillers = [f for fillers in line["roles"].values() for f in fillers] + line["place"]
            speakers = [s for link in line["chain"] for s in link["speakers"]]
            assert all(x.get("entity") is None or ("entity", x["entity"]) in ids for x in fillers + speakers)
            assert line["chain"][0]["speakers"][0]["document"] == line["document"]
        if line["type"] == "matter":
            told = [c for conflict in line["conflicts"] for value in conflict["values"] for c in value["claims"]]
            assert all(("claim", claim) in ids for claim in line["claims"] + told)


def test_every_span_is_where_it_says(lines: list[dict]) -> None:
    texts = {line["id"]: line["text"] for line in lines if line["type"] == "document"}
    for line in lines:
        if line["type"] in ("mention", "date", "quantity"):
            assert texts[line["document"]][line["start"] : line["end"]] == line["text"]
        if line["type"] == "claim":
            anchor = line["anchor"]
            assert texts[line["document"]][anchor["start"] : anchor["end"]] == anchor["quote"]
