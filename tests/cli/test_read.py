"""isnad read: one document's claims, in words or as the documented line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.building import TEXTS

from isnad.reading import from_json


def test_claims_are_told_in_words(isnad, tmp_path: Path) -> None:
    (tmp_path / "ledger.txt").write_text(TEXTS["ledger.txt"])
    done = isnad("read", "ledger.txt")
    assert done.returncode == 0
    assert "captures" in done.stdout
    assert "› Farid Haddad says" in done.stdout.replace("Colonel ", "")
    explained = isnad("read", "ledger.txt", "--explain").stdout
    assert "rule: captures." in explained


def test_a_line_of_json_a_document(isnad, tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    done = isnad("read", *TEXTS, "--format", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["document"]["path"] for line in lines] == list(TEXTS)
    assert {
        "isnad",
        "document",
        "sentences",
        "mentions",
        "dates",
        "quantities",
        "attributions",
        "claims",
        "matters",
    } <= set(lines[0])
    assert [from_json(line).document.text for line in lines] == list(TEXTS.values())


def test_what_cannot_be_read_is_said_and_the_rest_is_read(isnad, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "ledger.txt").write_text(TEXTS["ledger.txt"])
    done = isnad("read", "empty.txt", "ledger.txt")
    assert done.returncode == 3
    assert "empty.txt: is empty" in done.stderr
    assert "captures" in done.stdout


def test_an_unknown_format_is_named(isnad) -> None:
    done = isnad("read", "any.txt", "--format", "xml")
    assert (done.returncode, "text, jsonl" in done.stderr) == (2, True)
