"""A call as something to paste: a line of curl, and code of acsdk.

Everything of the request is quoted for the shell or written as a Python literal. The token is the sandbox's own
well-known one, or a variable of the environment: a page must not show another.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, quote

from acsdk.sandbox.calls import BODY_KEPT, Exchange
from acsdk.sandbox.codec import Json, as_object

from .documents import laid_out
from .literals import literal
from .typed import graphql_call, rest_call

__all__ = ["WELL_KNOWN_TOKEN", "as_acsdk", "as_curl", "shown_token"]

WELL_KNOWN_TOKEN = "sandbox-token"  # noqa: S105 - opens nothing but a sandbox that was given no other
_GRAPHQL_CALL = "data = await client.graphql.execute(document, variables)"


def shown_token(token: str) -> str:
    """The token as a page may show it, to be put between double quotes of a shell."""
    return token if token == WELL_KNOWN_TOKEN else "$ACTIVECAMPAIGN_API_TOKEN"


def as_curl(call: Exchange, *, api_url: str, token: str) -> str:
    """The request as a command. What is no text, or was cut, has to come from a file."""
    path = quote(call.path, safe="/:@!$&'()*+,;=~")
    url = api_url.rstrip("/") + (f"{path}?{call.query}" if call.query else path)
    lines = [f"curl --globoff -X {shlex.quote(call.method)} {shlex.quote(url)}"]
    lines.append(f'-H "Api-Token: {shown_token(token)}"')
    if call.request_body:
        lines += ["-H 'Content-Type: application/json'", _data(call.request_body)]
    return " \\\n  ".join(lines)


def _data(body: bytes) -> str:
    try:
        text = body.decode()
    except UnicodeDecodeError:
        text = "\0"
    if len(body) >= BODY_KEPT or "\0" in text:
        return "--data-binary @body.json"
    return f"--data-raw {shlex.quote(text)}"


def as_acsdk(call: Exchange) -> str | None:
    """The request through `client`, an `AsyncClient`; None for what is no call of the two APIs."""
    if len(call.request_body) >= BODY_KEPT:
        return None
    sent = call.sent
    if call.operation is not None:
        body = as_object(sent)
        known = graphql_call(call.operation, as_object(body.get("variables")))
        return _with_imports(known or _graphql(body))
    path = call.path.removeprefix("/api/3")
    known = None if call.query else rest_call(call.method, path, sent)
    code = known or _rest(call, path, sent) if path != call.path and path.startswith("/") else None
    return code and _with_imports(code)


def _with_imports(code: str) -> str:
    return f"from decimal import Decimal\n\n{code}" if "Decimal(" in code else code


def _graphql(sent: Mapping[str, Any]) -> str:
    variables = as_object(sent.get("variables"))
    text = laid_out(str(sent.get("query", "")))
    document = f'"""\n{text.strip()}\n"""' if "\\" not in text and '"""' not in text else literal(text)
    return f"document = {document}\nvariables = {literal(variables)}\n{_GRAPHQL_CALL}"


def _rest(call: Exchange, path: str, sent: Json) -> str | None:
    parameters = [f"{literal(call.method)}, {literal(path)}"]
    query = parse_qsl(call.query, keep_blank_values=True)
    if len(dict(query)) < len(query):
        return None  # a name that comes twice: a dictionary has it once
    if query:
        parameters.append(f"params={literal(dict(query))}")
    if sent is not None:
        parameters.append(f"json={literal(sent)}")
    return f"answer = await client.rest.request({', '.join(parameters)})"
