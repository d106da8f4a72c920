"""isnad redact: what a publication must not show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli.arguments import CasePath
from isnad.cli.judge import Who, Why, now, signed

if TYPE_CHECKING:
    from isnad.casefile import Casefile
    from isnad.entities import Judgement, Subject

Name = Annotated[str | None, typer.Option(help="A name: black it out everywhere, under all its spellings.")]
Document = Annotated[
    str | None, typer.Option(help="A document's path or id: leave it out, or black out WORDS in it.")
]
Words = Annotated[str | None, typer.Option(help="Words to black out in --document, as they stand there.")]
Withdraw = Annotated[str | None, typer.Option(metavar="ID", help="Take a redaction back.")]


def redact(
    case: CasePath,
    name: Name = None,
    document: Document = None,
    words: Words = None,
    withdraw: Withdraw = None,
    why: Why = "",
    who: Who = None,
) -> None:
    """Black out names, words or whole documents in what is published.

    Without an option the redactions that hold are listed. The casefile and the reading room keep everything;
    isnad publish leaves out what is redacted: from text, pictures, search, file names and downloads.

    \b
    Example:
      isnad redact inquiry.isnad --name "Farid Haddad" --why "at risk"
      isnad redact inquiry.isnad --document press/ledger.txt --words "of Harbour Street 9"
      isnad redact inquiry.isnad --withdraw j0123456789ab
    """
    from isnad import pipeline
    from isnad.casefile import open as open_case
    from isnad.errors import InputError

    if withdraw is not None:
        from isnad.cli.judgements import withdraw as take_back

        take_back(case, withdraw, why, signed(who))
        return
    with open_case(case) as opened:
        if name is None and document is None:
            if words is not None:
                raise InputError("Words are redacted in a document", "Name it: --document PATH --words WORDS")
            _list(opened)
            return
        subject, extent = _subject(opened, name, document, words)
    judgement = _judgement(subject, extent, why, signed(who))
    pipeline.judge(case, [judgement])
    typer.echo(f"{judgement.id}: redact {_called(judgement)}")
    _tell_unfound(case, judgement)


def _subject(case: Casefile, name: str | None, document: str | None, words: str | None) -> tuple[Subject, str]:
    from isnad.entities import Subject
    from isnad.errors import InputError, NotFound

    if name is not None:
        if document is not None or words is not None:
            raise InputError("A name is redacted everywhere", "Give --name alone, or --document with --words.")
        found = [e for e in case.entities_named(name) if any(n.name.casefold() == name.casefold() for n in e.names)]
        entities = found[:1]
        return (case.subject_of(entities[0].id, "") if entities else Subject((name,))), "name"
    for listed in case.listing():
        if document in {listed.id, listed.path}:
            sha256 = case.document(listed.id).sha256
            return Subject((), (sha256,), words or ""), "words" if words else "document"
    raise NotFound(f"There is no document {document}", "Give its path as the build saw it, or its id.")


def _judgement(subject: Subject, extent: str, why: str, who: str) -> Judgement:
    from isnad.entities import Judgement, Subject

    return Judgement("redact", subject, Subject((extent,)), who, now(), why)


def _list(case: Casefile) -> None:
    from isnad.entities.judgements import holding

    lost = {judgement.id for judgement in case.redactions().adrift}
    held = [judgement for judgement in holding(case.judgements()) if judgement.about == "redaction"]
    for judgement in held:
        state = "  (adrift: the casefile holds it no more)" if judgement.id in lost else ""
        typer.echo(f"{judgement.id}  {judgement.when}  {judgement.who}: {_called(judgement)}{state}  {judgement.why}")
    if not held:
        typer.echo("Nothing is redacted.")


def _called(judgement: Judgement) -> str:
    extent = judgement.b.names[0]
    if extent == "name":
        return f"the name {', '.join(judgement.a.names)}"
    document = judgement.a.documents[0][:12]
    return f"document {document}" if extent == "document" else f"“{judgement.a.quote}” in document {document}"


def _tell_unfound(case: Path, judgement: Judgement) -> None:
    from isnad.casefile import open as open_case

    with open_case(case) as opened:
        if judgement in opened.redactions().adrift:
            typer.echo("It stands nowhere in the casefile now; should it come, it will be blacked out.")
