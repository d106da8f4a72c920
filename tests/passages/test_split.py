"""Sentences and headings in the genres that isnad reads."""

from __future__ import annotations

import pytest

from isnad.documents import from_text
from isnad.documents.document import Document
from isnad.passages import split


def read(text: str) -> list[tuple[str, str]]:
    document = from_text(text)
    return [(p.kind[0], " ".join(document.text[p.start : p.end].split())) for p in split(document)]


def sentences(text: str) -> list[str]:
    return [words for kind, words in read(f"A title\n\n{text}") if kind == "s"]


DEBRIEFING = """\
CONFIDENTIAL // REL ORLAND                                       PAGE 1 OF 1

DATE OF REPORT:   3 MAY 2006
DETAINEE:         TARIQ OMAR SELIM (NO. 0042)
SUBJECT:          SECOND COMPANY: MONEY,
                  ARMS AND TRAINING

SUMMARY. Detainee is a former driver. Patrols captured him on
1 May 2006 near the mill.

DETAINEE STATED THE FOLLOWING:

1. (C) Joined the company in 2004. Was told by his cousin
Brig. Gen. OMAR that the U.S. consulate had paid.

(C) 2. Denies having met HADDAD at 9 p.m. on Jan. 5. Never
went to No. 12.

FIELD COMMENT: The cousin is dead.
"""


def test_a_wrapped_report_with_header_fields_marks_and_labels() -> None:
    assert read(DEBRIEFING) == [
        ("h", "CONFIDENTIAL // REL ORLAND PAGE 1 OF 1"),
        ("h", "DATE OF REPORT: 3 MAY 2006"),
        ("h", "DETAINEE: TARIQ OMAR SELIM (NO. 0042)"),
        ("h", "SUBJECT: SECOND COMPANY: MONEY, ARMS AND TRAINING"),
        ("h", "SUMMARY."),
        ("s", "Detainee is a former driver."),
        ("s", "Patrols captured him on 1 May 2006 near the mill."),
        ("h", "DETAINEE STATED THE FOLLOWING:"),
        ("s", "Joined the company in 2004."),
        ("s", "Was told by his cousin Brig. Gen. OMAR that the U.S. consulate had paid."),
        ("s", "Denies having met HADDAD at 9 p.m. on Jan. 5."),
        ("s", "Never went to No. 12."),
        ("h", "FIELD COMMENT:"),
        ("s", "The cousin is dead."),
    ]


def test_numbered_paragraphs_are_paragraphs_of_their_own() -> None:
    document = from_text(DEBRIEFING)
    passages = {document.text[p.start : p.end].split()[0]: p.paragraph for p in split(document)}
    assert passages["Joined"] < passages["Denies"]
    comment = [p.paragraph for p in split(document) if p.paragraph == max(passages.values())]
    assert len(comment) == 2, "a label and its sentences are one paragraph"


def test_turns_of_a_briefing() -> None:
    text = """Briefing, 3 May 2006

MAJ. SELIM: Good morning. We captured two men.

They are held here.

QUESTION (Orland Post): Who are they?

MAJ. SELIM: No comment

Q: Why?
"""
    assert read(text) == [
        ("h", "Briefing, 3 May 2006"),
        ("h", "MAJ. SELIM:"),
        ("s", "Good morning."),
        ("s", "We captured two men."),
        ("s", "They are held here."),
        ("h", "QUESTION (Orland Post):"),
        ("s", "Who are they?"),
        ("h", "MAJ. SELIM:"),
        ("s", "No comment"),
        ("h", "Q:"),
        ("s", "Why?"),
    ]


def test_broadcast_monitoring_in_capitals() -> None:
    text = """ORLAND CITY, 4 MAR 91 (RADIO ORLAND) -- [COMMENTARY] [TEXT]

THE ARMY DENIED TODAY THAT GEN. SELIM WAS WOUNDED AT 9 P.M. IN THE U.S. SECTOR. HE IS WELL.

[BEGIN RECORDING] [SELIM] WE LOST NOBODY. [PASSAGE OMITTED]

[REDACTED] WAS NOT THERE."""
    assert read(text) == [
        ("h", "ORLAND CITY, 4 MAR 91 (RADIO ORLAND) -- [COMMENTARY] [TEXT]"),
        ("s", "THE ARMY DENIED TODAY THAT GEN. SELIM WAS WOUNDED AT 9 P.M. IN THE U.S. SECTOR."),
        ("s", "HE IS WELL."),
        ("h", "[BEGIN RECORDING] [SELIM]"),
        ("s", "WE LOST NOBODY."),
        ("s", "[PASSAGE OMITTED]"),
        ("s", "[REDACTED] WAS NOT THERE."),
    ]


def test_a_wire_story() -> None:
    text = """Two killed at the mill

By Ana Belk

PORT SELIM, May 3 (OPA) — Two men died, police said. Nobody
claimed the attack.

Related stories
Mill was guarded, owner says

Copyright 2006 Orland Press Agency. All rights reserved.
"""
    assert read(text) == [
        ("h", "Two killed at the mill"),
        ("h", "By Ana Belk"),
        ("h", "PORT SELIM, May 3 (OPA) —"),
        ("s", "Two men died, police said."),
        ("s", "Nobody claimed the attack."),
    ]


def test_lists_and_a_total() -> None:
    text = """Inventory of the notebook

The notebook lists:
- 12 mortars
- 40 rifles, "from O."
• 3 attacks against the mill
(a) two
maps; and
(b) a letter."""
    assert [words for _, words in read(text)] == [
        "Inventory of the notebook",
        "The notebook lists:",
        "12 mortars",
        '40 rifles, "from O."',
        "3 attacks against the mill",
        "two maps; and",
        "a letter.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. J. R. Halim saw Lt. Col. Omar. He left.", ["Dr. J. R. Halim saw Lt. Col. Omar.", "He left."]),
        ("They met in the U.S. The men left.", ["They met in the U.S.", "The men left."]),
        ("He works for Orland Oil Inc. in Port Selim.", ["He works for Orland Oil Inc. in Port Selim."]),
        ("It began on Jan. 5 at 9 a.m. It ended soon.", ["It began on Jan. 5 at 9 a.m.", "It ended soon."]),
        ("He said no. Nobody asked.", ["He said no.", "Nobody asked."]),
        ("See No. 5 and pp. 12-14. It is short.", ["See No. 5 and pp. 12-14.", "It is short."]),
        ('"Who was it?" Omar asked. "It was me."', ['"Who was it?" Omar asked.', '"It was me."']),
        ('"We left." The men cheered.', ['"We left."', "The men cheered."]),
        ("“There was no deal.” He smiled.", ["“There was no deal.”", "He smiled."]),
        ("He ordered it himself...In all, two died.", ["He ordered it himself...", "In all, two died."]),
        ("I said ... nobody went.", ["I said ... nobody went."]),
        ("They came to orland.example.com and left.", ["They came to orland.example.com and left."]),
        ("It cost 3.5 million. Omar paid.", ["It cost 3.5 million.", "Omar paid."]),
        ("The raid failed.12 The men fled.", ["The raid failed.12", "The men fled."]),
        ("The raid failed. [3] The men fled.", ["The raid failed. [3]", "The men fled."]),
        ("(He was asleep.) The guard left.", ["(He was asleep.)", "The guard left."]),
        ("قال المتحدث إن د. كمال غادر. هل عاد؟ لا.", ["قال المتحدث إن د. كمال غادر.", "هل عاد؟", "لا."]),
        ("Он приехал 3 мая. Его не ждали.", ["Он приехал 3 мая.", "Его не ждали."]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_sentence_runs_over_a_page_break_and_double_spacing() -> None:
    text = "The Commission found that the guards had left their posts at\n\neleven and that nobody knew.\fHe agreed."
    assert read(text)[0][1].endswith("eleven and that nobody knew.")


def test_a_wrapped_initial_is_no_item_and_a_wrapped_number_is_no_paragraph() -> None:
    text = (
        "The report says that the money was carried to the harbour by the driver of General\n"
        "A. Selim and that nobody else was in the car when it was stopped there on the day of May\n"
        "12. He denies it all and says that he was not in the city, and that his cousin was\n"
        "there instead of him."
    )
    assert sentences(text)[0].startswith("The report says")
    assert "General A. Selim and" in sentences(text)[0]
    assert sentences(text)[1].startswith("He denies")


def test_a_title_with_a_colon_is_no_label() -> None:
    text = "According to The Mill: A History by Ana Belk, Omar led the group. He left in 2004."
    assert sentences(text)[0] == "According to The Mill: A History by Ana Belk, Omar led the group."


def test_leaders_of_a_table_of_contents_end_no_sentence() -> None:
    text = "CONTENTS\n\nI. The mill ................ 3\nII. The harbour ............ 9\n\nIt begins here."
    assert ("h", "The mill ................ 3") in read(text)


def test_a_text_of_one_sentence_is_a_sentence() -> None:
    assert read("Omar captured Selim") == [("s", "Omar captured Selim")]


def test_long_sentences_are_cut_at_a_safe_place() -> None:
    text = "the first; " * 400
    passages = split(from_text(text))
    assert all(p.end - p.start <= 1500 for p in passages)
    assert all(text[p.end - 1] == ";" for p in passages[:-1])


def test_marks_of_the_format_are_headings_and_items() -> None:
    text = "A heading that ends.\nText one. Text two.\nan item\nanother item"
    marks = ((0, 20, "heading"), (41, 48, "list_item"), (49, 61, "list_item"))
    document = Document(id="d0", path="a.html", sha256="0", text=text, marks=marks)
    assert [(p.kind, text[p.start : p.end]) for p in split(document)] == [
        ("heading", "A heading that ends."),
        ("sentence", "Text one."),
        ("sentence", "Text two."),
        ("sentence", "an item"),
        ("sentence", "another item"),
    ]


@pytest.mark.parametrize("unit", ["The army denied it. ", "x", "a. ", '"', ".", "word ", "[A] ", "1. "])
def test_a_text_of_one_long_line_goes_through(unit: str) -> None:
    text = unit * (150_000 // len(unit))
    passages = split(from_text(text))
    assert all(p.end <= len(text) and p.end - p.start <= 1500 for p in passages)
    assert sum(p.end - p.start for p in passages) >= sum(c.isalpha() for c in unit) * (len(text) // len(unit))


def test_five_megabytes_on_one_line() -> None:
    text = "Omar denied that Selim had left the city, and nobody asked. " * 85_000
    assert len(text) > 5_000_000
    assert len(split(from_text(text))) == 85_000


@pytest.mark.parametrize(
    "text", ["said." + "1" * 48 + " x", "[REPORTER] " * 60 + "x", "A.B." * 5000, "." * 5000 + '"' * 5000]
)
def test_hostile_texts_are_split_in_no_time(text: str) -> None:
    document = from_text(f"{text}\n\nThe end.")
    assert document.text[split(document)[-1].start :] == "The end."
