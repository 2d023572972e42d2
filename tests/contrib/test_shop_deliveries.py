"""Webhooks of four shops as deliveries: whose they are, which is which, and what versions they are of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from acsdk.contrib import adobe_commerce, shopify, stripe, woocommerce
from acsdk.contrib.shop_sync import Delivery, SignatureError

from . import signing
from .signing import PUBLIC_KEY, adobes, encoded, shopifys, stripes, woocommerces

UPDATED = datetime(2026, 5, 2, 14, tzinfo=UTC)
ORDER = {"id": 7001, "updated_at": "2026-05-02T10:00:00-04:00", "checkout_token": "tok", "total_price": 9.5}

# Made with `openssl genrsa 2048` and `base64 | openssl dgst -sha256 -sign`; the private key is gone.
OPENSSL_KEY = """-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA0RNWFhZFZxZCdAII3Rqp
VwOd0TjHg5yWCFjLQzWI+OyDqDDOkg782t9sQOAo26vOggSK/4OaGjJBzq0JGap/
9OWnHNI5qvXys780Yvpn70XALrxd1BCIsRPkvwgLtDO7Pvr4mTz3SJgxq9GrT40u
DMvSJ+y/mdp1BR5iW8y6/rUHj9H9iyBgK4x20YtD0KiOvjp59xPOfd8Wup8s9zRo
Wm71L77TQQPs+Dt11kgCLa/HWB2N+OJo33k6vF+MhCKakb2R4sap5PfNH9YnEtk4
QP07WTarUTrhHAusUCuz5zAJ1OEpGWpsRqfqUlaKPLwzQenE4HG+DIsgEWp56gvo
+QIDAQAB
-----END PUBLIC KEY-----
"""
OPENSSL_BODY = b'{"order": {"entity_id": 12, "updated_at": "2025-05-02 00:27:37"}}'
OPENSSL_SIGNATURE = (
    "YsyteDAB8gW0UnhkIng92SCPmWbyb9MF2deH89ZaxLlpCF/LtmBM6mE1fz4AWiIDNgrYlJhy+7XXtOFoV4yzz+raQvMQcIU2CWwx4NPZw6vtup9mYZuK"
    "FFTZhvPZAQ62Qy0AzUmas5JVKZ8YBY7sIRUeA/An7qCi5C6uy4df7vE5yA/FPCstYTKYB1ImTbB0RkC6yzUhsfi/jrEjr8GNJ12fTjuR+DwcnQ0sqVFF"
    "V5yhHaDA2AqbfnTF9h36ceSCd+/k0DACJUbAAIEhrA8Xsj6+hXS4wClRxKAU+KL1FE9anrSHWI6dqZdacpUptBlVqOYWlmygnWzsy/5IeJZAzg=="
)


def of_shopify(
    content: dict[str, Any], topic: str = "orders/updated", delivery: str = "d1", **headers: str
) -> Delivery:
    body = encoded(content)
    return shopify.read_delivery(body, shopifys(body, topic, delivery, **headers), ["new", "s"])


def of_woocommerce(content: dict[str, Any], topic: str = "order.updated", delivery: str = "d1") -> Delivery:
    body = encoded(content)
    return woocommerce.read_delivery(body, woocommerces(body, topic, delivery), "s")


def of_stripe(found: dict[str, Any], topic: str = "checkout.session.completed", now: int = 1_777_629_700) -> Delivery:
    event = {"id": "evt_1", "type": topic, "created": 1_777_629_600, "data": {"object": found}}
    body = encoded(event)
    return stripe.read_delivery(body, stripes(body, 1_777_629_650), "whsec_s", now=now)


def of_adobe(content: dict[str, Any]) -> Delivery:
    body = encoded(content)
    return adobe_commerce.read_delivery(body, adobes(body), PUBLIC_KEY)


def test_shopifys_order() -> None:
    found = of_shopify(ORDER, Triggered_At="2026-05-02T14:00:00.123456789Z")
    assert (found.id, found.topic, found.kind, found.subject) == ("d1", "orders/updated", "order", "order/7001")
    assert (found.version, found.ends) == (UPDATED, ("checkout/tok",))
    assert found.sent_at is not None
    assert found.sent_at - UPDATED < timedelta(seconds=1)
    assert found.body["total_price"] == Decimal("9.5")
    assert "9.5" not in repr(found)


def test_shopifys_newer_headers_and_a_delivery_without_an_id() -> None:
    body = encoded(ORDER)
    older = shopifys(body, "orders/updated", "")
    named = {name.removeprefix("X-").lower(): value for name, value in older.items()}
    first, again = (shopify.read_delivery(body, headers, "s") for headers in (older, named))
    assert first == again
    assert first.id != of_shopify({**ORDER, "note": "another"}, delivery="").id


@pytest.mark.parametrize(
    ("topic", "content", "kind", "subject"),
    [
        ("checkouts/update", {"token": "tok", "updated_at": "2026-05-02T10:00:00-04:00"}, "cart", "checkout/tok"),
        ("orders/edited", {"order_edit": {"id": 1}}, "other", "orders/"),
        ("products/update", {"id": 5}, "product", "product/5"),
        ("collections/update", {"id": 5}, "other", "collections/5"),
        ("orders/cancelled", {"id": 7, "created_at": "2026-05-02T10:00:00-04:00"}, "order", "order/7"),
    ],
)
def test_shopifys_topics(topic: str, content: dict[str, Any], kind: str, subject: str) -> None:
    found = of_shopify(content, topic)
    assert (found.kind, found.subject, found.ends) == (kind, subject, ())


def test_a_product_of_shopifys_that_was_deleted_has_no_later_version() -> None:
    found = of_shopify({"id": 5}, "products/delete")
    assert (found.kind, found.subject, found.version, found.ends) == ("product", "product/5", None, ("product/5",))


def test_woocommerces_order() -> None:
    found = of_woocommerce({"id": 9, "date_modified_gmt": "2026-05-02T14:00:00"})
    assert (found.kind, found.subject, found.version) == ("order", "order/9", UPDATED)


def test_woocommerces_deliveries_of_one_second_are_two() -> None:
    one, two, again = (of_woocommerce({"id": number}) for number in (1, 2, 1))
    assert one.id == again.id != two.id
    assert one.version is None


@pytest.mark.parametrize(
    ("topic", "kind"),
    [
        ("order.deleted", "other"),
        ("product.deleted", "product"),
        ("subscription.updated", "subscription"),
        ("action.woocommerce_add_to_cart", "other"),
    ],
)
def test_woocommerces_topics(topic: str, kind: str) -> None:
    assert of_woocommerce({"id": 9}, topic).kind == kind


def test_woocommerces_actions_have_no_id() -> None:
    assert of_woocommerce({"action": "woocommerce_add_to_cart", "arg": 1}, "action.woocommerce_add_to_cart").body
    with pytest.raises(ValueError, match="id is missing"):
        of_woocommerce({"total": "1.00"})


def test_woocommerces_ping_is_not_signed() -> None:
    found = woocommerce.read_delivery(b"webhook_id=12", {}, "s")
    assert (found.topic, found.kind, found.body) == ("ping", "other", {})
    with pytest.raises(SignatureError):
        woocommerce.read_delivery(b"webhook_id=12&x=1", {}, "s")


@pytest.mark.parametrize(
    ("found", "kind", "subject"),
    [
        ({"object": "checkout.session", "id": "cs_1", "status": "complete"}, "order", "order/cs_1"),
        ({"object": "checkout.session", "id": "cs_1", "status": "expired"}, "cart", "order/cs_1"),
        ({"object": "checkout.session", "id": "cs_1", "status": "unknown"}, "other", "checkout.session/cs_1"),
        ({"object": "invoice", "id": "in_1", "status": "paid"}, "order", "order/in_1"),
        ({"object": "invoice", "id": "in_1", "status": "draft"}, "other", "invoice/in_1"),
        ({"object": "charge", "id": "ch_1"}, "refund", "charge/ch_1"),
        ({"object": "refund", "id": "re_1", "status": "failed"}, "refund", "refund/re_1"),
        ({"object": "credit_note", "id": "cn_1", "status": "issued"}, "refund", "credit_note/cn_1"),
        ({"object": "subscription", "id": "sub_1"}, "subscription", "subscription/sub_1"),
        ({"object": "payout", "id": "po_1"}, "other", "payout/po_1"),
    ],
)
def test_stripes_events(found: dict[str, Any], kind: str, subject: str) -> None:
    delivery = of_stripe(found)
    assert (delivery.id, delivery.kind, delivery.subject, delivery.body) == ("evt_1", kind, subject, found)
    assert delivery.version == datetime.fromtimestamp(1_777_629_600, UTC)


def test_a_session_ends_the_one_that_it_recovered() -> None:
    session = {"object": "checkout.session", "id": "cs_2", "status": "complete", "recovered_from": "cs_1"}
    assert of_stripe(session).ends == ("order/cs_1",)
    assert of_stripe({**session, "status": "expired"}).ends == ()


def test_a_checkout_of_shopify_that_was_completed_is_no_cart() -> None:
    open_one = {"token": "tok", "updated_at": "2026-05-02T10:00:00-04:00", "completed_at": None}
    found = of_shopify(open_one, "checkouts/update")
    assert (found.kind, found.subject, found.ends) == ("cart", "checkout/tok", ())
    found = of_shopify({**open_one, "completed_at": "2026-05-02T10:00:00-04:00"}, "checkouts/update")
    assert (found.kind, found.subject, found.ends) == ("other", "checkout/tok", ("checkout/tok",))


def test_stripes_thin_events_hold_no_object() -> None:
    body = encoded({"id": "evt_2", "object": "v2.core.event", "type": "v2.x", "created": "2026-05-01T10:00:00.000Z"})
    found = stripe.read_delivery(body, stripes(body, 1), "whsec_s", now=1)
    assert (found.id, found.topic, found.kind, found.version) == ("evt_2", "v2.x", "other", None)


def test_stripes_event_that_is_too_old_is_refused() -> None:
    with pytest.raises(SignatureError, match="not at this time"):
        of_stripe({"object": "invoice", "id": "in_1", "status": "paid"}, now=1_777_630_000)


@pytest.mark.parametrize(
    "content",
    [
        {"entity_id": 12, "updated_at": "2026-05-02 14:00:00"},
        {"order": {"entity_id": 12, "updated_at": "2026-05-02 14:00:00"}},
        {"data": {"order": {"entity_id": 12, "updated_at": "2026-05-02 14:00:00"}}},
        {
            "eventName": "sales_order_save_after",
            "data": {"data_object": {"entity_id": 12, "updated_at": "2026-05-02 14:00:00"}},
        },
    ],
)
def test_adobes_webhooks(content: dict[str, Any]) -> None:
    found = of_adobe(content)
    assert (found.kind, found.subject, found.version) == ("order", "order/12", UPDATED)
    assert found.id == of_adobe(content).id


@pytest.mark.parametrize(
    "content",
    [
        {"invoice": {"entity_id": 3, "order_id": 12}},
        {"value": {"entity_id": 3, "order_id": 12}},
        {"value": {"sku": "T-1"}},
        {"cart": {"id": 4}},
        {"eventName": "customer_save_after", "data": {"data_object": {"entity_id": 4}}},
    ],
)
def test_adobes_webhooks_of_other_things(content: dict[str, Any]) -> None:
    found = of_adobe(content)
    assert (found.kind, found.version, found.body) == ("other", None, content)


def adobes_event(value: dict[str, Any], topic: str, client: str | None) -> Delivery:
    body = encoded({"event_id": "e1", "recipient_client_id": "us", "event": {"@type": topic, "data": {"value": value}}})
    headers = {"x-adobe-digital-signature-1": "AAAA", "X-Adobe-Digital-Signature-2": signing.rsa_signed(body)}
    return adobe_commerce.read_delivery(body, headers, [PUBLIC_KEY], client_id=client)


@pytest.mark.parametrize(
    "content",
    [
        {"product": {"id": 5, "sku": "T-1"}},
        {"value": {"entity_id": 5, "sku": "T-1"}},
        {"eventName": "catalog_product_save_after", "data": {"product": {"entity_id": "5", "sku": "T-1"}}},
        {"eventName": "catalog_product_save_before", "data": {"data_object": {"entity_id": "5", "sku": "T-1"}}},
    ],
)
def test_adobes_products(content: dict[str, Any]) -> None:
    found = of_adobe(content)
    assert (found.kind, found.subject, found.body["sku"]) == ("product", "product/5", "T-1")


@pytest.mark.parametrize(
    ("topic", "kind"),
    [
        ("com.adobe.commerce.observer.catalog_product_save_commit_after", "product"),
        ("com.adobe.commerce.observer.catalog_product_delete_commit_after", "product"),
        ("com.adobe.commerce.observer.cataloginventory_stock_item_save_commit_after", "other"),
    ],
)
def test_adobes_events_of_products(topic: str, kind: str) -> None:
    assert adobes_event({"entity_id": "5", "sku": "T-1"}, topic, "us").kind == kind


def test_adobes_events_are_for_one_client() -> None:
    topic = "com.adobe.commerce.observer.sales_order_save_commit_after"
    found = adobes_event({"entity_id": "12"}, topic, "us")
    assert (found.id, found.topic, found.kind, found.subject) == ("e1", topic, "order", "order/12")
    assert adobes_event({"entity_id": "12"}, "observer.customer_save_commit_after", "us").kind == "other"
    for client in (None, "them"):
        with pytest.raises(SignatureError, match="another client"):
            adobes_event({"entity_id": "12"}, topic, client)


def test_openssls_signature() -> None:
    assert adobe_commerce.verify_signature(OPENSSL_BODY, OPENSSL_SIGNATURE, [PUBLIC_KEY, OPENSSL_KEY])
    assert not adobe_commerce.verify_signature(OPENSSL_BODY + b" ", OPENSSL_SIGNATURE, OPENSSL_KEY)
    assert not adobe_commerce.verify_event_signature(OPENSSL_BODY, [OPENSSL_SIGNATURE], OPENSSL_KEY)


@pytest.mark.parametrize("signature", ["", "é", "not base64", "AAAA", "A" * 172, signing.rsa_signed(b"x", b"\xfe")])
def test_what_is_no_signature(signature: str) -> None:
    assert not adobe_commerce.verify_event_signature(b"x", [signature], [PUBLIC_KEY, ""])


@pytest.mark.parametrize(
    "key",
    [
        "MIIB",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\n\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\n*\n-----END PUBLIC KEY-----",
        OPENSSL_KEY.replace("IjANBgkqhkiG9w0BAQ", "IjANBgkqhkiG9w0BAw"),
        signing.pem(15, 3),
        signing.pem(signing.modulus(), 2),
    ],
)
def test_what_is_no_key(key: str) -> None:
    with pytest.raises(ValueError, match="public key"):
        adobe_commerce.verify_signature(b"x", "AAAA", key)


@pytest.mark.parametrize(
    "read",
    [
        lambda: shopify.read_delivery(b"{}", {}, "s"),
        lambda: shopify.read_delivery(b"{} ", shopifys(b"{}", "orders/create", "d"), "s"),
        lambda: woocommerce.read_delivery(b"{} ", woocommerces(b"{}", "order.created", "d"), "s"),
        lambda: stripe.read_delivery(b"{} ", stripes(b"{}", 1), "whsec_s", now=1),
        lambda: adobe_commerce.read_delivery(b"{} ", adobes(b"{}"), PUBLIC_KEY),
        lambda: adobe_commerce.read_delivery(b"{}", {}, PUBLIC_KEY),
    ],
)
def test_what_is_not_signed_is_not_read(read: Callable[[], Delivery]) -> None:
    with pytest.raises(SignatureError):
        read()


@pytest.mark.parametrize("body", [b"", b"[]", b"[" * 100_000, b"\xff", b"1"])
def test_a_signed_body_that_is_no_object(body: bytes) -> None:
    with pytest.raises(ValueError, match="no JSON object"):
        shopify.read_delivery(body, shopifys(body, "orders/create", "d"), "s")


def test_an_order_without_an_id() -> None:
    with pytest.raises(ValueError, match="id is missing"):
        of_shopify({"total_price": "1.00"})
    with pytest.raises(ValueError, match="token is missing"):
        of_shopify({}, "checkouts/create")
