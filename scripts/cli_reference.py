"""Writes docs/cli.md from the program's own --help; a test keeps the two the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import redirect_stdout, suppress
from io import StringIO
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"
HEAD = """# The command line

Written by `python scripts/cli_reference.py` from `isnad --help`.

Exit codes: 0 all is well, 1 something unforeseen, 2 a path, option or value that cannot be used, 3 a document that
cannot be read (the rest is built), 4 a casefile that cannot be opened, written or trusted, 5 not in the casefile, 130
interrupted.
"""


def reference() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_sections()])


def _sections() -> Iterator[str]:
    from isnad.cli.app import app
    from isnad.cli.dictionary import dictionary

    yield _section()
    for command in app.registered_commands:
        yield _section(command.name or command.callback.__name__.replace("_", "-"))
    for command in dictionary.registered_commands:
        yield _section("dictionary", command.name or command.callback.__name__)


def _section(*command: str) -> str:
    from isnad.cli import main

    os.environ["COLUMNS"] = "90"
    written = StringIO()
    with redirect_stdout(written), suppress(SystemExit):
        main([*command, "--help"])
    lines = "\n".join(line.rstrip() for line in written.getvalue().splitlines())
    return f"## {' '.join(['isnad', *command])}\n\n```\n{lines}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
