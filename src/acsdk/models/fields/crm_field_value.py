"""What accounts and deals have in their custom fields."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import SerializerFunctionWrapHandler

from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import RecordId, WireId
from acsdk.models.kit.wire import WireDateTime, WireForeignKey, WireStr, wire

from .crm_content import CrmFieldContent, CurrencyAmount, Given, StoredContent, stored_row
from .field_texts import split_choices

__all__ = [
    "AccountFieldValue",
    "AccountFieldValueInput",
    "CrmFieldValue",
    "CrmFieldValueChange",
    "CrmFieldValueUpdate",
    "DealFieldValue",
    "DealFieldValueInput",
]


class CrmFieldValue(Record):
    """What one record has in one custom field. Custom Field Values pages.

    Beside its account or deal a value comes in another form, with a key for each type, in snake case: `content` knows
    both.
    """

    id: WireId = 0
    """The number of this value."""
    field_id: Annotated[WireForeignKey, wire("customFieldId", "custom_field_id")] = None
    """The field."""
    value: Annotated[StoredContent, wire("fieldValue")] = None
    """What it holds; an amount in hundredths."""
    original_value: Annotated[StoredContent, wire("originalValue")] = None
    """What a write was given."""
    currency: Annotated[WireStr, wire("fieldCurrency", "custom_field_currency_type")] = None
    """The currency of an amount."""
    text_value: Annotated[WireStr, wire("custom_field_text_value")] = None
    """Text or a choice, in a side-load."""
    text_blob: Annotated[WireStr, wire("custom_field_text_blob")] = None
    """Long text or choices, in a side-load."""
    date_value: Annotated[WireStr, wire("custom_field_date_value")] = None
    """A day, in a side-load."""
    datetime_value: Annotated[WireStr, wire("custom_field_datetime_value")] = None
    """An instant, in a side-load."""
    number_value: Annotated[WireStr, wire("custom_field_number_value")] = None
    """A number, in a side-load."""
    currency_value: Annotated[WireStr, wire("custom_field_currency_value")] = None
    """An amount in hundredths, in a side-load."""
    created_timestamp: Annotated[WireDateTime, wire("createdTimestamp", "created_timestamp")] = None
    """When it was first set."""
    updated_timestamp: Annotated[WireDateTime, wire("updatedTimestamp", "updated_timestamp")] = None
    """When it last changed."""
    created_by: WireForeignKey = None
    """The user who set it first."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""

    @property
    def content(self) -> str | list[str] | None:
        """What it holds, in whichever form it came."""
        if self.value is not None:
            return self.value
        for text in (self.text_value, self.text_blob, self.number_value, self.currency_value):
            if text is not None:
                return text
        days = (self.datetime_value, self.date_value)
        return next((day for day in days if day is not None and not day.startswith("0000-00-00")), None)

    @property
    def choices(self) -> list[str]:
        """The choices in a field that takes several; one alone is a list of itself."""
        content = self.content or ""
        return content if isinstance(content, list) else split_choices(content)

    @property
    def owner_id(self) -> int | None:
        """The account or the deal."""
        raise NotImplementedError


class AccountFieldValue(CrmFieldValue):
    """What an account has in a custom field. Account Custom Field Values page."""

    account_id: Annotated[WireForeignKey, wire("accountId", "customerAccountId", "customer_account_id")] = None
    """The account."""
    definition_id: Annotated[WireForeignKey, wire("accountCustomFieldMetumId", "customerAccountCustomFieldMetum")] = (
        None
    )
    """The field, by its other name."""
    account_key: Annotated[WireForeignKey, wire("customerAccount")] = None
    """The account, as relations name it."""

    @property
    def owner_id(self) -> int | None:
        """The account."""
        return self.account_id or self.account_key


class DealFieldValue(CrmFieldValue):
    """What a deal has in a custom field. Deal Custom Field Values page."""

    deal_id: Annotated[WireForeignKey, wire("dealId", "deal_id")] = None
    """The deal."""
    definition_id: Annotated[WireForeignKey, wire("dealCustomFieldMetumId", "dealCustomFieldMetum")] = None
    """The field, by its other name."""
    deal_key: Annotated[WireForeignKey, wire("deal")] = None
    """The deal, as relations name it."""

    @property
    def owner_id(self) -> int | None:
        """The deal."""
        return self.deal_id or self.deal_key


class _ValueInput(RecordInput):
    """The value of a custom field to be written."""

    value: Annotated[Given, wire("fieldValue")]
    """What it shall hold: text, a number, a day, an aware datetime, choices, or a `CurrencyAmount`."""

    def _write(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return _with_currency(handler(self), self.value)


class AccountFieldValueInput(_ValueInput):
    """A custom field value of an account to create. Account Custom Field Values page."""

    account_id: Annotated[RecordId, wire("customerAccountId")]
    """The account. The page describes this name; its examples for many values say ``accountId``."""
    field_id: Annotated[RecordId, wire("customFieldId")]
    """The field, by its number; ``client.accounts.update`` takes names."""


class DealFieldValueInput(_ValueInput):
    """A custom field value of a deal to create. Deal Custom Field Values page."""

    deal_id: Annotated[RecordId, wire("dealId")]
    """The deal."""
    field_id: Annotated[RecordId, wire("customFieldId")]
    """The field, by its number; ``client.deals.update`` takes names."""


class CrmFieldValueUpdate(RecordUpdate):
    """Another value for a custom field. Custom Field Values pages."""

    value: Annotated[Given, wire("fieldValue")]
    """What it shall hold: text, a number, a day, an aware datetime, choices, or a `CurrencyAmount`."""

    def _write(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return _with_currency(handler(self), self.value)


class CrmFieldValueChange(CrmFieldValueUpdate):
    """Another value for a custom field, as one of many. Custom Field Values pages."""

    value_id: Annotated[RecordId, wire("id")]
    """The number of the value."""


def _with_currency(row: dict[str, Any], value: CrmFieldContent) -> dict[str, Any]:
    """The row as the API takes an amount: its currency stands beside it."""
    return {**row, **stored_row(value)} if isinstance(value, CurrencyAmount) else row
