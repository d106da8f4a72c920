"""Properties of matters that hold for any claims."""

from __future__ import annotations

from itertools import combinations, pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.matters.building import Builder, document, entity

from isnad.matters.flow import Chain, disjoint_chains
from isnad.matters.matter import Matter

PEOPLE = ["omar", "ali", "zaid"]
ENTITIES = [
    *(entity(name.title()) for name in PEOPLE),
    entity("Army", "Organization"),
    entity("Navy", "Organization"),
]
SPEAKERS = ["@ali", "@zaid", "an official", "the official", "?", "@ali + @zaid", "#d0"]

claims = st.fixed_dictionaries(
    {
        "doc": st.sampled_from(["d0", "d1", "d2", "d3"]),
        "kind": st.sampled_from(["captures", "kills", "dies", "releases", "exchanges", "leads"]),
        "chain": st.lists(st.sampled_from(SPEAKERS), max_size=2),
        "patient": st.sampled_from(["@omar", "@ali", "@omar + @ali", "soldiers", "five soldiers"]),
    },
    optional={
        "agent": st.sampled_from(["@army", "@navy", "U.S. forces", "British troops", "gunmen"]),
        "time": st.sampled_from(["2007-03-20", "2007-03", "2007", "2007-03-22", "2009-01-01/..", "2007-02-30"]),
        "place": st.sampled_from(["@town", "@port"]),
        "number": st.sampled_from(["5 patient", ">=7 patient", "~6 patient people"]),
        "says": st.sampled_from(["CT+", "CT-", "PR+", "PS-", "Uu"]),
    },
)
collections = st.lists(claims, max_size=9)


def built(drawn: list[dict[str, object]]) -> Builder:
    build = Builder(*ENTITIES, documents=[document(f"d{n}", date="2010") for n in range(5)])
    for given_ in drawn:
        rest = {key: str(value) for key, value in given_.items() if key not in {"doc", "kind", "chain"}}
        build.claim(str(given_["doc"]), str(given_["kind"]), given_["chain"], **rest)  # type: ignore[arg-type]
    return build


@given(collections, st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_claims_does_not_change_matters(drawn: list[dict[str, object]], random: object) -> None:
    build = built(drawn)
    before = build.lay()
    random.shuffle(build.claims)  # type: ignore[attr-defined]
    build.documents = dict(sorted(build.documents.items(), reverse=True))
    build.entities.reverse()
    assert build.lay() == before


@given(collections)
@settings(max_examples=60, deadline=None)
def test_every_claim_stands_in_a_matter_and_no_matter_invents_one(drawn: list[dict[str, object]]) -> None:
    build = built(drawn)
    matters = build.lay()
    assert {claim for matter in matters for claim in matter.claims} == {claim.id for claim in build.claims}
    assert len({matter.id for matter in matters}) == len(matters)


@given(collections)
@settings(max_examples=60, deadline=None)
def test_chains_are_never_more_than_claims_and_agreement_follows(drawn: list[dict[str, object]]) -> None:
    for matter in built(drawn).lay():
        assert 1 <= matter.chains <= len(matter.claims)
        assert matter.agreement == _expected(matter)


def _expected(matter: Matter) -> str:
    if len(matter.claims) == 1:
        return "single"
    if matter.conflicts:
        return "contested"
    return "corroborated" if matter.chains > 1 else "echoed"


@given(collections)
@settings(max_examples=60, deadline=None)
def test_the_claims_of_a_conflict_are_its_matters_and_sides_differ(drawn: list[dict[str, object]]) -> None:
    for matter in built(drawn).lay():
        for conflict in matter.conflicts:
            assert len(conflict.values) > 1
            assert {claim for version in conflict.values for claim in version.claims} <= set(matter.claims)
            assert all(set(one.claims) != set(other.claims) for one, other in combinations(conflict.values, 2))
            assert conflict.sentence.endswith(".")


@given(claims, claims)
@settings(max_examples=80, deadline=None)
def test_conflict_is_symmetric(one: dict[str, object], other: dict[str, object]) -> None:
    swapped = built([{**one, "doc": "d1"}, {**other, "doc": "d0"}]).lay()
    straight = built([{**one, "doc": "d0"}, {**other, "doc": "d1"}]).lay()
    assert sorted(_slots(m) for m in straight) == sorted(_slots(m) for m in swapped)


def _slots(matter: Matter) -> list[tuple[str, list[str]]]:
    return [(conflict.slot, sorted(version.value for version in conflict.values)) for conflict in matter.conflicts]


@given(collections, st.integers(0, 8))
@settings(max_examples=60, deadline=None)
def test_an_echo_does_not_raise_chains(drawn: list[dict[str, object]], number: int) -> None:
    if not drawn:
        return
    echoed = drawn[number % len(drawn)]
    before = built(drawn)
    after = built([*drawn, echoed])
    added = after.claims[-1].id
    original = before.claims[number % len(drawn)].id
    known = {claim: matter for matter in before.lay() for claim in matter.claims}
    for matter in after.lay():
        if added in matter.claims and original in matter.claims:
            assert matter.chains <= max(known[claim].chains for claim in matter.claims if claim != added)


@given(
    st.sampled_from(
        [
            ("time", "2007-03-20", "2007-03"),
            ("time", "2007-03", "2007"),
            ("number", "13 patient men", ">=12 patient men"),
        ]
    )
)
def test_a_refinement_makes_no_conflict(pair: tuple[str, str, str]) -> None:
    slot, exact, open_ = pair
    build = built([])
    one = build.claim("d0", "captures", patient="@omar", **{slot: exact})
    build.claim("d1", "captures", patient="@omar", **{slot: open_})
    matter = build.matter(one)
    assert matter.conflicts == ()
    assert [refinement.slot for refinement in matter.refinements] == [slot]


voices = st.sampled_from("abcde")
chains = st.lists(st.lists(st.frozensets(voices, min_size=1, max_size=2), min_size=1, max_size=3), max_size=5)


@given(chains)
@settings(max_examples=200, deadline=None)
def test_the_flow_is_the_largest_set_of_disjoint_paths(drawn: list[list[frozenset[str]]]) -> None:
    assert disjoint_chains(drawn) == _by_trying(list(dict.fromkeys(map(tuple, drawn))))


def _by_trying(drawn: list[Chain]) -> int:
    paths = _paths(drawn)
    for size in range(len(drawn), 0, -1):
        if any(_disjoint(chosen) for chosen in combinations(paths, size)):
            return size
    return 0


def _disjoint(paths: tuple[tuple[int, frozenset[str]], ...]) -> bool:
    claims_ = {claim for claim, _ in paths}
    return len(claims_) == len(paths) and all(not one[1] & other[1] for one, other in combinations(paths, 2))


def _paths(drawn: list[Chain]) -> list[tuple[int, frozenset[str]]]:
    """All smallest sets of voices on simple paths from a claim to the reader, in the union of the chains."""
    inner = {(n, voice) for n, chain in enumerate(drawn) for voice in chain[-1]}
    steps = {
        (low, high) for chain in drawn for k in range(len(chain) - 1) for high in chain[k] for low in chain[k + 1]
    }
    outer = {voice for chain in drawn for voice in chain[0]}
    found = set()
    names = sorted({voice for chain in drawn for link in chain for voice in link})
    for size in range(1, len(names) + 1):
        for order in permutations(names, size):
            if order[-1] in outer and all(step in steps for step in pairwise(order)):
                found |= {(n, frozenset(order)) for n in range(len(drawn)) if (n, order[0]) in inner}
    return [path for path in found if not any(n == path[0] and other < path[1] for n, other in found)]
