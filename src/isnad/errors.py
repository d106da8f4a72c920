"""One tree of errors; each owns its exit code, its HTTP status and the advice of what to do next."""

from __future__ import annotations


class IsnadError(Exception):
    """What a user can be told: `message` says what is wrong, `advice` what to do next.

    `exit_code` is the process's; `http_status` the reading room's.
    """

    exit_code = 1
    http_status = 500

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message}\n{self.advice}" if self.advice else self.message


class InputError(IsnadError):
    """A path, an option or a value that the user gave cannot be used."""

    exit_code = 2
    http_status = 400


class UnreadableDocument(InputError):
    """A document whose bytes cannot be read; the rest of the collection is still built."""

    exit_code = 3


class DictionaryError(InputError):
    """A fault in a dictionary of kinds: file, line and mend are named."""


class CasefileError(IsnadError):
    """A casefile that cannot be opened, written or trusted."""

    exit_code = 4


class NotFound(IsnadError):
    """What was asked for is not in the casefile."""

    exit_code = 5
    http_status = 404


class JudgementError(InputError):
    """A judgement that cannot be recorded or a judgement file with a bad line."""


class LimitExceeded(UnreadableDocument):
    """A parser went over its time or memory limit."""


class RedactionError(IsnadError):
    """Words that must not be read would still be in a publication; nothing was published."""

    exit_code = 6
