"""What `include` brings along with contacts (rule `contacts.include`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.loads import row_named, shown_rows
from acsdk.sandbox.store import Row

__all__ = ["included"]

_TIED: Final = frozenset(
    {"contactAutomations", "contactLists", "contactTags", "fieldValues", "deals", "accountContacts"}
)
_NAMED: Final[Mapping[str, tuple[str, str]]] = {
    "contactTags.tag": ("tag", "tags"),
    "contactLists.list": ("list", "lists"),
    "contactAutomations.automation": ("seriesid", "automations"),
    "fieldValues.field": ("field", "fields"),
}
"""By name, the column of a tie that says what it leads to, and where that is."""


def included(call: Call, contacts: Sequence[Row]) -> Mapping[str, Any]:
    """The rows that `include` names, each once; names that contacts do not have are ignored."""
    asked = [name.strip() for name in call.parameters.get("include", "").split(",")]
    return dict(_loads(call, asked, contacts))


def _loads(call: Call, asked: Iterable[str], contacts: Sequence[Row]) -> Iterator[tuple[str, Any]]:
    for name in asked:
        table = name.partition(".")[0]
        if table not in _TIED or (name != table and name not in _NAMED):
            continue
        ties = [tie for contact in contacts for tie in call.state.store.find(table, ("contact",), (contact["id"],))]
        yield table, shown_rows(call.state, table, ties)
        if name in _NAMED:
            column, target = _NAMED[name]
            named = [row_named(call.state, target, key) for key in dict.fromkeys(str(tie[column]) for tie in ties)]
            yield target, shown_rows(call.state, target, [row for row in named if row is not None])
