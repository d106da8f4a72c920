"""A small collection of our own to build in tests, and what holds of every casefile that was built."""

from __future__ import annotations

from pathlib import Path

from isnad.casefile import check, open
from isnad.exchange import jsonl

TEXTS = {
    "ledger.txt": (
        "THE HARBOUR LEDGER\n3 May 2011\n\nColonel Farid Haddad said on Tuesday that the Cedar Brigade had captured "
        "Omar Nassif in Dara on 1 May 2011.\n\nTwo officials told the Ledger that twelve soldiers were killed.\n"
    ),
    "briefing.txt": (
        "MINISTRY BRIEFING\n4 May 2011\n\nThe spokesman denied that the Cedar Brigade had captured Omar Nassif. "
        "He said that Farid Haddad was not in Dara.\n"
    ),
    "summary.txt": (
        "SUBJECT: INTERVIEW OF A MEMBER OF THE CEDAR BRIGADE\nDATE OF REPORT: 9 May 2011\n\n"
        "1. SOURCE stated that Farid Haddad led the Cedar Brigade since 2009.\n"
        "2. SOURCE denied any knowledge of the killing of soldiers in Dara.\n"
    ),
}


def write_collection(folder: Path, copies: int = 0) -> Path:
    """The texts above as files, and `copies` more that differ in a number."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    for number in range(copies):
        text = TEXTS["ledger.txt"].replace("twelve", str(number + 20))
        (folder / f"more-{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def export(case: Path) -> list[str]:
    """All that a casefile says, as its lines of export; it must be sound."""
    with open(case) as opened:
        assert list(check(opened)) == []
        return list(jsonl(opened))
