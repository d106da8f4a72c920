"""The published copy's own search: words to records in small scripts, so that a browser loads only what it needs.

They are scripts and not JSON files because a page opened from a folder may load a script beside it, and nothing else.
`search/about.js` says how many records a file holds, `search/CODE.js` (two letters by their code points) gives the
records of each word that begins so, `search/records-N.js` the records: [title, address, note, text, facets]. A
claim's facets are [kind, voices, first day, last day, agreement, grade], and it is found by words that no text has:
`#` before its kind, `@` before its voices' words, `=` before its agreement, `~` before its years, `$` before its
grade.
"""

from __future__ import annotations

import json
import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from isnad.casefile import Casefile
from isnad.claims import Claim
from isnad.views import address, words
from isnad.views.claims import PASSAGES_A_PART, Desk

RECORDS_A_FILE = 400
_SIGNS = re.compile("['’‘ʿʾʼʻ`ـ]")
_WORD = re.compile(r"[^\W_]+")

MOST_YEARS = 120  # of one claim; what is open at an end is found by the years that it names
Facets = tuple[str, str, str, str, str, str]
Record = tuple[str, str, str, str] | tuple[str, str, str, str, Facets]
"""Title, address, note, text, facets; the text is a passage's or a claim's, only a claim has facets."""


def files(desk: Desk) -> Iterator[tuple[str, str]]:
    """(path, content) of every file of the index, in a fixed order."""
    index: dict[str, dict[str, array[int]]] = defaultdict(lambda: defaultdict(lambda: array("L")))
    held: list[Record] = []
    count = 0
    for record, found_by in _records(desk):
        for word in sorted(set(found_by)):
            index[_shard(word)][word].append(count)
        held.append(record)
        count += 1
        if len(held) == RECORDS_A_FILE:
            yield _records_file(count, held)
            held = []
    if held:
        yield _records_file(count, held)
    for name, entries in sorted(index.items()):
        yield (
            f"search/{name}.js",
            f"isnadShard({_json(name)},{_json({word: entries[word].tolist() for word in sorted(entries)})});\n",
        )
    about = {"isnad": 1, "size": RECORDS_A_FILE, "records": count, "shards": sorted(index)}
    yield "search/about.js", f"window.isnadIndex={_json(about)};\n"


def folded(text: str) -> list[str]:
    """The words of a text as people type them: lower case, without marks and the signs for ayn and hamza.

    `static/search.js` folds a query in the same way.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.category(c).startswith("M"))
    return _WORD.findall(_SIGNS.sub("", plain).lower())


def _records(desk: Desk) -> Iterator[tuple[Record, list[str]]]:
    """Each record with the words that find it: names first, then matters, documents, passages and claims."""
    for record, text in _texts(desk):
        yield record, folded(text)
    yield from _claims(desk)


def _claims(desk: Desk) -> Iterator[tuple[Record, list[str]]]:
    """Each claim, by the words of its line and by its facets."""
    case = desk.case
    grades = case.grades()
    spans = {claim: (first or "", last or "") for claim, first, last in case.days()}
    for batch in _batches(case.every_claim()):
        for claim, view in zip(batch, desk.views(batch), strict=True):
            voices = ", ".join(named.name for link in view.chain for named in link.voices)
            publisher = desk.listed(claim.document).publisher or ""
            agreement = view.matter.agreement if view.matter else "single"
            first, last = spans.get(claim.id, ("", ""))
            grade = "".join(grades.of_claim(claim))
            facets = (claim.kind, " ".join(folded(f"{voices} {publisher}")), first, last, agreement, grade)
            record = (words.sentence(view), view.where, f"{voices}, {view.standing}".strip(", "), view.quote, facets)
            yield record, [*folded(view.quote), *_marked(facets, claim.id in spans)]


def _marked(facets: Facets, dated: bool) -> Iterator[str]:
    kind, voices, first, last, agreement, grade = facets
    yield f"#{kind}"
    yield f"={agreement}"
    yield from (f"@{word}" for word in voices.split())
    yield from (f"${sign}" for sign in grade)
    if dated:
        low, high = int((first or last)[:4]), int((last or first)[:4])
        yield from (f"~{year:04}" for year in range(low, min(high, low + MOST_YEARS) + 1))


def _batches(claims: Iterable[Claim]) -> Iterator[list[Claim]]:
    rest = iter(claims)
    while batch := list(islice(rest, 500)):
        yield batch


def _texts(desk: Desk) -> Iterator[tuple[Record, str]]:
    """Names, matters, documents and passages, each with the text whose words find it."""
    for entity in desk.case.every_entity():
        schema = words.SCHEMA.get(entity.schema, entity.schema.lower())
        note = f"{schema}, {words.plural(entity.mentions, 'mention')}"
        names = " ".join(name.name for name in entity.names)
        yield (desk.caption(entity.id), address.entity(entity.id), note, ""), f"{entity.caption} {names}"
    for matter in desk.case.every_matter():
        title = matter.title
        note = words.AGREEMENT[matter.agreement].split(":")[0]
        yield (title, address.matter(matter.id), note, ""), f"{title} {words.kind(matter.kind)}"
    for listed in desk.case.listing():
        title = desk.title(listed.id)
        yield (title, address.document(listed.id), desk.dated(listed.id), ""), f"{title} {desk.dated(listed.id)}"
        yield from _passages(desk.case, listed.id, title)


def _passages(case: Casefile, document: str, title: str) -> Iterator[tuple[Record, str]]:
    whole = case.document(document).text
    for passage in case.passages(document, 0, case.count_passages(document)):
        text = " ".join(whole[passage.start : passage.end].split())
        where = address.paragraph(document, passage.paragraph, passage.number // PASSAGES_A_PART + 1)
        yield (title, where, "", text), text


def _records_file(count: int, held: list[Record]) -> tuple[str, str]:
    number = (count - 1) // RECORDS_A_FILE
    return f"search/records-{number}.js", f"isnadRecords({number},{_json(held)});\n"


def _shard(word: str) -> str:
    return "-".join(f"{ord(letter):x}" for letter in word[:2])


def _json(thing: object) -> str:
    return json.dumps(thing, ensure_ascii=True, separators=(",", ":"))
