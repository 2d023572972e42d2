"""What happened in the account, for the webhooks that wait for it (Webhooks page).

Nothing is sent here: an event becomes deliveries in the state's outbox, and `Sandbox` hands them to its postman.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlencode

from .codec import Json, as_list, as_object
from .outgoing import Outgoing
from .state import State
from .store import Row

__all__ = ["EVENTS", "UNLISTED", "announce", "form_pairs"]

EVENTS = (
    "bounce",
    "click",
    "contact_tag_added",
    "contact_tag_removed",
    "deal_add",
    "deal_note_add",
    "deal_pipeline_add",
    "deal_stage_add",
    "deal_task_add",
    "deal_task_complete",
    "deal_tasktype_add",
    "deal_update",
    "forward",
    "list_add",
    "open",
    "reply",
    "sent",
    "share",
    "sms_reply",
    "sms_sent",
    "sms_unsub",
    "subscribe",
    "subscriber_note",
    "unsubscribe",
    "update",
)
"""What `GET webhook/events` lists."""

UNLISTED = ("account_add", "account_contact_add", "account_contact_update", "account_update", "contact_task_add")
"""What the Webhooks page names beside them; they fire here too."""

_OF_LISTS = frozenset({"subscribe", "unsubscribe", "update", "sent", "open", "click", "forward", "share", "bounce"})


def announce(state: State, event: str, blocks: Callable[[], Mapping[str, Json]], *, list_id: str = "0") -> None:
    """Queue a delivery to each active webhook for this event; `blocks` makes the payload where there is one."""
    wanted = [row for row in state.store.scan("webhooks") if _wants(row, event, list_id)]
    if not wanted:
        return
    envelope = {
        "type": event,
        "date_time": state.iso_now(),
        "initiated_from": "api",
        "initiated_by": "api",  # rule `webhooks.initiated_by`
        "list": list_id,
    }
    body = urlencode(list(form_pairs({**envelope, **blocks()})), errors="replace").encode("ascii")
    state.outbox += [Outgoing(row["id"], event, str(row["url"]), body) for row in wanted]


def form_pairs(value: Json, prefix: str = "") -> Iterator[tuple[str, str]]:
    """A nested value as PHP writes it into a form: every value a string, "" for nothing."""
    nested: list[tuple[Json, Json]] = [*as_object(value).items(), *enumerate(as_list(value))]
    if not nested:
        yield prefix, "" if value in (None, [], {}) else str(value)
    for name, inner in nested:
        yield from form_pairs(inner, f"{prefix}[{name}]" if prefix else str(name))


def _wants(row: Row, event: str, list_id: str) -> bool:
    listed = str(row.get("listid", "0"))
    right_list = event not in _OF_LISTS or listed in ("0", "", list_id)
    return (
        row.get("state", "1") == "1"
        and event in as_list(row.get("events"))
        and "api" in as_list(row.get("sources"))
        and right_list
    )
