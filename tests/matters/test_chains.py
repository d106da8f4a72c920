"""Independent chains: who is one voice, what is an echo, which voice cuts all chains."""

from __future__ import annotations

from dataclasses import replace

from tests.matters.building import Builder, document, entity

OMAR, ALI, ZAID, HUDA = entity("Omar"), entity("Ali"), entity("Zaid"), entity("Huda")
GAZETTE = entity("The Gazette", "Organization", "Gazette")
STORY = (
    "The army said on Monday that its men had taken the smuggler in a farmhouse near the river "
    "after a long search in the hills."
)


def build(*documents: object) -> Builder:
    return Builder(OMAR, ALI, ZAID, HUDA, GAZETTE, documents=documents)  # type: ignore[arg-type]


def told(builder: Builder, doc: str, *chain: str, **more: str) -> str:
    return builder.claim(doc, "captures", chain, patient="@omar", **more)


def outcome(builder: Builder, claim: str) -> tuple[str, int, tuple[str, ...]]:
    matter = builder.matter(claim)
    return matter.agreement, matter.chains, matter.common_links


def test_two_papers_that_cite_one_witness_are_one_chain() -> None:
    b = build()
    told(b, "d1", "@ali")
    assert outcome(b, told(b, "d2", "@ali")) == ("echoed", 1, ("ali",))


def test_two_witnesses_whom_one_paper_cites_are_two_chains() -> None:
    b = build()
    told(b, "d1", "@ali")
    assert outcome(b, told(b, "d1", "@zaid")) == ("corroborated", 2, ())


def test_two_witnesses_whom_one_spokesman_cites_are_one_chain() -> None:
    b = build()
    told(b, "d1", "@huda", "@ali")
    assert outcome(b, told(b, "d2", "@huda", "@zaid")) == ("echoed", 1, ("huda",))


def test_three_papers_repeating_one_wire_story_are_one_chain() -> None:
    b = build(
        *(
            document(f"d{n}", f"{head}\n\n{STORY}")
            for n, head in enumerate(("Smuggler held", "Army success", "Hills news"))
        )
    )
    for doc in ("d0", "d1"):
        told(b, doc, quote="its men had taken the smuggler")
    assert outcome(b, told(b, "d2", quote="its men had taken the smuggler")) == ("echoed", 1, ("d0",))


def test_a_passage_copied_into_another_story_is_one_voice() -> None:
    other = "Rains stopped the harvest. Prices rose in every market of the coast. " * 3
    b = build(document("d0", STORY), document("d1", f"{other}\n\n{STORY}\n\n{other}"))
    told(b, "d0", quote="its men had taken the smuggler")
    assert outcome(b, told(b, "d1", quote="its men had taken the smuggler"))[:2] == ("echoed", 1)


def test_two_papers_that_say_so_themselves_are_two_chains() -> None:
    b = build()
    told(b, "d1")
    assert outcome(b, told(b, "d2")) == ("corroborated", 2, ())


def test_a_paper_and_another_that_cites_it_are_one_chain() -> None:
    b = build(document("d1", publisher="Gazette"))
    told(b, "d1")
    assert outcome(b, told(b, "d2", "@the gazette")) == ("echoed", 1, ("the gazette",))


def test_described_speakers_are_one_voice_within_their_document() -> None:
    b = build()
    told(b, "d1", "a Ministry official")
    assert outcome(b, told(b, "d1", "the official"))[:2] == ("echoed", 1)


def test_described_speakers_of_two_documents_are_two_voices() -> None:
    b = build()
    told(b, "d1", "a Ministry official")
    assert outcome(b, told(b, "d2", "a Ministry official"))[:2] == ("corroborated", 2)


def test_numbered_sources_of_one_document_are_two_voices() -> None:
    b = build()
    told(b, "d1", "SOURCE 1")
    assert outcome(b, told(b, "d1", "SOURCE 2"))[:2] == ("corroborated", 2)


def test_the_officials_of_a_paper_and_of_another_that_cites_it_are_the_same() -> None:
    b = build(document("d1", publisher="The Gazette"))
    told(b, "d1", "two officials")
    assert outcome(b, told(b, "d2", "@the gazette", "officials"))[:2] == ("echoed", 1)


def test_an_unknown_speaker_is_the_documents_own_voice() -> None:
    b = build()
    told(b, "d1")
    assert outcome(b, told(b, "d1", "?"))[:2] == ("echoed", 1)


def test_a_document_cited_by_another_is_its_voice() -> None:
    b = build()
    told(b, "d1")
    assert outcome(b, told(b, "d2", "#d1"))[:2] == ("echoed", 1)


def test_a_revision_is_the_same_voice() -> None:
    b = build(document("d1"), document("d2", revision_of="d1"))
    told(b, "d1")
    assert outcome(b, told(b, "d2"))[:2] == ("echoed", 1)


def test_joint_speakers_of_one_claim_carry_one_chain() -> None:
    b = build()
    told(b, "d1", "@ali + @zaid")
    assert outcome(b, told(b, "d2", "@ali"))[:2] == ("corroborated", 2)


def test_what_was_only_asked_adds_no_chain() -> None:
    b = build()
    told(b, "d1")
    assert outcome(b, told(b, "d2", "@zaid", says="Uu"))[:2] == ("echoed", 1)


def test_echoes_name_the_claims_that_share_a_voice() -> None:
    b = build()
    one, other = told(b, "d1", "@ali"), told(b, "d2", "@ali")
    alone = told(b, "d3", "@zaid")
    matter = b.matter(alone)
    assert matter.echoes == ((one, other),)
    assert (matter.agreement, matter.chains) == ("corroborated", 2)


def test_a_document_without_a_publisher_is_of_the_paper_that_its_file_names() -> None:
    b = Builder(OMAR, entity("Quay Post", "Organization"))
    b.documents["d1"] = replace(document("d1"), path="press/07_quay_post_2009.txt")
    told(b, "d1")
    assert outcome(b, told(b, "d2", "@quay post"))[:2] == ("echoed", 1)
