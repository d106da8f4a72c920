"""What the order of words puts right: trees as a parser gets them wrong, and the claim that must come out."""

from __future__ import annotations

from tests.claims.building import read, roles

PEOPLE = {"Orhan": "Person", "Lena": "Person", "Marines": "Person", "his": "bek:Person"}


def test_two_of_his_men_is_one_subject() -> None:
    tree = """
    Two NUM 6 nsubj:pass
    of ADP 4 case
    his PRON 4 nmod:poss
    men NOUN 6 nsubj:pass
    were AUX 6 aux:pass
    captured VERB 0 root
    """
    claim = read(tree, PEOPLE, counts={"Two": 2}).one("captures")
    assert roles(claim)["patient"] == ["Two of his men"]
    assert [(a.value, a.of) for a in claim.quantity] == [(2, "patient")]


def test_at_least_is_no_preposition_of_the_counted_noun() -> None:
    tree = """
    Marines NOUN 2 nsubj
    abducted VERB 0 root
    at ADP 6 case
    least ADJ 5 advmod
    58 NUM 6 nummod
    civilians NOUN 2 obj
    """
    assert "patient" in read(tree, PEOPLE).one("kidnaps").roles


def test_a_second_subject_after_a_comma_is_an_apposition() -> None:
    tree = """
    A DET 2 det
    courier NOUN 6 nsubj
    , PUNCT 4 punct
    Orhan PROPN 6 nsubj
    , PUNCT 4 punct
    kidnapped VERB 0 root
    Lena PROPN 6 obj
    """
    claim = read(tree, PEOPLE).one("kidnaps")
    assert [f.entity for f in claim.roles["agent"]] == ["Orhan"]


def test_a_charge_belongs_to_the_verb_that_makes_it() -> None:
    tree = """
    Police NOUN 2 nsubj
    blamed VERB 0 root
    Orhan PROPN 2 obj
    for ADP 6 case
    the DET 6 det
    attack NOUN 3 nmod
    """
    claim = read(tree, PEOPLE).one("attacks")
    assert roles(claim) == {"agent": ["Orhan"]}
    assert claim.factuality == "PR+"


def test_who_belongs_to_the_name_before_it() -> None:
    tree = """
    the DET 2 det
    release NOUN 9 nsubj
    of ADP 4 case
    Orhan PROPN 2 nmod
    , PUNCT 8 punct
    who PRON 8 nsubj:pass
    was AUX 8 aux:pass
    kidnapped VERB 2 acl:relcl
    helped VERB 0 root
    """
    assert roles(read(tree, PEOPLE).one("kidnaps")) == {"patient": ["Orhan"]}


def test_a_number_before_against_stands_for_the_noun_before() -> None:
    tree = """
    It PRON 2 nsubj
    records VERB 0 root
    three NUM 4 nummod
    attacks NOUN 2 obj
    against ADP 7 case
    the DET 7 det
    palace NOUN 4 nmod
    and CCONJ 9 cc
    two NUM 4 conj
    against ADP 12 case
    the DET 12 det
    hotel NOUN 9 nmod
    """
    found = [c for c in read(tree, counts={"three": 3, "two": 2}).claims if c.kind == "attacks"]
    assert [(roles(c)["patient"], c.quantity[0].value) for c in found] == [(["the palace"], 3), (["the hotel"], 2)]


def test_who_did_takes_up_the_verb_before() -> None:
    tree = """
    Lena PROPN 3 nsubj
    never ADV 3 advmod
    met VERB 0 root
    Orhan PROPN 3 obj

    Bek PROPN 6 nsubj
    , PUNCT 4 punct
    who PRON 4 nsubj
    did VERB 1 acl:relcl
    , PUNCT 4 punct
    left VERB 0 root
    """
    found = [c for c in read(tree, PEOPLE | {"Bek": "Person"}).claims if c.kind == "meets"]
    assert [(roles(c)["agent"], c.factuality) for c in found] == [(["Lena"], "CT-"), (["Bek"], "CT+")]


def test_a_meeting_that_never_took_place_is_the_one_told_before() -> None:
    tree = """
    Lena PROPN 2 nsubj
    met VERB 0 root
    Orhan PROPN 2 obj

    The DET 2 det
    meeting NOUN 4 nsubj
    never ADV 4 advmod
    took VERB 0 root
    place NOUN 4 obj
    """
    found = [c for c in read(tree, PEOPLE).claims if c.kind == "meets"]
    assert [(roles(c), c.factuality) for c in found] == [
        ({"agent": ["Lena"], "patient": ["Orhan"]}, "CT+"),
        ({"agent": ["Lena"], "patient": ["Orhan"]}, "CT-"),
    ]


def test_a_bare_denial_takes_up_the_claim_before() -> None:
    tree = """
    Marines NOUN 2 nsubj
    kidnapped VERB 0 root
    Lena PROPN 2 obj

    Orhan PROPN 2 nsubj
    denied VERB 0 root
    this PRON 2 obj
    """
    found = read(tree, PEOPLE, said=(("Orhan", "denied", "this", "denies"),))
    told = [(c.factuality, [link.speakers[0].text for link in c.chain[1:]]) for c in found.claims]
    assert sorted(told) == [("CT+", []), ("CT-", ["Orhan"])]


def test_a_condition_without_if_is_open() -> None:
    tree = """
    Had AUX 4 aux
    he PRON 4 nsubj:pass
    been AUX 4 aux:pass
    convicted VERB 6 advcl
    , PUNCT 4 punct
    left VERB 0 root
    """
    assert read(tree).one("convicts").factuality == "Uu"


def test_a_place_in_a_place_and_a_nation() -> None:
    tree = """
    British ADJ 2 amod
    hostage NOUN 3 nmod:desc
    Orhan PROPN 4 nsubj
    died VERB 0 root
    in ADP 6 case
    Vesk PROPN 4 obl
    in ADP 8 case
    Tarnia PROPN 6 nmod
    """
    found = read(tree, PEOPLE | {"Vesk": "Place", "Tarnia": "Place"})
    assert found.one("located_in").place[0].text == "Tarnia"
    assert roles(found.one("nationality")) == {"agent": ["Orhan"], "patient": ["British"]}
