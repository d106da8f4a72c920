"""The table of contents: how a folder of documents becomes a casefile. Nothing else knows the order."""

from __future__ import annotations

import hashlib
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from isnad.casefile import Casefile, Counts, Draft, Failure, Known, Origin, Redactions
from isnad.documents import Source, find_sources, load_guarded, missing_files, revisions
from isnad.engines import Here
from isnad.errors import IsnadError, UnreadableDocument
from isnad.reading import Reading
from isnad.reading.reader import model_card, reader_id, rooms_id

if TYPE_CHECKING:
    from isnad.claims import Dictionary
    from isnad.entities import Judgement
    from isnad.matters.rules import SameOrDifferent

PathLike = str | os.PathLike[str]
SHARE = 10  # one document in so many is added to the others; once more have been, all are settled anew
WINDOW = 32  # documents under way at a time: bounds memory however many there are
_NOT_THERE = "is described in metadata.csv and is not there"
_TAKE_OUT = "Put it there, or take its line out."
FAULT = "This is a fault of isnad: please report it, with the document if you may."


@dataclass(frozen=True, slots=True)
class Step:
    """How far a build is: `stage` is find, read, resolve, compare or write; `name` the document at hand."""

    stage: str
    done: int = 0
    total: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. `read` documents were read now, `kept` were read before; `removed` are paths.

    `copies` are files with the bytes of another; `warnings` are (path, what part of it could not be read);
    `seconds` is wall time.
    """

    case: Path
    counts: Counts
    read: int
    kept: int
    copies: int
    removed: tuple[str, ...]
    failures: tuple[Failure, ...]
    warnings: tuple[tuple[str, str], ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Work:
    """A file to read: its hash, its folder's, what its metadata says, and the files with the same bytes."""

    source: Source
    sha256: str
    root: str
    described: str
    names: tuple[str, ...]


Told = Callable[[Step], None]


def build(
    paths: Iterable[PathLike],
    case: PathLike,
    *,
    executor: Executor | None = None,
    dictionary: PathLike | None = None,
    progress: Told | None = None,
    again: bool = False,
    window: int = WINDOW,
) -> BuildReport:
    """Read the documents under `paths` into the casefile at `case`; what was read before is not read again.

    `executor` runs the reading (default: this process), `dictionary` is a file of kinds, `progress` is told of each
    step, `again` reads everything anew. A document that cannot be read is reported and stops nothing. Raises
    `InputError` or `CasefileError` before anything is written when the paths, the dictionary or the output are at
    fault.
    """
    started = time.monotonic()
    tell = progress or _silence
    roots = [Path(path) for path in paths]
    tell(Step("find"))
    sources = [replace(source, name=_printable(source.name)) for source in find_sources(roots)]
    if not sources:
        raise UnreadableDocument(
            "There is no document there to read", "isnad reads .txt .md .html .pdf .docx and others"
        )
    reader = _reader(dictionary)
    with Draft.open(Path(case)) as draft:
        draft.note(state="building")
        if not draft.count_documents():
            draft.note(recorder=_recorder())
        work, failures = _look(sources, roots, tell)
        failures += [Failure(name, _NOT_THERE, _TAKE_OUT) for name in missing_files(roots)]
        known = {} if again else draft.known()
        fresh = [w for w in work if not _is_read(w, known.get(w.sha256), reader)]
        removed = _tidy(draft, work, roots)
        for one, result in _read(fresh, executor or Here(), dictionary, window):
            tell(Step("read", one, len(fresh), fresh[one].source.name))
            failures += _put(draft, fresh[one], result, reader)
        tell(Step("read", len(fresh), len(fresh)))
        draft.fail(failures)
        anew = settle(draft, dictionary, tell, whole=again)
        tell(Step("write"))
        draft.note(version=_version(), reader=reader, card=model_card(), dictionary=_text_of(dictionary))
        draft.finish(anew)
        failed = {f.sha256 for f in failures}
        return BuildReport(
            case=Path(case),
            counts=draft.counts(),
            read=sum(w.sha256 not in failed for w in fresh),
            kept=len(work) - len(fresh),
            copies=sum(len(w.names) - 1 for w in work),
            removed=tuple(removed),
            failures=tuple(failures),
            warnings=draft.warnings(),
            seconds=time.monotonic() - started,
        )


def read_source(source: Source, dictionary: str | None = None) -> Reading:
    """Load and read one file, in whatever process this is called; `dictionary` is a file of kinds."""
    from isnad.reading import read_document

    return read_document(load_guarded(source), _dictionary(dictionary))


def prepare() -> None:
    """Load the reading model and the dictionary into this process, so that its first document waits for nothing."""
    from isnad.encoder import Encoder

    Encoder.load()
    _dictionary(None)


def _look(sources: Sequence[Source], roots: Sequence[Path], tell: Told) -> tuple[list[Work], list[Failure]]:
    """The files by their bytes: files with the same bytes are one piece of work, the first one's."""
    same: dict[str, list[Source]] = {}
    failures = []
    for number, source in enumerate(sources):
        tell(Step("find", number, len(sources), source.name))
        try:
            with source.path.open("rb") as file:
                same.setdefault(hashlib.file_digest(file, "sha256").hexdigest(), []).append(source)
        except OSError as error:
            failures.append(Failure(source.name, f"cannot be opened ({error.strerror})", "Check its permissions."))
    places = {root: _hash(str(root.absolute())) for root in roots}
    return [_work(sha256, alike, places) for sha256, alike in same.items()], failures


def _work(sha256: str, alike: Sequence[Source], places: Mapping[Path, str]) -> Work:
    first = alike[0]
    root = next(place for root, place in places.items() if first.path.is_relative_to(root))
    names = tuple(source.name for source in alike)
    return Work(first, sha256, root, _hash(repr((first.name, first.metadata))), names)


def _is_read(work: Work, known: Known | None, reader: str) -> bool:
    return known is not None and (known.reader, known.described) == (reader, work.described)


def _tidy(draft: Draft, work: Sequence[Work], roots: Sequence[Path]) -> list[str]:
    """Take out documents that are no longer where they were built from; what came from elsewhere stays."""
    here = {w.sha256: w for w in work}
    places = {_hash(str(root.absolute())) for root in roots}
    removed = []
    for sha256, known in draft.known().items():
        if sha256 in here:
            draft.move(known.id, here[sha256].root)
        elif known.root in places:
            removed.append(known.path)
            draft.remove(known.id)
    return removed


def _read(
    work: Sequence[Work], executor: Executor, dictionary: PathLike | None, window: int
) -> Iterator[tuple[int, Future[Reading]]]:
    """Readings in the order of `work`, so that every engine writes the same casefile; at most `window` at a time."""
    kinds = None if dictionary is None else os.fspath(dictionary)
    waiting: deque[tuple[int, Future[Reading]]] = deque()
    for number, one in enumerate(work):
        waiting.append((number, executor.submit(read_source, one.source, kinds)))
        while waiting and (len(waiting) >= window or waiting[0][1].done()):
            yield waiting.popleft()
    yield from waiting


def _put(draft: Draft, work: Work, result: Future[Reading], reader: str) -> list[Failure]:
    """Write a document that was read, or say of it and of its copies why it could not be."""
    error = result.exception()
    if error is None:
        try:
            draft.put(result.result(), _origin(work, reader))
            return []
        except (IsnadError, OSError) as refused:
            error = refused
    if not isinstance(error, Exception):
        raise error
    return [Failure(name, *_reason(error, work), work.sha256) for name in work.names]


def _origin(work: Work, reader: str) -> Origin:
    content = work.source.path.read_bytes()
    if hashlib.sha256(content).hexdigest() != work.sha256:
        raise UnreadableDocument("changed while it was read", "Build again.")
    mtime = int(work.source.path.stat().st_mtime)
    return Origin(content, mtime, work.root, reader, work.described)


def _reason(error: Exception, work: Work) -> tuple[str, str]:
    if isinstance(error, IsnadError):
        return error.message.removeprefix(f"{work.source.name}: "), error.advice
    if isinstance(error, OSError):
        return f"cannot be opened ({error.strerror})", "Check its permissions."
    return f"{type(error).__name__}: {error}", FAULT


def judge(case: PathLike, judged: Iterable[Judgement]) -> int:
    """Append judgements to a casefile without applying them; gives how many were new. Raises `CasefileError`."""
    with Draft.open(Path(case)) as draft:
        return draft.judge(judged)


def apply(case: PathLike, progress: Told | None = None) -> None:
    """Settle a casefile's entities and matters anew by the judgements that hold. Raises `CasefileError`."""
    with Draft.open(Path(case)) as draft, _file_of(draft.meta().get("dictionary", "")) as dictionary:
        settle(draft, dictionary, progress, whole=True)


def rejoin(case: PathLike, judged: Iterable[Judgement] = (), progress: Told | None = None) -> int:
    """Append judgements to a casefile, apply them and leave it as one file; gives how many were new.

    Nothing is read. Raises `CasefileError`.
    """
    new = judge(case, judged)
    apply(case, progress)
    with Draft.open(Path(case)) as draft:
        draft.finish()
    return new


@contextmanager
def redacted(case: Casefile) -> Iterator[tuple[Casefile, Mapping[str, tuple[str, Sequence[tuple[int, int]]]]]]:
    """The casefile as a publication may show it; for each document, its id in `case` and what is blacked out there.

    Without a redaction it is the casefile itself. Otherwise it is a copy in a folder of its own for the time of the
    block: rows without what is redacted, claims laid side by side anew by what is left, no originals, no judgements.
    """
    from isnad.matters import lay_out, on_claims

    wanted = case.redactions()
    if not wanted:
        yield case, {}
        return
    pairs, _ = on_claims(case.judgements(), case.every_claim(), case.documents())
    with TemporaryDirectory() as folder, Draft.open(_beside(case, wanted, folder)) as draft:
        draft.copy(case)
        with _file_of(case.meta().get("dictionary", "")) as kinds, draft.across():
            spans = draft.blacken(wanted)
            new = {old: document for document, (old, _) in spans.items()}
            kept = [pair for pair in (_renamed(pair, new) for pair in pairs) if pair]
            rules = _dictionary(None if kinds is None else os.fspath(kinds))
            draft.settle_matters(lay_out(draft.every_claim(), draft.documents(), draft.entities(), rules, kept))
            draft.settle_days(rules)
        yield draft, spans


def _renamed(pair: SameOrDifferent, new: Mapping[str, str]) -> SameOrDifferent | None:
    """A judgement on two claims by the ids that their documents have now; None where one is left out."""
    ends = [claim.partition("-") for claim in (pair.left, pair.right)]
    if any(document not in new for document, *_ in ends):
        return None
    left, right = (f"{new[document]}-{rest}" for document, _, rest in ends)
    return replace(pair, left=left, right=right)


def _beside(case: Casefile, wanted: Redactions, folder: str) -> Path:
    """A copy's file: pages are headed by its name, so that is blacked out too."""
    return Path(folder) / f"{wanted.blotter().clean(case.path.stem)}{case.path.suffix}"


def settle(
    draft: Draft, dictionary: PathLike | None = None, progress: Told | None = None, *, whole: bool = False
) -> bool:
    """Join names across documents and lay claims side by side; written whole or not at all.

    A few new documents are added to what is there. Otherwise, when that does not do, or with `whole`, all is settled
    anew, which this gives True for.
    """
    tell = progress or _silence
    kinds = _dictionary(None if dictionary is None else os.fspath(dictionary))
    if not whole and _may_add(draft) and _added(draft, kinds, tell):
        return False
    last = draft.last_judgement()
    with draft.across():
        _settle(draft, kinds, tell)
    draft.note(judged=str(last), across=_settled_by(), recorder=_recorder(), settled=str(draft.count_documents()))
    return True


def _settle(draft: Draft, kinds: Dictionary, tell: Told) -> None:
    """Resolve all names and lay out all claims."""
    from isnad.entities import resolve
    from isnad.matters.collection import Collection
    from isnad.matters.layout import laid
    from isnad.matters.places import gazetteer

    tell(Step("resolve"))
    if draft.meta().get("recorder") != _recorder():
        draft.record_again()
    judged = draft.judgements()
    resolution = resolve(draft.records(), judged)
    draft.settle_resolution(resolution)
    pairs, adrift = _settle_judged(draft, judged)
    draft.settle_doubts(replace(resolution, adrift=(*resolution.adrift, *adrift)))
    tell(Step("compare"))
    every = draft.every_claim(), draft.documents(), resolution.entities
    draft.settle_laid(laid(Collection.of(*every, kinds, pairs, gazetteer)))
    draft.settle_days(kinds)


def _settle_judged(
    draft: Draft, judged: Sequence[Judgement]
) -> tuple[tuple[SameOrDifferent, ...], tuple[Judgement, ...]]:
    """Lay over the claims what people judged, and settle revisions; gives pairs of claims, and judgements adrift."""
    draft.lift_verdicts()
    pairs, lost = draft.on_claims(judged)
    unheard = draft.settle_verdicts()
    draft.settle_revisions(revisions(draft.versions()))
    return pairs, (*lost, *unheard)


def _added(draft: Draft, kinds: Dictionary, tell: Told) -> bool:
    """Add the new documents to what is settled; False, and nothing is written, where all must be settled anew."""
    from isnad.entities.adding import join_in

    fresh, judged = draft.fresh(), draft.judgements()
    if not fresh:
        return True
    tell(Step("resolve"))
    change = join_in(draft.records_of(fresh), draft.acquaintance(judged), judged)
    if change is None:
        return False
    try:
        with draft.across():
            changed = draft.add_entities(change)
            pairs, _ = _settle_judged(draft, judged)
            tell(Step("compare"))
            if not draft.add_matters(fresh, changed, kinds, pairs):
                raise _AllAnew
    except _AllAnew:
        return False
    return True


class _AllAnew(Exception):
    """What was begun is to be rolled back."""


def _may_add(draft: Draft) -> bool:
    """Whether new documents can be added to what is settled, without settling all anew.

    How common names are, and what else is counted over all, is as it was when all was settled: it holds until one
    document in `SHARE` has come since.
    """
    meta = draft.meta()
    if meta.get("across") != _settled_by() or meta.get("judged") != str(draft.last_judgement()):
        return False
    documents = draft.count_documents()
    return (documents - int(meta.get("settled", "0"))) * SHARE <= documents


@cache
def _settled_by() -> str:
    """What settles entities and matters, as one hash: other code may settle otherwise."""
    return rooms_id(("entities", "matters"))


@cache
def _recorder() -> str:
    """What records what resolving knows of a document, as one hash."""
    return rooms_id(("entities",))


@contextmanager
def _file_of(kinds: str) -> Iterator[Path | None]:
    """The user's dictionary that a casefile was built with, as the file that it was; None for none."""
    if not kinds:
        yield None
        return
    with TemporaryDirectory() as folder:
        file = Path(folder) / "kinds.yaml"
        file.write_text(kinds, encoding="utf-8")
        yield file


@cache
def _dictionary(path: str | None) -> Dictionary:
    from isnad.claims import Dictionary

    return Dictionary.load(extra=() if path is None else (Path(path),))


def _text_of(dictionary: PathLike | None) -> str:
    return "" if dictionary is None else Path(dictionary).read_text(encoding="utf-8")


def _reader(dictionary: PathLike | None) -> str:
    """What reads, as one hash; raises `InputError` when the dictionary cannot be used."""
    _dictionary(None if dictionary is None else os.fspath(dictionary))
    if dictionary is None:
        return reader_id()
    return f"{reader_id()}+{_hash(_text_of(dictionary))}"


def _printable(name: str) -> str:
    """A file's name as text, its bytes that are no UTF-8 as �."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _version() -> str:
    from importlib.metadata import version

    return version("isnad")


def _silence(step: Step) -> None:
    """Nobody asked to be told."""
