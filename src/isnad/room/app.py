"""The reading room: one small ASGI application over a casefile. Loopback by default; judging needs a token."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from isnad.casefile import open as open_case
from isnad.errors import InputError, IsnadError
from isnad.exchange import machine
from isnad.room.keys import Keys, Locked
from isnad.room.review import LARGEST_FORM, Review
from isnad.views import pages, scans
from isnad.views.claims import Desk
from isnad.views.render import STATIC, Page, render, render_error, static
from isnad.views.search import LONGEST_QUERY

LONGEST_PATH = 300  # characters
MOST_QUESTIONS = 20  # of one address
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
_KEPT = {"Cache-Control": "private, max-age=3600"}
Answer = Callable[[Request], Response]
Made = Callable[[Desk, Request], Page]


def application(case: str | Path, keys: Keys | None = None) -> Starlette:
    """The room over the casefile at `case`; raises `CasefileError` when it cannot be opened."""
    path, keys = Path(case), keys or Keys()
    open_case(path).close()
    review = Review(path, keys)
    shown = _Shown(path, review)
    answers: dict[str, Answer] = {
        "/": lambda _: RedirectResponse("/index.html"),
        "/static/{name}": _static,
        "/search.html": shown.asked(lambda desk, given: pages.search_page(desk, given.get("q", ""), given)),
        "/network.html": shown.asked(lambda desk, given: pages.network_page(desk, given.get("at") or None)),
        "/{page:path}": shown.page,
    }
    routes = [Route(where, _guarded(answer, keys)) for where, answer in answers.items()]
    routes.insert(0, Route("/judge", _judged(review, keys), methods=["POST"]))
    handlers = {HTTPException: _http_error, IsnadError: _isnad_error}
    return Starlette(routes=routes, exception_handlers=handlers)  # type: ignore[arg-type]


class _Shown:
    """Pages of one casefile, with what only who judges sees."""

    def __init__(self, case: Path, review: Review) -> None:
        self._case = case
        self._review = review

    def page(self, request: Request) -> Response:
        where = request.path_params["page"]
        if len(where) > LONGEST_PATH:
            raise InputError("The address is too long", "Go to the collection's first page.")
        judges = self._review.keys.may_judge(request)
        with open_case(self._case) as case:
            if where.endswith(".html"):
                desk = Desk(case)
                page = pages.at_review(desk, where) if judges else None
                return self._html(desk, page or pages.at(desk, where), request)
            if where.endswith(".png"):
                return Response(scans.at(case, where), media_type="image/png", headers=_KEPT)
            form = machine.at(case, where)
            return Response("".join(form.pieces), media_type=form.media_type)

    def asked(self, make: Callable[[Desk, Mapping[str, str]], Page]) -> Answer:
        """A page with questions in its address; `grade` narrows the casefile to what is graded so or better."""

        def answer(request: Request) -> Response:
            given = dict(request.query_params)
            if any(len(value) > LONGEST_QUERY for value in given.values()) or len(given) > MOST_QUESTIONS:
                raise InputError("The query is too long", f"Ask in at most {LONGEST_QUERY} characters.")
            with open_case(self._case, grade=given.get("grade", "").strip() or None) as case:
                desk = Desk(case)
                return self._html(desk, make(desk, given), request)

        return answer

    def _html(self, desk: Desk, page: Page, request: Request) -> Response:
        reviewer = self._review.reviewer(request, desk)
        response = HTMLResponse(render(page, reviewer))
        if reviewer is not None:
            response.headers["Cache-Control"] = "no-store"
            response.headers["Referrer-Policy"] = "same-origin"  # else its forms hide their origin
        return response


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404)
    return Response(static(name), media_type=STATIC[name])


def _guarded(answer: Answer, keys: Keys) -> Answer:
    def guarded(request: Request) -> Response:
        keys.check_host(request)
        response = keys.entered(request)
        if response is None:
            if not keys.may_read(request):
                raise Locked("This room is locked", "Open the address that isnad serve printed, with its token.")
            response = answer(request)
        return _secured(response)

    return guarded


def _judged(review: Review, keys: Keys) -> Callable[[Request], Awaitable[Response]]:
    async def judged(request: Request) -> Response:
        keys.check_host(request)
        body = b""
        async for piece in request.stream():
            body += piece
            if len(body) > LARGEST_FORM:
                raise HTTPException(413)
        response = await run_in_threadpool(review.answer, request, body)
        return _secured(response)

    return judged


def _secured(response: Response) -> Response:
    for name, value in SECURITY.items():
        response.headers.setdefault(name, value)
    return response


def _html(text: str, status: int = 200) -> Response:
    return HTMLResponse(text, status, SECURITY)


def _isnad_error(_: Request, error: IsnadError) -> Response:
    """What the reader can mend is said; what only the keeper of the casefile can is not shown to a reader."""
    if error.http_status >= 500:
        return _html(render_error("The casefile cannot be used just now", "Try again, or ask who keeps it."), 503)
    return _html(render_error(_without_path(error.message), error.advice), error.http_status)


def _without_path(message: str) -> str:
    """A casefile's message without where the file lies on this machine."""
    return "There is no such page" if message.startswith("/") or " holds no " in message else message


def _http_error(_: Request, error: HTTPException) -> Response:
    message = "There is no such page" if error.status_code == 404 else "This cannot be asked"
    return _html(render_error(message, "Go to the collection's first page."), error.status_code)


def serve(case: str | Path, host: str = "127.0.0.1", port: int = 8750, keys: Keys | None = None) -> None:
    """Serve the room until it is stopped."""
    import uvicorn

    uvicorn.run(application(case, keys), host=host, port=port, log_level="warning", server_header=False)
