"""Pipelines and their stages; the API calls pipelines deal groups."""

from __future__ import annotations

from enum import IntEnum
from typing import Annotated, ClassVar, Literal, TypeAlias

from acsdk.models.kit.integers import Int64
from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import MEMBER_FIRST, NUMBER, Flag, RecordId, WireId, closed_number
from acsdk.models.kit.wire import (
    NO_ITEMS,
    Items,
    WireBool,
    WireDateTime,
    WireForeignKey,
    WireInt,
    WireList,
    WireMoment,
    WireStr,
    wire,
)

from .deal import DealCurrency

__all__ = [
    "AutoAssign",
    "DealStage",
    "DealStageInput",
    "DealStageUpdate",
    "Pipeline",
    "PipelineInput",
    "PipelineUpdate",
    "PipelineUser",
]


class AutoAssign(IntEnum):
    """How the deals of a pipeline get their owners. Pipelines page."""

    OFF = 0
    ROUND_ROBIN = 1
    BY_VALUE = 2


AnswerAutoAssign: TypeAlias = Annotated[AutoAssign | int | None, MEMBER_FIRST, NUMBER]
InputAutoAssign: TypeAlias = Annotated[AutoAssign | Literal[0, 1, 2], closed_number(AutoAssign)]


class DealStage(Record):
    """A stage of a pipeline. Stages page."""

    id: WireId = 0
    """The number that deals name it by."""
    title: WireStr = None
    """What it is called."""
    pipeline_id: Annotated[WireForeignKey, wire("group")] = None
    """The pipeline."""
    order: WireInt = None
    """Its place in the pipeline."""
    deal_order: Annotated[WireStr, wire("dealOrder")] = None
    """How its deals are sorted, such as ``next-action DESC``."""
    color: WireStr = None
    """Its colour: six hexadecimal digits."""
    width: WireInt = None
    """Its width in pixels."""
    card_region1: Annotated[WireStr, wire("cardRegion1")] = None
    """What a deal's card shows in the upper left corner."""
    card_region2: Annotated[WireStr, wire("cardRegion2")] = None
    """What a deal's card shows in the upper right corner."""
    card_region3: Annotated[WireStr, wire("cardRegion3")] = None
    """Whether a deal's card shows the avatar: ``show-avatar`` or ``hide-avatar``."""
    card_region4: Annotated[WireStr, wire("cardRegion4")] = None
    """What a deal's card shows next to the avatar."""
    card_region5: Annotated[WireStr, wire("cardRegion5")] = None
    """What a deal's card shows in the lower right corner."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made; missing in stages that the system made."""
    updated_date: Annotated[WireMoment, wire("udate")] = None
    """When it last changed."""


class DealStageUpdate(RecordUpdate):
    """What to change in a stage. Stages page."""

    _keys: ClassVar[frozenset[str]] = frozenset({"title"})

    title: str | None = None
    """What it is called."""
    pipeline_id: Annotated[RecordId | None, wire("group")] = None
    """The pipeline."""
    order: Int64 | None = None
    """Its place in the pipeline."""
    deal_order: Annotated[str | None, wire("dealOrder")] = None
    """How its deals are sorted: a field and ``ASC`` or ``DESC``, such as ``next-action DESC``."""
    color: str | None = None
    """Its colour: six hexadecimal digits, without the hash sign."""
    width: Int64 | None = None
    """Its width in pixels."""
    card_region1: Annotated[str | None, wire("cardRegion1")] = None
    """What a deal's card shows in the upper left corner."""
    card_region2: Annotated[str | None, wire("cardRegion2")] = None
    """What a deal's card shows in the upper right corner."""
    card_region3: Annotated[Literal["show-avatar", "hide-avatar"] | None, wire("cardRegion3")] = None
    """Whether a deal's card shows the avatar."""
    card_region4: Annotated[str | None, wire("cardRegion4")] = None
    """What a deal's card shows next to the avatar."""
    card_region5: Annotated[str | None, wire("cardRegion5")] = None
    """What a deal's card shows in the lower right corner."""


class DealStageInput(RecordInput):
    """A stage to create. Stages page."""

    title: str
    """What it is called."""
    pipeline_id: Annotated[RecordId, wire("group")]
    """The pipeline."""
    order: Int64 | None = None
    """Its place in the pipeline; the last one by default."""
    deal_order: Annotated[str | None, wire("dealOrder")] = None
    """How its deals are sorted: a field and ``ASC`` or ``DESC``; ``next-action DESC`` by default."""
    color: str | None = None
    """Its colour: six hexadecimal digits, without the hash sign."""
    width: Int64 | None = None
    """Its width in pixels; 280 by default."""
    card_region1: Annotated[str | None, wire("cardRegion1")] = None
    """What a deal's card shows in the upper left corner; the title by default."""
    card_region2: Annotated[str | None, wire("cardRegion2")] = None
    """What a deal's card shows in the upper right corner; the next action by default."""
    card_region3: Annotated[Literal["show-avatar", "hide-avatar"] | None, wire("cardRegion3")] = None
    """Whether a deal's card shows the avatar."""
    card_region4: Annotated[str | None, wire("cardRegion4")] = None
    """What a deal's card shows next to the avatar; names of contact and organisation by default."""
    card_region5: Annotated[str | None, wire("cardRegion5")] = None
    """What a deal's card shows in the lower right corner; the value by default."""


class PipelineUser(Record):
    """A user to whom the deals of a pipeline are assigned. Pipelines page."""

    id: WireId = 0
    """Its number."""
    pipeline_id: Annotated[WireForeignKey, wire("dealGroup")] = None
    """The pipeline."""
    user_id: Annotated[WireForeignKey, wire("user")] = None
    """The user."""
    created_date: Annotated[WireDateTime, wire("cdate")] = None
    """When it was made."""


class Pipeline(Record):
    """A pipeline. Pipelines page."""

    id: WireId = 0
    """The number that other records name it by."""
    title: WireStr = None
    """What it is called."""
    currency: WireStr = None
    """The currency that new deals have by default."""
    all_groups: Annotated[WireBool, wire("allgroups")] = None
    """Whether all groups of users may manage it."""
    all_users: Annotated[WireBool, wire("allusers")] = None
    """Whether new deals are assigned to all users."""
    auto_assign: Annotated[AnswerAutoAssign, wire("autoassign")] = None
    """How new deals get their owners."""
    deal_count: Annotated[WireInt, wire("count")] = None
    """How many deals it has."""
    source: WireStr = None
    """Where it comes from; the values are not documented."""
    win_probability_initialize_date: WireDateTime = None
    """When ActiveCampaign began to compute how likely its deals are won."""
    stage_ids: Annotated[WireList[WireId], wire("stages")] = NO_ITEMS
    """Its stages; see `stages`."""
    user_link_ids: Annotated[WireList[WireId], wire("dealGroupUsers")] = NO_ITEMS
    """The ties to users; see `users`."""
    group_link_ids: Annotated[WireList[WireId], wire("dealGroupGroups")] = NO_ITEMS
    """The ties to groups of users."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made."""
    updated_date: Annotated[WireMoment, wire("udate")] = None
    """When it last changed."""

    @property
    def stages(self) -> list[DealStage]:
        """Its stages, where the answer brought them."""
        return self.side_loads.read("dealStages", DealStage)

    @property
    def users(self) -> list[PipelineUser]:
        """To whom its deals are assigned, from a write."""
        return self.side_loads.read("dealGroupUsers", PipelineUser)


class PipelineInput(RecordInput):
    """A pipeline to create; it gets three stages. Pipelines page."""

    title: str
    """What it is called."""
    currency: DealCurrency
    """The currency that new deals have by default."""
    all_groups: Annotated[Flag | None, wire("allgroups")] = None
    """Whether all groups of users may manage it, which is the default, or only ``group_ids``."""
    all_users: Annotated[Flag | None, wire("allusers")] = None
    """Whether new deals are assigned to all users or, by default, only to ``user_ids``."""
    auto_assign: Annotated[InputAutoAssign | None, wire("autoassign")] = None
    """How new deals get their owners; in turn by default."""
    user_ids: Annotated[Items[RecordId] | None, wire("users")] = None
    """The users to whom new deals are assigned."""
    group_ids: Annotated[Items[RecordId] | None, wire("groups")] = None
    """The groups of users that may manage it."""


class PipelineUpdate(RecordUpdate):
    """What to change in a pipeline. Pipelines page."""

    _keys: ClassVar[frozenset[str]] = frozenset({"title"})

    title: str | None = None
    """What it is called."""
    currency: DealCurrency | None = None
    """The currency that new deals have by default."""
    all_groups: Annotated[Flag | None, wire("allgroups")] = None
    """Whether all groups of users may manage it, or only ``group_ids``."""
    all_users: Annotated[Flag | None, wire("allusers")] = None
    """Whether new deals are assigned to all users, or only to ``user_ids``."""
    auto_assign: Annotated[InputAutoAssign | None, wire("autoassign")] = None
    """How new deals get their owners."""
    user_ids: Annotated[Items[RecordId] | None, wire("users")] = None
    """The users to whom new deals are assigned."""
    group_ids: Annotated[Items[RecordId] | None, wire("groups")] = None
    """The groups of users that may manage it."""
