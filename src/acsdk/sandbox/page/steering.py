"""The buttons: forms that work without a script, and what they do, through the control endpoint itself."""

from __future__ import annotations

from collections.abc import Mapping

from acsdk.sandbox.codec import Json, as_objects, dumps, loads
from acsdk.sandbox.messages import Request, Response

from .document import document, see_other
from .faulty import FAULTS
from .markup import Child, Markup, tag
from .view import View

__all__ = ["buttons", "steer"]

_PLAIN = {
    "settle": ("POST", "settle"),
    "reset": ("POST", "reset"),
    "snapshot": ("POST", "snapshots"),
    "no-faults": ("DELETE", "faults"),
}
_STEPS = {"5": "5 seconds", "60": "A minute", "3600": "An hour", "86400": "A day"}


def steer(view: View, action: str, form: Mapping[str, str]) -> Response:
    """Do what a button says and show the first page again; say what is wrong where it cannot be done."""
    try:
        method, path, body = _wanted(action, form)
    except ValueError as error:
        return _wrong(view, str(error))
    headers = {"api-token": view.sandbox.token}
    answer = view.sandbox.handle(Request(method, f"/_sandbox/{path}", "", headers, dumps(body)))
    return see_other("/") if answer.status == 200 else _wrong(view, str(loads(answer.body).get("message")))


def _wrong(view: View, why: str) -> Response:
    back = tag("p", tag("a", "Back", href="/"), class_="back")
    return document(view, "Not done", tag("h1", "That was not done"), tag("p", why), back, status=400)


def _wanted(action: str, form: Mapping[str, str]) -> tuple[str, str, dict[str, Json]]:
    """Method, path and body for the control endpoint."""
    match action:
        case "seed":
            return "POST", "seed", {name: _number(form, name) for name in ("contacts", "orders", "seed")}
        case "clock":
            return "POST", "clock", {"advance": _number(form, "advance")}
        case "fault":
            return "POST", "faults", _fault(form)
        case "restore":
            return "POST", f"snapshots/{_number(form, 'snapshot')}", {}
        case _ if action in _PLAIN:
            return (*_PLAIN[action], {})
        case _:
            msg = "There is no such button."
            raise ValueError(msg)


def _number(form: Mapping[str, str], name: str) -> int:
    given = form.get(name, "0")
    if not (given.isascii() and given.isdecimal() and len(given) < 10):
        msg = f"{name} has to be a whole number, such as 100."
        raise ValueError(msg)
    return int(given)


def _fault(form: Mapping[str, str]) -> dict[str, Json]:
    known = FAULTS.get(form.get("kind", ""))
    if known is None:
        msg = f"kind has to be one of {', '.join(FAULTS)}."
        raise ValueError(msg)
    count = {"count": _number(form, "count")} if form.get("count") else {}
    return {"path": form.get("path") or "*", **known[1], **count}


def buttons(view: View) -> Markup:
    """All forms."""
    return tag("div", _seed(), _clock(), _pending(), _fault_form(), _snapshots(view), _reset(), class_="steer")


def _form(action: str, *children: Child) -> Markup:
    return tag("form", *children, method="post", action=f"/_page/do/{action}")


def _labelled(label: str, name: str, **attributes: str | int) -> Markup:
    return tag("label", tag("span", label), tag("input", name=name, **attributes))


def _seed() -> Markup:
    amounts: dict[str, str | int] = {"type": "number", "min": 0, "max": 100_000, "required": "required"}
    return _form(
        "seed",
        _labelled("Contacts", "contacts", value=20, **amounts),
        _labelled("Orders", "orders", value=50, **amounts),
        tag("button", "Add made-up rows"),
    )


def _clock() -> Markup:
    steps = [tag("button", words, name="advance", value=seconds) for seconds, words in _STEPS.items()]
    return _form("clock", tag("fieldset", tag("legend", "Move the clock on by"), *steps))


def _pending() -> Markup:
    return _form("settle", tag("button", "Run what is pending now"))


def _fault_form() -> Markup:
    kinds = [tag("option", words, value=kind) for kind, (words, _) in FAULTS.items()]
    adding = _form(
        "fault",
        tag("label", tag("span", "Fault"), tag("select", *kinds, name="kind")),
        _labelled("For paths like", "path", value="*", maxlength=200),
        _labelled("Times", "count", type="number", min=1, max=100_000, value=1),
        tag("button", "Add this fault"),
    )
    return tag("div", adding, _form("no-faults", tag("button", "Remove all faults")))


def _snapshots(view: View) -> Markup:
    headers = {"api-token": view.sandbox.token}
    answer = view.sandbox.handle(Request("GET", "/_sandbox/snapshots", "", headers))
    known = as_objects(loads(answer.body)["snapshots"])
    back = [
        tag("button", f"Back to {one['id']}, of {str(one['at'])[11:19]}", name="snapshot", value=one["id"])
        for one in known[-5:]
    ]
    restoring = _form("restore", tag("fieldset", tag("legend", "Snapshots"), *back)) if back else None
    return tag("div", _form("snapshot", tag("button", "Take a snapshot")), restoring)


def _reset() -> Markup:
    words = "Rows, faults, calls and snapshots are gone then."
    form = _form("reset", tag("p", words), tag("button", "Yes, empty it", class_="danger"))
    return tag("details", tag("summary", "Empty the account…"), form)
