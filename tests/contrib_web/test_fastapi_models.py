"""Models of the SDK as answers of a FastAPI application: names and units of `to_dict()`, which OpenAPI says, too."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from pydantic_core import to_jsonable_python

from acsdk import models
from acsdk._json.shapes import is_mapping, is_sequence
from acsdk.models import Answer, Cart, Contact, Deal, Order
from acsdk.models.kit.base import Buildable

pytestmark = pytest.mark.anyio

WIRE: dict[type[Answer], dict[str, Any]] = {
    Contact: {"id": "7", "email": "ada@example.com", "cdate": "2026-01-02T03:04:05-06:00", "unheardOf": 1},
    Deal: {"id": "8", "title": "Tea", "value": "12050", "currency": "eur", "status": "0"},
    Cart: {"id": "9", "totalPrice": "9111", "currency": "USD"},
    Order: {"finalAmount": 12.5, "shippingAmount": -1, "lineItems": [{"priceAmount": 1.5, "quantity": -1}]},
}
ANSWERS: list[type[Answer]] = [
    thing
    for thing in (getattr(models, name) for name in models.__all__)
    if isinstance(thing, type) and issubclass(thing, Answer) and not issubclass(thing, Buildable)
]


def filled(value: Any) -> Any:
    """Without what is empty: a part of a record says nothing of what it was not given, where a table has a column."""
    if is_mapping(value):
        return {name: filled(part) for name, part in value.items() if part is not None and part not in ([], {})}
    return [filled(part) for part in value] if is_sequence(value) else value


@pytest.fixture
def anyio_backend() -> str:
    """What is asked here is no matter of the event loop."""
    return "asyncio"


@pytest.fixture(scope="module")
def app() -> FastAPI:
    app = FastAPI()

    def add(model: type[Answer]) -> None:
        @app.get(f"/{model.__name__}", response_model=model)
        async def give() -> Answer:
            return model.from_wire(WIRE.get(model, {}))

    for model in ANSWERS:
        add(model)
    return app


async def test_answers_have_the_names_and_units_of_to_dict_and_openapi_says_so(app: FastAPI) -> None:
    schemas = app.openapi()["components"]["schemas"]
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service.test") as browser:
        for model in ANSWERS:
            given = (await browser.get(f"/{model.__name__}")).json()
            table = model.from_wire(WIRE.get(model, {})).to_dict()
            assert filled(given) == filled(to_jsonable_python(table)), model
            assert given.keys() == table.keys(), model
            assert schemas[model.__name__]["properties"].keys() == given.keys() - {"unheardOf"}, model


async def test_amounts_of_v3_are_in_units(app: FastAPI) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service.test") as browser:
        assert (await browser.get("/Deal")).json()["value"] == "120.50"
        assert (await browser.get("/Cart")).json()["total_price"] == "91.11"
