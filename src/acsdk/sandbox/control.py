"""The control endpoint: what tests in other languages steer a running sandbox with. Off unless asked for.

* `POST /_sandbox/faults` takes the arguments of `Faults.add`; `DELETE /_sandbox/faults` removes all.
* `POST /_sandbox/clock` takes `{"advance": seconds}`.
* `POST /_sandbox/settle`, `/reset` and `/seed` do what the methods of `Sandbox` do.
* `POST /_sandbox/snapshots` answers with an id; `POST /_sandbox/snapshots/<id>` goes back to it.
* `POST /_sandbox/rows/<table>` adds a row of a table that the API only reads: `automations`, `scores`, `exclusions`,
  `templates`, `links`, `segments`, `configs`.
* `GET /_sandbox/calls` lists the latest exchanges, `GET /_sandbox/deliveries` what webhooks were told.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from .codec import BadJsonError, Json, as_object, loads
from .messages import Request, Response, json_response, message_response
from .snapshots import Snapshot

if TYPE_CHECKING:
    from .sandbox import Sandbox

__all__ = ["PREFIX", "Control"]

PREFIX = "/_sandbox/"
_LISTED = 1000
_ADDABLE = ("automations", "scores", "exclusions", "templates", "links", "segments", "configs")


def _never(_value: Json) -> bool:
    return False


def _is_text(value: Json) -> bool:
    return isinstance(value, str)


def _is_whole(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: Json) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0


def _is_flag(value: Json) -> bool:
    return isinstance(value, bool)


_FAULT: dict[str, Callable[[Json], bool]] = {
    **dict.fromkeys(("path", "operation", "method"), _is_text),
    **dict.fromkeys(("count", "seed"), _is_whole),
    **dict.fromkeys(("probability", "delay", "slow"), _is_number),
    **dict.fromkeys(("truncate", "html"), _is_flag),
    "status": lambda value: _is_whole(value) and 100 <= value <= 599,
    "headers": lambda value: all(str(item).isprintable() for pair in as_object(value).items() for item in pair),
    "skew": lambda value: _is_number(abs(value)) if isinstance(value, (int, float)) else False,
    "drop": lambda value: value in ("connect", "before", "after"),
    "body": lambda _value: True,
}


class Control:
    """Answers requests below `/_sandbox/`. They carry the Api-Token too, so that no web page can send them."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._snapshots: list[Snapshot] = []

    def handle(self, request: Request) -> Response:
        """Do what a request asks for; mistakes are answered with 400 and the reason."""
        name, _, key = request.path.removeprefix(PREFIX).strip("/").partition("/")
        action = self._action(request.method, name)
        if action is None:
            return message_response(404, f"There is no {request.method} {PREFIX}{name}")
        try:
            sent = as_object(loads(request.body)) if request.body.strip() else {}
            return json_response(200, action(_plain(sent), key))
        except (BadJsonError, TypeError, ValueError, LookupError) as error:
            return message_response(400, str(error) or type(error).__name__)

    def _action(self, method: str, name: str) -> Callable[[dict[str, Any], str], Json] | None:
        actions = {
            ("POST", "faults"): self._add_fault,
            ("DELETE", "faults"): self._clear_faults,
            ("POST", "clock"): self._advance,
            ("POST", "settle"): self._settle,
            ("POST", "reset"): self._reset,
            ("POST", "seed"): self._seed,
            ("POST", "snapshots"): self._snapshot,
            ("POST", "rows"): self._add_row,
            ("GET", "calls"): self._calls,
            ("GET", "deliveries"): self._deliveries,
        }
        return actions.get((method, name))

    def _add_fault(self, sent: dict[str, Any], _key: str) -> Json:
        wrong = [name for name, value in sent.items() if not _FAULT.get(name, _never)(value)]
        if wrong:
            msg = f"not understood: {', '.join(sorted(wrong))}"
            raise ValueError(msg)
        self._sandbox.faults.add(**sent)
        return {}

    def _clear_faults(self, _sent: dict[str, Any], _key: str) -> Json:
        self._sandbox.faults.clear()
        return {}

    def _advance(self, sent: dict[str, Any], _key: str) -> Json:
        self._sandbox.clock.advance(float(sent["advance"]))
        return {"now": self._sandbox.clock.now().isoformat()}

    def _settle(self, _sent: dict[str, Any], _key: str) -> Json:
        self._sandbox.settle()
        return {}

    def _reset(self, _sent: dict[str, Any], _key: str) -> Json:
        self._sandbox.reset()
        self._snapshots.clear()
        return {}

    def _seed(self, sent: dict[str, Any], _key: str) -> Json:
        self._sandbox.seed(**sent)
        return {}

    def _snapshot(self, _sent: dict[str, Any], key: str) -> Json:
        if key:
            self._sandbox.restore(self._snapshots[int(key)])
            return {}
        self._snapshots.append(self._sandbox.snapshot())
        return {"id": len(self._snapshots) - 1}

    def _add_row(self, sent: dict[str, Any], key: str) -> Json:
        if key not in _ADDABLE:
            msg = f"rows can be added to {', '.join(_ADDABLE)}"
            raise ValueError(msg)
        return {"id": self._sandbox.add(key, **sent)}

    def _deliveries(self, _sent: dict[str, Any], _key: str) -> Json:
        shown = self._sandbox.deliveries[-_LISTED:]
        return {
            "deliveries": [
                {"webhook": one.webhook_id, "event": one.event, "url": one.url, "form": one.form, "status": one.status}
                for one in shown
            ]
        }

    def _calls(self, _sent: dict[str, Any], _key: str) -> Json:
        shown = self._sandbox.calls[-_LISTED:]
        return {
            "calls": [
                {
                    "method": call.method,
                    "path": call.path,
                    "query": call.query,
                    "operation": call.operation,
                    "status": call.status,
                    "dropped": call.dropped,
                    "problems": call.problems,
                }
                for call in shown
            ]
        }


def _plain(sent: dict[str, Json]) -> dict[str, Any]:
    """Fractions as floats: probabilities and seconds are no money."""
    return {name: float(value) if isinstance(value, Decimal) else value for name, value in sent.items()}
