"""`segments` of the older kind, which the API only reads; their rows come from `Sandbox.add`."""

from __future__ import annotations

from acsdk.sandbox.rest.kit.resource import Column, Resource

__all__ = ["SEGMENTS"]

SEGMENTS = Resource(
    path="segments",
    singular="segment",
    plural="segments",
    model="Segment",
    verbs=frozenset({"list", "get"}),
    links=None,
    columns=(
        Column("name"),
        Column("logic", "and"),
        *(Column(name, "0") for name in ("hidden", "seriesid")),
        Column("segmentid_v2", None),
        *(Column(name, None) for name in ("created_timestamp", "updated_timestamp", "created_by", "updated_by")),
    ),
)
