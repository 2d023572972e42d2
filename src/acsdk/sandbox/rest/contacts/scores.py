"""`scores` and `scoreValues`, which the API only reads; their rows come from `Sandbox.add`."""

from __future__ import annotations

from collections.abc import Mapping

from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.resource import Column, Resource
from acsdk.sandbox.rest.kit.wire import as_number

__all__ = ["SCORES", "SCORE_VALUES", "scored"]

SCORES = Resource(
    path="scores",
    singular="score",
    plural="scores",
    model="Score",
    verbs=frozenset({"list", "get"}),
    columns=(
        Column("reltype", "contact"),
        Column("name"),
        Column("descript"),
        Column("status", "1"),
        Column("cdate", None),
        Column("mdate", None),
    ),
    links={"events": ""},
)

SCORE_VALUES = Resource(
    path="scoreValues",
    singular="scoreValue",
    plural="scoreValues",
    model="ScoreValue",
    verbs=frozenset({"list"}),
    columns=(
        *(Column(name, None) for name in ("score", "contact", "deal", "cdate", "mdate")),
        Column("scoreValue", "0"),
    ),
    links=dict.fromkeys(["contact", "deal", "score"], ""),
)


def scored(call: Call, owner: str, score: str) -> Mapping[str, int]:
    """How many points each `contact` or `deal` has in a score, by its id."""
    return {
        str(row.get(owner)): int(as_number(row.get("scoreValue")))
        for row in call.state.store.scan("scoreValues")
        if str(row.get("score")) == score
    }
