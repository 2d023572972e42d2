"""One exchange as a line of JSON, and as what the veil leaves of it."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import Any
from urllib.parse import parse_qsl

from acsdk.sandbox.codec import BadJsonError, Json, as_object, loads
from acsdk.sandbox.messages import Request

from .veil import NAMES, Bare, Veil

__all__ = ["Body", "body_of", "is_about_schema", "plain_request", "request_of"]

Body = dict[str, Any]
"""A body under what it is: ``json``, ``form`` or ``text``; empty where there is none."""

_API = "/api/3"
_FORM = "application/x-www-form-urlencoded"


def request_of(request: Request, veil: Veil) -> dict[str, Json]:
    """What is kept of a request: no header, and so no token."""
    query = sorted(parse_qsl(request.query, keep_blank_values=True), key=itemgetter(0))
    return {
        "method": request.method,
        "path": veil.path(_from_root(request.path)),
        **({"query": veil.pairs(query)} if query else {}),
        **body_of(request.body, request.headers.get("content-type", ""), veil),
    }


def _from_root(path: str) -> str:
    """Without what a gateway puts in front of the API."""
    _, root, rest = path.partition(_API)
    return root + rest if root else path


def plain_request(request: Request) -> dict[str, Json]:
    """A request with its texts, in the form of a recorded one."""
    return request_of(request, Bare())


def body_of(body: bytes, kind: str, veil: Veil, *, schema: bool = False) -> Body:
    """A body without texts."""
    if not body:
        return {}
    if kind.partition(";")[0].strip().lower() == _FORM:
        pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
        return {"form": veil.pairs(pairs)}
    try:
        document = loads(body)
    except BadJsonError:
        return _text(body.decode("utf-8", "replace"), veil)
    return {"json": _call(as_object(document), veil) or veil.value(document, schema=schema)}


def _call(document: Mapping[str, Json], veil: Veil) -> dict[str, Json]:
    """The body of a GraphQL call; empty where it is none."""
    query = document.get("query")
    if not isinstance(query, str):
        return {}
    rest = {name: veil.value(value, name) for name, value in document.items() if name != "query"}
    return {"query": veil.document(query), **rest}


def _text(text: str, veil: Veil) -> Body:
    """A page stays one: a client tells it from JSON by how it begins."""
    hidden = veil.text(text)
    return {"text": f"<html>{hidden}</html>" if text.lstrip().startswith("<") else hidden}


def is_about_schema(request: Mapping[str, Json]) -> bool:
    """Whether a recorded request asks for the schema."""
    query = as_object(request.get("json")).get("query")
    return isinstance(query, str) and any(name in query for name in NAMES)
