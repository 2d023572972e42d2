from decimal import Decimal
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from acsdk import models
from acsdk.models.kit.base import Answer, Input
from acsdk.models.kit.encode import encode
from acsdk.models.kit.money import NONE, NOT_NEGATIVE, AnswerMoney, Cents, Money, OptionalCents, OptionalMoney

pytestmark = pytest.mark.usefixtures("all_ways")


class Bill(Input):
    total: Money
    tip: OptionalMoney = NONE
    price: Annotated[OptionalMoney, NOT_NEGATIVE] = NONE


class Receipt(Answer):
    total: AnswerMoney = None


class Refund(Answer):
    price: Annotated[OptionalMoney, NOT_NEGATIVE] = NONE


class Deal(Input):
    value: Cents
    fee: OptionalCents = NONE


class DealAnswer(Answer):
    value: OptionalCents = NONE


class Price(Decimal):
    """A decimal of another library."""


class Count:
    """Like numpy's integers: a number that is no int."""

    def __index__(self) -> int:
        return 7


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (Decimal("12.20"), "12.20"),
        (Price("12.20"), "12.20"),
        ("12.20", "12.20"),
        (" 5 ", "5"),
        ("1e2", "100"),
        (".5", "0.5"),
        ("+3.", "3"),
        (12, "12"),
        (Count(), "7"),
        (9.95, "9.95"),
        (0.1234, "0.1234"),
        (1e16, "10000000000000000"),
        (Decimal("1E+2"), "100"),
        (Decimal("1E-8"), "0.00000001"),
        (Decimal("-0.00"), "0.00"),
        (Decimal("-3.10"), "-3.10"),
        ("9" * 34, "9" * 34),
        ("-" + "9" * 34, "-" + "9" * 34),
        (f"{'9' * 32}.99", f"{'9' * 32}.99"),
        (f"0.0{'9' * 34}", f"0.0{'9' * 34}"),
        (Decimal("1E+33"), "1" + "0" * 33),
        (Decimal("1E-34"), f"0.{'0' * 33}1"),
    ],
)
def test_amounts_are_written_as_exact_json_numbers(given: Any, expected: str) -> None:
    assert encode(Bill(total=given)) == b'{"total":%s}' % expected.encode()


@pytest.mark.parametrize("given", ["1e2", Decimal("1E+2"), Decimal(100)])
def test_no_amount_has_an_exponent(given: Any) -> None:
    assert str(Bill(total=given).total) == "100"


@pytest.mark.parametrize("given", ["-0.00", Decimal("-0.00")])
def test_nothing_is_never_below_zero(given: Any) -> None:
    assert str(Bill(total=given).total) == "0.00"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (0.1 + 0.2, "float with more than 4 decimals"),
        (1e-5, "float with more than 4 decimals"),
        (float("nan"), "finite"),
        (Decimal("-Infinity"), "finite"),
        (True, "must be a number"),
        ([], "must be a number"),
        ("1,234.50", "without thousands separators"),
        ("$5", "plain number"),
        ("1_000", "plain number"),
        ("٣", "plain number"),
        ("", "total is empty"),
        ("NaN", "plain number"),
        (Decimal("1E+999999"), "too many digits"),
        (Decimal("1E-999999"), "too many digits"),
        ("1" * 35, "too many digits"),
        ("-" + "1" * 35, "too many digits"),
        (f"{'9' * 33}.99", "too many digits"),
        (Decimal("1E+34"), "too many digits"),
        (Decimal("1E-35"), "too many digits"),
    ],
)
def test_what_is_no_exact_amount_is_refused_with_the_reason(given: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=message) as caught:
        Bill(total=given)
    assert caught.value.errors()[0]["loc"] == ("total",)


def test_only_amounts_that_make_sense_below_zero_may_be_negative() -> None:
    assert Bill(total=-5, tip="-1").tip == Decimal(-1)
    for price in (-1, "-0.01"):
        with pytest.raises(ValidationError, match="must not be negative"):
            Bill(total=1, price=price)


@pytest.mark.parametrize("price", [0, "-0", "0.01", None])
def test_a_price_may_be_nothing_or_next_to_nothing(price: Any) -> None:
    assert Bill(total=1, price=price).price == (None if price is None else Decimal(price))


def test_an_answer_may_hold_an_amount_below_zero_that_no_input_may() -> None:
    refund = Refund.from_wire({"price": "-1"})
    assert (refund.price, refund.raw) == (Decimal(-1), {})


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        (5, "5"),
        ("12.20", "12.20"),
        (0.1 + 0.2, "0.30000000000000004"),
        (Decimal("-1.5"), "-1.5"),
        ("87.349999999999994315658113919198513031005859375", "87.35"),  # as PHP writes a float with the most digits
        (Decimal("-0.070000000000000006661338147750939242541790008544921875"), "-0.07"),
    ],
)
def test_answers_read_any_number(sent: Any, read: str) -> None:
    receipt = Receipt.from_wire({"total": sent})
    assert str(receipt.total) == read
    assert not receipt.raw


@pytest.mark.parametrize("cents", ["1220", "156.24"])
def test_an_answer_travels_in_units_and_may_have_fractions_of_a_cent(cents: str) -> None:
    read = DealAnswer.from_wire({"value": cents})
    assert DealAnswer.model_validate_json(read.model_dump_json()).value == read.value == Decimal(cents) / 100


def test_an_answer_without_an_amount_has_none() -> None:
    assert [Receipt.from_wire({"total": nothing}).total for nothing in (None, "")] == [None, None]


def test_an_amount_that_cannot_be_read_is_kept_raw() -> None:
    receipt = Receipt.from_wire({"total": "1,044,055.00"})
    assert (receipt.total, receipt.raw) == (None, {"total": "1,044,055.00"})


def test_python_dumps_hold_decimals_and_plain_json_dumps_hold_text() -> None:
    bill = Bill(total="12.20")
    assert bill.model_dump()["total"] == Decimal("12.20")
    assert '"total":"12.20"' in bill.model_dump_json()


@pytest.mark.parametrize(("units", "cents"), [("12.20", 1220), (5, 500), ("0.01", 1), ("-3.5", -350), ("1.100", 110)])
def test_v3_gets_cents(units: Any, cents: int) -> None:
    assert encode(Deal(value=units)) == b'{"value":%d}' % cents


def test_v3_cents_are_read_as_units() -> None:
    assert str(DealAnswer.from_wire({"value": "1220"}).value) == "12.20"
    assert DealAnswer.from_wire({"value": ""}).value is None
    assert str(DealAnswer.from_wire({"value": 156.24}).value) == "1.5624"


def test_a_fraction_of_a_cent_is_refused() -> None:
    with pytest.raises(ValidationError, match="fraction of a cent"):
        Deal(value="1.001")
    assert Deal(value=1, fee=None).fee is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12))
def test_cents_and_units_convert_without_loss(amount: Decimal) -> None:
    cents = encode(Deal(value=amount)).removeprefix(b'{"value":').removesuffix(b"}").decode()
    assert DealAnswer.from_wire({"value": cents}).value == amount


@pytest.mark.parametrize("nothing", [None, ""])
def test_no_amount_in_an_answer_is_nothing_to_warn_of(nothing: object, caplog: pytest.LogCaptureFixture) -> None:
    assert models.Deal.from_wire({"id": "1", "value": nothing}).value is None
    assert caplog.text == ""
