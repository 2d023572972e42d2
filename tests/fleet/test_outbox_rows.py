"""A record as a row of anybody's table: pure, without a client, a token or a driver."""

from __future__ import annotations

from typing import Any, cast

import pytest

from acsdk import InvalidInputError
from acsdk.models import OrderInput, ProductInput, RecurringPaymentInput
from acsdk.outbox import OutboxRow, account_name, outbox_row

from .places import ACCOUNT, order


def test_an_order() -> None:
    row = outbox_row("acme", order("A-1", "100.10"))
    assert row[:3] == (ACCOUNT, "orders.bulk_upsert", "1:A-1")
    assert b'"finalAmount":100.10' in row.body
    assert isinstance(row, OutboxRow)


def test_a_product_and_a_recurring_payment() -> None:
    product = ProductInput.model_validate({"legacy_connection_id": 2, "store_primary_id": "p-1", "variant_sku": "T"})
    assert outbox_row("acme", product)[1:3] == ("products.bulk_upsert", "2:p-1")
    payment = RecurringPaymentInput.model_construct(legacy_connection_id=3, store_recurring_payment_id="r-1")
    assert outbox_row("acme", payment)[1:3] == ("recurring_payments.bulk_upsert", "3:r-1")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("acme", ACCOUNT),
        ("ACME.api-us1.com", ACCOUNT),
        ("https://acme.api-us1.com/", ACCOUNT),
        ("https://acme.api-us1.com/api/3", ACCOUNT),
        ("http://127.0.0.1:8321", "127.0.0.1:8321"),
        ("127.0.0.1:8321", "127.0.0.1:8321"),
    ],
)
def test_the_account_is_called_by_one_name(given: str, name: str) -> None:
    assert account_name(given) == name
    assert outbox_row(given, order(1)).account == name


@pytest.mark.parametrize(
    ("account", "told"),
    [
        ("", "account is missing"),
        (" ", "account is missing"),
        (None, "account is missing"),
        (["acme"], "account is missing"),
        ("ftp://acme", "account: api_url"),
    ],
)
def test_what_is_no_account(account: Any, told: str) -> None:
    for _ in range(2):  # what is remembered of an account is no mistake
        with pytest.raises(InvalidInputError, match=told):
            outbox_row(account, order(1))


def test_what_cannot_be_sent() -> None:
    with pytest.raises(InvalidInputError, match="item must be one of OrderInput, ProductInput, RecurringPaymentInput"):
        outbox_row("acme", cast("Any", {"store_order_id": "1"}))
    large: OrderInput = order(1).model_copy(update={"email": "x" * 1_000_000})
    with pytest.raises(InvalidInputError, match="a call takes 999,998"):
        outbox_row("acme", large)
