"""One pattern a test, on trees made by hand: what the grammar does must not depend on the reading model."""

from __future__ import annotations

import pytest
from tests.claims.building import read, roles

ACTIVE = """
Marines NOUN 2 nsubj
captured VERB 0 root
Orhan PROPN 2 obj
Bek PROPN 3 flat
. PUNCT 2 punct
"""
PASSIVE = """
Orhan PROPN 4 nsubj:pass
Bek PROPN 1 flat
was AUX 4 aux:pass
captured VERB 0 root
by ADP 6 case
marines NOUN 4 obl:agent
. PUNCT 4 punct
"""
RELATIVE = """
Orhan PROPN 6 nsubj
Bek PROPN 1 flat
, PUNCT 5 punct
whom PRON 5 obj
marines NOUN 6 nsubj
left VERB 0 root
"""
REDUCED = """
Orhan PROPN 7 nsubj
Bek PROPN 1 flat
, PUNCT 4 punct
captured VERB 1 acl
by ADP 6 case
marines NOUN 4 obl:agent
fled VERB 0 root
"""
NOMINAL = """
The DET 2 det
capture NOUN 8 nsubj
of ADP 4 case
Orhan PROPN 2 nmod
Bek PROPN 4 flat
by ADP 7 case
marines NOUN 2 nmod
helped VERB 0 root
"""
POSSESSIVE = """
Orhan PROPN 4 nmod:poss
Bek PROPN 1 flat
's PART 1 case
capture NOUN 5 nsubj
helped VERB 0 root
"""
PERSON = {"Orhan Bek": "Person", "marines": "Person", "Marines": "Person"}


@pytest.mark.parametrize("tree", [ACTIVE, PASSIVE, REDUCED, NOMINAL])
def test_one_line_of_the_dictionary_reads_every_voice(tree: str) -> None:
    claim = read(tree, PERSON).one("captures")
    assert roles(claim)["patient"] == ["Orhan Bek"]
    assert [text.lower() for text in roles(claim)["agent"]] == ["marines"]
    assert claim.factuality == "CT+"
    assert claim.rule.startswith("captures.")


def test_a_possessor_of_a_suffered_event_suffers_it() -> None:
    claim = read(POSSESSIVE, PERSON).one("captures")
    assert roles(claim) == {"patient": ["Orhan Bek"]}


def test_an_unsaid_agent_stays_empty() -> None:
    tree = """
    Orhan PROPN 4 nsubj:pass
    Bek PROPN 1 flat
    was AUX 4 aux:pass
    released VERB 0 root
    """
    assert roles(read(tree, PERSON).one("releases")) == {"patient": ["Orhan Bek"]}


def test_coordinated_patients_are_fillers_of_one_claim() -> None:
    tree = """
    Marines NOUN 2 nsubj
    captured VERB 0 root
    Orhan PROPN 2 obj
    Bek PROPN 3 flat
    and CCONJ 6 cc
    Lena PROPN 3 conj
    """
    claim = read(tree, PERSON | {"Lena": "Person"}).one("captures")
    assert roles(claim)["patient"] == ["Orhan Bek", "Lena"]


def test_coordinated_verbs_share_their_subject() -> None:
    tree = """
    Marines NOUN 2 nsubj
    killed VERB 0 root
    five NUM 4 nummod
    soldiers NOUN 2 obj
    and CCONJ 6 cc
    wounded VERB 2 conj
    three NUM 6 obj
    """
    found = read(tree, PERSON, counts={"five": 5, "three": 3})
    killed, wounded = found.one("kills"), found.one("wounds")
    assert roles(killed)["agent"] == roles(wounded)["agent"] == ["Marines"]
    assert [(a.value, a.of) for a in killed.quantity] == [(5, "patient")]
    assert [(a.value, a.of) for a in wounded.quantity] == [(3, "patient")]


def test_a_count_of_events_is_of_the_event() -> None:
    tree = """
    The DET 2 det
    file NOUN 3 nsubj
    records VERB 0 root
    nine NUM 5 nummod
    attacks NOUN 3 obj
    on ADP 8 case
    the DET 8 det
    convoy NOUN 5 nmod
    """
    claim = read(tree, counts={"nine": 9}).one("attacks")
    assert [(a.value, a.of) for a in claim.quantity] == [(9, "event")]
    assert roles(claim)["patient"] == ["the convoy"]


@pytest.mark.parametrize(("negation", "relation"), [("never", "advmod"), ("not", "advmod")])
def test_a_negated_verb_turns_the_sign(negation: str, relation: str) -> None:
    tree = f"""
    Lena PROPN 4 nsubj
    was AUX 4 aux:pass
    {negation} ADV 4 {relation}
    kidnapped VERB 0 root
    """
    claim = read(tree, {"Lena": "Person"}).one("kidnaps")
    assert claim.factuality == "CT-"
    assert ("factuality", negation) in claim.because


def test_no_before_a_participant_negates_the_event() -> None:
    tree = """
    Marines NOUN 2 nsubj
    released VERB 0 root
    no DET 4 det
    prisoner NOUN 2 obj
    """
    assert read(tree, PERSON).one("releases").factuality == "CT-"


def test_an_event_that_there_was_not_is_kept_as_denied() -> None:
    tree = """
    There PRON 2 expl
    was VERB 0 root
    no DET 4 det
    exchange NOUN 2 nsubj
    """
    assert read(tree).one("exchanges").factuality == "CT-"


DENIED = """
Lena PROPN 2 nsubj
denied VERB 0 root
that SCONJ 5 mark
marines NOUN 5 nsubj
released VERB 2 ccomp
Orhan PROPN 5 obj
Bek PROPN 6 flat
"""


def test_what_is_denied_is_certainly_not_by_the_denier() -> None:
    found = read(
        DENIED,
        PERSON | {"Lena": "Person"},
        said=(("Lena", "denied", "that marines released Orhan Bek", "denies"),),
    )
    claim = found.one("releases")
    assert claim.factuality == "CT-"
    assert [link.speakers[0].text for link in claim.chain] == ["case", "Lena"]


def test_what_a_denial_takes_for_granted_keeps_its_value() -> None:
    tree = """
    Lena PROPN 2 nsubj
    denied VERB 0 root
    any DET 4 det
    part NOUN 2 obj
    in ADP 7 case
    the DET 7 det
    killing NOUN 4 nmod
    of ADP 9 case
    Orhan PROPN 7 nmod
    """
    found = read(
        tree,
        {"Orhan": "Person", "Lena": "Person"},
        said=(("Lena", "denied", "any part in the killing of Orhan", "denies"),),
    )
    assert found.one("kills").factuality == "CT+"
    assert found.one("carries_out").factuality == "CT-"
    assert "agent" not in found.one("kills").roles


@pytest.mark.parametrize(
    ("governor", "value"),
    [("refused", "CT-"), ("failed", "CT-"), ("planned", "Uu"), ("managed", "CT+"), ("wanted", "Uu")],
)
def test_the_governing_verb_decides(governor: str, value: str) -> None:
    tree = f"""
    Marines NOUN 2 nsubj
    {governor} VERB 0 root
    to PART 4 mark
    release VERB 2 xcomp
    Orhan PROPN 4 obj
    """
    claim = next(c for c in read(tree, {"Orhan": "Person", "Marines": "Person"}).claims if c.kind == "releases")
    assert claim.factuality == value
    assert roles(claim)["agent"] == ["Marines"]


def test_an_order_leaves_the_ordered_act_open_and_is_filled_by_it() -> None:
    tree = """
    Lena PROPN 2 nsubj
    ordered VERB 0 root
    an DET 4 det
    attack NOUN 2 obj
    on ADP 7 case
    the DET 7 det
    hotel NOUN 4 nmod
    """
    found = read(tree, {"Lena": "Person"})
    attack, order = found.one("attacks"), found.one("orders")
    assert attack.factuality == "Uu"
    assert "agent" not in attack.roles
    assert [f.claim for f in order.roles["patient"]] == [attack.id]


def test_a_light_verb_is_the_event_of_its_noun() -> None:
    tree = """
    Marines NOUN 2 nsubj
    launched VERB 0 root
    an DET 4 det
    attack NOUN 2 obj
    on ADP 7 case
    the DET 7 det
    hotel NOUN 4 nmod
    """
    found = read(tree, PERSON)
    assert found.kinds() == ["attacks"]
    assert roles(found.one("attacks")) == {"patient": ["the hotel"], "agent": ["Marines"]}


LEADERS = {
    "apposition": """
    Orhan PROPN 0 root
    , PUNCT 3 punct
    leader NOUN 1 appos
    of ADP 6 case
    the DET 6 det
    Front PROPN 3 nmod
    """,
    "copula": """
    Orhan PROPN 4 nsubj
    is AUX 4 cop
    the DET 4 det
    leader NOUN 0 root
    of ADP 7 case
    the DET 7 det
    Front PROPN 4 nmod
    """,
    "title": """
    Front PROPN 2 compound
    leader NOUN 3 nmod:desc
    Orhan PROPN 4 nsubj
    fled VERB 0 root
    """,
    "verb": """
    Orhan PROPN 2 nsubj
    leads VERB 0 root
    the DET 4 det
    Front PROPN 2 obj
    """,
    "possessive": """
    The DET 2 det
    Front PROPN 4 nmod:poss
    's PART 2 case
    chief NOUN 7 nsubj
    , PUNCT 6 punct
    Orhan PROPN 4 appos
    fled VERB 0 root
    """,
}


@pytest.mark.parametrize("tree", LEADERS.values(), ids=LEADERS)
def test_who_leads_what_in_every_shape(tree: str) -> None:
    claim = read(tree, {"Orhan": "Person", "Front": "Organization"}).one("leads")
    assert roles(claim) == {"agent": ["Orhan"], "patient": ["Front"]}


def test_kinship_names_the_relation() -> None:
    tree = """
    Lena PROPN 2 nsubj
    met VERB 0 root
    his PRON 4 nmod:poss
    brother NOUN 2 obj
    Orhan PROPN 4 appos
    """
    claim = read(tree, {"Lena": "Person", "Orhan": "Person", "his": "bek:Person"}).one("relative_of")
    assert roles(claim) == {"agent": ["Orhan"], "patient": ["his"], "relation": ["brother"]}
    assert claim.roles["patient"][0].entity == "bek"


def test_time_and_place_are_those_of_the_clause() -> None:
    tree = """
    Marines NOUN 2 nsubj
    captured VERB 0 root
    Orhan PROPN 2 obj
    in ADP 5 case
    Vesk PROPN 2 obl
    on ADP 7 case
    4 NUM 2 obl
    May PROPN 7 nmod
    """
    claim = read(tree, PERSON | {"Orhan": "Person", "Vesk": "Place"}, dates={"4 May": "2004-05-04"}).one("captures")
    assert [when.edtf for when in claim.time] == ["2004-05-04"]
    assert [place.text for place in claim.place] == ["Vesk"]


def test_control_gives_the_infinitive_its_subject() -> None:
    tree = """
    Orhan PROPN 3 nsubj:pass
    is AUX 3 aux:pass
    believed VERB 0 root
    to PART 6 mark
    have AUX 6 aux
    fled VERB 3 xcomp
    to ADP 8 case
    Vesk PROPN 6 obl
    """
    claim = read(tree, {"Orhan": "Person", "Vesk": "Place"}).one("escapes")
    assert roles(claim) == {"agent": ["Orhan"], "destination": ["Vesk"]}
    assert claim.factuality == "PR+"


def test_the_same_input_gives_the_same_claims() -> None:
    assert read(DENIED, PERSON).claims == read(DENIED, PERSON).claims


def test_five_hundred_names_in_a_list_are_one_claim() -> None:
    names = "\n".join(f"X{n} PROPN 3 conj" for n in range(500))
    tree = f"Marines NOUN 2 nsubj\ncaptured VERB 0 root\nOrhan PROPN 2 obj\n{names}"
    claim = read(tree, {"Orhan": "Person", "Marines": "Person"}).one("captures")
    assert len(claim.roles["patient"]) == 501
