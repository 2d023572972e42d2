"""A call and a delivery as the page shows them: one line each, to be opened."""

from __future__ import annotations

import json
from html import escape

from .calls import Exchange, target_of
from .codec import Json, as_object
from .failures import JobFailure
from .postman import Delivery

__all__ = ["call_entry", "delivery_entry", "failure_entry", "shown"]

_LONGEST = 4000


def call_entry(call: Exchange) -> str:
    """When, what, with which outcome, and why it was refused; inside what was sent and answered."""
    problems = call.problems
    kind = "lost" if call.dropped else "refused" if problems else "answered"
    status = f"{call.status}, lost" if call.dropped else str(call.status)
    operation = f' <span class="operation">{escape(call.operation)}</span>' if call.operation else ""
    reasons = "".join(f'<span class="problem">{escape(problem)}</span>' for problem in problems)
    when = f"<time>{call.at:%H:%M:%S}</time>" if call.at else ""
    what = f'<span class="target"><code>{escape(call.method)} {escape(target_of(call))}</code>{operation}</span>'
    inside = _part("sent", _request(call)) + _part("answered", _body(call.answered, call.response_body))
    return _entry(kind, f'{when}{what}<span class="status">{status}</span>{reasons}', inside)


def delivery_entry(delivery: Delivery) -> str:
    """Which event went where, and what came back; inside the form."""
    status = "no answer" if delivery.status is None else str(delivery.status)
    kind = "answered" if delivery.status is not None and delivery.status < 300 else "lost"
    target = f'<span class="target">{escape(delivery.event)} <code>{escape(delivery.url)}</code></span>'
    form = "\n".join(f"{name} = {value}" for name, value in delivery.form.items())
    return _entry(kind, f'{target}<span class="status">{status}</span>', _part("told", form))


def failure_entry(failure: JobFailure) -> str:
    """Which job failed when, and why; inside what it was to work on."""
    when = f"<time>{failure.at:%H:%M:%S}</time>"
    head = (
        f'{when}<span class="target">{escape(failure.kind)}</span><span class="problem">{escape(failure.error)}</span>'
    )
    return _entry("refused", head, _part("payload", shown(failure.payload)))


def shown(value: Json) -> str:
    """A value as people read JSON, cut where it gets long."""
    return _cut(json.dumps(value, indent=2, ensure_ascii=False, default=str))


def _entry(kind: str, head: str, inside: str) -> str:
    return f'<details class="{kind}"><summary>{head}</summary><div>{inside}</div></details>'


def _part(name: str, text: str) -> str:
    return f"<h3>{name}</h3><pre>{escape(text)}</pre>" if text else ""


def _request(call: Exchange) -> str:
    """Of a GraphQL call its document as it was written, and the variables below."""
    sent = as_object(call.sent)
    if call.operation is None or not isinstance(sent.get("query"), str):
        return _body(call.sent, call.request_body)
    variables = sent.get("variables")
    return _cut(sent["query"].strip()) + (f"\n\n{shown(variables)}" if variables else "")


def _body(decoded: Json, body: bytes) -> str:
    return _cut(body.decode("utf-8", "replace")) if decoded is None else shown(decoded)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
