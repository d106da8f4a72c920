"""A dossier that a person can read: who is said to have done what, by whom, and where that stands."""

from __future__ import annotations

from pathlib import Path


def test_a_collection_is_shown_with_who_and_what_is_in_it(isnad, made: Path) -> None:
    shown = isnad("show", made).stdout
    assert "2 documents, 4 pages" in shown
    assert "Omar Nassif (2)" in shown
    assert "captures (2), holds (1)" in shown
    assert "CONTESTED: 1" in shown


def test_a_dossier_has_each_claim_with_its_chain_and_place(isnad, made: Path) -> None:
    shown = isnad("show", made, "cedar brigade").stdout
    assert "the Cedar Brigade\norganisation, 2 mentions in 2 documents" in shown
    assert "agent: the Cedar Brigade · patient: Omar Nassif · place: Dara" in shown
    assert "“the Cedar Brigade had captured Omar Nassif in Dara”" in shown
    assert "press › Farid Haddad says  [press.txt, page 1]" in shown
    assert "denial › Omar Nassif denies  [denial.txt, page 1]" in shown
    assert "contested (2 claims, 2 independent chains)\n  One says so, one denies it." in shown


def test_a_speaker_has_what_stands_on_their_word(isnad, made: Path) -> None:
    assert "on the word of Farid Haddad".upper() in isnad("show", made, "haddad").stdout.upper()


def test_what_is_contested_is_shown_version_by_version(isnad, made: Path) -> None:
    shown = isnad("show", made, "--contested").stdout
    assert (
        shown.index("told 0") < shown.index("says  [") < shown.index("told 1 (corrected") < shown.index("denies  [")
    )


def test_claims_of_a_kind_are_shown(isnad, made: Path) -> None:
    shown = isnad("show", made, "--claims", "holds").stdout
    assert "number: 12 men" in shown
    assert "captures" not in shown


def test_lines_keep_the_width_of_the_terminal(isnad, made: Path) -> None:
    for columns in (40, 60, 200):
        assert max(map(len, isnad("show", made, "--contested", columns=columns).stdout.splitlines())) <= min(
            columns, 110
        )


def test_what_is_not_there_is_said_with_what_is(isnad, made: Path) -> None:
    for arguments, said in ((("Nobody",), "Nobody"), (("--claims", "buys"), "captures, holds")):
        done = isnad("show", made, *arguments)
        assert (done.returncode, done.stdout) == (5, "")
        assert said in done.stderr


def test_a_limit_says_how_much_more_there_is(isnad, made: Path) -> None:
    assert "1 more claims" in isnad("show", made, "--claims", "captures", "--limit", "1").stdout
