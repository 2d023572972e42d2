"""A lived-in account of any size: people, shops, sales and mail over three years, the same for the same seed.

Things happen in the order of their dates, on a clock that goes from the beginning to the end, so that every row is
stamped when it was made. Nothing is kept of what was written: a million orders stream through one chunk of writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from heapq import merge

from acsdk.sandbox.state import State

from .desk import Desk
from .furniture import Furniture, add_webhooks, furnish
from .mail import add_campaign
from .people import add_company, add_person
from .sales import add_deal
from .shops import Shops
from .timeline import BEGIN, Happening, spread

__all__ = ["fill"]

_CHUNK = 2_000
"""Things that happen between two commits."""
_CONTACTS, _ORDERS_EACH = 100, 3
_MONTHS = 36


def fill(state: State, *, contacts: int | None, orders: int | None, seed: int) -> None:
    """Write the rows, at most a chunk of them uncommitted. Raises `ValueError` for numbers that make no sense."""
    people, orders = _sizes(_count("contacts", contacts), _count("orders", orders))
    if not people:
        return
    with state.frozen(BEGIN, seed):
        desk = Desk(state, seed)
        furniture = furnish(desk)
        for number, (second, _, _, happen) in enumerate(_history(desk, furniture, people, orders), 1):
            state.clock.advance((BEGIN + timedelta(seconds=second) - state.clock.now()).total_seconds())
            happen()
            if number % _CHUNK == 0:
                _commit(state)
        add_webhooks(desk)
        _commit(state)


def _count(name: str, given: int | None) -> int | None:
    if given is None or (type(given) is int and given >= 0):
        return given
    msg = f"{name} is {given!r}, and has to be a whole number from 0"
    raise ValueError(msg)


def _sizes(contacts: int | None, orders: int | None) -> tuple[int, int]:
    """Three orders for each contact, where only one of the numbers is given; who orders is a contact."""
    if contacts is None:
        contacts = _CONTACTS if orders is None else orders // _ORDERS_EACH
    orders = contacts * _ORDERS_EACH if orders is None else orders
    return max(contacts, int(orders > 0)), orders


def _history(desk: Desk, furniture: Furniture, people: int, orders: int) -> Iterator[Happening]:
    yield 0, "people", 0, partial(add_person, desk, furniture, 0)
    shops = Shops(desk) if orders else None
    streams = [
        spread("people", people - 1, desk.seed, lambda number: add_person(desk, furniture, number + 1)),
        spread("companies", -(-people // 10), desk.seed, partial(add_company, desk)),
        spread("deals", -(-people // 4), desk.seed, partial(add_deal, desk, furniture)),
        spread("campaigns", min(_MONTHS, -(-people // 5)), desk.seed, partial(add_campaign, desk)),
    ]
    if shops:
        streams.append(spread("orders", orders, desk.seed, shops.add_order))
        streams.append(spread("carts", orders // 10, desk.seed, shops.add_cart))
    yield from merge(*streams)


def _commit(state: State) -> None:
    """Nobody is told of what was made up, whatever webhooks there are."""
    state.outbox.clear()
    state.store.commit()
