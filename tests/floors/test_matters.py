"""What a careful reader of examples/qarqashi expects its matters to say: agreement, conflicts, chains, echoes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from isnad.casefile import Casefile, open
from isnad.claims import Claim
from isnad.matters import Conflict, Matter
from isnad.pipeline import build

EXAMPLE = Path(__file__).parents[2] / "examples" / "qarqashi"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casefile]:
    path = tmp_path_factory.mktemp("floors") / "qarqashi.isnad"
    build([EXAMPLE], path)
    with open(path) as opened:
        yield opened


def matter_of(case: Casefile, kind: str, words: str) -> Matter:
    """The matter of this kind with most claims among those whose title has the words."""
    found = [matter for matter in case.matters(kind=kind) if words.lower() in matter.title.lower()]
    assert found, f"no matter of {kind} has {words} in its title"
    return max(found, key=lambda matter: len(matter.claims))


def conflict(matter: Matter, slot: str) -> Conflict | None:
    return next((found for found in matter.conflicts if found.slot == slot), None)


def paths(case: Casefile, claims: tuple[str, ...]) -> set[str]:
    """The first two digits of the files in which the claims stand."""
    return {case.listed(case.claim(claim).document).path[:2] for claim in claims}


def test_who_captured_him_and_on_which_day_is_contested(case: Casefile) -> None:
    found = matter_of(case, "captures", "Qarqashi")
    assert found.agreement == "contested"
    days, captors = conflict(found, "time"), conflict(found, "agent")
    assert days
    assert {"13 January 2009", "14 January 2009"} <= {version.value for version in days.values}
    assert captors
    told = {path: number for number, v in enumerate(captors.values) for path in paths(case, v.claims)}
    assert told["04"] != told["02"], "the Force's own soldiers, or commandos of the country"
    assert not conflict(found, "place")
    assert 3 <= found.chains <= 5


def test_the_exchange_is_affirmed_and_denied_and_the_wire_is_an_echo(case: Casefile) -> None:
    found = matter_of(case, "exchanges", "Qarqashi")
    assert found.agreement == "contested"
    denied = conflict(found, "factuality")
    assert denied
    sides = {version.value: paths(case, version.claims) for version in denied.values}
    assert {"02", "05", "08"} <= sides["CT+"]
    assert "03" in sides["CT-"]
    assert "Taymouri" in denied.sentence
    assert "Hashwani" in denied.sentence
    assert not conflict(found, "time"), "March 2009 and 31 March 2009 can both hold"
    both = [echo for echo in found.echoes if {"02", "06"} <= paths(case, echo)]
    assert both, "the wire repeats the newspaper's two officials"
    assert 4 <= found.chains <= 7


def test_the_release_of_the_hostage_is_another_matter(case: Casefile) -> None:
    exchange = matter_of(case, "exchanges", "Qarqashi")
    freed = [claim for claim in case.claims(kind="releases") if _patient(case, claim) == "Anneliese Vorhaag"]
    assert all(claim.id not in exchange.claims for claim in freed)


def test_how_many_policemen_died_is_contested(case: Casefile) -> None:
    found = matter_of(case, "kills", "policemen")
    numbers = conflict(found, "number")
    assert numbers
    assert {"7", "8", "9"} == {version.value for version in numbers.values}
    most = next(version for version in numbers.values if version.value == "9")
    assert len(paths(case, most.claims)) >= 3
    assert most.chains < len(most.claims), "the ministry's figure in the paper and on the wire is one voice"
    assert "policemen were killed" in numbers.sentence


def test_one_attack_on_the_bridge_told_by_many(case: Casefile) -> None:
    found = matter_of(case, "attacks", "Zahr Bridge")
    assert len(paths(case, found.claims)) >= 5
    assert not conflict(found, "time"), "October 2008 and 6 October 2008 can both hold"
    assert found.chains >= 4


def test_the_parts_of_the_captured_documents_make_their_total(case: Casefile) -> None:
    counted = {"6", "3", "2"}
    sums = [matter for matter in case.matters(kind="attacks") if any("total" in reason for reason in matter.reasons)]
    (found,) = [matter for matter in sums if paths(case, matter.claims) == {"04"}]
    given = {f"{a.value:g}" for claim in found.claims for a in case.claim(claim).quantity}
    assert counted <= given
    assert found.conflicts == (), "three, two and the one that a report describes are six"


def test_one_occurrence_is_not_two_matters(case: Casefile) -> None:
    several = [m for m in case.matters(kind="captures", several=True) if "Qarqashi" in m.title]
    assert len(several) == 1


def test_titles_read_well(case: Casefile) -> None:
    for matter in case.matters(several=True):
        words = matter.title.lower().split()
        assert not {"him", "them", "his", "he", "they", "it"} & set(words), matter.title
        assert matter.title[:1].isupper() or not matter.title[:1].isalpha()
        assert len(words) == len([w for n, w in enumerate(words) if n == 0 or w != words[n - 1]]), matter.title


def test_refinements_are_no_conflicts(case: Casefile) -> None:
    for matter in case.matters(several=True):
        slots = [found.slot for found in matter.conflicts]
        assert not set(slots) & {found.slot for found in matter.refinements}, matter.title


def _patient(case: Casefile, claim: Claim) -> str:
    return next((case.entity(f.entity).caption for f in claim.roles.get("patient", ()) if f.entity), "")
