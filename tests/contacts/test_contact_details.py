"""What hangs on a contact: where it is asked for, and how it is read."""

from decimal import Decimal
from typing import Any

import pytest

from acsdk import AsyncClient
from acsdk._pager import Pager
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

COLLECTIONS = [
    ("field_values", "/contacts/5/fieldValues", "fieldValues", {"id": "1", "value": "x"}),
    ("scores", "/contacts/5/scoreValues", "scoreValues", {"id": "1", "scoreValue": "3"}),
    ("goals", "/contacts/5/contactGoals", "contactGoals", {"id": "1", "goal": "3"}),
    ("logs", "/contacts/5/contactLogs", "contactLogs", {"id": "1", "odd": "x"}),
    ("tracking_logs", "/contacts/5/trackingLogs", "trackingLogs", {"id": "1", "type": "bought"}),
    ("bounce_logs", "/contacts/5/bounceLogs", "bounceLogs", {"id": "1", "codeid": "48"}),
    ("geo_ips", "/contacts/5/geoIps", "geoIps", {"id": "1", "geoaddrid": "2"}),
    ("automations", "/contacts/5/contactAutomations", "contactAutomations", {"id": "1", "completed": 1}),
    ("lists", "/contacts/5/contactLists", "contactLists", {"id": "1", "status": ""}),
    ("tags", "/contacts/5/contactTags", "contactTags", {"id": "1", "tag": "2"}),
]


@pytest.mark.parametrize(("method", "path", "key", "row"), COLLECTIONS)
async def test_collections_of_a_contact(method: str, path: str, key: str, row: dict[str, Any]) -> None:
    server = Recorder(answer({key: [row]}))
    async with new_client(server) as client:
        pager: Pager[Any] = getattr(client.contacts, method)(5)
        items = await pager.collect()
    assert [item.id for item in items] == [1]
    assert not items[0].raw
    assert [request.url.path for request in server.requests] == [f"/api/3{path}"]


async def one(method: str, body: dict[str, Any], path: str) -> Any:
    server = Recorder(answer(body))
    async with new_client(server) as client:
        found = await getattr(client.contacts, method)(5)
    assert server.requests[0].url.path == f"/api/3{path}"
    return found


async def test_data_has_exact_numbers_and_none_for_zero_dates() -> None:
    row = {"id": "12", "geoLat": "52.520008", "geoTzOffset": "1.00", "created_timestamp": "0000-00-00 00:00:00"}
    found = await one("data", {"contactDatum": row}, "/contacts/5/contactData")
    assert (found.geo_latitude, found.created_timestamp) == (Decimal("52.520008"), None)


async def test_single_details() -> None:
    found = await one("geo_address", {"geoAddress": {"id": "3", "lat": "40.7", "links": []}}, "/geoIps/5/geoAddress")
    assert (found.id, found.latitude, found.links) == (3, Decimal("40.7"), {})
    found = await one("plus_append", {"plusAppend": {"id": "2", "membershipsFacebook": ""}}, "/contacts/5/plusAppend")
    assert (found.id, found.facebook) == (2, None)
    found = await one("organization", {"organization": {"id": "9", "name": "M"}}, "/contacts/5/organization")
    assert (found.id, found.name) == (9, "M")


async def test_details_of_all_contacts() -> None:
    server = Recorder(answer({"contactData": [{"id": "1"}], "bounceLogs": [{"id": "2"}], "meta": {"total": "1"}}))
    async with new_client(server) as client:
        assert [row.id async for row in client.contacts.all_data()] == [1]
        assert [row.id async for row in client.contacts.all_bounce_logs()] == [2]
    assert [request.url.path for request in server.requests] == ["/api/3/contactData", "/api/3/bounceLogs"]


async def test_the_sandbox_has_them_too(client: AsyncClient) -> None:
    from acsdk.models import ContactInput

    contact = await client.contacts.upsert(ContactInput(email="ada@example.com"))
    assert await client.contacts.scores(contact.id).collect() == []
    assert await client.contacts.goals(contact.id).collect() == []
