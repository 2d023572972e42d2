"""A delivery's body to its event."""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import tzinfo
from functools import cache
from typing import Annotated, Any, TypeAlias, cast, get_args

from pydantic import Discriminator, Field, Tag

from acsdk._json.shapes import is_mapping
from acsdk._json.zone import in_zone
from acsdk.models.kit.base import read_record
from acsdk.models.kit.names import wire_keys
from acsdk.models.kit.reading import reading
from acsdk.webhooks._campaign_events import AnyCampaignEvent
from acsdk.webhooks._contact_events import AnyContactEvent
from acsdk.webhooks._deal_events import AnyDealEvent
from acsdk.webhooks._document import MAX_BYTES, read_document
from acsdk.webhooks._errors import InvalidDeliveryError
from acsdk.webhooks._event import AccountEvent, AutomationStep, CampaignEvent, DealEvent, Event, UnknownEvent

__all__ = ["EVENT_TYPES", "WebhookEvent", "parse"]

Documented: TypeAlias = AnyContactEvent | AnyCampaignEvent | AnyDealEvent
"""Any event with a type that this release knows."""

_CLASSES: Mapping[str, type[Event]] = {event.model_fields["type"].default: event for event in get_args(Documented)}
EVENT_TYPES = frozenset(_CLASSES)
"""Every ``type`` that has a class of its own."""


def _kind_of(value: object) -> str:
    """How an event that is validated again is to be read."""
    if not is_mapping(value):
        return "automation" if isinstance(value, AutomationStep) else _kind_of_type(getattr(value, "type", None))
    if value.get("type"):
        return _kind_of_type(value["type"])
    return "automation" if value.get("contact") or "automation_id" in value else "unknown"


def _kind_of_type(name: object) -> str:
    return "documented" if isinstance(name, str) and name in EVENT_TYPES else "unknown"


WebhookEvent: TypeAlias = Annotated[
    Annotated[Documented, Field(discriminator="type"), Tag("documented")]
    | Annotated[AutomationStep, Tag("automation")]
    | Annotated[UnknownEvent, Tag("unknown")],
    Discriminator(_kind_of),
]
"""Any event. Works in `match`, and as a field or a ``TypeAdapter`` of pydantic."""


def parse(
    body: bytes | str,
    content_type: str | None = None,
    *,
    max_bytes: int = MAX_BYTES,
    time_zone: tzinfo | None = None,
) -> WebhookEvent:
    """Read the body of a delivery.

    ``content_type`` is the request's; without one the body is taken to be form-encoded, as ActiveCampaign sends it,
    unless it begins like a JSON object. JSON may be nested or have the form's own keys, such as ``contact[id]``.
    Raises `InvalidDeliveryError` for what is no delivery. Within one nothing is an error: a type that is not known
    gives an `UnknownEvent`, unknown keys stand in ``model_extra``, and a value that cannot be read is ``None`` and
    stands in ``raw``. What has neither a type nor a key that deliveries have is none. Stamps without an offset get
    that of ``time_zone``, the account's. Webhooks page.

    ```python
    event = webhooks.parse(b"type=subscribe&contact[id]=7&contact[email]=ada@example.com&list=3")
    print(event.contact.email, event.list_id)
    ```

    ```output
    ada@example.com 3
    ```
    """
    document = read_document(body, content_type, max_bytes)
    with in_zone(time_zone), reading():
        event: WebhookEvent = cast("Any", read_record(_class_of(document), document))
    return event


def _class_of(document: Mapping[str, Any]) -> type[Event]:
    """What a delivery tells of. The "webhook" action of an automation sends no type."""
    told = document.get("type")
    if told:
        return _CLASSES.get(told, UnknownEvent) if isinstance(told, str) else UnknownEvent
    if document.keys() & {"contact", "seriesid", "automation_id"}:
        return AutomationStep
    if document.keys() & _known_keys():
        return UnknownEvent
    raise InvalidDeliveryError(
        "the body has no type and no key of a delivery: give the request's own body, "
        "not the event of a function or of a queue around it, and decode it where that has it in base64"
    )


@cache
def _known_keys() -> Set[str]:
    """What tells a delivery without a type."""
    kinds = (AutomationStep, AccountEvent, CampaignEvent, DealEvent)
    return frozenset(key for kind in kinds for key in wire_keys(kind)) - {"type"}
