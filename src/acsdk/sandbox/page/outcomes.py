"""What became of a call, in one word: answered, nothing found, refused, or lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from acsdk.sandbox.calls import Exchange
from acsdk.sandbox.codec import as_list, as_object

__all__ = ["Outcome", "outcome_of", "words_of"]

_WRITES = ("upsert", "bulk", "create", "update", "delete", "save")

Outcome: TypeAlias = Literal["answered", "nothing", "refused", "lost"]


def outcome_of(call: Exchange) -> Outcome:
    """The worst that can be said of it."""
    if call.dropped:
        return "lost"
    if call.status == 404 and call.method == "GET":
        return "nothing"
    if call.problems:
        return "refused"
    return "nothing" if _found_nothing(call) else "answered"


def words_of(call: Exchange) -> str:
    """The status, and what it does not say."""
    added = {"lost": "answer lost", "nothing": "found nothing", "refused": "refused", "answered": ""}[outcome_of(call)]
    return f"{call.status} {added}".strip()


def _found_nothing(call: Exchange) -> bool:
    """A query whose every field is null, left out or an empty list; a list of v3 with no row and a total of 0."""
    answer = as_object(call.answered)
    if call.operation is not None:
        fields = as_object(answer.get("data"))
        return not call.operation.startswith(_WRITES) and all(value in (None, []) for value in fields.values())
    return call.method == "GET" and _is_empty_list(answer)


def _is_empty_list(answer: Mapping[str, Any]) -> bool:
    total = as_object(answer.get("meta")).get("total")
    return str(total) == "0" and not any(as_list(value) for value in answer.values())
