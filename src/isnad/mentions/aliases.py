"""Other names that a text gives: in brackets, after *known as*, in quotes inside a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from isnad.mentions.draft import Draft, Span
from isnad.mentions.mention import EntityType
from isnad.mentions.names import KUNYA, initials, is_acronym, trim
from isnad.mentions.numerals import GAP, wordset
from isnad.mentions.sorts import sort_of

_KNOWN = (
    rf"also{GAP}known{GAP}as|better{GAP}known{GAP}as|formerly{GAP}known{GAP}as|otherwise{GAP}known{GAP}as"
    rf"|commonly{GAP}known{GAP}as|widely{GAP}known{GAP}as"
    rf"|popularly{GAP}known{GAP}as|known{GAP}variously{GAP}as|known{GAP}locally{GAP}as|known{GAP}simply{GAP}as|known{GAP}in{GAP}\w+{GAP}as"
    rf"|known{GAP}as|known{GAP}by{GAP}the{GAP}name|a\.?{GAP}?k\.?{GAP}?a\.?|alias(?:es)?"
    rf"|(?:also{GAP}|sometimes{GAP}|usually{GAP})?called|calls?|(?:knew|knows?){GAP}(?:only{GAP})?as|calling{GAP}(?:itself|himself|herself|themselves)"
    rf"|nicknamed|dubbed|codenamed|code-named|styled|n[ée]e|(?:whose|his|her|its|the){GAP}"
    rf"(?:real|true|full|other|war|code|birth|Arabic|official|proper){GAP}name{GAP}(?:is|was|being)?"
    rf"|real{GAP}name:?|true{GAP}name:?|whose{GAP}nom{GAP}de{GAP}guerre{GAP}(?:is|was)|nom{GAP}de{GAP}guerre:?"
    rf"|under{GAP}the{GAP}(?:alias|name|pseudonym|nom{GAP}de{GAP}guerre){GAP}?(?:of)?"
    rf"|going{GAP}by(?:{GAP}the{GAP}name{GAP}of)?|who{GAP}goes{GAP}by(?:{GAP}the{GAP}name{GAP}of)?"
    rf"|(?:also{GAP})?referred{GAP}to{GAP}as|or{GAP}simply|in{GAP}Arabic|short{GAP}for|abbreviated{GAP}(?:as"
    rf"|to)|renamed|@"
)
_CUE = re.compile(
    rf"\s?(?:{GAP}|,{GAP}|{GAP}?\({GAP}?|,{GAP}?\(|{GAP}?[-–—]{GAP}?)(?:(?:whom?|which|that){GAP}(?:we|they|he|she|I"
    rf"|some|many|people|everyone|locals|(?:the|his|her|its|their|our|some|other|many){GAP}\w+(?:{GAP}\w+)?){GAP}|(?:is|was|are|were|who|which|that|has|have|been"
    rf"|and){GAP}){{0,3}}(?P<cue>{_KNOWN})(?P<gap>{GAP}|:{GAP}?)"
    rf"(?:(?:by|to|among|in){GAP}(?:his|her|its|the|many|some|\w+){GAP}(?:\w+{GAP})?(?:as{GAP}))?",
    re.IGNORECASE,
)
_IS_VERB = re.compile(r"(?:calls?|called|dubbed|nicknamed|styled|renamed|codenamed|code-named)\Z", re.IGNORECASE)
_COPULA = re.compile(
    rf"{GAP}(?P<cue>(?:is|was){GAP}(?P<doubt>probably|possibly|likely|perhaps|apparently|presumably"
    rf"|almost{GAP}certainly|believed{GAP}to{GAP}be|thought{GAP}to{GAP}be"
    rf"|assessed{GAP}to{GAP}be|said{GAP}to{GAP}be|reportedly)?(?:{GAP}?(?P<sure>in{GAP}fact|really|actually"
    rf"|identical{GAP}with|the{GAP}same{GAP}(?:man|person){GAP}as|identified{GAP}as|an?{GAP}alias{GAP}(?:of|for)"
    rf"|the{GAP}nom{GAP}de{GAP}guerre{GAP}of))?|(?:has{GAP}been{GAP})?identified{GAP}as){GAP}",
    re.IGNORECASE,
)
_BRACKET = re.compile(
    rf"{GAP}?[(\[](?:the{GAP})?(?P<quote>[\"“”'‘]?)(?P<the>the{GAP})?(?P<inside>[^()\[\]\"“”\n]{{2,60}}?)[\"“”'’]?(?:{GAP}in{GAP}[A-Z]\w+)?[)\]]"
)
_OR = re.compile(rf",?{GAP}or{GAP}(?P<open>[\"“‘])")
_QUOTED = re.compile(r"[\"“‘'](?P<the>(?:the|The|THE)\s+)?(?P<inside>[A-Z][^\"“”‘’\n]{1,50}?)[\"”’'](?!\w)")
_WORD = r"[A-Z\u00c0-\u00de][\w'’ʿʾ`.-]*"
_LINK = r"(?:al|el|bin|ibn|bint|of|the|and|de|del|la|von|van|ul|ad|ash|as|ahl|for)"
_NAME = re.compile(rf"(?:the{GAP})?(?P<name>{_WORD}(?:(?:{GAP}|-)(?:{_LINK}(?:{GAP}|-))*{_WORD}){{0,6}})", re.UNICODE)
_CAPITAL_STOP = wordset(
    "WHO WHICH THAT IS WAS WERE HAS HAD HAVE AND OR BUT IN ON AT TO FROM WITH BY FOR OF A AN HE SHE IT",
    "THIS THAT THESE THOSE HIM HER THEM THEY AS WILL SAID TOLD STATED CLAIMED WHEN WHERE AFTER BEFORE THE",
)
_SMALL = wordset(
    "of the al and for in ahl bin ibn de la du des le les et y e del los las da do dos der die das und im"
)
_NO_ALIAS = wordset(
    "sic nfi rel noforn fnu lnu dob pob phonetic ph age left right above below centre center pictured",
    "photo file see note source unknown redacted c s u ts cont continued applause laughter",
    "translation unofficial am pm gmt local time north south east west percent usd sp fig figure table",
    "page afp ap reuters upi efe text report ibid op cit jr sr ret retired deceased",
)
_EDITORS = wordset(
    "omitted indistinct recording text received heard passage passages words word name names begin end sic video",
    "not further identified identity unidentified redacted withheld deleted excerpt excerpts report sentence as",
    "figures number numbers broadcast monitored",
)
_OPENED = re.compile(rf"(?P<name>{_WORD}(?:[ -](?:{_LINK}[ -])*{_WORD}){{0,6}}),?[ \n][(\[][\"“]?(?:the[ \n])?\Z")
_CLOSED = re.compile(r"[\"”]?[)\]]")
_TITLE_ONLY = re.compile(r"(?:[A-Z]-[A-Z]{2}|[RDI]-[A-Z][\w.]+|\d+|[ivxlc]+)\Z")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of one, by their places among the drafts and the text; `sure` is False for a supposition."""

    agent: Span
    patient: Span
    cue: Span
    entity_type: EntityType | None
    sure: bool = True


def alias_pairs(text: str, drafts: Sequence[Draft]) -> list[Pair]:
    """The pairs of names that the text introduces, in text order."""
    names = [
        d
        for d in drafts
        if d.kind == "name" and d.entity_type in ("Person", "Organization", "Place", "Work", "People")
    ]
    starts = [d.start for d in names]
    phrases = {d.end for d in drafts if d.kind == "nominal"}
    persons = {d.end: d.span for d in names if d.entity_type == "Person"}
    pairs = []
    for n, draft in enumerate(names):
        if any(names[k].start <= draft.start and names[k].end > draft.end for k in range(max(0, n - 2), n)):
            continue
        following = names[bisect_left(starts, draft.end) :][:3]
        found = None if draft.end in phrases else _after_cue(text, draft, following)
        found = (
            found or _in_brackets(text, draft, persons) or _after_or(text, draft) or _copula(text, draft, following)
        )
        found = found or _before_bracket(text, draft) or _glossed(text, draft, following)
        found = found or _by_name(text, draft, following)
        if found is not None:
            pairs.append(found)
        pairs += _nickname(text, draft)
    return pairs


def _after_cue(text: str, draft: Draft, following: Sequence[Draft]) -> Pair | None:
    end = _past_quote(text, draft.end)
    cue = _CUE.match(text, end, end + 120)
    if cue is None or (
        _IS_VERB.match(cue["cue"]) and not re.search(r"[,(–—-]|\b(?:is|was|are|were|who|which)\b", _before(cue))
    ):
        return None
    name = _named_at(text, cue.end(), following)
    if name is None or _same_words(text, draft.span, name):
        return None
    return Pair(draft.span, name, cue.span("cue"), draft.entity_type)


_CALLED = re.compile(
    rf"{GAP}?,?{GAP}(?:(?:who|whom|which|that)(?:{GAP}\w+)?{GAP})?(?:(?:is|was|were|has|had|been|he|she"
    rf"|they){GAP}){{0,3}}(?:called|named|introduced{GAP}as|known{GAP}as|nicknamed|identified{GAP}as"
    rf"|by{GAP}the{GAP}name{GAP}of|going{GAP}by){GAP}",
    re.IGNORECASE,
)


_WHOM = re.compile(rf"\b(?:whom?|which|that){GAP}\Z", re.IGNORECASE)


def described(text: str, drafts: Sequence[Draft]) -> list[tuple[int, int]]:
    """Descriptions that the text names at once, with the name: *a man who was introduced as Haji Rustam*."""
    names = [n for n, d in enumerate(drafts) if d.kind == "name"]
    starts = [drafts[n].start for n in names]
    found = []
    for n, d in enumerate(drafts):
        if d.kind != "nominal" or d.entity_type not in ("Person", "Organization", "Place"):
            continue
        m = None if _WHOM.search(text, max(0, d.start - 8), d.start) else _CALLED.match(text, d.end)
        k = bisect_left(starts, m.end()) if m else len(starts)
        if m and k < len(starts) and starts[k] - m.end() <= 4:
            found.append((n, names[k]))
    return found


def _before(cue: re.Match[str]) -> str:
    """The characters between a name and the cue after it."""
    return cue.string[cue.start() : cue.start("cue")].casefold()


def _past_quote(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] in ("'", '"', "”", "’") else end


def _named_at(text: str, at: int, following: Sequence[Draft]) -> Span | None:
    """The name at a place: quoted words, a draft that begins there, or words with capitals."""
    while at < len(text) and text[at] in " \n\t:":
        at += 1
    quoted = _QUOTED.match(text, at)
    if quoted:
        return trim(text, *quoted.span("inside"))
    the = re.compile(rf"(?:the|an?){GAP}", re.IGNORECASE).match(text, at)
    begin = the.end() if the else at
    for draft in following:
        if draft.start in (at, begin):
            return draft.span
    named = _NAME.match(text, begin)
    if named is None:
        return None
    start, end = named.span("name")
    start, end = trim(text, start, _before_stop(text, start, end))
    return (start, end) if end > start else None


def _before_stop(text: str, start: int, end: int) -> int:
    """In capitals, the end of a name before the first word that no name holds."""
    for word in re.finditer(r"\S+", text[start:end]):
        if word[0].strip(".,") in _CAPITAL_STOP and text[start:end].isupper():
            return start + word.start()
        if word[0].endswith(".") and len(word[0]) > 3:
            return start + word.end() - 1
    return end


def _in_brackets(text: str, draft: Draft, persons: Mapping[int, Span]) -> Pair | None:
    end = _past_quote(text, draft.end)
    m = _BRACKET.match(text, end, end + 90)
    if m is None:
        return None
    inside, name = m.span("inside"), text[draft.start : draft.end]
    words = m["inside"].strip()
    if _EDITORS & set(words.casefold().split()) or not _may_be_alias(words) or _same_words(text, draft.span, inside):
        return None
    if not (
        _is_short_form(text, name, words, draft)
        or _is_other_name(words, m["quote"], draft, name.isupper() and " " in name)
        or (draft.entity_type == "Person" and _identifies(m[0].lstrip(), name, inside, persons))
    ):
        return None
    cue = (m.start() + len(m[0]) - len(m[0].lstrip()), m.end())
    named = persons.get(inside[1])
    return Pair(draft.span, named or trim(text, *inside), cue, draft.entity_type)


def _identifies(bracket: str, name: str, inside: Span, persons: Mapping[int, Span]) -> bool:
    """*the Ferryman [Col. Marek Sollum]*, *Abu Hafez (Idris Valko)*: an editor, or the author, says who it is."""
    person = persons.get(inside[1])
    if person is None or person[0] < inside[0] or not _only_titles(bracket[1 : 1 + person[0] - inside[0]]):
        return False
    return bracket[0] == "[" or name.partition(" ")[0].casefold() in KUNYA or " " not in name


def _before_bracket(text: str, draft: Draft) -> Pair | None:
    """Capital words that nobody took for a name, before a bracket with an organisation's name."""
    opened = _OPENED.search(text, max(0, draft.start - 120), draft.start)
    if draft.entity_type != "Organization" or opened is None or not _CLOSED.match(text, draft.end):
        return None
    if (
        opened["name"].isupper()
        or len(opened["name"].replace("-", " ").split()) < 2
        or is_acronym(text[draft.start : draft.end])
    ):
        return None
    cue = (opened.end("name") + 1, draft.end + 1)
    return Pair(trim(text, *opened.span("name")), draft.span, cue, "Organization")


def _may_be_alias(words: str) -> bool:
    low = words.casefold().strip(".")
    return (
        bool(words)
        and low not in _NO_ALIAS
        and not _TITLE_ONLY.match(words)
        and not re.search(r"\d{2}|[:;=%$]", words)
    )


def _is_short_form(text: str, name: str, words: str, draft: Draft) -> bool:
    """Whether the bracket holds the name's acronym, by its letters or because it comes again."""
    if " " in words.strip():
        return is_acronym(name) and (
            name.replace("-", "").upper() in initials(words) or _is_gloss(name, words, draft)
        )
    if not is_acronym(words) or draft.entity_type not in ("Organization", "Place", "Work"):
        return False
    letters = words.replace("-", "").replace(".", "").upper()
    if letters in initials(name) or _spelled_by(letters, name):
        return True
    return (
        draft.entity_type == "Organization"
        and len(name.split()) > 1
        and len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", text)) > 1
    )


def _is_gloss(name: str, words: str, draft: Draft) -> bool:
    """Whether capital words beside an acronym translate it: *FPL [Popular Front of Lakes]*."""
    capital = all(w[0].isupper() or w.casefold() in _SMALL for w in words.split())
    alike = words[:1] == name[:1] or sort_of(words, False) == "Organization"
    return draft.entity_type == "Organization" and capital and len(words.split()) > 2 and alike


def _spelled_by(letters: str, name: str) -> bool:
    """Whether the letters stand in order in the name, the first at its head."""
    rest = iter(name.upper())
    return name[:1].upper() == letters[:1] and all(letter in rest for letter in letters) and len(letters) >= 3


def _is_other_name(words: str, quote: str, draft: Draft, capitals: bool) -> bool:
    """Whether the bracket holds another name in full: quoted, a kunya, or capital words beside an organisation."""
    parts = words.split()
    capital = all(p[0].isupper() or p.casefold() in _SMALL for p in parts)
    if not capital or "," in words:
        return False
    if quote:
        return True
    if draft.entity_type == "Person":
        return parts[0].casefold() in KUNYA and len(parts) > 1
    if draft.entity_type != "Organization" or len(parts) < 2:
        return False
    return not words.isupper() or (capitals and len(parts) > 2)


_GLOSS = re.compile(rf",{GAP}(?:the|or){GAP}", re.IGNORECASE)
_ONWARDS = re.compile(rf"(?:,{GAP}?(?!(?:and|or|as{GAP}well)\b)|[.;)]|{GAP}\((?!and))", re.IGNORECASE)
_ARABIC_BODIES = wordset(
    "harakat haraka liwa liwaa kataib kata'ib katibat katiba saraya jaysh jaish hizb hezb jabhat jabha faylaq asaib",
    "ansar jund firqat munazzamat tanzim ittihad majlis hayat quwwat jamaat usbat wizarat mudiriyat",
)


def _glossed(text: str, draft: Draft, following: Sequence[Draft]) -> Pair | None:
    """*Harakat al-Fajr, the Dawn Movement, has …*: an organisation's name and, set off, what it means."""
    m = _GLOSS.match(text, draft.end) if draft.entity_type == "Organization" else None
    other = next((d for d in following if m and d.start == m.end() and d.entity_type == "Organization"), None)
    if m is None or other is None or not _ONWARDS.match(text, other.end):
        return None
    arabic = [_foreign(text[d.start : d.end]) for d in (draft, other)]
    return Pair(draft.span, other.span, m.span(), "Organization") if arabic[0] != arabic[1] else None


_BY_NAME = re.compile(rf",{GAP}(?:one|a{GAP}certain|in{GAP}(?:fact|truth|reality)){GAP}", re.IGNORECASE)


def _by_name(text: str, draft: Draft, following: Sequence[Draft]) -> Pair | None:
    """*the man whom they call the Baker, one Jannik Prell, paid …*: a person's other name, set off."""
    m = _BY_NAME.match(text, draft.end) if draft.entity_type == "Person" else None
    other = next((d for d in following if m and d.start == m.end() and d.entity_type == "Person"), None)
    return Pair(draft.span, other.span, m.span(), "Person") if m and other else None


def _foreign(name: str) -> bool:
    return name.replace("-", " ").split()[0].casefold().replace("’", "'") in _ARABIC_BODIES


def _after_or(text: str, draft: Draft) -> Pair | None:
    """*…, called A or "B"* and *A, or "B"*: a second name in quotes."""
    m = _OR.match(text, _past_quote(text, draft.end))
    quoted = _QUOTED.match(text, m.start("open")) if m else None
    if m is None or quoted is None:
        return None
    return Pair(draft.span, trim(text, *quoted.span("inside")), m.span(), draft.entity_type)


def _copula(text: str, draft: Draft, following: Sequence[Draft]) -> Pair | None:
    """*X is probably Y* between two persons' names."""
    if draft.entity_type != "Person":
        return None
    m = _COPULA.match(text, draft.end)
    if m is None:
        return None
    if not (m["doubt"] or m["sure"] or "identified" in m["cue"].lower()):
        return None
    near = (d.span for d in following if d.entity_type == "Person" and 0 <= d.start - m.end() <= 40)
    other = next((span for span in near if _only_titles(text[m.end() : span[0]])), None) or _titled_at(text, m.end())
    return Pair(draft.span, other, m.span("cue"), "Person", sure=m["doubt"] is None) if other else None


def _titled_at(text: str, at: int) -> Span | None:
    """A person's name with a title before it that nobody took for a name: *Brigadier SAFAR MOHTADI*."""
    titles = re.compile(rf"(?:[A-Z][\w'.]+{GAP})*").match(text, at)
    begin = at
    for word in re.finditer(r"\S+\s*", titles[0] if titles else ""):
        if not _only_titles(word[0]):
            break
        begin = at + word.end()
    named = _NAME.match(text, begin) if begin > at else None
    if named is None:
        return None
    start, end = named.span("name")
    end = _before_stop(text, start, end)
    further = re.search(rf"{GAP}(?:of|for|and|the){GAP}", text[start:end])
    end = start + further.start() if further else end
    return (start, end) if len(text[start:end].split()) > 1 else None


def _only_titles(words: str) -> bool:
    from isnad.mentions.titles import is_title

    return all(is_title(w) for w in re.findall(r"[\w']+", words))


def _nickname(text: str, draft: Draft) -> list[Pair]:
    """A name in quotes inside a person's: *Jamil "the Fox" Haddad*."""
    if draft.entity_type != "Person":
        return []
    m = re.search(r"\s[\"“‘(](?P<inside>[A-Z][^\"”’)\n]{1,30})[\"”’)]\s", text[draft.start : draft.end])
    if m is None:
        return []
    start, end = draft.start + m.start("inside"), draft.start + m.end("inside")
    return [Pair(draft.span, (start, end), (start - 1, end + 1), "Person")]


def _same_words(text: str, a: Span, b: Span) -> bool:
    return text[a[0] : a[1]].casefold() == text[b[0] : b[1]].casefold() or (a[0] < b[1] and b[0] < a[1])
