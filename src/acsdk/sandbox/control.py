"""The control endpoint: what tests in other languages steer a running sandbox with. Off unless asked for.

* `POST /_sandbox/faults` takes the arguments of `Faults.add`; `DELETE /_sandbox/faults` removes all.
* `POST /_sandbox/clock` takes `{"advance": seconds}`.
* `POST /_sandbox/settle`, `/reset` and `/seed` do what the methods of `Sandbox` do.
* `POST /_sandbox/snapshots` answers with an id; `POST /_sandbox/snapshots/<id>` goes back to it, and
  `GET /_sandbox/snapshots` lists them.
* `POST /_sandbox/rows/<table>` adds a row of a table that the API only reads: `automations`, `scores`, `exclusions`,
  `templates`, `links`, `segments`, `configs`.
* `GET /_sandbox/calls` lists the latest exchanges, `GET /_sandbox/deliveries` what webhooks were told, and
  `GET /_sandbox/failures` the jobs that failed.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Protocol

from .calls import Calls
from .clock import Clock
from .codec import BadJsonError, Json, as_object, loads
from .failures import JobFailure
from .faults import Faults
from .messages import Request, Response, json_response, message_response
from .postman import Deliveries
from .snapshots import Snapshot

__all__ = ["PREFIX", "Control", "Steered"]

PREFIX = "/_sandbox/"
_LISTED = 1000
_ADDABLE = ("automations", "scores", "exclusions", "templates", "links", "segments", "configs")


class Steered(Protocol):
    """What the endpoint needs of a `Sandbox`."""

    clock: Clock
    faults: Faults
    calls: Calls

    @property
    def deliveries(self) -> Deliveries:
        """What webhooks were told."""
        ...

    @property
    def failures(self) -> list[JobFailure]:
        """The jobs that failed."""
        ...

    def settle(self) -> None:
        """Run what is pending."""
        ...

    def reset(self) -> None:
        """Empty the account."""
        ...

    def seed(self, *, contacts: int | None = ..., orders: int | None = ..., seed: int = ...) -> None:
        """Add made-up rows."""
        ...

    def snapshot(self) -> Snapshot:
        """The account as it is."""
        ...

    def restore(self, snapshot: Snapshot) -> None:
        """The account as it was."""
        ...

    def add(self, table: str, **columns: Json) -> int:
        """Add a row."""
        ...


class Control:
    """Answers requests below `/_sandbox/`. They carry the Api-Token too, so that no web page can send them."""

    def __init__(self, sandbox: Steered) -> None:
        self._sandbox = sandbox
        self._snapshots: list[tuple[str, Snapshot]] = []

    def handle(self, request: Request) -> Response:
        """Do what a request asks for; mistakes are answered with 400 and the reason."""
        name, _, key = request.path.removeprefix(PREFIX).strip("/").partition("/")
        action = self._action(request.method, name)
        if action is None:
            return message_response(404, f"There is no {request.method} {PREFIX}{name}")
        try:
            sent = as_object(loads(request.body)) if request.body.strip() else {}
            return json_response(200, action(_plain(sent), key))
        except (BadJsonError, TypeError, ValueError, LookupError, OverflowError) as error:
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
            ("GET", "snapshots"): self._list_snapshots,
            ("POST", "rows"): self._add_row,
            ("GET", "calls"): self._calls,
            ("GET", "deliveries"): self._deliveries,
            ("GET", "failures"): self._failures,
        }
        return actions.get((method, name))

    def _add_fault(self, sent: dict[str, Any], _key: str) -> Json:
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
            self._sandbox.restore(self._known(key))
            return {}
        self._snapshots.append((self._sandbox.clock.now().isoformat(), self._sandbox.snapshot()))
        return {"id": len(self._snapshots) - 1}

    def _known(self, key: str) -> Snapshot:
        for number, (_, snapshot) in enumerate(self._snapshots):
            if key == str(number):
                return snapshot
        msg = f"There is no snapshot {key}"
        raise LookupError(msg)

    def _list_snapshots(self, _sent: dict[str, Any], _key: str) -> Json:
        return {"snapshots": [{"id": number, "at": at} for number, (at, _) in enumerate(self._snapshots)]}

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

    def _failures(self, _sent: dict[str, Any], _key: str) -> Json:
        shown = self._sandbox.failures[-_LISTED:]
        return {
            "failures": [
                {"kind": one.kind, "payload": one.payload, "error": one.error, "at": one.at.isoformat()}
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
