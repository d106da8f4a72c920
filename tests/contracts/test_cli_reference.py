"""docs/cli.md is what `isnad --help` says."""

from __future__ import annotations

from scripts.cli_reference import PAGE, reference


def test_the_page_is_what_the_program_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run: python scripts/cli_reference.py"
