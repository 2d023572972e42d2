"""Outcomes of tasks, and which task types have them (Task outcomes pages)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from acsdk.sandbox.codec import Json
from acsdk.sandbox.messages import Response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.checks import every, related, required
from acsdk.sandbox.rest.kit.errors import ErrorItem, errors, item
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.resource import Column, Filter, Relation, Resource
from acsdk.sandbox.rest.kit.stamps import stamped
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row, has_another

__all__ = ["MISSPELT_OUTCOMES", "OUTCOMES", "OUTCOME_RELATIONS"]

_SENTIMENTS = ("NEGATIVE", "NEUTRAL", "POSITIVE")


def _check(call: Call, row: Row, known: Row | None) -> Response | None:
    """What is wrong with the title and with the sentiment, both at once (documented)."""
    problems = [*_of_title(call, row, known), *_of_sentiment(row, known)]
    return errors(422, *problems) if problems else None


def _of_title(call: Call, row: Row, known: Row | None) -> Iterator[ErrorItem]:
    if known is not None and "title" not in row:
        return
    title = str(row.get("title") or "").strip().casefold()
    same = (one for one in call.state.store.scan("taskOutcomes") if str(one["title"]).strip().casefold() == title)
    if not title:
        slug = {"error": "taskOutcome_title_was_not_provided"}
        yield item("The taskOutcome title was not provided.", "title", "field_missing", **slug)
    elif has_another(same, known):
        yield item("A task outcome with the same title already exists.", "title", "field_invalid", error="")


def _of_sentiment(row: Row, known: Row | None) -> Iterator[ErrorItem]:
    is_kept = known is not None and "sentiment" not in row
    if not is_kept and str(row.get("sentiment", "")).upper() not in _SENTIMENTS:
        text = "Sentiment value must be one of Positive, Neutral, or Negative."
        yield item(text, "sentiment", "field_invalid", error="")


def _prepare(call: Call, row: Row, known: Row | None) -> Row:
    named = {**row, "sentiment": str(row["sentiment"]).upper()}
    return stamped(iso=("created_utc_timestamp", "updated_utc_timestamp"))(call, named, known)


def _types(state: State, row: Row) -> Mapping[str, Json]:
    ties = state.store.find("tasktypeOutcomeRels", ("outcome_id",), (row["id"],))
    return {"dealTasktype_ids": [str(tie["tasktype_id"]) for tie in ties]}


def _select(call: Call) -> list[Row] | None:
    """`filters[sentiment]` is a number: 1 negative, 2 neutral, 3 positive."""
    asked = call.parameters.get("filters[sentiment]", "")
    if asked not in ("1", "2", "3"):
        return None
    wanted = _SENTIMENTS[int(asked) - 1]
    return [row for row in call.state.store.scan("taskOutcomes") if row["sentiment"] == wanted]


OUTCOMES = Resource(
    path="taskOutcomes",
    singular="taskOutcome",
    plural="taskOutcomes",
    model="TaskOutcome",
    columns=(
        Column("title", writable=True),
        Column("sentiment", writable=True),
        Column("disabled", "0", writable=True),
        Column("created_by", "1"),
        Column("updated_by", "1"),
        Column("created_utc_timestamp", None),
        Column("updated_utc_timestamp", None),
    ),
    links={"tasktypeOutcomeRels": "", "dealTasks": ""},
    hooks=Hooks(
        check=_check,
        prepare=_prepare,
        computed=_types,
        written=lambda _call, row: {"sentiment": row["sentiment"]},
        select=_select,
    ),
)

MISSPELT_OUTCOMES = replace(OUTCOMES, path="taskOutccomes", table="taskOutcomes", verbs=frozenset({"update", "delete"}))
"""The pages of two calls have the path with a slip of the pen; both spellings answer."""

OUTCOME_RELATIONS = Resource(
    path="tasktypeOutcomeRels",
    singular="tasktypeOutcomeRel",
    plural="tasktypeOutcomeRels",
    model="TasktypeOutcomeRel",
    columns=(
        Column("tasktype_id", "", writable=True, aliases=("tasktype", "dealTasktype")),
        Column("outcome_id", "", writable=True, aliases=("outcome", "taskOutcome")),
        Column("display_order", "0", writable=True),
        Column("created_by", "1"),
        Column("created_utc_timestamp", None),
        Column("updated_by", None),
        Column("updated_utc_timestamp", None),
    ),
    relations=(
        Relation("tasktype", "tasktype_id", "dealTasktypes"),
        Relation("outcome", "outcome_id", "taskOutcomes"),
        Relation("createdBy", "created_by"),
    ),
    links={"tasktype": "", "outcome": "", "createdBy": ""},
    filters={f"filters[{name}]": Filter(name) for name in ("tasktype_id", "outcome_id")},
    # Rule `outcome_rels.write`: the pages of the two writes show a task outcome, marked as work in progress.
    hooks=Hooks(
        check=every(
            required("The tasktypeOutcomeRel {name} was not provided.", "tasktype_id", "outcome_id"),
            related("tasktype_id", "dealTasktypes"),
            related("outcome_id", "taskOutcomes"),
        ),
        prepare=stamped(iso=("created_utc_timestamp", "updated_utc_timestamp")),
    ),
)
