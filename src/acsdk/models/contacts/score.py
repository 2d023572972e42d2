"""Scores. What a contact or a deal has in one is a `ScoreValue`."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.record import Record
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.wire import WireInt, WireMoment, WireStr, wire

__all__ = ["Score"]


class Score(Record):
    """A score. Scores are made and changed in the user interface alone. Scores page."""

    id: WireId = 0
    """The number that other records name it by."""
    name: WireStr = None
    """What it is called."""
    description: Annotated[WireStr, wire("descript")] = None
    """What it is for."""
    related_type: Annotated[WireStr, wire("reltype")] = None
    """What gets points: ``contact`` in every example."""
    status: WireInt = None
    """Not documented; 1 in every example."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made."""
    modified_date: Annotated[WireMoment, wire("mdate")] = None
    """When it last changed."""
