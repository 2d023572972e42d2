"""What a delivery tells of deals and their pipelines."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from acsdk.models.deals.deal import AnswerDealStatus, read_status
from acsdk.models.kit.base import Answer
from acsdk.models.kit.timed import Timed
from acsdk.models.kit.wire import NO_ITEMS, WireDateTime, WireForeignKey, WireInt, WireStr, wire
from acsdk.webhooks._contact_blocks import CustomField
from acsdk.webhooks._types import GroupedMoney, Records, Unescaped

__all__ = [
    "Deal",
    "Pipeline",
    "Stage",
    "TaskType",
]


class Deal(Timed):
    """The deal an event is about."""

    id: WireInt = None
    """The deal's id."""
    title: WireStr = None
    """The deal's title."""
    created_date: Annotated[WireDateTime, wire("create_date_iso", "create_date")] = None
    """When it was created; aware where the delivery has ``create_date_iso``."""
    organization_id: Annotated[WireForeignKey, wire("orgid")] = None
    """The id of its organisation."""
    organization_name: Annotated[WireStr, wire("orgname")] = None
    """The name of its organisation."""
    stage_id: Annotated[WireForeignKey, wire("stageid")] = None
    """The stage it is in."""
    stage_title: WireStr = None
    """The title of that stage."""
    pipeline_id: Annotated[WireForeignKey, wire("pipelineid")] = None
    """The pipeline it is in."""
    pipeline_title: WireStr = None
    """The title of that pipeline."""
    value: GroupedMoney = None
    """What it is worth, in currency units, other than in v3, which counts cents."""
    value_raw: GroupedMoney = None
    """The same, written without commas and decimals."""
    currency: WireStr = None
    """Currency code."""
    currency_symbol: Unescaped = None
    """The currency's sign, such as € or $."""
    owner_id: Annotated[WireForeignKey, wire("owner")] = None
    """The user who owns it."""
    owner_first_name: Annotated[WireStr, wire("owner_firstname")] = None
    """That user's first name."""
    owner_last_name: Annotated[WireStr, wire("owner_lastname")] = None
    """That user's last name."""
    contact_id: Annotated[WireForeignKey, wire("contactid")] = None
    """Its primary contact."""
    contact_email: WireStr = None
    """That contact's e-mail address."""
    contact_first_name: Annotated[WireStr, wire("contact_firstname")] = None
    """That contact's first name."""
    contact_last_name: Annotated[WireStr, wire("contact_lastname")] = None
    """That contact's last name."""
    status: Annotated[AnswerDealStatus, BeforeValidator(read_status)] = None
    """How it stands, as in ``client.deals``. Which spelling the server uses is not documented: both are read."""
    fields: Records[CustomField] = NO_ITEMS
    """Custom fields."""


class TaskType(Answer):
    """A kind of task."""

    id: WireInt = None
    """Its id."""
    title: WireStr = None
    """Its title."""


class Pipeline(Answer):
    """A pipeline of deals."""

    id: WireInt = None
    """Its id."""
    title: WireStr = None
    """Its title."""


class Stage(Answer):
    """A stage of a pipeline."""

    id: WireInt = None
    """Its id."""
    title: WireStr = None
    """Its title."""
    color: WireStr = None
    """The colour of its column."""
