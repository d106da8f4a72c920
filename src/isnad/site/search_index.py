"""The published copy's own search: words to records in small scripts, so that a browser loads only what it needs.

They are scripts and not JSON files because a page opened from a folder may load a script beside it, and nothing else.
`search/about.js` says how many records a file holds, `search/CODE.js` (two letters by their code points) gives the
records of each word that begins so, `search/records-N.js` the records: [title, address, note, text].
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from isnad.casefile import Casefile
from isnad.views import address, words
from isnad.views.claims import PASSAGES_A_PART, Desk

RECORDS_A_FILE = 400
_SIGNS = re.compile("['’‘ʿʾʼʻ`ـ]")
_WORD = re.compile(r"[^\W_]+")

Record = tuple[str, str, str, str]
"""Title, address, note, text; the text is a passage's, empty for entities, matters and documents."""


def files(desk: Desk) -> Iterator[tuple[str, str]]:
    """(path, content) of every file of the index, in a fixed order."""
    index: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    held: list[Record] = []
    count = 0
    for record, found_by in _records(desk):
        for word in sorted(set(folded(found_by))):
            index[_shard(word)][word].append(count)
        held.append(record)
        count += 1
        if len(held) == RECORDS_A_FILE:
            yield _records_file(count, held)
            held = []
    if held:
        yield _records_file(count, held)
    for name, entries in sorted(index.items()):
        yield f"search/{name}.js", f"isnadShard({_json(name)},{_json(dict(sorted(entries.items())))});\n"
    about = {"isnad": 1, "size": RECORDS_A_FILE, "records": count, "shards": sorted(index)}
    yield "search/about.js", f"window.isnadIndex={_json(about)};\n"


def folded(text: str) -> list[str]:
    """The words of a text as people type them: lower case, without marks and the signs for ayn and hamza.

    `static/search.js` folds a query in the same way.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.category(c).startswith("M"))
    return _WORD.findall(_SIGNS.sub("", plain).lower())


def _records(desk: Desk) -> Iterator[tuple[Record, str]]:
    """Each record with the words that find it: names first, then matters, documents and passages."""
    for entity in desk.case.entities():
        schema = words.SCHEMA.get(entity.schema, entity.schema.lower())
        note = f"{schema}, {words.plural(entity.mentions, 'mention')}"
        names = " ".join(name.name for name in entity.names)
        yield (desk.caption(entity.id), address.entity(entity.id), note, ""), f"{entity.caption} {names}"
    for matter in desk.case.matters():
        title = desk.matter_title(matter)
        note = words.AGREEMENT[matter.agreement].split(":")[0]
        yield (title, address.matter(matter.id), note, ""), f"{title} {words.kind(matter.kind)}"
    for listed in desk.case.listing():
        title = desk.title(listed.id)
        yield (title, address.document(listed.id), desk.dated(listed.id), ""), f"{title} {desk.dated(listed.id)}"
        yield from _passages(desk.case, listed.id, title)


def _passages(case: Casefile, document: str, title: str) -> Iterator[tuple[Record, str]]:
    reading = case.reading(document)
    for passage in reading.passages:
        text = " ".join(reading.document.text[passage.start : passage.end].split())
        where = address.paragraph(document, passage.paragraph, passage.number // PASSAGES_A_PART + 1)
        yield (title, where, "", text), text


def _records_file(count: int, held: list[Record]) -> tuple[str, str]:
    number = (count - 1) // RECORDS_A_FILE
    return f"search/records-{number}.js", f"isnadRecords({number},{_json(held)});\n"


def _shard(word: str) -> str:
    return "-".join(f"{ord(letter):x}" for letter in word[:2])


def _json(thing: object) -> str:
    return json.dumps(thing, ensure_ascii=True, separators=(",", ":"))
