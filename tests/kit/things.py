"""A made-up resource for tests of the machinery."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import httpx

from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.wire import WireInt, WireStr, wire
from acsdk.resources.kit.queries import ListKeywords
from acsdk.resources.kit.resource import Resource

__all__ = ["THINGS", "Thing", "ThingInput", "ThingQuery", "ThingUpdate", "serve"]


class Thing(Record):
    id: WireId = 0
    name: WireStr = None
    size: Annotated[WireInt, wire("thingSize")] = None


class ThingInput(RecordInput):
    name: str
    size: Annotated[int | None, wire("thingSize")] = None


class ThingUpdate(RecordUpdate):
    name: str | None = None
    size: Annotated[int | None, wire("thingSize")] = None


class ThingQuery(ListKeywords, total=False, closed=True):
    search: str


THINGS = Resource(
    name="things", path="/things", model=Thing, one="thing", many="things", creates=ThingInput, updates=ThingUpdate
)


def serve(rows: list[dict[str, Any]], **beside: Any) -> Callable[[httpx.Request], httpx.Response]:
    """Rows by limit and offset, or after an id, as the API gives them."""

    def reply(request: httpx.Request) -> httpx.Response:
        asked = request.url.params
        limit = int(asked.get("limit", "20"))
        if "id_greater" in asked:
            found = [row for row in rows if int(row["id"]) > int(asked["id_greater"])][:limit]
        else:
            offset = int(asked.get("offset", "0"))
            found = rows[offset : offset + limit]
        return httpx.Response(200, json={"things": found, **beside})

    return reply
