"""What filters and orders of `deals` look at beyond columns (List all deals page)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from operator import eq, gt, lt

from acsdk.sandbox.codec import Json
from acsdk.sandbox.rest.contacts.scores import scored
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.comparing import instant
from acsdk.sandbox.rest.kit.loads import row_named
from acsdk.sandbox.rest.kit.resource import Derived
from acsdk.sandbox.rest.kit.wire import as_number
from acsdk.sandbox.store import Row

from .deal_rows import next_due, tasks_of
from .due import falls_due

__all__ = ["DERIVED", "select"]

_MOST_DIGITS = 20  # no deal is worth as much, and Python refuses an int of thousands of digits


def select(call: Call) -> Sequence[Row] | None:
    """The filters that look beyond one column; None when there are none of them."""
    asked = {key[8:-1]: value for key, value in call.parameters.items() if key.startswith("filters[")}
    tests: list[Callable[[Row], bool]] = [
        partial(test, call, asked) for name, test in _TESTS.items() if asked.get(name)
    ]
    tests += [_by_score(call, asked[name], compares) for name, compares in _SCORES.items() if asked.get(name)]
    if not tests:
        return None
    return [row for row in call.state.store.scan("deals") if all(test(row) for test in tests)]


def _by_search(call: Call, asked: Mapping[str, str], row: Row) -> bool:
    contact = row_named(call.state, "contacts", row.get("contact")) or {}
    account = row_named(call.state, "accounts", row.get("account")) or {}
    texts = {
        "title": str(row["title"]),
        "contact": f"{contact.get('firstName', '')} {contact.get('lastName', '')} {contact.get('email', '')}",
        "org": str(account.get("name", "")),
    }
    field = asked.get("search_field", "all")
    return asked["search"].casefold() in texts.get(field, " ".join(texts.values())).casefold()


def _by_tag(call: Call, asked: Mapping[str, str], row: Row) -> bool:
    """A tag's id or name; -1 is any tag, -2 none."""
    taggings = call.state.store.find("contactTags", ("contact",), (row.get("contact"),))
    if asked["tag"] in ("-1", "-2"):
        return bool(taggings) == (asked["tag"] == "-1")
    names = (row_named(call.state, "tags", tagging["tag"]) for tagging in taggings)
    return any(asked["tag"] in (str(tag["id"]), str(tag["tag"])) for tag in names if tag)


def _by_task_type(call: Call, asked: Mapping[str, str], row: Row) -> bool:
    return any(str(task["dealTasktype"]) == asked["tasktype"] for task in tasks_of(call.state, row))


def _by_minimum(_call: Call, asked: Mapping[str, str], row: Row) -> bool:
    return int(row["value"]) >= _cents(asked["minimum_value"])


def _by_maximum(_call: Call, asked: Mapping[str, str], row: Row) -> bool:
    return int(row["value"]) <= _cents(asked["maximum_value"])


def _cents(text: str) -> int:
    """Money filters are in whole currency units, values in cents."""
    return int(text.lstrip("0")[:_MOST_DIGITS] or 0) * 100 if text.isascii() and text.isdigit() else 0


def _by_next_date(call: Call, asked: Mapping[str, str], row: Row) -> bool:
    due = next_due(call.state, row)
    wanted = asked["nextdate_range"]
    return wanted == "no-task" if due is None else falls_due(call.state, due, wanted)


def _by_score(call: Call, asked: str, compares: Callable[[int, int], bool]) -> Callable[[Row], bool]:
    """A score's id and a number, such as `3:50`; a deal without the score is not there."""
    score, _, number = asked.partition(":")
    wanted = int(as_number(number))
    points = scored(call, "deal", score)
    return lambda row: str(row["id"]) in points and compares(points[str(row["id"])], wanted)


_SCORES: Mapping[str, Callable[[int, int], bool]] = {"score": eq, "score_greater_than": gt, "score_less_than": lt}
_TESTS: Mapping[str, Callable[[Call, Mapping[str, str], Row], bool]] = {
    "search": _by_search,
    "tag": _by_tag,
    "tasktype": _by_task_type,
    "minimum_value": _by_minimum,
    "maximum_value": _by_maximum,
    "nextdate_range": _by_next_date,
}


def _contact_name(call: Call) -> Callable[[Row], Json]:
    """The first name of the primary contact."""
    return lambda row: (row_named(call.state, "contacts", row.get("contact")) or {}).get("firstName", "")


def _account_name(call: Call) -> Callable[[Row], Json]:
    return lambda row: (row_named(call.state, "accounts", row.get("account")) or {}).get("name", "")


def _next_action(call: Call) -> Callable[[Row], Json]:
    """By the date of the next task; then those without one, last those that are late (documented)."""

    def key(row: Row) -> str:
        due = next_due(call.state, row)
        if due is None:
            return "b"
        return f"{'c' if falls_due(call.state, due, 'overdue') else 'a'} {instant(due).timestamp():020.3f}"

    return key


DERIVED: Mapping[str, Derived] = {
    "contact_name": _contact_name,
    "contact_orgname": _account_name,
    "next-action": _next_action,
}
"""What deals can be sorted by beside their columns."""
