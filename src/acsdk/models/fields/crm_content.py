"""What the custom fields of accounts and deals hold, as it is given and as it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from pydantic import BeforeValidator

from acsdk._json.shapes import is_mapping, is_sequence
from acsdk.models.kit.base import Input
from acsdk.models.kit.money import Cents, to_cents
from acsdk.models.kit.ruling import Rule
from acsdk.models.kit.texts import Currency
from acsdk.models.kit.twin import Written
from acsdk.models.kit.wire import read_text

from .field_texts import GIVEN, checked_choices, say_content, text_of

__all__ = ["CrmFieldContent", "CrmFieldContents", "CurrencyAmount"]


class CurrencyAmount(Input):
    """What a field of the type ``currency`` holds. The API counts hundredths; here the amount is in units."""

    amount: Cents
    """The amount, in currency units; a fraction of a cent is refused."""
    currency: Currency
    """The currency's code of three letters."""


CrmFieldContent: TypeAlias = str | int | Decimal | date | datetime | Sequence[str] | CurrencyAmount | None
"""What a custom field can be given: text, a number, a day, an instant, choices, an amount, or ``None`` to empty it."""


def _to_stored(value: object) -> object:
    """The value as it is sent: the documentation has text for all types but choices and amounts."""
    if value is None or isinstance(value, CurrencyAmount):
        return value
    if is_mapping(value):
        return CurrencyAmount.model_validate(value)
    return checked_choices(value) if is_sequence(value) else text_of(value)


def stored_row(content: object) -> dict[str, object]:
    """The keys that carry a value. Sending null to empty a field is a guess: no source says how that is done."""
    if isinstance(content, CurrencyAmount):
        return {"fieldValue": to_cents(content.amount), "fieldCurrency": content.currency}
    return {"fieldValue": content}


def _to_rows(contents: Mapping[int | str, object]) -> list[dict[str, Any]]:
    return [{"customFieldId": int(field), **stored_row(content)} for field, content in contents.items()]


Given: TypeAlias = Annotated[CrmFieldContent, Rule(BeforeValidator(_to_stored), say_content)]
"""One value to send."""

if TYPE_CHECKING:
    # Keys are numbers and names, side by side. A mapping's keys are invariant: int | str would refuse a dict[str, str].
    CrmFieldContents = Mapping[Any, CrmFieldContent]
else:
    CrmFieldContents = Annotated[
        Mapping[int | str, Given],
        GIVEN,
        Written(_to_rows),
    ]
"""Values by field: by its number, its label or its personalisation tag, in any case. Digits alone are a number.

``None`` empties a field; ``""`` leaves it as it is. A list gives several choices, a `CurrencyAmount` an amount.
"""


def _read_stored(value: object) -> object:
    return [read_text(choice) for choice in value] if is_sequence(value) else read_text(value)


StoredContent: TypeAlias = Annotated[str | list[str] | None, BeforeValidator(_read_stored)]
"""A value in an answer: text, or a list of choices."""
