"""Who makes the rows: as the API's own creates do, without a request and without an answer."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

from acsdk.sandbox.codec import Json
from acsdk.sandbox.people import find_contact
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.resource import Resource
from acsdk.sandbox.rest.kit.wire import read_body
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

__all__ = ["Desk"]

_T = TypeVar("_T")


class Desk:
    """An account, the dice that decide, and how many people there are so far."""

    def __init__(self, state: State, seed: int) -> None:
        self.state = state
        self.seed = seed
        self.dice: random.Random = random.Random(seed)  # noqa: S311 - reproducible on purpose
        self.people = 0

    def make(self, resource: Resource, **sent: Json) -> Row:
        """A row as a create of the resource writes it; the known one where that would update one."""
        call = Call(self.state, "POST", (resource.path,), (), {resource.singular: sent}, 0)
        row, _ = read_body(resource, sent)
        hooks = resource.hooks
        known = hooks.existing(call, row)
        if known is not None:
            return known
        stored = self.state.store.insert(resource.rows, hooks.prepare(call, row, None))
        hooks.after(call, stored)
        hooks.announce(call, stored, None)
        return stored

    def known_by(self, resource: Resource, key: str, **sent: Json) -> Row:
        """The row of a small table whose column has the value that is sent, made where there is none."""
        found = (row for row in self.state.store.scan(resource.rows) if row.get(key) == sent[key])
        return next(found, None) or self.make(resource, **sent)

    def put(self, table: str, **columns: Json) -> Row:
        """A row of a table that no call creates, with the dates of its making."""
        now = self.state.iso_now()
        return self.state.store.insert(table, {"cdate": now, "mdate": now, **columns})

    def number(self) -> int:
        """Of one of the people so far; those who came first are met oftener."""
        return min(self.dice.randrange(self.people), self.dice.randrange(self.people))

    def somebody(self) -> Row:
        """One of the people so far."""
        return find_contact(self.state, self.address(self.number())) or {}

    @staticmethod
    def address(number: int) -> str:
        """Whose address: everybody has a number."""
        return f"person{number}@example.com"

    def one_in(self, count: int) -> bool:
        """True once in so many times."""
        return self.dice.randrange(count) == 0

    def choice(self, values: Sequence[_T]) -> _T:
        """One of these."""
        return self.dice.choice(values)
