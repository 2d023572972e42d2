"""Search conditions: ``OrderFilter(email=contains("gmail"), order_number=desc())``. Searches page.

Several conditions must all hold. Which sort comes first when several fields have one is not documented, nor is the
case sensitivity of ``eq`` and ``contains``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Final, Generic, Never, Self, TypeVar

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from acsdk._json.shapes import is_mapping
from acsdk.models.kit.describing import given
from acsdk.models.kit.exact import mark
from acsdk.models.kit.integers import Int32
from acsdk.models.kit.money import IN_UNITS, to_decimal
from acsdk.models.kit.ruling import NULL, Rule
from acsdk.models.kit.twin import Written
from acsdk.models.kit.wire import UtcDateTime

from .ecommerce_base import EcommerceInput
from .ecommerce_choices import (
    InputBillingInterval,
    InputCreationSource,
    InputFilterOperator,
    InputOrderState,
    InputPaymentStatus,
    InputRecurringPaymentStatus,
    InputSort,
    InputStockStatus,
)
from .ecommerce_enums import FilterOperator, Sort

__all__ = [
    "ActiveCampaignOrderStateFieldFilter",
    "AddressFilter",
    "BooleanFieldFilter",
    "CreationSourceFieldFilter",
    "DateTimeFieldFilter",
    "FieldFilter",
    "IntFieldFilter",
    "NumberFieldFilter",
    "Pagination",
    "RecurringPaymentBillingIntervalFieldFilter",
    "RecurringPaymentPaymentStatusFieldFilter",
    "RecurringPaymentStatusFieldFilter",
    "StockStatusFieldFilter",
    "StringFieldFilter",
    "asc",
    "contains",
    "desc",
    "eq",
    "gt",
    "gte",
    "lt",
    "lte",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Ordered = TypeVar("Ordered", int, Decimal, datetime)

_Number = Annotated[Decimal | int, Rule(BeforeValidator(to_decimal), IN_UNITS), Written(mark, when_used="json")]

_EQUALITY: Final = frozenset({FilterOperator.EQ})
_ORDER: Final = _EQUALITY | {FilterOperator.LT, FilterOperator.LTE, FilterOperator.GT, FilterOperator.GTE}
_OPERATORS: Final[Mapping[object, frozenset[FilterOperator]]] = {
    str: _EQUALITY | {FilterOperator.CONTAINS},
    Int32: _ORDER,
    _Number: _ORDER,
    UtcDateTime: _ORDER,  # only GT is attested; the page's table lacks this type
}
"""What the Searches page allows; truth values and enums know equality alone."""


class FieldFilter(EcommerceInput, Generic[T_co]):
    """A condition on one field, a place for the field in the order of the answer, or both.

    Made by ``eq``, ``contains``, ``lt``, ``lte``, ``gt``, ``gte``, ``asc`` and ``desc``. An operator that the field's
    type does not know is refused when the filter is put together.
    """

    filter_operator: InputFilterOperator | None = None
    """How to compare."""
    value: T_co | None = None
    """What to compare with."""
    sort: InputSort | None = None
    """Where in the order of the answer to go; may stand alone."""

    def asc(self) -> FieldFilter[T_co]:
        """The same condition, and the answer from low to high."""
        return self.replace(sort=Sort.ASC)

    def desc(self) -> FieldFilter[T_co]:
        """The same condition, and the answer from high to low."""
        return self.replace(sort=Sort.DESC)

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.filter_operator is None and self.value is not None:
            raise PydanticCustomError("no_operator", "has a value without an operator: use eq(value) or another one")
        if self.filter_operator is not None and self.value is None:
            raise PydanticCustomError("no_value", "has an operator without a value")
        if self.filter_operator is None and self.sort is None:
            raise PydanticCustomError("empty_filter", "is empty: leave it out, or use asc() or desc()")
        return self

    @model_validator(mode="before")
    @classmethod
    def _check_operator(cls, values: object) -> object:
        """Only a filter that stands in its field knows the type it is for; before its value is tried as that type."""
        operator = values.get("filter_operator") if is_mapping(values) else None
        allowed = cls._allowed()
        if isinstance(operator, str) and operator not in allowed:
            text = "{operator} is not allowed for this field: use {allowed}"
            context = {"operator": str(operator), "allowed": ", ".join(sorted(allowed))}
            raise PydanticCustomError("operator_not_allowed", text, context)
        return values

    @classmethod
    def _allowed(cls) -> frozenset[FilterOperator]:
        types = cls.__pydantic_generic_metadata__["args"]
        return _OPERATORS.get(types[0], _EQUALITY) if types else frozenset(FilterOperator)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe a condition on the field, or a place in the order without one."""
        found = super().__get_pydantic_json_schema__(core_schema, handler)
        about = handler.resolve_ref_schema(found)
        operators: JsonSchemaValue = {"enum": sorted(cls._allowed()), "type": "string"}
        about["properties"]["filter_operator"]["anyOf"] = [operators, NULL]
        placed = given(about, ("sort",))
        placed["properties"] = {"filter_operator": NULL, "value": NULL, **placed["properties"]}
        about["anyOf"] = [given(about, ("filter_operator", "value")), placed]
        return found

    def __repr_name__(self) -> str:
        """The plain name; the type that pydantic puts in brackets fills a line."""
        return FieldFilter.__name__


StringFieldFilter = FieldFilter[str]
"""On text: ``eq``, ``contains``."""
BooleanFieldFilter = FieldFilter[bool]
"""On a truth value: ``eq``."""
IntFieldFilter = FieldFilter[Int32]
"""On a whole number: ``eq``, ``lt``, ``lte``, ``gt``, ``gte``."""
NumberFieldFilter = FieldFilter[_Number]
"""On a decimal: ``eq``, ``lt``, ``lte``, ``gt``, ``gte``."""
DateTimeFieldFilter = FieldFilter[UtcDateTime]
"""On a date: ``gt`` is attested; ``eq``, ``lt``, ``lte`` and ``gte`` are inferred."""
StockStatusFieldFilter = FieldFilter[InputStockStatus]
"""On a stock status: ``eq``."""
RecurringPaymentStatusFieldFilter = FieldFilter[InputRecurringPaymentStatus]
"""On the status of a recurring payment: ``eq``."""
RecurringPaymentBillingIntervalFieldFilter = FieldFilter[InputBillingInterval]
"""On a billing interval: ``eq``."""
RecurringPaymentPaymentStatusFieldFilter = FieldFilter[InputPaymentStatus]
"""On the status of a payment: ``eq``."""
ActiveCampaignOrderStateFieldFilter = FieldFilter[InputOrderState]
"""On the state of an order: ``eq``. Inferred."""
CreationSourceFieldFilter = FieldFilter[InputCreationSource]
"""On the source of an order: ``eq``. Inferred."""


def eq(value: T) -> FieldFilter[T]:
    """The field equals the value."""
    return FieldFilter(filter_operator=FilterOperator.EQ, value=value)


def contains(value: str) -> FieldFilter[str]:
    """The text contains the value."""
    return FieldFilter(filter_operator=FilterOperator.CONTAINS, value=value)


def lt(value: Ordered) -> FieldFilter[Ordered]:
    """The field is less than the value."""
    return FieldFilter(filter_operator=FilterOperator.LT, value=value)


def lte(value: Ordered) -> FieldFilter[Ordered]:
    """The field is at most the value."""
    return FieldFilter(filter_operator=FilterOperator.LTE, value=value)


def gt(value: Ordered) -> FieldFilter[Ordered]:
    """The field is greater than the value."""
    return FieldFilter(filter_operator=FilterOperator.GT, value=value)


def gte(value: Ordered) -> FieldFilter[Ordered]:
    """The field is at least the value."""
    return FieldFilter(filter_operator=FilterOperator.GTE, value=value)


def asc() -> FieldFilter[Never]:
    """No condition; the answer goes from low to high by this field."""
    return FieldFilter(sort=Sort.ASC)


def desc() -> FieldFilter[Never]:
    """No condition; the answer goes from high to low by this field."""
    return FieldFilter(sort=Sort.DESC)


class Pagination(EcommerceInput):
    """Which part of the answer to give. Searches page."""

    offset: Int32 = Field(default=0, ge=0, json_schema_extra={"minimum": 0})
    """How many records to skip."""
    limit: Int32 = Field(default=20, ge=1, le=100, json_schema_extra={"minimum": 1, "maximum": 100})
    """How many records to give, 1 to 100."""


class AddressFilter(EcommerceInput):
    """Conditions on the parts of an address. Shared Objects page."""

    first_name: StringFieldFilter | None = None
    """First name."""
    last_name: StringFieldFilter | None = None
    """Last name."""
    address1: StringFieldFilter | None = None
    """First line."""
    address2: StringFieldFilter | None = None
    """Second line."""
    address3: StringFieldFilter | None = None
    """Third line."""
    city: StringFieldFilter | None = None
    """City."""
    province: StringFieldFilter | None = None
    """State, province or region."""
    country: StringFieldFilter | None = None
    """Country code of two letters."""
    postal: StringFieldFilter | None = None
    """Postal code."""
    phone: StringFieldFilter | None = None
    """Telephone number."""
    company: StringFieldFilter | None = None
    """Company."""
    email: StringFieldFilter | None = None
    """E-mail address."""
