"""`scores` and `scoreValues`, which the API only reads; their rows come from `Sandbox.add`."""

from __future__ import annotations

from acsdk.sandbox.rest.kit.resource import Column, Resource

__all__ = ["SCORES", "SCORE_VALUES"]

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
