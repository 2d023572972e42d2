"""Two accounts of a thousand people: contacts at ActiveCampaign, which have deals too, and customers at Stripe.

Runs in a process of its own, so that its work is in nobody's figure; answers are made beforehand. Prints its URL and
ends when its input does.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import anyio
import anyio.to_thread
from loopback import response, start

ROWS = 1_000
PAGE = 100
STAMP = "2026-05-28T03:05:54-05:00"


def contact(number: int) -> dict[str, object]:
    """Thirty fields, as a real answer has."""
    counters = ("sentcnt", "bounced_hard", "bounced_soft", "gravatar", "deleted", "anonymized", "email_empty")
    stamps = ("cdate", "udate", "adate", "created_utc_timestamp", "updated_utc_timestamp", "mpp_tracking")
    texts = ("phone", "organization", "orgname", "ip", "ua", "hash", "segmentio_id", "email_local", "email_domain")
    person = {"id": str(number), "email": f"person{number}@example.com", "firstName": "Ada", "lastName": "Byron"}
    relations = {"scoreValues": [], "accountContacts": [], "links": {"contactTags": f"contacts/{number}/contactTags"}}
    return {
        **person,
        **dict.fromkeys(counters, "0"),
        **dict.fromkeys(stamps, STAMP),
        **dict.fromkeys(texts, ""),
        **relations,
        "mpp_tracking": "0",
        "orgid": "0",
    }


def customer(number: int) -> dict[str, object]:
    """Twenty fields of the same size."""
    person = {"id": f"cus_{number:014}", "email": f"person{number}@example.com", "name": "Ada Byron"}
    flags = {"livemode": False, "delinquent": False, "balance": 0, "created": 1_780_000_000, "next_invoice_sequence": 1}
    empty = ("address", "currency", "default_source", "description", "discount", "phone", "shipping", "test_clock")
    settings = {"custom_fields": None, "default_payment_method": None, "footer": None, "rendering_options": None}
    return {
        **person,
        **flags,
        **dict.fromkeys(empty),
        "object": "customer",
        "invoice_prefix": "0A1B2C3D",
        "invoice_settings": settings,
        "metadata": {},
        "preferred_locales": [],
        "tax_exempt": "none",
    }


def deal(number: int) -> dict[str, object]:
    texts = ("description", "nextdate", "nexttaskid", "account", "customerAccount", "hash")
    keys = ("contact", "organization", "owner", "group", "stage", "status", "isDisabled", "activitycount")
    return {
        "id": str(number),
        "title": f"Deal {number}",
        "value": "995",
        "currency": "usd",
        "percent": "50",
        "cdate": STAMP,
        "mdate": STAMP,
        **dict.fromkeys(keys, "1"),
        **dict.fromkeys(texts, ""),
        "links": {"notes": f"deals/{number}/notes"},
    }


def numbers_after(start: int) -> range:
    return range(start + 1, min(start + PAGE, ROWS) + 1)


def classic_page(name: str, row: Callable[[int], object], start: int) -> bytes:
    rows = [row(number) for number in numbers_after(start)]
    return response("200 OK", json.dumps({name: rows, "meta": {"total": str(ROWS)}}).encode())


def stripe_page(start: int) -> bytes:
    rows = [customer(number) for number in numbers_after(start)]
    document = {"object": "list", "url": "/v1/customers", "has_more": start + PAGE < ROWS, "data": rows}
    return response("200 OK", json.dumps(document).encode())


STARTS = range(0, ROWS + 1, PAGE)
PAGES = {
    "/api/3/contacts": {start: classic_page("contacts", contact, start) for start in STARTS},
    "/api/3/deals": {start: classic_page("deals", deal, start) for start in STARTS},
    "/v1/customers": {start: stripe_page(start) for start in STARTS},
}
SIDE_LOADS = {"contactLists": [], "fieldValues": [], "deals": []}
ONE = {
    "/api/3/contacts/1": response("200 OK", json.dumps({"contact": contact(1), **SIDE_LOADS}).encode()),
    "/v1/customers/cus_1": response("200 OK", json.dumps(customer(1)).encode()),
}
CREATED = {
    "/api/3/contacts": response("201 Created", json.dumps({"contact": contact(1)}).encode()),
    "/v1/customers": response("200 OK", json.dumps(customer(1)).encode()),
}


def find(request: str) -> bytes:
    method, target, _ = request.split(" ")
    url = urlsplit(target)
    if method == "POST":
        return CREATED[url.path]
    if url.path in ONE:
        return ONE[url.path]
    query = parse_qs(url.query)
    start = next((query[name][0] for name in ("id_greater", "offset", "starting_after") if name in query), "0")
    return PAGES[url.path][int(start.removeprefix("cus_"))]


async def main(latency: float) -> None:
    async def answer(request: str, _arrived: float) -> bytes:
        if latency:
            await anyio.sleep(latency)
        return find(request)

    async with anyio.create_task_group() as tasks:
        print(await start(tasks, answer), flush=True)
        await anyio.to_thread.run_sync(sys.stdin.read)
        tasks.cancel_scope.cancel()


if __name__ == "__main__":
    anyio.run(main, float(sys.argv[1]) if len(sys.argv) > 1 else 0.0)
