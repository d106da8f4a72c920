"""Word forms: a dictionary's lemmas expanded once, so that reading a document needs no lemmatizer."""

from __future__ import annotations

from functools import lru_cache

_TAGS = {"VERB": ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), "NOUN": ("NN", "NNS")}
_IRREGULAR: dict[str, frozenset[str]] = {
    "hold": frozenset({"hold", "holds", "held", "holding"}),
    "lead": frozenset({"lead", "leads", "led", "leading"}),
    "man": frozenset({"man", "men"}),
    "spokesman": frozenset({"spokesman", "spokesmen"}),
    "be": frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re"}),
    "have": frozenset({"have", "has", "had", "having", "'ve"}),
}


@lru_cache(maxsize=8192)
def forms(lemma: str, upos: str) -> frozenset[str]:
    """All written forms of a lemma as VERB, NOUN or ADJ, in lower case, the lemma among them."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if upos not in _TAGS or not lemma.isalpha() or not lemma.isascii():
        return frozenset({lemma})
    from lemminflect import getAllInflections, getAllInflectionsOOV

    tags = getAllInflections(lemma, upos) or getAllInflectionsOOV(lemma, upos)
    return frozenset(form.lower() for tag in _TAGS[upos] for form in tags.get(tag, ())) | {lemma}


@lru_cache(maxsize=8192)
def participles(lemma: str) -> frozenset[str]:
    """The past participles of a verb."""
    if lemma in _IRREGULAR:
        return frozenset({"held", "led", "had", "been"}) & _IRREGULAR[lemma]
    from lemminflect import getAllInflections, getAllInflectionsOOV

    tags = getAllInflections(lemma, "VERB") or getAllInflectionsOOV(lemma, "VERB")
    return frozenset(form.lower() for form in tags.get("VBN", tags.get("VBD", ())))
