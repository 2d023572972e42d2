"""What a delivery tells of contacts, accounts and lists."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import ModelWrapValidatorHandler

from acsdk.models.kit.base import Answer
from acsdk.models.kit.timed import Timed
from acsdk.models.kit.wire import NO_ENTRIES, NO_ITEMS, WireDateTime, WireForeignKey, WireInt, WireStr, wire
from acsdk.webhooks._types import FieldValue, FieldValues, Names, Records

__all__ = [
    "Account",
    "AccountContact",
    "Contact",
    "CustomField",
    "Form",
    "NewList",
    "Note",
    "Sms",
    "Task",
    "Unsubscription",
]


class CustomField(Answer):
    """A custom field of a deal or an account."""

    id: WireInt = None
    """The field's id; none where the field has no value."""
    key: WireStr = None
    """The field's name."""
    value: FieldValue = None
    """The value as text, such as ``18.000`` or ``2024-02-28 00:00:00``; a list where several options are chosen."""


class Contact(Answer):
    """The contact an event is about."""

    id: WireInt = None
    """The contact's id."""
    email: WireStr = None
    """The contact's e-mail address."""
    first_name: WireStr = None
    """First name."""
    last_name: WireStr = None
    """Last name."""
    phone: WireStr = None
    """Telephone number."""
    tags: Names = NO_ITEMS
    """Names of the contact's tags. A name with a comma in it looks like two."""
    organization_name: Annotated[WireStr, wire("orgname")] = None
    """Name of the contact's account or organisation."""
    customer_account_name: Annotated[WireStr, wire("customer_acct_name")] = None
    """Name of the contact's account."""
    ip: Annotated[WireStr, wire("ip", "ip4")] = None
    """The contact's IP address; automations call it ``ip4``."""
    fields: FieldValues = NO_ENTRIES
    """Custom fields: by id in events, by lower-case personalisation tag in automations. Several options are a list."""


class Account(Timed):
    """The account (company) an event is about."""

    id: WireInt = None
    """The account's id."""
    name: WireStr = None
    """The account's name."""
    url: Annotated[WireStr, wire("account_url")] = None
    """The account's web site."""
    created_timestamp: WireDateTime = None
    """When it was created, on the clock of your ActiveCampaign account."""
    updated_timestamp: WireDateTime = None
    """When it was last changed, on the clock of your ActiveCampaign account."""
    fields: Records[CustomField] = NO_ITEMS
    """Custom fields."""


class AccountContact(Answer):
    """The tie between an account and a contact."""

    id: WireInt = None
    """The tie's own id."""
    account_id: Annotated[WireForeignKey, wire("account")] = None
    """The account's id."""
    contact_id: Annotated[WireForeignKey, wire("contact")] = None
    """The contact's id."""
    job_title: WireStr = None
    """What the contact does there."""


class Note(Answer):
    """A note; of a contact's note the text alone is told."""

    id: WireInt = None
    """The note's id."""
    text: WireStr = None
    """What it says."""

    @classmethod
    def _read(cls, value: object, handler: ModelWrapValidatorHandler[Any]) -> Self:
        return super()._read({"text": value} if isinstance(value, str) else value, handler)


class Task(Timed):
    """A task for a contact or a deal."""

    id: WireInt = None
    """The task's id."""
    type_id: WireForeignKey = None
    """The kind of task."""
    type_title: WireStr = None
    """The title of that kind."""
    title: WireStr = None
    """The task's title."""
    note: WireStr = None
    """What is to be done."""
    due_date: Annotated[WireDateTime, wire("duedate_iso", "duedate", "dueDate")] = None
    """When it is due; aware where the delivery has ``duedate_iso``."""
    end_date: Annotated[WireDateTime, wire("edate_iso", "edate")] = None
    """When it ends; aware where the delivery has ``edate_iso``."""
    done_date: Annotated[WireDateTime, wire("donedate_iso", "donedate")] = None
    """When it was done; aware where the delivery has ``donedate_iso``."""


class NewList(Answer):
    """A list that was created, with the address of its sender."""

    id: WireInt = None
    """The list's id."""
    user_id: Annotated[WireForeignKey, wire("userid")] = None
    """The user who created it."""
    name: WireStr = None
    """The list's name."""
    sender_address_1: Annotated[WireStr, wire("sender_addr1")] = None
    """First line of the sender's address."""
    sender_address_2: Annotated[WireStr, wire("sender_addr2")] = None
    """Second line of the sender's address."""
    sender_city: WireStr = None
    """The sender's city."""
    sender_zip: WireStr = None
    """The sender's postal code."""
    sender_state: WireStr = None
    """The sender's state or province."""
    sender_country: WireStr = None
    """The sender's country."""
    full_address: Annotated[WireStr, wire("fulladdress")] = None
    """The sender's whole address."""
    sender_url: WireStr = None
    """The sender's web site."""
    sender_reminder: WireStr = None
    """Why the contacts get mail from this list."""


class Form(Answer):
    """The form that a contact filled in."""

    id: WireForeignKey = None
    """The form's id."""


class Unsubscription(Answer):
    """Why a contact left."""

    reason: WireStr = None
    """The contact's words, if any."""


class Sms(Answer):
    """A text message."""

    id: WireInt = None
    """The message's id."""
    recipient: WireStr = None
    """Whom a sent message went to."""
    successful: WireStr = None
    """Whether it was sent, in the server's words."""
    comment: WireStr = None
    """What the server remarks on it."""
    reply: WireStr = None
    """What the contact answered."""
    result: WireStr = None
    """What became of the answer."""
    phone: WireStr = None
    """The number that unsubscribed."""
