"""List exclusions: addresses and numbers that get nothing."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from acsdk.models.kit.enums import closed
from acsdk.models.kit.record import Record, RecordUpdate
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT, RecordId, WireId
from acsdk.models.kit.twin import Written
from acsdk.models.kit.wire import NO_ITEMS, Items, WireBool, WireList, WireStr, wire

__all__ = ["ExclusionChannel", "ListExclusion", "ListExclusionUpdate"]


class ExclusionChannel(StrEnum):
    """What an exclusion covers. List Exclusions page."""

    ALL = "all"
    ALL_SMS = "allSms"
    ALL_EMAIL = "allEmail"
    SEVERAL = "several"
    """The lists that it names."""


class ListExclusion(Record):
    """A phrase whose matches get nothing. List Exclusions page."""

    id: WireId = 0
    """Its number."""
    match_phrase: Annotated[WireStr, wire("matchPhrase")] = None
    """What an address or number is compared with."""
    match_type: Annotated[WireStr, wire("matchType")] = None
    """How: ``exact``, ``end`` and others."""
    channel: Annotated[ExclusionChannel | str | None, MEMBER_FIRST, TEXT] = None
    """What it covers."""
    hidden: WireBool = None
    """Whether the user interface shows it."""
    list_ids: Annotated[WireList[WireId], wire("lists")] = NO_ITEMS
    """The lists that it covers, where it covers several."""


def _to_texts(list_ids: Sequence[int]) -> list[str]:
    return [str(list_id) for list_id in list_ids]


_AS_TEXTS = Written(_to_texts)  # numbers are refused here
InputExclusionChannel: TypeAlias = Annotated[
    ExclusionChannel | Literal["all", "allSms", "allEmail", "several"], closed(ExclusionChannel)
]


class ListExclusionUpdate(RecordUpdate):
    """What to change in an exclusion. List Exclusions page."""

    channel: InputExclusionChannel | None = None
    """What it covers."""
    list_ids: Annotated[Items[RecordId] | None, wire("lists"), _AS_TEXTS] = None
    """The lists that it covers; only together with the channel ``several``."""
