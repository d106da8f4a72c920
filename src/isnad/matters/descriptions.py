"""Descriptions compared: the head noun, its modifiers and the count of *five U.S. soldiers*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from isnad.matters.lexicon import CLASSES, DETERMINERS, NUMBER_WORDS, POLICED, PRONOUNS

_CLASS_OF = {word: name for name, words in CLASSES.items() for word in words}
_WORD = re.compile(r"[A-Za-zÀ-ɏ0-9][\wÀ-ɏ.'’&-]*")
_TAIL = re.compile(
    r"\s*(?:,(?!\d)|;|:|\(|\bof\b|\bwho\b|\bwhom\b|\bwhich\b|\bthat\b|\bfrom\b|\bin\b|\bat\b|\bwith\b|\bon\b|\bfor\b|\bnear\b|\bbelonging\b|\bloyal\b)",
    re.I,
)
_POINTED = re.compile(r"(?:that|this|those|these)\s+(?:man|men|woman|women|person|people|individual|individuals)")
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "people",
    "police": "police",
    "forces": "force",
    "dead": "dead",
}


@dataclass(frozen=True, slots=True)
class Description:
    """The head noun (singular, lower case), its class where it has one, and the modifiers before it."""

    head: str
    group: str | None
    modifiers: frozenset[str]

    def fits(self, other: Description) -> bool:
        """Whether both can describe the same people: *soldiers* and *U.S. soldiers*, *people* and *civilians*."""
        if self.head == other.head:
            return True
        if "people" in (self.group, other.group):
            return True
        return self.group is not None and self.group == other.group


@lru_cache(maxsize=200_000)
def describe(text: str) -> Description | None:
    """The head and modifiers of a noun phrase; None for a pronoun or for words without a noun (*five*)."""
    if is_pronoun(text):
        return None
    words = [word.strip(".'’-") for word in _WORD.findall(_before_tail(text))]
    content = [word for word in words if not _is_filler(word.lower())]
    if not content or content[-1].lower() in PRONOUNS:
        return None
    head = singular(content[-1].lower())
    modifiers = frozenset(word.lower().replace(".", "") for word in content[:-1])
    return Description(head, _class(head, modifiers), modifiers)


def _class(head: str, modifiers: frozenset[str]) -> str | None:
    """The class of a head noun; *police officers* are police, *security forces* may be anybody armed."""
    group = _CLASS_OF.get(head)
    if group == "soldier" and "security" in modifiers:
        return None
    return "police" if group in {None, "soldier"} and head in POLICED and "police" in modifiers else group


def singular(word: str) -> str:
    """A plural English noun in the singular, by rule: *policemen*, *bodies*, *attacks*."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "uses")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def same_unit(left: str | None, right: str | None) -> bool:
    """Whether two units count the same: *soldiers* and *U.S. soldiers*; no unit counts whatever the other counts."""
    if left is None or right is None or left == right:
        return True
    one, two = describe(left), describe(right)
    return one is None or two is None or one.fits(two)


def is_pronoun(text: str) -> bool:
    """Whether the words are a pronoun, or *that man*, and name nobody by themselves."""
    words = text.strip().lower()
    return words in PRONOUNS or bool(_POINTED.fullmatch(words))


def is_unknown(text: str) -> bool:
    """Whether a speaker's words say nothing of who it is: *it was reported*."""
    return text.strip(" .?").lower() in {"", "it", "there", "unknown", "one", "none", "null"}


def _before_tail(text: str) -> str:
    match = _TAIL.search(text, 1)
    start = text.lower()
    if match and start[: match.start()].strip() not in {
        "a number",
        "a total",
        "a group",
        "hundreds",
        "thousands",
        "dozens",
        "some",
        "one",
        "two",
        "three",
    }:
        return text[: match.start()]
    return text[match.end() :] if match and "of" in match.group().lower() else text


def _is_filler(word: str) -> bool:
    return word in DETERMINERS or word in NUMBER_WORDS or word[0].isdigit()
