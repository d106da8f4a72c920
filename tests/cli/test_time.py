"""isnad timeline, network and diff over a casefile made by hand."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.casefile.making import Told, press, reading_of, settle

from isnad.casefile import Draft
from isnad.pipeline import rejoin

LED = "Farid Haddad said that Omar Nassif led the Cedar Brigade on 3 May 2011.\n"


def led(path: Path) -> Path:
    told = Told(
        "leads",
        "Omar Nassif led the Cedar Brigade",
        "Omar Nassif",
        "the Cedar Brigade",
        "Farid Haddad",
        time=("3 May 2011", "2011-05-03"),
    )
    with Draft.open(path) as draft:
        settle(draft, reading_of("led.txt", LED, told))
    return path


def test_a_timeline_is_in_order_and_names_the_voices(isnad, made: Path) -> None:
    lines = isnad("timeline", made, columns=200).stdout.splitlines()
    assert [line[:10] for line in lines if line.startswith("2011")] == ["2011-05-03", "2011-05-09"]
    assert "press › Farid Haddad" in " ".join(" ".join(lines).split())
    assert isnad("timeline", made, "Nassif").stdout.count("2011-05") == 1
    entries = json.loads(isnad("timeline", made, "--format", "json").stdout)["entries"]
    assert [entry["first"] for entry in entries] == ["2011-05-03", "2011-05-09"]


def test_a_network_says_who_stands_how_to_whom(isnad, tmp_path: Path) -> None:
    case = led(tmp_path / "led.isnad")
    shown = isnad("network", case).stdout
    assert "LEADS\n  Omar Nassif → the Cedar Brigade" in shown
    assert "→" in isnad("network", case, "--at", "2011-05").stdout
    assert "→" in isnad("network", case, "--by", "haddad").stdout
    assert "No claim" in isnad("network", case, "--by", "Cedar Brigade").stdout
    edges = json.loads(isnad("network", case, "--format", "json").stdout)["edges"]
    assert [edge["kind"] for edge in edges] == ["leads"]
    assert isnad("network", case, "--at", "the day before").returncode == 2
    assert isnad("network", case, "--format", "svg").returncode == 2


def test_a_diff_says_what_is_new(isnad, made: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.isnad"
    shutil.copy(made, later)
    with Draft.open(later) as draft:
        draft.remove(press().document.id)
    rejoin(later)
    shown = isnad("diff", later, made).stdout
    assert "0 gone" in shown
    assert "new: " in shown
    assert isnad("diff", made, made).stdout == "0 matters changed, 0 new, 0 gone\n"
