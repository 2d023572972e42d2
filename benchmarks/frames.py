"""Contacts from the bytes of their pages to a frame, beside `json.loads` and `pandas.json_normalize`.

Each run is a process of its own, which has imported and tried everything before: its CPU, and how far its memory grows
beyond the pages. Both sides get the same bytes; ours come through the client, from a transport that answers at once.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from statistics import median

import anyio
import httpx
from bulk_memory import peak_megabytes
from rows import Row, ratio, table

from acsdk import AsyncClient

COUNT = 100_000
ROUNDS = 3
PAGE = 100
PEER = "json.loads, json_normalize"
RELATIONS = [
    "bounceLogs",
    "contactAutomations",
    "contactData",
    "contactGoals",
    "contactLists",
    "contactLogs",
    "contactTags",
    "contactDeals",
    "deals",
    "fieldValues",
    "geoIps",
    "notes",
    "organization",
    "plusAppend",
    "trackingLogs",
    "scoreValues",
    "accountContacts",
    "automationEntryCounts",
]


def contact(number: int) -> dict[str, object]:
    """What a list has of a contact: 46 keys, most of them empty, and a URL for each relation."""
    counters = (
        "orgid bounced_hard bounced_soft ip sentcnt gravatar deleted anonymized created_by updated_by mpp_tracking"
    )
    nothing = (
        "bounced_date ua socialdata_lastcheck rating_tstamp adate edate deleted_at last_click_date last_open_date "
        "last_mpp_open_date organization sms_consent sms_consent_updated_at whatsapp_id whatsapp_username "
        "best_send_hour"
    )
    clocks = "created_utc_timestamp updated_utc_timestamp created_timestamp updated_timestamp"
    day = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return {
        "id": str(number),
        "email": f"person{number}@example.com",
        "phone": f"+49 30 {number}",
        "firstName": f"First{number % 500}",
        "lastName": f"Last{number}",
        "hash": f"{number:032x}",
        "cdate": f"{day}T03:04:05-05:00",
        "udate": f"{day}T13:04:05-05:00",
        **dict.fromkeys(counters.split(), "0"),
        **dict.fromkeys(nothing.split()),
        **dict.fromkeys(clocks.split(), f"{day} 03:04:05"),
        **dict.fromkeys(("orgname", "segmentio_id", "email_local", "email_domain"), ""),
        "scoreValues": [],
        "accountContacts": [],
        "links": {name: f"https://acme.api-us1.com/api/3/contacts/{number}/{name}" for name in RELATIONS},
    }


def pages(count: int) -> list[bytes]:
    """The bodies of a walk by id, which says how many are left."""
    return [
        json.dumps(
            {
                "contacts": [contact(number) for number in range(start, min(start + PAGE, count + 1))],
                "meta": {"total": str(count - start + 1)},
            }
        ).encode()
        for start in range(1, count + 1, PAGE)
    ]


def by_ours(bodies: list[bytes], kind: str) -> object:
    left = iter(bodies)
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=next(left)))

    async def read() -> object:
        async with AsyncClient("acme", "token", transport=transport, rate_limit=None) as client:
            rows = client.contacts.list()
            return await (rows.to_polars() if kind == "polars" else rows.to_pandas())

    return anyio.run(read)


def by_hand(bodies: list[bytes], _kind: str) -> object:
    import pandas

    return pandas.json_normalize([row for body in bodies for row in json.loads(body)["contacts"]])


SIDES: dict[str, Callable[[list[bytes], str], object]] = {"ours": by_ours, "by hand": by_hand}


def measure(side: str, kind: str, count: int) -> None:
    bodies = pages(count)
    SIDES[side](pages(10), kind)
    before, began = peak_megabytes(), time.process_time()
    frame = SIDES[side](bodies, kind)
    seconds = time.process_time() - began
    assert len(frame) == count  # type: ignore[arg-type]
    print(json.dumps({"seconds": seconds, "megabytes": peak_megabytes() - before}))


def measured(side: str, kind: str, count: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--measure", side, kind, str(count)]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def rows(count: int = COUNT, rounds: int = ROUNDS) -> Iterator[Row]:
    for kind in ("polars", "pandas"):
        runs = [[measured(side, kind, count) for side in SIDES] for _ in range(rounds)]
        what = f"{count:,} contacts, from bytes to a frame of {kind}"
        yield ratio(f"{what}: CPU", PEER, [(ours["seconds"], hand["seconds"]) for ours, hand in runs], at_most=1.0)
        ours, hand = (median(run[side]["megabytes"] for run in runs) for side in (0, 1))
        yield Row(
            what=f"{what}: peak memory",
            figure=ours / max(hand, 0.1),
            beside=PEER,
            detail=f"{ours:,.0f} and {hand:,.0f} MB",
            at_most=0.5,
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        print(table(rows()))
