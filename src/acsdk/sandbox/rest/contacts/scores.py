"""`scores`, which the API only reads; their rows come from `Sandbox.add`."""

from __future__ import annotations

from acsdk.sandbox.rest.kit.resource import Column, Resource

__all__ = ["SCORES"]

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
