"""Made-up deliveries of every webhook event, in the form of the recorded ones.

Blocks and their names are those of the Webhooks page and of recorded deliveries; people, firms and amounts are made up
from a number, the same for the same number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, cast

__all__ = ["EVENTS", "delivery"]

_PEOPLE = (("Ines", "Okafor"), ("Jonas", "Brandt"), ("Mei", "Tanaka"), ("Noor", "Haddad"), ("Pavel", "Novak"))
_TAGS = ("newsletter", "customer", "wholesale")
Blocks = Mapping[str, Any]


def _contact(number: int) -> Blocks:
    first, last = _PEOPLE[number % len(_PEOPLE)]
    company = f"{last} & Co"
    return {
        "contact": {
            "id": str(1_000 + number),
            "email": f"{first}.{last}{number}@example.com".lower(),
            "first_name": first,
            "last_name": last,
            "phone": "",
            "ip": f"203.0.113.{number % 250}",
            "tags": ", ".join(_TAGS[: 1 + number % 3]),
            "orgname": company,
            "customer_acct_name": company,
            "customer_acct_id": "0",
            "fields": {"1": "L", "2": "||tea||coffee||", "3": ""},
        },
        "customer_acct_name": company,
        "customer_acct_id": "0",
        "orgname": company,
    }


def _campaign(number: int) -> Blocks:
    return {
        "campaign": {
            "id": "12",
            "name": "Spring news",
            "status": "5",
            "type": "single",
            "recipients": str(900 + number),
            "message": {"id": "14", "subject": "What is new"},
            "webcopy_url": "https://example.com/p_v.php?c=12",
        }
    }


def _deal(number: int) -> Blocks:
    first, last = _PEOPLE[number % len(_PEOPLE)]
    cents = 129_900 + number * 100
    return {
        "deal": {
            "id": str(200 + number),
            "title": f"{last} wholesale",
            "create_date": "2026-02-02 09:30:00",
            "create_date_iso": "2026-02-02T09:30:00-06:00",
            "orgid": "0",
            "orgname": "",
            "stageid": "3",
            "stage_title": "Offer",
            "pipelineid": "1",
            "pipeline_title": "Sales",
            "value": f"{cents / 100:,.2f}",
            "value_raw": str(cents),
            "currency": "eur",
            "currency_symbol": "&euro;",
            "owner": "1",
            "owner_firstname": "Sam",
            "owner_lastname": "Seller",
            "contactid": str(1_000 + number),
            "contact_email": f"{first}.{last}{number}@example.com".lower(),
            "contact_firstname": first,
            "contact_lastname": last,
            "status": "0",
            "fields": [{"id": "4", "key": "Pallets", "value": "2.000"}, {"key": "Incoterms", "value": ""}],
        }
    }


def _account(number: int) -> Blocks:
    last = _PEOPLE[number % len(_PEOPLE)][1]
    return {
        "account": {
            "id": str(50 + number),
            "name": f"{last} & Co",
            "account_url": "https://example.com",
            "created_timestamp": "2026-01-05 08:00:00",
            "updated_timestamp": "2026-01-06 08:00:00",
            "fields": [{"id": "1", "key": "Markets", "value": ["north", "south"]}],
        }
    }


def _tie(number: int) -> Blocks:
    ids = {"id": str(70 + number), "account": str(50 + number), "contact": str(1_000 + number)}
    return {"accountContact": {**ids, "job_title": "Buyer"}}


def _task(number: int) -> Blocks:
    due = {"duedate": "2026-03-09 10:00:00", "duedate_iso": "2026-03-09T10:00:00-06:00"}
    named = {"id": str(30 + number), "type_id": "1", "type_title": "Call", "title": "Ring back", "note": "before noon"}
    return {"task": {**named, **due, "edate": "2026-03-09 10:15:00", "edate_iso": "2026-03-09T10:15:00-06:00"}}


def _done(number: int) -> Blocks:
    done = {"donedate": "2026-03-09 10:05:00", "donedate_iso": "2026-03-09T10:05:00-06:00"}
    return {"task": {**_task(number)["task"], **done}}


def _list(_number: int) -> Blocks:
    return {
        "list": {
            "id": "7",
            "userid": "1",
            "name": "Newsletter",
            "sender_addr1": "1 Market Street",
            "sender_addr2": "",
            "sender_city": "Chicago",
            "sender_zip": "60601",
            "sender_state": "IL",
            "sender_country": "USA",
            "fulladdress": "1 Market Street, Chicago, IL 60601, USA",
            "sender_url": "https://example.com",
            "sender_reminder": "You signed up on our site.",
        }
    }


def _fixed(**blocks: Any) -> Callable[[int], Blocks]:  # noqa: ANN401 - JSON
    return lambda _number: blocks


_UNSUBSCRIBED = _fixed(
    list=[{"id": "2"}], form={"id": "0"}, unsubscribe={"reason": "too many"}, active_subscriptions=["3"]
)
_SMS = {"id": "9"}
_EVENTS: Mapping[str, tuple[Callable[[int], Blocks], ...]] = {
    "account_add": (_account,),
    "account_contact_add": (_contact, _account, _tie),
    "account_contact_update": (_contact, _account, _tie),
    "account_update": (_account, _fixed(updated_fields=["name"])),
    "bounce": (_contact, _campaign, _fixed(bounce={"type": "hard", "code": "5.1.1", "description": "no such mailbox"})),
    "click": (_contact, _campaign, _fixed(link={"id": "5", "url": "https://example.com/sale?from=mail&n=1"})),
    "contact_tag_added": (_contact, _fixed(tag="customer")),
    "contact_tag_removed": (_contact, _fixed(tag="customer")),
    "contact_task_add": (_contact, _task),
    "deal_add": (_contact, _deal),
    "deal_note_add": (_deal, _fixed(note={"id": "6", "text": "Wants samples first."})),
    "deal_pipeline_add": (_fixed(pipeline={"id": "2", "title": "Wholesale"}),),
    "deal_stage_add": (_fixed(stage={"id": "8", "title": "Samples sent", "color": "18d6f5"}),),
    "deal_task_add": (_deal, _task),
    "deal_task_complete": (_deal, _done),
    "deal_tasktype_add": (_fixed(tasktype={"id": "3", "title": "Visit"}),),
    "deal_update": (_contact, _deal, _fixed(updated_fields=["title", "stage"])),
    "forward": (_contact, _campaign, _fixed(forward={"count": "2"})),
    "list_add": (_list,),
    "open": (_contact, _campaign, _fixed(**{"User-Agent": "Mozilla/5.0"})),
    "reply": (_contact, _campaign, _fixed(message="Please call me.", result="1")),
    "sent": (_campaign, _fixed(list="2")),
    "share": (_contact, _campaign, _fixed(share={"network": "mastodon", "network_id": "9", "content": "Look"})),
    "sms_reply": (_contact, _fixed(sms={**_SMS, "reply": "yes", "result": "matched"})),
    "sms_sent": (_contact, _fixed(sms={**_SMS, "recipient": "+15550100", "successful": "1", "comment": "ok"})),
    "sms_unsub": (_contact, _fixed(sms={**_SMS, "phone": "+15550100"})),
    "subscribe": (_contact, _fixed(list="2", form={"id": "6"})),
    "subscriber_note": (_contact, _fixed(note="Prefers mails in the morning.")),
    "unsubscribe": (_contact, _campaign, _UNSUBSCRIBED),
    "update": (_contact,),
}
EVENTS = tuple(_EVENTS)
"""Every event that a webhook can tell of."""


def delivery(event: str, number: int = 0, *, late: float = 0.0, given: Mapping[str, Any] | None = None) -> Blocks:
    """A delivery of an event as it would come now, or ``late`` seconds after the event; ``given`` blocks go over it."""
    moment = datetime.now(UTC) - timedelta(seconds=late)
    made: Blocks = {
        "type": event,
        "date_time": moment.isoformat(timespec="seconds"),
        "initiated_from": "admin",
        "initiated_by": "1",
        "list": "0",
    }
    for blocks in _EVENTS[event]:
        made = {**made, **blocks(number)}
    return _over(made, given or {})


def _over(made: Blocks, given: Blocks) -> Blocks:
    """The one with the other's values, block by block."""
    merged = dict(made)
    for name, value in given.items():
        known = merged.get(name)
        is_block = isinstance(known, dict) and isinstance(value, dict)
        merged[name] = _over(cast("Blocks", known), cast("Blocks", value)) if is_block else value
    return merged
