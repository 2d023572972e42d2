from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acsdk.contrib._shops.values import to_amount, to_count, to_instant
from acsdk.contrib.shopify._values import to_id, to_truth, without_apostrophe


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("0", "0"),
        ("0.00", "0.00"),
        ("12.5", "12.5"),
        ("1,234.50", "1234.50"),
        ("1234.50", "1234.50"),
        ("1,234,567", "1234567"),
        ("3621490", "3621490"),
        ("0.005", "0.005"),
    ],
)
def test_amounts_are_read_exactly(text: str, amount: str) -> None:
    assert str(to_amount(text)) == amount


@pytest.mark.parametrize(
    "text",
    [
        "",
        "n/a",
        "12,50",
        "1.234,50",
        "12,5O",
        "1,23,456",
        ",123",
        "1e3",
        "NaN",
        "Infinity",
        "$5",
        "5 EUR",
        "٣",
        "1_000",
    ],
)
def test_what_is_no_plain_number_is_refused_rather_than_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        to_amount(text)


@pytest.mark.parametrize("text", ["9" * 40, "0." + "3" * 40, "1" * 21])
@pytest.mark.parametrize("reader", [to_amount, to_count])
def test_numbers_that_could_not_be_added_exactly_are_refused(reader: Callable[[str], object], text: str) -> None:
    with pytest.raises(ValueError, match="has more than 20 digits"):
        reader(text)


def test_negative_amounts_are_refused() -> None:
    with pytest.raises(ValueError, match=r"is negative: -1\.00"):
        to_amount("-1.00")


@given(st.decimals(0, 10**12, places=2), st.booleans())
def test_an_amount_survives_being_written_with_and_without_separators(amount: Decimal, separated: bool) -> None:
    assert to_amount(f"{amount:,}" if separated else str(amount)) == amount


@given(st.text(max_size=12))
def test_any_text_is_an_exact_amount_or_refused(text: str) -> None:
    try:
        amount = to_amount(text)
    except ValueError:
        return
    assert amount == Decimal(text.replace(",", ""))
    assert amount >= 0


@given(st.integers(0, 2**31 - 1))
def test_counts_are_whole_numbers(count: int) -> None:
    assert to_count(f"{count:,}") == count
    assert to_count(f"{count}.00") == count


def test_half_a_piece_is_refused() -> None:
    with pytest.raises(ValueError, match=r"is not a whole number: 1\.5"):
        to_count("1.5")


@pytest.mark.parametrize(("text", "id_"), [("5170011797560", "5170011797560"), ("'5170011797560", "5170011797560")])
def test_ids_are_digits(text: str, id_: str) -> None:
    assert to_id(text) == id_


@pytest.mark.parametrize("text", ["5.17E+12", "#1001", "gid://shopify/Order/1", "٣"])
def test_an_id_that_a_spreadsheet_has_rounded_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a Shopify id"):
        to_id(text)


@pytest.mark.parametrize(
    "text",
    ["2024-01-31 10:00:00 -0500", "2024-01-31 16:00:00 +0100", "2024-01-31T10:00:00-05:00", "2024-01-31T15:00:00Z"],
)
def test_instants_of_exports_and_of_webhooks(text: str) -> None:
    assert to_instant(text) == datetime(2024, 1, 31, 15, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "yesterday", "31/01/2024 10:00", "2024-02-30 10:00:00 -0500", "45384.3478"])
def test_what_is_no_instant_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date and time"):
        to_instant(text)


@pytest.mark.parametrize("text", ["2024-01-31 10:00:00", "2024-01-31"])
def test_an_instant_without_an_offset_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="has no UTC offset"):
        to_instant(text)


@given(st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)), st.integers(-23, 23))
def test_every_instant_survives_shopifys_format(moment: datetime, hours: int) -> None:
    aware = moment.replace(microsecond=0, tzinfo=timezone(timedelta(hours=hours)))
    assert to_instant(aware.strftime("%Y-%m-%d %H:%M:%S %z")) == aware


@pytest.mark.parametrize(
    ("text", "truth"), [("yes", True), ("TRUE", True), ("no", False), ("false", False), ("", None), ("maybe", None)]
)
def test_truth(text: str, truth: bool | None) -> None:
    assert to_truth(text) is truth


@pytest.mark.parametrize(
    ("text", "clean"),
    [("'01067", "01067"), ("'+49 30 1", "+49 30 1"), ("'(02) 1", "(02) 1"), ("'s-Hertogenbosch", "'s-Hertogenbosch")],
)
def test_only_the_apostrophe_of_a_guarded_number_goes(text: str, clean: str) -> None:
    assert without_apostrophe(text) == clean


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("0001-01-01 00:00:00 +0500", "0001-01-01T00:00:00+05:00"),
        ("9999-12-31 23:59:59 -0500", "9999-12-31T23:59:59-05:00"),
    ],
)
def test_a_moment_that_utc_does_not_have_keeps_its_offset(text: str, kept: str) -> None:
    assert to_instant(text).isoformat() == kept
