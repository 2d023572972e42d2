"""The same calls with the same results, without an await."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal

import pytest
from gql import Client as GQLClient
from gql import gql

import acsdk
from acsdk import Page, blocking
from acsdk.blocking import Client, Orders, with_response
from acsdk.models import Contact, ContactInput, ContactUpdate, Order
from acsdk.sandbox import Sandbox
from tests.blocking.orders import new_client, order
from tests.typing import script


def test_a_call_gives_the_record_itself(client: Client, shop: int) -> None:
    made = client.orders.upsert(order(shop, 1))
    assert isinstance(made, Order)
    assert (made.store_order_id, made.final_amount) == ("1", Decimal("9.95"))
    assert client.orders.get(shop, "1") == made


def test_a_pager_is_walked_by_for_and_its_first_page_is_asked_for(client: Client, sandbox: Sandbox) -> None:
    for number in range(5):
        client.contacts.create(ContactInput(email=f"{number}@example.com"))
    pager = client.contacts.list(page_size=2)
    assert [contact.email for contact in pager] == [f"{number}@example.com" for number in range(5)]
    assert [len(page.items) for page in pager.pages()] == [2, 2, 1]
    asked = len(sandbox.calls)
    page = pager.first_page()
    assert isinstance(page, Page)
    assert (page.total, len(page.items), len(sandbox.calls) - asked) == (5, 2, 1)
    assert len(pager.collect()) == 5
    assert isinstance(next(iter(pager)), Contact)


def test_the_first_page_of_an_empty_collection(client: Client) -> None:
    assert client.contacts.list().first_page().items == []
    assert list(client.contacts.list()) == []


def test_an_error_shows_the_callers_lines_and_those_that_raised_it(client: Client, shop: int) -> None:
    with pytest.raises(acsdk.NotFoundError, match="has no order 'none'") as caught:
        client.orders.get(shop, "none")
    names = [entry.name for entry in caught.traceback]
    assert names[0] == "test_an_error_shows_the_callers_lines_and_those_that_raised_it"
    assert "get" in names[1:]
    assert caught.value.operation == "orders.get"


def test_a_mistake_in_the_arguments_is_the_callers(client: Client) -> None:
    with pytest.raises(TypeError, match="contact_id"):
        client.contacts.get()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    with pytest.raises(acsdk.InvalidInputError, match="unknown option"):
        client.contacts.get(1, timout=3)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    with pytest.raises(AttributeError):
        client.contacts.gets  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue]


def test_a_shop_and_its_parts(client: Client, shop: int) -> None:
    view = client.shop(shop)
    view.orders.upsert(order(shop, 3))
    assert view.connection_id == shop
    assert [found.store_order_id for found in view.orders.search()] == ["3"]
    assert repr(view) == f"<Shop of connection {shop}>"


def test_namespaces_in_namespaces(client: Client) -> None:
    assert client.deals is client.deals
    assert client.deals.tasks is client.deals.tasks
    assert len(list(client.deals.tasks.types.list())) == 2
    assert isinstance(client.orders, Orders)
    assert repr(client.orders) == f"<Orders of {client.api_url}>"


def test_settings_for_some_calls(client: Client, sandbox: Sandbox) -> None:
    hasty = client.with_options(max_retries=0)
    assert isinstance(hasty, Client)
    sandbox.faults.add("*/users/me", status=500, count=1)
    with pytest.raises(acsdk.ServerError):
        hasty.users.me()
    assert client.users.me().id == 1


def test_the_facts_of_an_answer(client: Client) -> None:
    made = client.contacts.create(ContactInput(email="ada@example.com"))
    answer = with_response(client.contacts.get)(made.id)
    assert (answer.data.id, answer.info.status_code) == (made.id, 200)
    with pytest.raises(TypeError, match="makes no request"):
        with_response(client.contacts.list)()


def test_changes_and_raw_access(client: Client) -> None:
    ada = client.contacts.create(ContactInput(email="ada@example.com"))
    assert client.contacts.update(ada.id, ContactUpdate(first_name="Ada")).first_name == "Ada"
    assert client.rest.request("GET", f"/contacts/{ada.id}")["contact"]["firstName"] == "Ada"
    assert client.graphql.execute("query { searchOrder { storeOrderId } }") == {"searchOrder": []}
    client.contacts.delete(ada.id)


def test_gql_uses_the_client_as_a_transport_that_blocks(client: Client, shop: int) -> None:
    client.orders.upsert(order(shop, 1))
    session = GQLClient(transport=client.graphql.transport())
    assert session.execute(gql("query { searchOrder { storeOrderId } }")) == {"searchOrder": [{"storeOrderId": "1"}]}


def test_with_closes_and_a_closed_client_says_so(sandbox: Sandbox) -> None:
    with new_client(sandbox) as client:
        assert client.users.me().id == 1
        contacts = client.contacts
    with pytest.raises(acsdk.ConfigurationError, match="this client is closed, and nothing was sent; make a new one"):
        contacts.get(1)
    client.close()


def test_a_client_that_was_never_used_is_closed_too(sandbox: Sandbox) -> None:
    client = new_client(sandbox)
    client.close()
    with pytest.raises(acsdk.ConfigurationError, match="closed"):
        client.users.me()


def test_a_client_and_its_parts_are_not_pickled_or_copied(client: Client) -> None:
    for part in (client, client.orders, client.contacts.list()):
        for refused in (pickle.dumps, copy.copy, copy.deepcopy):
            with pytest.raises(TypeError, match="make a Client where it is used"):
                refused(part)


def test_a_setting_that_is_refused_shows_nothing() -> None:
    with pytest.raises(acsdk.ConfigurationError, match="api_url") as caught:
        Client("https://acme.api-us1.com?x=1", "t0ken-of-acme")
    shown = [repr(value) for entry in caught.traceback[1:] for value in entry.frame.f_locals.values()]
    assert "t0ken-of-acme" not in "".join(shown)
    assert "<Client>" in shown


def test_unknown_names_are_refused() -> None:
    with pytest.raises(AttributeError, match=r"module 'acsdk\.blocking' has no attribute 'Nothing'"):
        getattr(blocking, "Nothing")  # noqa: B009 - checkers know that it is not there
    assert {"Client", "Orders", "Pager", "Batcher", "with_response"} <= set(dir(blocking))


def test_a_script_that_checkers_accept_does_what_it_says(client: Client) -> None:
    assert script.main(client) == 59


def test_frames(client: Client) -> None:
    for number in range(3):
        client.contacts.create(ContactInput(email=f"{number}@example.com"))
    pager = client.contacts.list()
    assert pager.to_polars(columns=["email"]).to_dict(as_series=False)["email"][-1] == "2@example.com"
    assert [frame.height for frame in pager.frames(rows=2)] == [2, 1]
