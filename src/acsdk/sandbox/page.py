"""The page that shows a running sandbox: its rows, and the latest calls with what was refused and why."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from .calls import Exchange
from .messages import Response
from .postman import Delivery
from .rest.registry import RESOURCES

if TYPE_CHECKING:
    from .sandbox import Sandbox

__all__ = ["render_page"]

_CALLS_SHOWN = 50
_ROWS_SHOWN = 5
_TABLES = ("orders", "products", "recurringPayments", "browseSessions", *(resource.rows for resource in RESOURCES))
_STYLE = """
body{font:14px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1c2333;background:#fff}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #dde1ea;vertical-align:top}
td.number{text-align:right;font-variant-numeric:tabular-nums}code{font-family:ui-monospace,monospace;font-size:.9em}
.refused td{background:#fdeeee}.problem{color:#a3121f}details pre{white-space:pre-wrap;overflow-wrap:anywhere}
@media (prefers-color-scheme:dark){body{color:#e7eaf2;background:#12161f}th,td{border-color:#2c3446}
.refused td{background:#3a1d22}.problem{color:#ff9aa2}a{color:#8ab4ff}}
code{overflow-wrap:anywhere}
@media (max-width:40rem){thead{display:none}tr,td{display:block}td{border:0;padding:.1rem .6rem}td:empty{display:none}
tr{border-bottom:1px solid #dde1ea;padding:.4rem 0}}
"""


def render_page(sandbox: Sandbox, *, live: bool) -> Response:
    """The page; with `live` it loads itself again every two seconds. No script, nothing from elsewhere."""
    refresh = '<meta http-equiv="refresh" content="2">' if live else ""
    switch = '<a href="/">stop reloading</a>' if live else '<a href="/?live=1">reload every two seconds</a>'
    text = (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>ActiveCampaign sandbox</title>'
        '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
        f"{refresh}<style>{_STYLE}</style></head><body>"
        f"<h1>ActiveCampaign sandbox</h1><p>It is {escape(sandbox.clock.now().isoformat(timespec='seconds'))} here. "
        f"{switch}.</p>{_calls(sandbox)}{_deliveries(sandbox)}{_tables(sandbox)}</body></html>"
    )
    return Response(200, text.encode("utf-8", "replace"), (("content-type", "text/html; charset=utf-8"),))


def _calls(sandbox: Sandbox) -> str:
    shown = [_call(call) for call in reversed(sandbox.calls[-_CALLS_SHOWN:])]
    if not shown:
        return "<h2>Calls</h2><p>None yet.</p>"
    head = "<tr><th>Call</th><th>Operation</th><th>Status</th><th>Refused because</th></tr>"
    return f'<h2>Calls</h2><table id="calls"><thead>{head}</thead><tbody>{"".join(shown)}</tbody></table>'


def _call(call: Exchange) -> str:
    problems = "<br>".join(escape(problem) for problem in call.problems)
    path = f"{call.path}?{call.query}" if call.query else call.path
    body = call.request_body[:2000].decode("utf-8", "replace")
    sent = f"<details><summary>sent</summary><pre>{escape(body)}</pre></details>" if body else ""
    kind = "refused" if problems else "answered"
    status = f"{call.status}, dropped" if call.dropped else str(call.status)
    return (
        f'<tr class="{kind}"><td><code>{escape(call.method)} {escape(path)}</code>{sent}'
        f'</td><td>{escape(call.operation or "")}</td><td>{status}</td><td class="problem">{problems}</td></tr>'
    )


def _deliveries(sandbox: Sandbox) -> str:
    shown = [_delivery(one) for one in reversed(sandbox.deliveries[-_CALLS_SHOWN:])]
    if not shown:
        return ""
    head = "<tr><th>Event</th><th>Webhook</th><th>Answer</th></tr>"
    return f'<h2>Deliveries</h2><table id="deliveries"><thead>{head}</thead><tbody>{"".join(shown)}</tbody></table>'


def _delivery(one: Delivery) -> str:
    form = "\n".join(f"{name} = {value}" for name, value in one.form.items())
    told = f"<details><summary>told</summary><pre>{escape(form)}</pre></details>"
    answer = "none" if one.status is None else str(one.status)
    return f"<tr><td>{escape(one.event)}{told}</td><td><code>{escape(one.url)}</code></td><td>{answer}</td></tr>"


def _tables(sandbox: Sandbox) -> str:
    parts = [_table(sandbox, name) for name in dict.fromkeys(_TABLES)]
    return f"<h2>Rows</h2>{''.join(part for part in parts if part) or '<p>None yet.</p>'}"


def _table(sandbox: Sandbox, name: str) -> str:
    total, rows = sandbox.latest(name, _ROWS_SHOWN)
    if not total:
        return ""
    latest = "\n".join(str({key: value for key, value in row.items() if value not in (None, "")}) for row in rows)
    return f"<details><summary>{escape(name)}: {total}</summary><pre>{escape(latest)}</pre></details>"
