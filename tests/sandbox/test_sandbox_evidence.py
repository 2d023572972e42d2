"""What clients of live accounts have met, each under the name of its rule."""

from __future__ import annotations

from typing import Any

import pytest

from acsdk.sandbox import Sandbox

from .driver import Driver

ORDER = {
    "externalid": "o-1",
    "source": "1",
    "email": "ada@x.test",
    "totalPrice": 100,
    "currency": "USD",
    "connectionid": 1,
    "customerid": 1,
    "externalCreatedDate": "2026-03-01T17:41:39-04:00",
}
RELATED = {"title": "The related connection does not exist.", "code": "related_missing"}


@pytest.fixture
def store(shop: Driver) -> Driver:
    shop.ok("POST", "ecomCustomers", {"ecomCustomer": {"connectionid": 1, "externalid": "c", "email": "ada@x.test"}})
    return shop


def place(driver: Driver, **changes: Any) -> tuple[int, Any]:
    return driver.rest("POST", "ecomOrders", {"ecomOrder": {**ORDER, **changes}})


def test_an_order_of_another_address_than_its_customers_is_saved_and_not_found(store: Driver) -> None:
    known = store.ok("POST", "contacts", {"contact": {"email": "bea@x.test"}})["contact"]["id"]
    for number, email, contact in (("o-1", "bea@x.test", known), ("o-2", "nobody@x.test", "0")):
        status, answer = place(store, externalid=number, email=email)
        assert (status, answer) == (404, {"message": f"No Result found for Subscriber with id {contact}"})
    assert [row["email"] for row in store.ok("GET", "ecomOrders")["ecomOrders"]] == ["bea@x.test", "nobody@x.test"]
    assert place(store, externalid="o-3", email="ADA@x.test")[0] == 201
    assert place(store, externalid="o-3", email="bea@x.test")[0] == 422


def test_what_belongs_to_a_deleted_connection_stays_and_takes_no_writes(store: Driver) -> None:
    place(store)
    store.ok("DELETE", "connections/1")
    for path, sent in (
        ("ecomOrders/1", {"ecomOrder": {"totalPrice": 1}}),
        ("ecomCustomers/1", {"ecomCustomer": {"email": "new@x.test"}}),
    ):
        status, answer = store.rest("PUT", path, sent)
        problem = answer["errors"][0]
        assert (status, {name: problem[name] for name in RELATED}) == (422, RELATED)
    assert place(store, externalid="o-2")[0] == 422
    new = {"connectionid": 1, "externalid": "d", "email": "d@x.test"}
    assert store.rest("POST", "ecomCustomers", {"ecomCustomer": new})[0] == 422
    assert store.ok("GET", "ecomOrders/1")["ecomOrder"]["totalPrice"] == "100"
    assert store.ok("PUT", "ecomCustomers/2", {"ecomCustomer": {"acceptsMarketing": 1}})  # the contact's, of no shop


def test_a_customer_loses_its_contact_and_a_put_finds_it_again(store: Driver) -> None:
    place(store)
    contact = store.ok("GET", "contacts", query="email=ada@x.test")["contacts"][0]["id"]
    assert store.ok("GET", "ecomCustomers/1")["ecomCustomer"]["subscriberid"] == contact
    store.ok("DELETE", f"contacts/{contact}")
    customer = store.ok("GET", "ecomCustomers/1")["ecomCustomer"]
    assert (customer["email"], customer["subscriberid"]) == (f"deleted+{contact}@example.com", None)
    assert store.ok("GET", "ecomOrders/1")["ecomOrder"]["customerid"] == "1"
    store.ok("PUT", "ecomCustomers/1", {"ecomCustomer": {"email": "ada@x.test"}})
    again = store.ok("GET", "contacts", query="email=ada@x.test")["contacts"][0]["id"]
    assert store.ok("GET", "ecomCustomers/1")["ecomCustomer"]["subscriberid"] == again


def test_customers_of_a_shop_are_tagged_where_that_is_wanted(shop: Driver) -> None:
    driver = Driver(options={"tags_customers": True})
    driver.connection()
    customer = {"connectionid": 1, "externalid": "c", "email": "ada@x.test"}
    driver.ok("POST", "ecomCustomers", {"ecomCustomer": customer})
    driver.ok("PUT", "ecomCustomers/1", {"ecomCustomer": {"acceptsMarketing": 1}})
    driver.upsert_order(email="bea@x.test")
    driver.upsert_order(email="bea@x.test", storeOrderId="A-2")
    (tag,) = driver.ok("GET", "tags")["tags"]
    assert (tag["tag"], tag["subscriber_count"]) == ("shop-customer", "2")
    shop.upsert_order()
    assert shop.ok("GET", "tags")["tags"] == []


def test_tags_of_variables_are_lower_cased(empty: Driver) -> None:
    sent = {"personalization": {"tag": "My_TAG", "name": "N"}}
    assert empty.ok("POST", "personalizations", sent)["personalization"]["tag"] == "my_tag"
    changed = empty.ok("PUT", "personalizations/1", {"personalization": {"tag": "Other"}})["personalization"]
    assert (changed["tag"], changed["name"]) == ("other", "N")
    assert (
        empty.ok("PUT", "personalizations/1", {"personalization": {"name": "M"}})["personalization"]["tag"] == "other"
    )


def test_accounts_are_counted_where_that_is_asked_for(empty: Driver) -> None:
    empty.ok("POST", "contacts", {"contact": {"email": "a@x.test"}})
    empty.ok("POST", "accounts", {"account": {"name": "Tea Ltd"}})
    empty.ok("POST", "accountContacts", {"accountContact": {"account": 1, "contact": 1}})
    counts = {
        query: empty.ok("GET", "accounts", query=query)["accounts"][0]["contactCount"]
        for query in ("", "count_deals=false", "count_deals=true", "count_deals=1")
    }
    assert list(counts.values()) == ["0", "0", "1", "1"]


def test_a_plan_without_deals() -> None:
    driver = Driver(options={"has_deals": False})
    assert driver.rest("GET", "deals") == (403, {"message": "Upgrade your account"})
    assert driver.rest("POST", "deals/1/notes", {})[0] == 403
    assert driver.ok("GET", "contacts")["contacts"] == []


@pytest.mark.parametrize(
    ("language", "duplicate", "missing"),
    [
        ("spanish", "La integración ya existe en el sistema.", "No se encontró ningún resultado para Tag con el id 9"),
        ("german", "Die Integration ist im System schon vorhanden.", "Kein Ergebnis für Tag mit der ID 9 gefunden"),
        ("english", "The integration already exists in the system.", "No Result found for Tag with id 9"),
    ],
)
def test_error_texts_are_those_of_the_accounts_language(language: str, duplicate: str, missing: str) -> None:
    driver = Driver(options={"language": language})
    driver.connection()
    sent = {"service": "shop", "externalid": "shop.test", "name": "Shop"}
    status, answer = driver.rest("POST", "connections", {"connection": sent})
    problem = answer["errors"][0]
    assert (status, problem["title"], problem["code"]) == (422, duplicate, "field_invalid")
    assert driver.rest("GET", "tags/9") == (404, {"message": missing})
    assert driver.rest("POST", "campaigns/9/copy")[1] == "Bad request. You are not allowed to copy this campaign."
    assert driver.rest("POST", "campaign", {})[1]["errors"][0] == "Field name is required"
    assert driver.rest("POST", "import/bulk_import", {"contacts": []})[1]["success"] == 0


def test_a_language_that_is_not_known() -> None:
    with pytest.raises(ValueError, match="language is 'klingon', and has to be one of english, spanish, german"):
        Sandbox(language="klingon")
