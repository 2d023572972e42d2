"""Made-up campaigns: what was sent, to how many, who opened it and what they clicked."""

from __future__ import annotations

from acsdk.sandbox.rest.campaigns.content import MESSAGES

from . import made_up
from .desk import Desk

__all__ = ["add_campaign"]

_SENDER = {"fromname": "Example Shop", "fromemail": "news@shop.example.com", "reply2": "help@shop.example.com"}
_SENT = "5"
_MET = 20


def add_campaign(desk: Desk, number: int) -> None:
    """A campaign to everybody so far: some open it, some of those click, few leave."""
    name = f"{made_up.CAMPAIGNS[number % len(made_up.CAMPAIGNS)]} {number + 1}"
    html = f'<h1>{name}</h1><p><a href="https://shop.example.com/">To the shop</a></p>'
    message = desk.make(MESSAGES, **_SENDER, subject=name, text=name, html=html)
    sent = desk.people
    opened = desk.dice.randrange(sent + 1)
    clicked = desk.dice.randrange(opened + 1)
    counts = {
        "send_amt": sent,
        "total_amt": sent,
        "uniqueopens": opened,
        "opens": opened + desk.dice.randrange(opened + 1),
        "subscriberclicks": clicked,
        "uniquelinkclicks": clicked,
        "linkclicks": clicked + desk.dice.randrange(clicked + 1),
        "unsubscribes": desk.dice.randrange(sent // 50 + 1),
        "hardbounces": desk.dice.randrange(sent // 50 + 1),
    }
    texts = {column: str(count) for column, count in counts.items()}
    now, stamp = desk.state.stamps()
    stamps = {"sdate": now, "ldate": now, "created_timestamp": stamp, "updated_timestamp": stamp}
    campaign = desk.put("campaigns", name=name, type="single", status=_SENT, **stamps, **texts)
    keys = {"campaignid": str(campaign["id"]), "messageid": str(message["id"])}
    for path in ("", "new"):
        desk.put("links", **keys, link=f"https://shop.example.com/{path}", name=path or "shop")
    _remember(desk, min(opened, _MET), min(clicked, _MET // 2))


def _remember(desk: Desk, opened: int, clicked: int) -> None:
    """Some of those who opened it, and of those who clicked, show it."""
    for number in range(opened):
        contact = desk.somebody()
        dates = {"last_open_date": desk.state.iso_now()}
        dates |= {"last_click_date": desk.state.iso_now()} if number < clicked else {}
        desk.state.store.replace("contacts", {**contact, **dates})
