"""A declaration, and the requests that follow from it."""

from dataclasses import replace

import httpx
import pytest

from acsdk import AsyncClient, DecodeError, InvalidInputError, NotFoundError, TransportError, with_response
from acsdk._engine.operation import Caller
from acsdk.models.kit.record import Record
from acsdk.resources.kit.reading import document, unwrapped
from acsdk.resources.kit.resource import operation
from tests.support import Recorder, VirtualClock, answer, new_client

from .things import THINGS, Thing, ThingInput, ThingUpdate

pytestmark = pytest.mark.anyio

ROW: dict[str, object] = {"id": "7", "name": "x", "thingSize": "3", "links": [], "colour": "red"}


def caller(client: AsyncClient) -> Caller:
    return client.tags._call  # pyright: ignore[reportPrivateUsage]


async def test_get_reads_what_is_wrapped_and_keeps_what_stands_beside_it() -> None:
    server = Recorder(answer({"owners": [{"id": "9"}, None], "thing": ROW}))
    async with new_client(server) as client:
        thing = await caller(client)(THINGS.get(7), {})
    assert (thing.id, thing.name, thing.size, thing.key) == (7, "x", 3, 7)
    assert thing.model_extra == {"colour": "red"}
    assert thing.side_loads.read("owners", Thing)[0].id == 9
    assert thing.side_loads.read("others", Thing) == []
    assert list(thing.side_loads) == ["owners"]
    assert repr(thing.side_loads) == "SideLoads(owners)"
    assert len(thing.side_loads) == 1
    assert not thing.was_created
    assert server.requests[0].url.path == "/api/3/things/7"


async def test_a_record_that_came_by_another_way_has_nothing_beside_it() -> None:
    thing = Thing(name="x")
    assert dict(thing.side_loads) == {}
    assert not thing.was_created
    assert Record().key == 0


@pytest.mark.parametrize(("status", "created"), [(200, False), (201, True)])
async def test_create_wraps_the_input_and_tells_whether_it_is_new(status: int, created: bool) -> None:
    server = Recorder(answer({"thing": ROW}, status))
    async with new_client(server) as client:
        thing = await caller(client)(THINGS.create(ThingInput(name="x", size=3), beside={"useDefaults": True}), {})
    assert thing.was_created is created
    assert server.requests[0].method == "POST"
    assert server.bodies == [{"thing": {"name": "x", "thingSize": 3}, "useDefaults": True}]


async def test_update_sends_what_was_given_and_null_for_none() -> None:
    server = Recorder(answer({"thing": ROW}))
    async with new_client(server) as client:
        await caller(client)(THINGS.update("a/b", ThingUpdate(size=None)), {})
    assert server.requests[0].method == "PUT"
    assert server.requests[0].url.raw_path == b"/api/3/things/a%2Fb"
    assert server.bodies == [{"thing": {"thingSize": None}}]


async def test_delete_takes_an_empty_answer_and_a_404_after_a_lost_one() -> None:
    server = Recorder(
        answer(content=b""), httpx.ReadError("gone"), answer({"message": "No Result found for Thing with id 7"}, 404)
    )
    async with new_client(server, clock=VirtualClock()) as client:
        await caller(client)(THINGS.delete(7), {})
        await caller(client)(THINGS.delete(7), {})
        with pytest.raises(NotFoundError):
            await caller(client)(THINGS.delete(7), {})
    assert [request.method for request in server.requests] == ["DELETE"] * 4


async def test_a_create_is_repeated_only_where_it_upserts() -> None:
    upserting = replace(THINGS, upserts=True)
    server = Recorder(httpx.ReadError("gone"), answer({"thing": ROW}), httpx.ReadError("gone"))
    async with new_client(server, clock=VirtualClock()) as client:
        assert (await caller(client)(upserting.create(ThingInput(name="x")), {})).id == 7
        with pytest.raises(TransportError):
            await caller(client)(THINGS.create(ThingInput(name="x")), {})
    assert len(server.requests) == 3


async def test_nothing_unchecked_is_sent() -> None:
    with pytest.raises(InvalidInputError, match="expected ThingInput, not ThingUpdate; build it with"):
        THINGS.create(ThingUpdate(name="x"))
    with pytest.raises(InvalidInputError, match="cannot be written"):
        replace(THINGS, updates=None).update(1, ThingUpdate(name="x"))


async def test_a_record_may_be_bare() -> None:
    bare = replace(THINGS, one=())
    server = Recorder(answer(ROW))
    async with new_client(server) as client:
        assert (await caller(client)(bare.get(7), {})).name == "x"
        assert (await caller(client)(bare.update(7, ThingUpdate(name="y")), {})).name == "x"
        assert (await caller(client)(operation("things.odd", "GET", "/odd", unwrapped(Thing)), {})).side_loads == {}
    assert server.requests[1].content == b'{"name":"y"}'


async def test_a_record_may_come_under_another_key_or_in_a_list() -> None:
    either = replace(THINGS, one=("thing", "things"))
    server = Recorder(answer({"things": [ROW, {"id": "8"}]}))
    async with new_client(server) as client:
        assert (await caller(client)(either.create(ThingInput(name="x")), {})).id == 7
    assert server.bodies == [{"thing": {"name": "x"}}]


async def test_a_resource_below_another_has_the_ids_in_its_path() -> None:
    below = replace(THINGS, path="/boxes/{}/thing")
    server = Recorder(answer({"thing": ROW}))
    async with new_client(server) as client:
        await caller(client)(below.at(3).only(), {})
    assert server.requests[0].url.path == "/api/3/boxes/3/thing"


@pytest.mark.parametrize("value", [None, []])
async def test_an_empty_record_is_not_there(value: object) -> None:
    async with new_client(Recorder(answer({"thing": value}))) as client:
        with pytest.raises(NotFoundError, match="empty thing"):
            await caller(client)(THINGS.get(7), {})


@pytest.mark.parametrize("body", [{"thong": ROW}, {}, [], "text", {"thing": "text"}])
async def test_an_answer_of_another_shape_is_an_error(body: object) -> None:
    async with new_client(Recorder(answer(body))) as client:
        with pytest.raises(DecodeError) as caught:
            await caller(client)(THINGS.get(7), {})
    assert caught.value.status_code == 200
    assert caught.value.request_id == "req-1"
    assert caught.value.operation == "things.get"


async def test_an_answer_that_says_why_it_lacks_the_record_is_quoted() -> None:
    said = {"errors": [{"title": "No thing by that number", "source": {"pointer": "/data/attributes/id"}}]}
    async with new_client(Recorder(answer(said))) as client:
        with pytest.raises(DecodeError, match="has no 'thing'; it says: No thing by that number"):
            await caller(client)(THINGS.get(7), {})
    async with new_client(Recorder(answer({"id": "7", "title": "Chair"}))) as client:
        with pytest.raises(DecodeError, match=r"has no 'thing' \[status"):
            await caller(client)(THINGS.get(7), {})


async def test_strict_refuses_what_does_not_fit_and_tolerance_keeps_it() -> None:
    odd = {**ROW, "thingSize": "wide"}
    server = Recorder(answer({"thing": odd, "things": [odd]}))
    async with new_client(server) as client:
        thing = await caller(client)(THINGS.get(7), {})
        assert (thing.size, dict(thing.raw)) == (None, {"thingSize": "wide"})
        assert thing.side_loads.read("things", Thing)[0].size is None
    async with new_client(server, strict=True) as client:
        with pytest.raises(DecodeError, match="size"):
            await caller(client)(THINGS.get(7), {})


async def test_the_facts_of_the_answer_are_there_too() -> None:
    async with new_client(Recorder(answer({"tag": {"id": "1"}}, 201))) as client:
        response = await with_response(client.tags.get)(1)
    assert (response.data.id, response.info.status_code, response.info.request_id) == (1, 201, "req-1")


async def test_any_json_can_be_read_as_it_is() -> None:
    async with new_client(Recorder(answer([1, 2]))) as client:
        assert await caller(client)(operation("things.odd", "PATCH", "/odd", document, body=[1]), {}) == [1, 2]
