"""Rows in a few words: what they are, and which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from acsdk.sandbox.watching.changes import Change, Changed

from .cells import row_path, short
from .markup import Markup, tag
from .tables import TABLES

__all__ = ["INTERNAL", "STEPS", "change_chips", "label_of", "one_of"]

INTERNAL = frozenset({"jobs", "failures"})
"""Tables of the sandbox's own."""

STEPS: Mapping[str, str] = {
    "order.write": "Orders written as custom object records",
    "order.copy": "Orders copied to v3",
    "payment.write": "Recurring payments written as custom object records",
    "session.finish": "Browse sessions finished",
    "cart.abandon": "Carts became abandoned",
    "import.run": "Bulk imports ran",
    "contacts.restore": "Contacts restored",
}

_NAMES = ("email", "storeOrderId", "externalid", "title", "tag", "name", "baseProductName", "subject", "username")


def one_of(table: str) -> str:
    """A row of a table, in a word or two."""
    return TABLES[table].one if table in TABLES else f"row of {table}"


def label_of(row: Mapping[str, Any]) -> str:
    """What people know a row by."""
    order = row.get("storeOrderId") or row.get("externalid")
    found = order if "finalAmount" in row or "totalPrice" in row else None
    return short(found or next((row[name] for name in _NAMES if row.get(name)), f"#{row.get('id')}"))


def change_chips(changed: Changed) -> Markup | None:
    """What was written, row by row, and in numbers what is more."""
    chips = [tag("li", _chip(change)) for change in changed.rows[:_SHOWN] if change.table not in INTERNAL]
    beyond = Counter(change.table for change in changed.rows[_SHOWN:])
    beyond.update(changed.more)
    chips += [
        tag("li", tag("span", f"{number:,} more in {TABLES[table].title if table in TABLES else table}", class_="more"))
        for table, number in beyond.items()
        if table not in INTERNAL
    ]
    return tag("ul", *chips, class_="chips", aria_label="Changed") if chips else None


_SHOWN = 6


def _chip(change: Change) -> Markup:
    words = f"{one_of(change.table)} {label_of(change.after or change.before or {})}"
    if change.after is None:
        return tag("span", "- ", words, class_="gone")
    sign, kind = ("+ ", "new") if change.before is None else ("± ", "other")
    return tag("a", sign, words, href=row_path(change.table, change.number), class_=kind)
