"""What a text says of itself in its first lines: title, date, publisher, authors.

Nothing is guessed: a line counts when it is a labelled field, a masthead, a dateline, a byline or a date alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from isnad.documents.dating import find_date

ZONE = 3_000  # characters
ZONE_LINES = 40


@dataclass(frozen=True, slots=True)
class Header:
    """What a text's first lines give; `date` is EDTF."""

    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()


_DATE_FIELD = re.compile(
    r"^\W{0,4}(?:date of (?:the )?(?:report|publication|issue|document|letter|cable)|report date|date|dated|published"
    r"(?: on)?|publication date|posted(?: on)?|release date|issued(?: on)?|filed|sent|dtg|first published|updated"
    r"|last (?:updated|modified)|дата|التاريخ|تاريخ)\b(?:[^:\n]{0,12}:|\s)\s*",
    re.IGNORECASE,
)
_FIRST_CHOICE = re.compile(r"updated|modified", re.IGNORECASE)
_DATELINE = re.compile(
    r"^\s*(?P<place>[A-Z][A-Za-z.'’,()\- ]{1,60}?),?\s+(?P<date>\(?[\w., ]{5,24}?\d{2,4}\)?)\s*"
    r"(?:\((?P<agency>[A-Z][^()\n]{1,60})\))?\s*(?:--|—|–|-\s|\[|:)"
)
_AGENCY = re.compile(
    r"^\s*[A-Z][A-Za-z.'’,\- ]{1,50}?(?:,? [\w., ]{3,24})?\s*\((?P<agency>[A-Z][A-Za-z .&-]{1,40})\)\s*(?:--|—|–|-\s)"
)
_BYLINE = re.compile(
    r"^\s*(?:(?:written |reported |story )?|posted .{0,40}\b)by:?\s+(?P<names>\S.{2,100})$", re.IGNORECASE
)
_AUTHOR_FIELD = re.compile(
    r"^\W{0,4}(?:authors?|reporters?|prepared by|drafted by|autor|автор|بقلم)\s*:\s*(?P<names>\S.{2,100})$",
    re.IGNORECASE,
)
_PUBLISHER_FIELD = re.compile(
    r"^\W{0,4}(?:publisher|publication|newspaper|station|issuing office|originator)\s*:\s*(?P<name>\S.{1,100})$",
    re.IGNORECASE,
)
_TITLE_FIELD = re.compile(r"^\W{0,4}(?:title|headline)\s*:\s*(?P<name>\S.{1,200})$", re.IGNORECASE)
_SUBJECT_FIELD = re.compile(r"^\W{0,4}(?:subject|subj|re)\s*:\s*(?P<name>\S.{1,200})$", re.IGNORECASE)
_FIELD = re.compile(r"^\W{0,4}[A-Z][\w./()' -]{1,40}:(?:\s|$)")
_CLASSIFICATION = re.compile(
    r"^[\W\d]*(?:(?:top |nato )?secret|confidential|unclas(?:sified)?|classified|restricted|declassified|for official"
    r" use only|limited official use|official use only|sensitive|noforn|page \d+|copy \d+|draft)\b",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:ministry|mission|cent(?:re|er)|office|agency|directorate|command|headquarters|embassy|consulate|department"
    r"|institute|institution|commission|committee|council|court|tribunal|police|army|forces?|corps|brigade|bureau"
    r"|service|authority|university|foundation|association|network|secretariat|news|times|post|herald|courier|daily"
    r"|gazette|monitor|tribune|journal|review|chronicle|observer|guardian|telegraph|mail|star|sun|mirror|record"
    r"|examiner|dispatch|radio|television|tv|broadcasting|magazine|weekly|today|watch|press|wire|blog)\b",
    re.IGNORECASE,
)
_GENRE = re.compile(
    r"\b(?:briefing|statement|release|summary|report|cable|telegram|transcript|communiqu[eé]|letter|memorandum"
    r"|memo|minutes"
    r"|bulletin|interview|affidavit|indictment|judgment|testimony|notice|declaration|inventory|obituary|papers|diary"
    r"|analysis|review of|introduction|finding aid)\b",
    re.IGNORECASE,
)
# What a heading says that somebody does, behind *MINISTRY*, *COURT*, *ARMY*: then it is a headline, no masthead.
_DOES = re.compile(
    r"\b(?:denies|denied|says|said|claims|claimed|announces|announced|rejects|rejected|confirms|confirmed|accuses"
    r"|accused|condemns|condemned|warns|warned|reports (?:on|that)|issues|issued|calls|seizes|seized|kills|killed"
    r"|arrests|arrested|captures|captured|frees|freed|releases|released|holds|orders|ordered|rules|ruled|comments"
    r"|responds|admits|admitted|vows|urges|meets|met|attacked|bombed|expels|expelled|blames|blamed|criticizes"
    r"|criticises|discusses)\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"(?:TO|INFO|CC|VIA|ATTN)\s")
_FROM = re.compile(r"^(?:FM|FROM)\s+")
# *XX0305120091 Port Selim Radio Orland in French 1900 GMT 3 May 91*: the head line of monitored broadcasts and papers
_MONITORED = re.compile(
    r"^\W*[A-Z]{2}\d{8,12}\s+(?P<source>\S.{2,70}?)\s+in\s+[A-Z][A-Za-z-]+(?:\s+to\s+.{2,40}?)?(?:\s+\d{4}\s+GMT)?"
    r"\s+(?P<date>\d{1,2}\s+[A-Z][A-Za-z]{2,8}\.?\s+\d{2,4})\b",
    re.IGNORECASE,
)
# *Novy Kholm, 3 May 2006*
_LETTER_HEAD = re.compile(r"^[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}, (?:the )?(?=\d)")
_SMALL = ("of", "the", "for", "and", "in", "on", "&", "de", "al", "to")
_MASTHEAD = 5  # words
_PARTICLES = ("al", "de", "van", "bin", "ibn", "von", "el", "da")
_SITE = re.compile(r"^(?P<title>\S.{3,150}?)\s+[|–—\-»:]\s+(?P<site>[^|–—»:]{2,40})$")
_ENDS_SENTENCE = re.compile(r"[.!?؟]['\"”’)]*$")


def read_header(text: str, furniture: Sequence[tuple[int, int]] = ()) -> Header:
    """Title, date, publisher and authors as the first lines of `text` give them; None where they say nothing.

    `furniture` are spans (half-open, in order) of a page's boilerplate, which are passed over.
    """
    head, cursor = "", 0
    for start, end in furniture:
        head += text[cursor : min(start, ZONE)]
        cursor = max(cursor, end)
    lines = _zone(head + text[cursor:ZONE])
    body = next((i for i, line in enumerate(lines) if _is_prose(line)), len(lines))
    top = lines[: body + 1]
    header = Header(
        title=_title(lines[:body], text),
        date=_date(top),
        publisher=_publisher(lines[:body], top),
        authors=_authors(top),
    )
    return _saved_page(header, [line for line in lines if line][:2])


def _zone(head: str) -> list[str]:
    return [line.strip().lstrip("#>* ").rstrip("*_ ") for line in head.splitlines()[:ZONE_LINES]]


def _is_prose(line: str) -> bool:
    """A line of running text: long, or ending a sentence, and no field."""
    if _FIELD.match(line) or _BYLINE.match(line) or _CLASSIFICATION.match(line):
        return False
    words = line.split()
    return (
        len(words) > 22
        or (len(words) > 5 and bool(_ENDS_SENTENCE.search(line)) and not line.isupper())
        or (len(words) > 9 and words[-1][:1].islower())
    )


def _date(lines: list[str]) -> str | None:
    labelled: list[tuple[bool, str]] = []
    for line in lines:
        field = _DATE_FIELD.match(line)
        found = find_date(line[field.end() : field.end() + 40]) if field else None
        if field and found and found.start <= 14:
            labelled.append((bool(_FIRST_CHOICE.search(field.group())), found.edtf))
    if labelled:
        return min(labelled, key=lambda pair: pair[0])[1]
    for line in lines:
        date = _dateline(line) or _titled_date(line)
        if date:
            return date
    return None


def _dateline(line: str) -> str | None:
    match = _MONITORED.match(line[:160]) or _DATELINE.match(line[:160])
    found = find_date(match["date"]) if match else None
    return found.edtf if found else None


def _titled_date(line: str) -> str | None:
    """A date that is the line or heads a letter, or that a heading of a known genre ends or begins with."""
    found = find_date(line) if len(line) < 140 else None
    if found and _is_letter_head(line) and len(line) - found.end < 3:
        return found.edtf
    if found is None or _ENDS_SENTENCE.search(line.rstrip(".")):
        return None
    before, after = line[: found.start].strip(), line[found.end :].strip(" .)]|,;–—-")
    beside = re.findall(r"[^\W\d_]+", f"{before} {after}".lower())
    if len(beside) <= 4 and all(len(word) <= 3 or word.endswith("day") for word in beside):
        return found.edtf
    at_end = not after and (re.search(r"[,:;(\[–—|-]$", before) or re.search(r"\b(?:of|dated|for)$", before))
    return found.edtf if (at_end or not before) and _GENRE.search(line) else None


def _authors(lines: list[str]) -> tuple[str, ...]:
    for line in lines:
        match = _AUTHOR_FIELD.match(line) or _BYLINE.match(line)
        names = _names(match["names"]) if match else ()
        if names:
            return names
    return ()


def _names(words: str) -> tuple[str, ...]:
    """Personal names in a byline: parted by commas and *and*, without a role or place behind them."""
    words = re.split(r"\s+(?:\||–|—|-|•|·|\bin\b|\bfor\b|\bat\b)\s+|\s{2,}|\(", words)[0]
    found = []
    for part in re.split(r",\s*|\s+(?:and|&|et|y|und)\s+|;\s*", words.strip(" .|")):
        name = part.strip()
        tokens = name.split()
        if not 1 < len(tokens) <= 5 or any(char.isdigit() for char in name) or _INSTITUTION.search(name):
            continue
        if all(token[0].isupper() or token in _PARTICLES for token in tokens):
            found.append(name)
    return tuple(found)


def _publisher(heading: list[str], top: list[str]) -> str | None:
    for line in top:
        match = _PUBLISHER_FIELD.match(line)
        if match:
            return match["name"].strip()
    for line in top:
        match = _DATELINE.match(line[:160]) or _AGENCY.match(line[:160])
        if match and match["agency"]:
            return match["agency"].strip()
    monitored = next((m for m in map(_MONITORED.match, top) if m), None)
    if monitored:
        return monitored["source"].strip()
    masthead = [line for line in _before_fields(heading) if _is_institution(line)]
    return _FROM.sub("", masthead[-1]) if masthead else _dated_masthead([line for line in heading if line])


def _dated_masthead(lines: list[str]) -> str | None:
    """*THE ZARIT STANDARD*, then a line that is its date, then the headline: the paper, whatever it is called."""
    if len(lines) < 3 or not _is_titlelike(lines[0]) or _GENRE.search(lines[0]) or _DOES.search(lines[0]):
        return None
    found = find_date(lines[1])
    dated = found is not None and found.end - found.start > 0.5 * len(lines[1])
    capitals = all(word[:1].isupper() or word.lower() in _SMALL for word in lines[0].split())
    named = capitals and lines[0].lower().startswith("the ") and len(lines[0].split()) <= _MASTHEAD
    return lines[0] if dated and named and _is_titlelike(lines[2]) else None


def _before_fields(lines: list[str]) -> list[str]:
    count = next((i for i, line in enumerate(lines) if _FIELD.match(line) or _BYLINE.match(line)), len(lines))
    return lines[:count][:12]


def _is_institution(line: str) -> bool:
    words = line.split()
    if not 1 < len(words) <= 9 or _GENRE.search(line) or _CLASSIFICATION.match(line) or find_date(line):
        return False
    found = None if _ADDRESSED.match(line) else _INSTITUTION.search(line)
    if not found or _ENDS_SENTENCE.search(line) or _DOES.search(line, found.end()) or _MONITORED.match(line):
        return False
    if line.isupper():
        return True
    return (
        len(words) <= 6
        and all(word[0].isupper() or word.lower() in _SMALL for word in words)
        and not re.search(r"['’]s\b", line)
    )


def _title(heading: list[str], text: str) -> str | None:
    """The headline: a titled field, else the first heading line that is no masthead, mark, field or date."""
    for line in heading:
        match = _TITLE_FIELD.match(line)
        if match:
            return match["name"].strip()
    candidates = [
        line
        for line in _before_fields(heading)
        if line and not _CLASSIFICATION.match(line) and not _is_institution(line) and _is_titlelike(line)
    ]
    masthead = _dated_masthead([line for line in heading if line])
    candidates = [line for line in candidates if line != masthead] if len(candidates) > 1 else candidates
    before = _before_fields(heading)
    institutions = [i for i, line in enumerate(before) if line and _is_institution(line)]
    below = [line for line in candidates if institutions and line in before[institutions[-1] + 1 :]]
    if candidates:
        ranked = below or candidates
        named = [line for line in ranked if institutions and _GENRE.search(line)]
        return re.sub(r"\s+", " ", (named or ranked)[0])
    return _subject(heading)


def _is_letter_head(line: str) -> bool:
    return bool(_LETTER_HEAD.match(line)) and not _GENRE.search(line)


def _subject(heading: list[str]) -> str | None:
    """The subject field with the lines that it runs on to."""
    for index, line in enumerate(heading):
        match = _SUBJECT_FIELD.match(line)
        if match:
            rest = heading[index + 1 : index + 4]
            more = next((i for i, after in enumerate(rest) if not after or _FIELD.match(after)), len(rest))
            return " ".join([match["name"].strip(), *(after.strip() for after in rest[:more])])
    return None


def _is_titlelike(line: str) -> bool:
    words = line.split()
    if line.startswith(("(", "[")) or not any(char.isalpha() for char in line) or len(words) > 25:
        return False
    if (len(words) < 2 and not _GENRE.search(line)) or line.count("(") != line.count(")") or line.endswith(","):
        return False
    found = find_date(line)
    alone = found is not None and (found.end - found.start > len(line.strip()) * 0.6 or _is_letter_head(line))
    marked = (
        _ADDRESSED.match(line)
        or _FROM.match(line)
        or _DATELINE.match(line)
        or _AGENCY.match(line)
        or _MONITORED.match(line)
    )
    return not alone and not marked and not line.rstrip().endswith(":")


def _saved_page(header: Header, first: list[str]) -> Header:
    """A saved web page begins with its tab's title, *Headline – Site*, and then repeats the headline."""
    match = _SITE.match(first[0]) if len(first) == 2 else None
    if match is None:
        return header
    words = {word.lower() for word in re.findall(r"\w+", match["title"])}
    again = {word.lower() for word in re.findall(r"\w+", first[1])}
    if len(words & again) < 0.6 * len(words) or len(again) > 2 * len(words) + 3:
        return header
    return replace(header, title=first[1].strip(), publisher=header.publisher or match["site"].strip())
