"""Deals: as the server gives them, and to send."""

from __future__ import annotations

from enum import IntEnum
from typing import Annotated, ClassVar, Literal, Self, TypeAlias

from pydantic import AfterValidator, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from acsdk.models.fields.crm_content import CrmFieldContents
from acsdk.models.fields.crm_field_entry import CrmFieldEntry
from acsdk.models.kit.describing import require_one_of_each
from acsdk.models.kit.integers import Int64
from acsdk.models.kit.money import NONE, NOT_NEGATIVE, AnswerNumber, Cents, OptionalCents
from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import MEMBER_FIRST, NUMBER, RecordId, WireId, closed_number
from acsdk.models.kit.texts import Currency
from acsdk.models.kit.wire import (
    NO_ENTRIES,
    NO_ITEMS,
    WireBool,
    WireDateTime,
    WireForeignKey,
    WireInt,
    WireList,
    WireMap,
    WireMoment,
    WireStr,
    wire,
)

__all__ = ["Deal", "DealInput", "DealOwnersReport", "DealStatus", "DealUpdate"]


class DealStatus(IntEnum):
    """How a deal stands. Deals page."""

    OPEN = 0
    WON = 1
    LOST = 2


def read_status(value: object) -> object:
    """A status by its number, or by its name as webhooks may have it."""
    name = value.strip().upper() if isinstance(value, str) else ""
    return DealStatus[name] if name in DealStatus.__members__ else value


AnswerDealStatus: TypeAlias = Annotated[DealStatus | int | None, MEMBER_FIRST, NUMBER]
InputDealStatus: TypeAlias = Annotated[DealStatus | Literal[0, 1, 2], closed_number(DealStatus)]
DealCurrency: TypeAlias = Annotated[Currency, AfterValidator(str.lower)]


class Deal(Record):
    """A deal. One that the token's user may not see has little more than its number and title. Deals page."""

    _first: ClassVar[tuple[str, ...]] = (
        "id",
        "title",
        "value",
        "currency",
        "status",
        "stage_id",
        "pipeline_id",
        "owner_id",
        "contact_id",
        "account_id",
        "created_date",
        "modified_date",
    )

    id: WireId = 0
    """The number that other records name it by."""
    title: WireStr = None
    """What it is called."""
    description: WireStr = None
    """What it is about."""
    value: OptionalCents = NONE
    """What it is worth, in currency units; the API counts hundredths."""
    currency: WireStr = None
    """The currency of its value, in lower case."""
    status: AnswerDealStatus = None
    """Whether it is open, won or lost."""
    pipeline_id: Annotated[WireForeignKey, wire("group")] = None
    """The pipeline that it is in."""
    stage_id: Annotated[WireForeignKey, wire("stage")] = None
    """The stage that it is at."""
    owner_id: Annotated[WireForeignKey, wire("owner")] = None
    """The user who owns it."""
    contact_id: Annotated[WireForeignKey, wire("contact")] = None
    """Its primary contact."""
    account_id: Annotated[WireForeignKey, wire("account")] = None
    """Its account."""
    customer_account_id: Annotated[WireForeignKey, wire("customerAccount")] = None
    """Its account, by another name."""
    organization_id: Annotated[WireForeignKey, wire("organization")] = None
    """Its account again, or the contact's organisation in its deprecated form."""
    percent: AnswerNumber = None
    """How far it is, as a percentage."""
    win_probability: Annotated[AnswerNumber, wire("winProbability")] = None
    """How likely ActiveCampaign thinks that it is won, as a percentage."""
    win_probability_modified_date: Annotated[WireMoment, wire("winProbabilityMdate")] = None
    """When that was computed."""
    activity_count: Annotated[WireInt, wire("activitycount")] = None
    """How many activities it has."""
    next_date: Annotated[WireMoment, wire("nextdate")] = None
    """When its next task is due."""
    next_task_id: Annotated[WireForeignKey, wire("nextTask")] = None
    """Its next task."""
    next_task_key: Annotated[WireForeignKey, wire("nexttaskid")] = None
    """Its next task, by its older name."""
    next_deal_id: Annotated[WireForeignKey, wire("nextdealid")] = None
    """The deal with the next task; no source says among which."""
    hash: WireStr = None
    """Names it in links."""
    is_disabled: Annotated[WireBool, wire("isDisabled")] = None
    """Whether the token's user may not see it, so that it has little more than its title."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was created."""
    modified_date: Annotated[WireMoment, wire("mdate")] = None
    """When it last changed."""
    edate: WireDateTime = None
    """A stamp that no source explains, without an offset."""
    fields: WireList[CrmFieldEntry] = NO_ITEMS
    """The custom field values that the write was given; see ``client.deals.get_with_fields``."""
    field_save_status: Annotated[WireMap[str], wire("customFieldSaveStatus")] = NO_ENTRIES
    """Whether those values were saved."""


class DealInput(RecordInput):
    """A deal to create. Deals page."""

    title: str
    """What it is called."""
    value: Annotated[Cents, NOT_NEGATIVE]
    """What it is worth, in currency units: it is sent in hundredths, and a fraction of those is refused."""
    currency: DealCurrency
    """The currency's code of three letters; sent in lower case."""
    contact_id: Annotated[RecordId | None, wire("contact")] = None
    """The primary contact. Required where no account is given."""
    account_id: Annotated[RecordId | None, wire("account")] = None
    """The account. Required where no contact is given."""
    pipeline_id: Annotated[RecordId | None, wire("group")] = None
    """The pipeline, whose first stage it is put at. Required where no stage is given."""
    stage_id: Annotated[RecordId | None, wire("stage")] = None
    """The stage. Required where no pipeline is given."""
    owner_id: Annotated[RecordId | None, wire("owner")] = None
    """The user who owns it. Required where the pipeline assigns no owners by itself."""
    description: str | None = None
    """What it is about."""
    percent: Int64 | None = None
    """How far it is, as a percentage."""
    status: InputDealStatus | None = None
    """Whether it is open, which is the default, won or lost."""
    fields: CrmFieldContents | None = None
    """Custom field values, by number, label or personalisation tag."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the fields, and of which of them one is required."""
        found = super().__get_pydantic_json_schema__(core_schema, handler)
        places = ("contact_id", "account_id"), ("pipeline_id", "stage_id")
        require_one_of_each(handler.resolve_ref_schema(found), *places)
        return found

    @model_validator(mode="after")
    def _belongs_somewhere(self) -> Self:
        if self.contact_id is None and self.account_id is None:
            raise PydanticCustomError("missing", "contact_id or account_id is required: a deal is made with somebody")
        if self.pipeline_id is None and self.stage_id is None:
            raise PydanticCustomError("missing", "pipeline_id or stage_id is required: a deal is at a stage")
        return self


class DealUpdate(RecordUpdate):
    """What to change in a deal. Deals page."""

    _keys: ClassVar[frozenset[str]] = frozenset({"title"})

    title: str | None = None
    """What it is called."""
    value: Annotated[OptionalCents, NOT_NEGATIVE] = NONE
    """What it is worth, in currency units: it is sent in hundredths, and a fraction of those is refused."""
    currency: DealCurrency | None = None
    """The currency's code of three letters; sent in lower case."""
    contact_id: Annotated[RecordId | None, wire("contact")] = None
    """The primary contact."""
    account_id: Annotated[RecordId | None, wire("account")] = None
    """The account."""
    pipeline_id: Annotated[RecordId | None, wire("group")] = None
    """The pipeline; the stage must be one of its own."""
    stage_id: Annotated[RecordId | None, wire("stage")] = None
    """The stage; it must be one of the pipeline."""
    owner_id: Annotated[RecordId | None, wire("owner")] = None
    """The user who owns it."""
    description: str | None = None
    """What it is about."""
    percent: Int64 | None = None
    """How far it is, as a percentage."""
    status: InputDealStatus | None = None
    """Whether it is open, won or lost."""
    fields: CrmFieldContents | None = None
    """Custom field values, by number, label or personalisation tag; those left out stay as they are."""


class DealOwnersReport(Record):
    """What became of a change of many deals' owners. Deals page."""

    changed_ids: Annotated[WireList[WireId], wire("success")] = NO_ITEMS
    """Deals that have the new owner."""
    unchanged_ids: Annotated[WireList[WireId], wire("nochange")] = NO_ITEMS
    """Deals that had that owner already."""
    failed_ids: Annotated[WireList[WireId], wire("failed")] = NO_ITEMS
    """Deals whose owner could not be changed."""
