"""Stripe's objects: parsed JSON, or what its SDK makes of it, which is no dictionary; money in whole smallest units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Protocol, TypeAlias, runtime_checkable

from acsdk.contrib._shops.bodies import mapping, records, required, text, value
from acsdk.contrib._shops.values import to_number
from acsdk.contrib.currencies import decimals
from acsdk.models import Address

__all__ = ["Amounts", "StripeObject", "address", "identity", "moment", "plain", "rows"]


@runtime_checkable
class _FromSDK(Protocol):
    def to_dict(self) -> dict[str, Any]: ...


StripeObject: TypeAlias = Mapping[str, Any] | _FromSDK
"""Parsed JSON, or an object of the ``stripe`` package."""


def plain(given: StripeObject) -> Mapping[str, Any]:
    """The object as a mapping, whatever it holds included."""
    return given if isinstance(given, Mapping) else given.to_dict()


def identity(record: Mapping[str, Any], name: str) -> str:
    """The id of another object, which stands there as text, or as itself where it was expanded."""
    return text(record, name) or text(mapping(record, name), "id")


def moment(record: Mapping[str, Any], name: str) -> datetime | None:
    """An instant, given in seconds since 1970, or ``None``. Raises ``ValueError`` if it is none of ours."""
    return value(record, name, _to_moment)


def _to_moment(text: str) -> datetime:
    seconds = to_number(text)
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (OverflowError, OSError, ValueError):  # which of them is the platform's choice
        raise ValueError(f"is outside the years 1 to 9999 as seconds since 1970: {text}") from None


@dataclass(frozen=True, slots=True)
class Amounts:
    """Reads the amounts of one object, whole numbers of the currency's smallest unit by Stripe's count."""

    currency: str
    decimals: int

    @classmethod
    def of(cls, record: Mapping[str, Any], own: Mapping[str, int]) -> Amounts:
        """By the object's currency; ``own`` has the decimals of currencies that the caller knows better."""
        currency = required(text(record, "currency"), "currency").upper()
        return cls(currency, own.get(currency, decimals(currency, "stripe")))

    def known(self, record: Mapping[str, Any], name: str) -> Decimal | None:
        """An amount in units of the currency, or ``None``. Raises ``ValueError`` if it is no number."""
        units = value(record, name, to_number)
        return None if units is None else units.scaleb(-self.decimals)

    def required(self, record: Mapping[str, Any], name: str) -> Decimal:
        """The same of an amount that must be there."""
        return required(self.known(record, name), name)

    def total(self, items: list[Mapping[str, Any]], name: str = "amount") -> Decimal:
        """The sum of the amounts of some objects."""
        return sum((self.known(each, name) or Decimal(0) for each in items), Decimal(0))


def address(record: Mapping[str, Any], name: str | None, phone: str | None) -> Address | None:
    """An address, or ``None`` if there is none."""
    given = mapping(record, "address")
    first, _, last = (name or "").partition(" ")
    made = Address(
        first_name=first,
        last_name=last.strip(),
        address1=text(given, "line1"),
        address2=text(given, "line2"),
        city=text(given, "city"),
        postal=text(given, "postal_code"),
        province=text(given, "state"),
        country=text(given, "country"),
        phone=phone or "",
    )
    return made if made.model_fields_set else None


def rows(record: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The objects of a list that stands within another object."""
    return records(mapping(record, name), "data")
