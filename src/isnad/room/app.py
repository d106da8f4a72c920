"""The reading room: one small ASGI application over a casefile. Reading only; loopback by default."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from isnad.casefile import open as open_case
from isnad.errors import IsnadError
from isnad.views import pages
from isnad.views.render import render, render_error, stylesheet

LONGEST_QUERY = 400  # characters
SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def application(case: str | Path) -> Starlette:
    """The room over the casefile at `case`; raises `CasefileError` when it cannot be opened."""
    path = Path(case)
    open_case(path).close()
    routes = [
        Route("/", lambda _: RedirectResponse("/index.html")),
        Route("/static/isnad.css", lambda _: Response(stylesheet(), media_type="text/css", headers=SECURITY)),
        Route("/search.html", _search(path)),
        Route("/{page:path}", _page(path)),
    ]
    handlers = {HTTPException: _not_found, IsnadError: _isnad_error}
    return Starlette(routes=routes, exception_handlers=handlers)  # type: ignore[arg-type]


def _page(path: Path) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        with open_case(path) as case:
            return _html(render(pages.at(case, request.path_params["page"])))

    return answer


def _search(path: Path) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        query = request.query_params.get("q", "")[:LONGEST_QUERY]
        with open_case(path) as case:
            return _html(render(pages.search_page(case, query)))

    return answer


def _html(text: str, status: int = 200) -> Response:
    return HTMLResponse(text, status, SECURITY)


def _isnad_error(_: Request, error: IsnadError) -> Response:
    return _html(render_error(error.message, error.advice), error.http_status)


def _not_found(_: Request, error: HTTPException) -> Response:
    return _html(render_error("There is no such page", "Go to the collection's first page."), error.status_code)


def serve(case: str | Path, host: str = "127.0.0.1", port: int = 8750) -> None:
    """Serve the room until it is stopped."""
    import uvicorn

    uvicorn.run(application(case), host=host, port=port, log_level="warning")
