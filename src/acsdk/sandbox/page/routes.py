"""Which path shows what. All of them lie below `/_page/`, but for the first."""

from __future__ import annotations

from acsdk.sandbox.messages import Request, Response
from acsdk.sandbox.sandbox import Sandbox

from .document import ASSETS, asset, document
from .find import find_page
from .markup import tag
from .moments import moment_page, timeline_page
from .overview import overview
from .rows import row_page, table_page
from .steering import steer
from .tables import titled
from .view import View, fields_of

__all__ = ["EVENTS", "is_page", "show"]

PREFIX = "/_page/"
EVENTS = "/_page/events"
_LONGEST_FORM = 4096
_FORM = "application/x-www-form-urlencoded"


def is_page(request: Request) -> bool:
    """Whether a request is for the page, and not for one of the two APIs."""
    return (request.path == "/" and request.method in ("GET", "HEAD")) or request.path.startswith(PREFIX)


def show(sandbox: Sandbox, request: Request, *, may_steer: bool) -> Response:
    """The page that a request asks for; `may_steer` says that its own forms were used, and not a stranger's."""
    sandbox.run_due()
    view = View(sandbox, sandbox.watch(), fields_of(request.query))
    if request.method in ("GET", "HEAD"):
        return _shown(view, request.path)
    if request.method == "POST" and request.path.startswith(f"{PREFIX}do/") and sandbox.is_controlled:
        return _steered(view, request, may_steer=may_steer)
    words = "Buttons are there when the sandbox was started with --control."
    return document(view, "Not done", tag("h1", "Not done"), tag("p", words), status=405)


def _steered(view: View, request: Request, *, may_steer: bool) -> Response:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not may_steer or kind != _FORM or len(request.body) > _LONGEST_FORM:
        words = "Only this page's own buttons steer the sandbox."
        return document(view, "Refused", tag("h1", "Refused"), tag("p", words), status=403)
    form = fields_of(request.body.decode("utf-8", "replace"))
    return steer(view, request.path.removeprefix(f"{PREFIX}do/"), form)


def _shown(view: View, path: str) -> Response:
    if path == "/":
        return overview(view)
    name, *rest = path.removeprefix(PREFIX).split("/")
    if not rest:
        return asset(name) if name in ASSETS else _SINGLE.get(name, _nowhere)(view)
    return _row(view, *rest) if name == "rows" else _call(view, *rest) if name == "calls" else _nowhere(view)


_SINGLE = {"find": find_page, "calls": timeline_page}


def _row(view: View, table: str, *number: str) -> Response:
    if not any(table in names for names in titled().values()):
        return _nowhere(view)
    if not number:
        return table_page(view, table)
    return row_page(view, table, int(number[0])) if _is_number(number) else _nowhere(view)


def _call(view: View, *number: str) -> Response:
    return moment_page(view, int(number[0])) if _is_number(number) else _nowhere(view)


def _nowhere(view: View) -> Response:
    words = tag("p", "There is no such page. ", tag("a", "To the first one", href="/"), ".")
    return document(view, "Not found", tag("h1", "Not found"), words, status=404)


def _is_number(parts: tuple[str, ...]) -> bool:
    return len(parts) == 1 and parts[0].isascii() and parts[0].isdecimal() and len(parts[0]) < 16
