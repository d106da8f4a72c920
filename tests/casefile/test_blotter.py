"""The Blotter finds a name however it is written, and leaves other words alone."""

from __future__ import annotations

import html
import json
from itertools import pairwise
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.casefile import BAR, Blotter

NAME = "Farid al-Haddād"


@pytest.mark.parametrize(
    "written",
    [
        "Farid al-Haddad",
        "FARID AL-HADDAD",
        "farid al\n  haddad",
        "Farīd al-Ḥaddād",
        "farid_al_haddad",
        "FaridAlHaddad",
        "Farid al‑Haddad’s",
        "Farid al-Haddads",
        "Fa\u00adrid al-Haddad",
    ],
)
def test_one_name_in_many_writings(written: str) -> None:
    assert BAR in Blotter([NAME]).clean(f"They met {written} twice.")
    assert "addad" not in Blotter([NAME]).clean(f"They met {written} twice.").lower()


@pytest.mark.parametrize("text", ["Farid Haddam", "al-Haddad alone", "a far idea", ""])
def test_other_words_stay(text: str) -> None:
    assert Blotter([NAME]).clean(text) == text


@pytest.mark.parametrize(("name", "text"), [("Ali", "Italian Khalil"), ("Nali", "can alibi"), ("Mina", "Amina’s")])
def test_a_short_name_is_found_as_a_word_only(name: str, text: str) -> None:
    assert Blotter([name]).clean(text) == text
    assert Blotter([name]).clean(f"{text} {name}, {name.upper()}") == f"{text} {BAR}, {BAR}"


def test_names_in_other_scripts_are_found_with_their_small_words() -> None:
    assert Blotter(["قيس الخزعلي"]).clean("وقَيس الخزعلي قال") == f"{BAR} قال"
    assert Blotter(["毛泽东"]).clean("昨天毛泽东说") == BAR


@pytest.mark.parametrize("escape", [str, html.escape, quote, json.dumps, lambda text: f"<b>{text[:3]}</b>{text[3:]}"])
def test_escaped_names_leak_too(escape: object) -> None:
    assert Blotter([NAME]).leaks(f"… {escape(NAME)} …".encode())  # type: ignore[operator]
    assert not Blotter([NAME]).leaks(f"… {escape('Omar Nassif')} …".encode())  # type: ignore[operator]


@given(st.text(), st.text(), st.sampled_from(["Haddad", "Omar Nassif", "الصدر"]))
def test_what_is_cleaned_is_clean_and_the_rest_is_kept(before: str, after: str, name: str) -> None:
    blotter = Blotter([name])
    cleaned = blotter.clean(f"{before} {name} {after}")
    assert BAR in cleaned
    assert blotter.spans(cleaned) == ()
    assert name not in cleaned


@given(st.text(alphabet="abc .-’ä\u0301"), st.text(alphabet="abcä ", min_size=5))
def test_spans_are_whole_words_in_order_and_apart(text: str, name: str) -> None:
    spans = Blotter([name]).spans(text)
    assert all(a < b for a, b in spans)
    assert all(one[1] < two[0] for one, two in pairwise(spans))
    for start, end in spans:
        assert not (start and text[start - 1].isalnum())
        assert not (end < len(text) and text[end].isalnum())
