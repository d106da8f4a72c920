"""The reading room: one small ASGI application over a casefile. Reading only; loopback by default."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from isnad.casefile import open as open_case
from isnad.errors import InputError, IsnadError
from isnad.exchange import machine
from isnad.views import pages
from isnad.views.claims import Desk
from isnad.views.render import STATIC, Page, render, render_error, static
from isnad.views.search import LONGEST_QUERY

LONGEST_PATH = 300  # characters
COOKIE = "isnad"
SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
Answer = Callable[[Request], Response]


def application(case: str | Path, token: str | None = None) -> Starlette:
    """The room over the casefile at `case`; raises `CasefileError` when it cannot be opened.

    With a `token` only those are let in who open it once with `?token=…` (it is kept in a cookie).
    """
    path = Path(case)
    open_case(path).close()
    answers: dict[str, Answer] = {
        "/": lambda _: RedirectResponse("/index.html", headers=SECURITY),
        "/static/{name}": _static,
        "/search.html": _asked(path, "q", pages.search_page),
        "/network.html": _asked(path, "at", lambda desk, at: pages.network_page(desk, at or None)),
        "/{page:path}": _page(path),
    }
    routes = [Route(where, _guarded(answer, token)) for where, answer in answers.items()]
    handlers = {HTTPException: _http_error, IsnadError: _isnad_error}
    return Starlette(routes=routes, exception_handlers=handlers)  # type: ignore[arg-type]


def _page(path: Path) -> Answer:
    def answer(request: Request) -> Response:
        where = request.path_params["page"]
        if len(where) > LONGEST_PATH:
            raise InputError("The address is too long", "Go to the collection's first page.")
        with open_case(path) as case:
            if where.endswith(".html"):
                return _html(render(pages.at(Desk(case), where)))
            form = machine.at(case, where)
            return Response("".join(form.pieces), media_type=form.media_type, headers=SECURITY)

    return answer


def _asked(path: Path, name: str, make: Callable[[Desk, str], Page]) -> Answer:
    """A page with one question in its address: `name` is the field's."""

    def answer(request: Request) -> Response:
        given = request.query_params.get(name, "")
        if len(given) > LONGEST_QUERY:
            raise InputError("The query is too long", f"Ask in at most {LONGEST_QUERY} characters.")
        with open_case(path) as case:
            return _html(render(make(Desk(case), given)))

    return answer


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404)
    return Response(static(name), media_type=STATIC[name], headers=SECURITY)


def _guarded(answer: Answer, token: str | None) -> Answer:
    if token is None:
        return answer

    def guarded(request: Request) -> Response:
        given = request.query_params.get("token")
        if given is not None and _same(given, token):
            response: Response = RedirectResponse(request.url.path, 303, SECURITY)
            response.set_cookie(COOKIE, token, httponly=True, samesite="strict")
            return response
        if not _same(request.cookies.get(COOKIE, ""), token):
            text = render_error("This room is locked", "Open the address that isnad serve printed, with its token.")
            return _html(text, 401)
        return answer(request)

    return guarded


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode(), token.encode())


def _html(text: str, status: int = 200) -> Response:
    return HTMLResponse(text, status, SECURITY)


def _isnad_error(_: Request, error: IsnadError) -> Response:
    """What the reader can mend is said; what only the keeper of the casefile can is not shown to a reader."""
    if error.http_status >= 500:
        return _html(render_error("The casefile cannot be read just now", "Ask who keeps it."), error.http_status)
    return _html(render_error(_without_path(error.message), error.advice), error.http_status)


def _without_path(message: str) -> str:
    """A casefile's message without where the file lies on this machine."""
    return "There is no such page" if message.startswith("/") or " holds no " in message else message


def _http_error(_: Request, error: HTTPException) -> Response:
    message = "There is no such page" if error.status_code == 404 else "This cannot be asked"
    return _html(render_error(message, "Go to the collection's first page."), error.status_code)


def serve(case: str | Path, host: str = "127.0.0.1", port: int = 8750, token: str | None = None) -> None:
    """Serve the room until it is stopped."""
    import uvicorn

    uvicorn.run(application(case, token), host=host, port=port, log_level="warning", server_header=False)
