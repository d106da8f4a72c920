"""Who may read and who may judge: tokens, their cookies, and where a request comes from."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from isnad.errors import IsnadError

SIGNED = "isnad-who"
LONGEST_NAME = 100  # characters


class Locked(IsnadError):
    """The room, or a part of it, is not open to who asks."""

    http_status = 401


class Refused(IsnadError):
    """A request that no page of this room sends."""

    http_status = 403


@dataclass(frozen=True, slots=True)
class Keys:
    """`reading` opens the room, `judging` the review; None: reading is open to all, nobody judges.

    `hosts` are the names that the room answers to; None: any. `who` signs for those who have not said their name.
    """

    reading: str | None = None
    judging: str | None = None
    hosts: frozenset[str] | None = None
    who: str = ""

    def check_host(self, request: Request) -> None:
        """Raise `Refused` for a name that is not the room's: a page elsewhere that has its name lead here."""
        name = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
        if self.hosts is not None and name not in self.hosts:
            raise Refused("This room has another name", "Open the address that isnad serve printed.")

    def entered(self, request: Request) -> Response | None:
        """The answer to who comes with a token in the address: the same address without it, the token in a cookie."""
        given = request.query_params.get("token")
        if given is None:
            return None
        for token in (self.judging, self.reading):
            if token is not None and _same(given, token):
                where = "/review.html" if token == self.judging and request.url.path == "/" else request.url.path
                response = RedirectResponse(where, 303)
                response.set_cookie(cookie(token), token, httponly=True, samesite="strict")
                return response
        return None

    def may_read(self, request: Request) -> bool:
        """Whether reading is open, or the request has a token for it."""
        return self.reading is None or _has(request, self.reading) or self.may_judge(request)

    def may_judge(self, request: Request) -> bool:
        """Whether the request has the token for judging."""
        return self.judging is not None and _has(request, self.judging)

    def signature(self, request: Request) -> str:
        """Who judges: as signed, or the room's own default, or nobody."""
        return " ".join(unquote(request.cookies.get(SIGNED, "")).split())[:LONGEST_NAME] or self.who

    def seal(self) -> str:
        """What every form of this room carries, and no other page can know."""
        return hmac.new((self.judging or "").encode(), b"seal", hashlib.sha256).hexdigest()[:32]

    def check_write(self, request: Request, seal: str) -> None:
        """Raise `Locked` or `Refused` unless somebody who may judge sent a form of this room from its own page."""
        if not self.may_judge(request):
            raise Locked("Judging needs the token", "Open the address for review that isnad serve printed.")
        site = request.headers.get("sec-fetch-site", "same-origin")
        origin = request.headers.get("origin")
        own = f"{request.url.scheme}://{request.headers.get('host', '')}"
        if (
            site not in ("same-origin", "none")
            or (origin is not None and origin != own)
            or not _same(seal, self.seal())
        ):
            raise Refused("This form was not sent from this room", "Open the page again and send it from there.")


def cookie(token: str) -> str:
    """The cookie of a token: rooms on one machine share its host, so each has a name of its own."""
    return f"isnad-{hashlib.sha256(token.encode()).hexdigest()[:8]}"


def _has(request: Request, token: str) -> bool:
    return _same(request.cookies.get(cookie(token), ""), token)


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), token.encode())
