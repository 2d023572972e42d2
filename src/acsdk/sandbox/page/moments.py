"""The timeline: calls and steps, newest first, and one of them whole, with what it changed and how to repeat it."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote_plus

from acsdk.sandbox.calls import Exchange
from acsdk.sandbox.codec import Json, as_list, as_object, dumps
from acsdk.sandbox.messages import Response
from acsdk.sandbox.watching.changes import Change
from acsdk.sandbox.watching.watch import Moment

from .cells import row_path, short
from .code import as_acsdk, as_curl
from .document import document
from .documents import laid_out
from .labels import INTERNAL, STEPS, change_chips, label_of, one_of
from .markup import EMPTY, Child, Markup, join, tag
from .outcomes import outcome_of, words_of
from .rows import pretty
from .view import View

__all__ = ["latest", "moment_page", "timeline", "timeline_page"]

_SHOWN = 30
_PROBLEM = 400
_TARGET = 160
_LONGEST = 20_000


def timeline(moments: list[Moment]) -> Markup:
    """Moments, newest first."""
    return tag("ol", *map(_entry, reversed(moments)), class_="timeline", reversed=True)


def timeline_page(view: View) -> Response:
    """All that are kept."""
    moments = view.watch.moments
    note = f"The latest {len(moments)}, newest first. Each one opens." if moments else "Nothing was called yet."
    return document(view, "Calls", tag("h1", "Calls"), tag("p", note, class_="soft"), timeline(moments))


def latest(moments: list[Moment]) -> list[Moment]:
    """As many as the first page shows."""
    return moments[-_SHOWN:]


def _entry(moment: Moment) -> Markup:
    chips = change_chips(moment.changed)
    if moment.call is None:
        return tag("li", tag("a", _time(moment), _target(_did(moment)), href=_path(moment)), chips, class_="step")
    call = moment.call
    problems = [tag("p", short(problem, _PROBLEM), class_="problem") for problem in call.problems[:3]]
    line = tag("a", _time(moment), _target(_what(call)), _status(call), href=_path(moment))
    return tag("li", line, *problems, chips, class_=outcome_of(call))


def _path(moment: Moment) -> str:
    return f"/_page/calls/{moment.number}"


def _time(moment: Moment) -> Markup:
    return tag("time", f"{moment.at:%H:%M:%S}")


def _target(what: Child) -> Markup:
    return tag("span", what, class_="target")


def _status(call: Exchange) -> Markup:
    return tag("span", words_of(call), class_="status")


def _what(call: Exchange) -> Markup:
    """The method, the path and the query, readable; of a GraphQL call its operation and its variables."""
    if call.operation:
        variables = as_object(as_object(call.sent).get("variables"))
        return join((tag("b", call.operation), " ", tag("code", short(_in_a_line(variables), _TARGET))))
    query = tag("span", "?", short(unquote_plus(call.query), _TARGET), class_="query") if call.query else None
    return tag("code", tag("b", call.method), " ", short(call.path, _TARGET), query)


def _in_a_line(variables: Mapping[str, Json]) -> str:
    return ", ".join(f"{name} {_in_a_word(value)}" for name, value in variables.items())


def _in_a_word(value: Json) -> str:
    """A record by its number or e-mail, a list by its length, the rest as JSON."""
    if isinstance(value, list):
        return f"[{len(as_list(value))}]"
    record = as_object(value)
    known = next((record[name] for name in ("storeOrderId", "storePrimaryId", "email") if record.get(name)), value)
    return dumps(known).decode()


def _did(moment: Moment) -> str:
    """What the sandbox did by itself: a kind of job and how many of it, or words as they are."""
    kind, _, count = moment.did.rpartition(" ")
    return f"{STEPS[kind]}: {count}" if kind in STEPS else moment.did


def moment_page(view: View, number: int) -> Response:
    """One moment."""
    moment = view.watch.moment(number)
    if moment is None:
        gone = tag("p", "It is too long ago, or the sandbox was emptied since.")
        return document(view, "Not found", tag("h1", "Not found"), gone, _back(), status=404)
    if moment.call is None:
        return document(view, moment.did, _back(), tag("h1", _did(moment)), _facts(moment), _changes(moment))
    call = moment.call
    problems = [tag("li", problem) for problem in call.problems]
    return document(
        view,
        call.operation or f"{call.method} {call.path}",
        _back(),
        tag("h1", _what(call), " ", _status(call), class_=f"call {outcome_of(call)}"),
        _facts(moment),
        tag("ul", *problems, class_="problems", aria_label="Why it was refused") if problems else None,
        _changes(moment),
        *_repeat(view, call),
        *_bodies(call),
    )


def _back() -> Markup:
    return tag("p", tag("a", "All calls", href="/_page/calls"), class_="back")


def _facts(moment: Moment) -> Markup:
    return tag("p", "At ", tag("time", f"{moment.at:%Y-%m-%d %H:%M:%S} UTC"), " by the sandbox's clock.", class_="soft")


def _changes(moment: Moment) -> Markup:
    changes = [change for change in moment.changed.rows if change.table not in INTERNAL]
    more = sum(number for table, number in moment.changed.more.items() if table not in INTERNAL)
    listed = join(map(_change, changes)) if changes else tag("p", "It changed nothing.", class_="soft")
    beyond = tag("p", f"{more:,} more rows are not listed.", class_="soft") if more else None
    return tag("section", tag("h2", "What it changed"), listed, beyond)


def _change(change: Change) -> Markup:
    before, after = change.before or {}, change.after or {}
    name = f"{one_of(change.table)} {label_of(change.after or change.before or {})}"
    title = tag("a", name, href=row_path(change.table, change.number)) if change.after else name
    kind = "new" if change.before is None else "gone" if change.after is None else "changed"
    lines = [
        tag(
            "tr",
            tag("th", column, scope="row"),
            tag("td", _value(before.get(column))),
            tag("td", _value(after.get(column))),
        )
        for column in change.columns
    ]
    head = tag("tr", *(tag("th", heading, scope="col") for heading in ("Column", "Before", "After")))
    table = tag("table", tag("caption", name), tag("thead", head), tag("tbody", *lines), class_="diff")
    scrolled = tag("div", table, class_="scroll", tabindex="0", role="region", aria_label=f"Columns of {name}")
    return join((tag("h3", title, " ", tag("span", kind, class_=f"kind {kind}")), scrolled))


def _value(value: Json) -> Child:
    if value in (None, ""):
        return EMPTY
    return short(pretty(value)) if isinstance(value, (dict, list)) else short(value)


def _repeat(view: View, call: Exchange) -> list[Markup]:
    code = as_acsdk(call)
    parts = [_copied("As curl", as_curl(call, api_url=view.sandbox.api_url, token=view.sandbox.token), "curl")]
    if code:
        parts.insert(0, _copied("With acsdk, where client is an AsyncClient", code, "acsdk"))
    return parts


def _copied(title: str, text: str, name: str) -> Markup:
    block = tag("pre", tag("code", text), id=f"as-{name}", tabindex="0", role="region", aria_label=title)
    button = tag("button", "Copy", type="button", class_="copy", data_copies=f"as-{name}", hidden=True)
    return tag("section", tag("div", tag("h2", title), button, class_="titled"), block)


def _bodies(call: Exchange) -> list[Markup]:
    sent, answered = _request(call), _body(call.answered, call.response_body)
    return [_block(title, text) for title, text in (("What was sent", sent), ("What was answered", answered)) if text]


def _block(title: str, text: str) -> Markup:
    return tag("section", tag("h2", title), tag("pre", text, tabindex="0", role="region", aria_label=title))


def _request(call: Exchange) -> str:
    """Of a GraphQL call its document as it was written, and the variables below."""
    sent = as_object(call.sent)
    if call.operation is None or not isinstance(sent.get("query"), str):
        return _body(call.sent, call.request_body)
    variables = sent.get("variables")
    return _cut(laid_out(sent["query"]).strip()) + (f"\n\n{pretty(variables)}" if variables else "")


def _body(decoded: Json, body: bytes) -> str:
    return _cut(body.decode("utf-8", "replace")) if decoded is None else pretty(decoded)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
