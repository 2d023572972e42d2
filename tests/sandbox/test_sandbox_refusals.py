"""What is refused, in the words that the documentation or clients of live accounts have for it."""

from __future__ import annotations

from typing import Any

import pytest

from .accounts import full_account
from .driver import Driver

ORDER: dict[str, Any] = {
    "externalid": "o-1",
    "source": "1",
    "email": "ada@shop.test",
    "totalPrice": 100,
    "currency": "USD",
    "connectionid": 1,
    "customerid": 1,
    "externalCreatedDate": "2026-03-01T17:41:39-04:00",
}
CART = {**ORDER, "externalid": None, "externalcheckoutid": "k", "abandonedDate": "2025-12-01T00:00:00-05:00"}
CUSTOMER = {"connectionid": 1, "externalid": "c", "email": "ada@shop.test"}
OUTCOME_TITLE = "A task outcome with the same title already exists."
SENTIMENT = "Sentiment value must be one of Positive, Neutral, or Negative."


@pytest.fixture(scope="module")
def account() -> Driver:
    """One row of everything; an order, a cart and a customer with known numbers; fields of dates and of numbers."""
    driver = full_account()
    driver.ok("POST", "ecomCustomers", {"ecomCustomer": CUSTOMER})
    for number in ("o-1", "o-2"):
        driver.ok("POST", "ecomOrders", {"ecomOrder": {**ORDER, "externalid": number}})
    driver.ok("POST", "ecomOrders", {"ecomOrder": CART})
    for kind in ("date", "number"):
        driver.ok("POST", "dealCustomFieldMeta", {"dealCustomFieldMetum": {"fieldLabel": kind, "fieldType": kind}})
    values = {"dealId": 1, "customFieldId": 3, "fieldValue": "1"}
    driver.ok("POST", "dealCustomFieldData", {"dealCustomFieldDatum": values})
    return driver


def without(sent: dict[str, Any], name: str, **changes: Any) -> dict[str, Any]:
    return {key: value for key, value in {**sent, **changes}.items() if key != name}


SHOP = {"service": "shop", "externalid": "shop.test", "name": "Shop", "logoUrl": "", "linkUrl": ""}
LISTED: list[tuple[str, str, dict[str, Any], int, list[tuple[str, str | None, str]]]] = [
    (
        "POST",
        "connections",
        {"connection": SHOP},
        422,
        [("The integration already exists in the system.", "field_invalid", "externalid")],
    ),
    (
        "POST",
        "ecomCustomers",
        {"ecomCustomer": CUSTOMER},
        422,
        [("The ecomCustomer already exists in the system.", "duplicate", "externalid")],
    ),
    (
        "POST",
        "ecomCustomers",
        {"ecomCustomer": {**CUSTOMER, "connectionid": 9}},
        422,
        [("The related connection does not exist.", "related_missing", "connectionid")],
    ),
    (
        "POST",
        "ecomOrders",
        {"ecomOrder": ORDER},
        422,
        [("The ecomOrder already exists in the system.", "duplicate", "externalid")],
    ),
    (
        "PUT",
        "ecomOrders/3",
        {"ecomOrder": {"externalid": "o-1"}},
        400,
        [("The ecomOrder already exists in the system.", "duplicate", "externalid")],
    ),
    (
        "POST",
        "ecomOrders",
        {"ecomOrder": CART},
        422,
        [("The ecomOrder with externalcheckoutid already exists in the system.", "duplicate", "externalcheckoutid")],
    ),
    (
        "POST",
        "ecomOrders",
        {"ecomOrder": without(ORDER, "currency", externalid="new")},
        422,
        [("The ecomOrder currency was not provided.", "field_missing", "currency")],
    ),
    (
        "POST",
        "ecomOrders",
        {"ecomOrder": {**ORDER, "externalid": "new", "customerid": 99}},
        422,
        [("The related ecomCustomer does not exist.", "related_missing", "customerid")],
    ),
    (
        "POST",
        "taskOutcomes",
        {"taskOutcome": {"title": "Good", "sentiment": "Sad"}},
        422,
        [(OUTCOME_TITLE, "field_invalid", "title"), (SENTIMENT, "field_invalid", "sentiment")],
    ),
    (
        "POST",
        "taskOutcomes",
        {"taskOutcome": {}},
        422,
        [
            ("The taskOutcome title was not provided.", "field_missing", "title"),
            (SENTIMENT, "field_invalid", "sentiment"),
        ],
    ),
    ("GET", "stripo/config?campaignId=177", {}, 422, [("Invalid attribute", None, "campaignId")]),
]


@pytest.mark.parametrize(("method", "path", "sent", "status", "problems"), LISTED)
def test_a_list_of_problems(
    account: Driver, method: str, path: str, sent: dict[str, Any], status: int, problems: list[tuple[str, str, str]]
) -> None:
    place, _, query = path.partition("?")
    answered, body = account.rest(method, place, sent, query)
    shown = [
        (one["title"], one.get("code"), one["source"]["pointer"].removeprefix("/data/attributes/"))
        for one in body["errors"]
    ]
    assert (answered, shown) == (status, problems)


PLAIN: list[tuple[str, str, dict[str, Any] | None, int, Any]] = [
    ("GET", "geoIps/9/geoAddress", None, 404, {"message": "No Result found for Subscriber with id 9"}),
    ("GET", "content/editorMarkup/9", None, 404, {"message": "No markup for message"}),
    ("GET", "sms/broadcasts/ai/9", None, 404, {"message": "No Result found for sms/broadcasts/ai/9"}),
    (
        "POST",
        "dealCustomFieldData",
        {"dealCustomFieldDatum": {"dealId": 1, "customFieldId": 2, "fieldValue": "abc"}},
        422,
        {"errors": [{"detail": "The custom field value `abc` could not be saved to the custom field of type `date`."}]},
    ),
    (
        "PUT",
        "dealCustomFieldData/2",
        {"dealCustomFieldDatum": {"fieldValue": "abc"}},
        422,
        {"errors": [{"detail": "The custom field value could not be saved to the custom field of type `number`."}]},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "sent", "status", "body"), PLAIN)
def test_a_body_as_it_is_documented(
    account: Driver, method: str, path: str, sent: dict[str, Any] | None, status: int, body: Any
) -> None:
    assert account.rest(method, path, sent) == (status, body)


def test_numbers_of_any_size_fit_a_number_field(account: Driver) -> None:
    for value in (12, "-3.5", "1e3", "", None):
        account.ok("PUT", "dealCustomFieldData/2", {"dealCustomFieldDatum": {"fieldValue": value}})


def test_an_option_goes_without_a_word(empty: Driver) -> None:
    empty.ok("POST", "fields", {"field": {"title": "Size", "type": "dropdown"}})
    empty.ok("POST", "fieldOption/bulk", {"fieldOptions": [{"field": 1, "value": "L", "label": "L"}]})
    answer = empty.raw("DELETE", "/api/3/fieldOptions/1")
    headers = dict(answer.headers)
    assert (answer.status, answer.body) == (200, b"")
    assert (headers["content-type"], headers["x-ac-error"]) == ("application/json", "Code 9001")
    assert empty.rest("GET", "fieldOptions/1")[0] == 404


def test_a_wrong_token_is_403_and_a_bad_document_200(empty: Driver) -> None:
    answer = empty.raw("GET", "/api/3/users/me", api_token="wrong")
    assert (answer.status, b"message" in answer.body) == (403, True)
    assert "errors" in empty.graphql("{ nothing }")  # the driver checks the status


def test_addresses_are_the_same_whatever_their_case(empty: Driver) -> None:
    empty.ok("POST", "contacts", {"contact": {"email": "ada@x.test"}})
    assert empty.rest("POST", "contacts", {"contact": {"email": "ADA@X.test"}})[0] == 422
    assert empty.rest("POST", "contact/sync", {"contact": {"email": "Ada@x.test"}})[0] == 200


def test_a_contacts_tags_bring_the_tags_along(empty: Driver) -> None:
    empty.ok("POST", "contacts", {"contact": {"email": "ada@x.test"}})
    empty.ok("POST", "tags", {"tag": {"tag": "vip", "tagType": "contact"}})
    empty.ok("POST", "contactTags", {"contactTag": {"contact": 1, "tag": 1}})
    answer = empty.ok("GET", "contacts/1/contactTags", query="include=tag")
    assert [tag["tag"] for tag in answer["tags"]] == ["vip"]
    assert "tags" not in empty.ok("GET", "contacts/1/contactTags")


def test_several_choices_are_one_text_between_bars(empty: Driver) -> None:
    empty.ok("POST", "fields", {"field": {"title": "Colours", "type": "listbox"}})
    values = [{"field": 1, "value": ["red", "blue", 3]}]
    empty.ok("POST", "contacts", {"contact": {"email": "ada@x.test", "fieldValues": values}})
    assert empty.ok("GET", "contacts/1/fieldValues")["fieldValues"][0]["value"] == "||red||blue||3||"
    for sent, read in ((["red", True], "||red||1||"), ([], "||||"), ("plain", "plain"), (None, "")):
        empty.ok("POST", "fieldValues", {"fieldValue": {"contact": 1, "field": 1, "value": sent}})
        assert empty.ok("GET", "fieldValues/1")["fieldValue"]["value"] == read


def test_a_known_tag_is_shown_as_it_is(empty: Driver) -> None:
    known = {"tag": "vip", "tagType": "contact", "description": "Important"}
    empty.ok("POST", "tags", {"tag": known})
    answer = empty.ok("POST", "tags", {"tag": {"tag": "VIP", "tagType": "template", "description": "Else"}})["tag"]
    assert {name: answer[name] for name in known} == known


def test_a_task_type_goes_with_an_empty_object(empty: Driver) -> None:
    empty.ok("POST", "dealTasktypes", {"dealTasktype": {"title": "Visit"}})
    assert empty.ok("DELETE", "dealTasktypes/3") == {}
    assert empty.rest("GET", "dealTasktypes/3")[0] == 404


@pytest.mark.parametrize("nobody", [None, "", "0", 0])
def test_what_names_nobody_on_purpose_is_no_unknown_relation(account: Driver, nobody: Any) -> None:
    account.rest("DELETE", "contactDeals/1")
    sent = {"deal": 1, "contact": 1, "role": nobody}
    created = account.ok("POST", "contactDeals", {"contactDeal": sent})
    account.ok("DELETE", f"contactDeals/{created['contactDeal']['id']}")
    status, answer = account.rest("POST", "contactDeals", {"contactDeal": {**sent, "role": 99}})
    assert (status, answer["errors"][0]["code"]) == (422, "related_missing")


def test_titles_that_are_empty_are_not_taken(empty: Driver) -> None:
    for _ in range(2):
        empty.sandbox.add("dealTasktypes", title="")
    empty.ok("PUT", "dealTasktypes/1", {"dealTasktype": {}})


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("9" * 21, "9" * 21),
        ("1" + "0" * 21, "0"),
        ("-" + "9" * 21, "-" + "9" * 21),
        (2.9, "2"),
        (" 7 ", "7"),
        ("seven", "0"),
        (True, "1"),
        (None, "280"),
    ],
)
def test_a_number_is_stored_as_whole_digits(account: Driver, sent: Any, stored: str) -> None:
    account.ok("PUT", "dealStages/1", {"dealStage": {"width": sent}})
    assert account.ok("GET", "dealStages/1")["dealStage"]["width"] == stored


def test_a_definition_that_is_not_there_is_told_in_a_list(empty: Driver) -> None:
    told = {"errors": [{"status": 404, "title": "Not Found"}]}
    assert empty.rest("GET", "dealCustomFieldMeta/9") == (404, told)


def test_a_definition_is_stamped_in_whole_seconds(empty: Driver) -> None:
    empty.clock.advance(0.25)
    empty.ok("POST", "dealCustomFieldMeta", {"dealCustomFieldMetum": {"fieldLabel": "Size", "fieldType": "text"}})
    made = empty.ok("GET", "dealCustomFieldMeta/1")["dealCustomFieldMetum"]
    assert made["createdTimestamp"] == made["updatedTimestamp"] == "2026-01-01T00:00:00+00:00"
