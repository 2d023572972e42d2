"""What is sent can be read again: as it was echoed, as reads spell it, and through the sandbox."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acsdk import models
from acsdk._json.shapes import is_sequence
from acsdk.models.kit.base import Input
from acsdk.models.kit.encode import encode
from acsdk.models.kit.names import wire_fields
from acsdk.models.kit.reading import reading
from acsdk.models.kit.record import Record
from acsdk.sandbox import Sandbox
from tests.examples import examples

PAIRS: dict[type[Input], type[Record]] = {
    models.CartInput: models.Cart,
    models.CartUpdate: models.Cart,
    models.ConnectionInput: models.Connection,
    models.ConnectionOptionInput: models.ConnectionOption,
    models.ConnectionUpdate: models.Connection,
    models.ContactInput: models.Contact,
    models.ContactListInput: models.ContactList,
    models.ContactTagInput: models.ContactTag,
    models.ContactUpdate: models.Contact,
    models.CustomFieldInput: models.CustomField,
    models.CustomFieldUpdate: models.CustomField,
    models.CustomerInput: models.Customer,
    models.CustomerUpdate: models.Customer,
    models.DeepDataDiscountInput: models.DeepDataDiscount,
    models.DeepDataOrderInput: models.DeepDataOrder,
    models.DeepDataOrderUpdate: models.DeepDataOrder,
    models.FieldGroupInput: models.FieldGroup,
    models.FieldGroupMemberInput: models.FieldGroupMember,
    models.FieldGroupMemberUpdate: models.FieldGroupMember,
    models.FieldOptionInput: models.FieldOption,
    models.FieldRelationInput: models.FieldRelation,
    models.FieldValueInput: models.FieldValue,
    models.ListExclusionUpdate: models.ListExclusion,
    models.MailingListInput: models.MailingList,
    models.MailingListUpdate: models.MailingList,
    models.OrderProductInput: models.OrderProduct,
    models.TagInput: models.Tag,
    models.TagUpdate: models.Tag,
}
ELSEWHERE = {"products", "discounts", "fields", "allow_null_email", "group_type"}
"""What the answer carries in another form, or not at all."""
CALLED: dict[tuple[type[Record], str], str] = {(models.MailingList, "user_id"): "user"}
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip)
MOMENT = st.datetimes(datetime(1970, 1, 2), datetime(9990, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)
MONEY = st.decimals(0, 1_000_000, places=2)
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    bool: st.booleans(),
    int: st.integers(1, 2**31 - 1),
    Decimal: MONEY,
    datetime: MOMENT,
}


def values(annotation: Any) -> st.SearchStrategy[Any]:
    """Values of an annotation that the server would take."""
    if annotation in SIMPLE:
        return SIMPLE[annotation]
    arguments = get_args(annotation)
    match get_origin(annotation):
        case None if isinstance(annotation, type) and issubclass(annotation, Enum):
            return st.sampled_from(list(annotation))
        case origin if origin is list:
            return st.lists(values(arguments[0]), min_size=1, max_size=2)
        case origin if origin is Annotated:
            return values(arguments[0])
        case origin if origin is Literal:
            return st.sampled_from(arguments)
        case origin if origin in (Union, UnionType):
            return values(next(kind for kind in arguments if kind is not type(None)))
        case other:
            raise AssertionError(other)


def inputs(model: type[Input]) -> st.SearchStrategy[Any]:
    """Inputs with some of their optional fields."""
    strategies: dict[str, st.SearchStrategy[Any]] = {}
    required: dict[str, st.SearchStrategy[Any]] = {}
    for name, _, field in wire_fields(model):
        if name not in ELSEWHERE:
            strategy = st.sampled_from(["EUR", "usd"]) if name == "currency" else values(field.annotation)
            (required if field.is_required() else strategies)[name] = strategy
    return st.fixed_dictionaries(required, optional=strategies).map(lambda given: model(**given))


def as_read(value: Any) -> Any:
    """How a GET spells what a POST echoed: nearly all scalars are strings."""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int):
        return str(value)
    return [as_read(part) for part in value] if is_sequence(value) else value


def check(sent: Input, document: dict[str, Any]) -> None:
    answer = PAIRS[type(sent)]
    with reading(strict=True):
        read = answer.from_wire(document)
    for name in sent.model_fields_set - ELSEWHERE - {"extra"}:
        value = getattr(read, CALLED.get((answer, name), name))
        assert value == (getattr(sent, name) or value), name
        assert type(value) is not str or isinstance(getattr(sent, name), str | Enum | None)
    assert not read.raw
    assert not (read.model_extra or {}).keys() - {"allowNullEmail", "groupType"}


@pytest.mark.parametrize("model", PAIRS, ids=lambda model: model.__name__)
@given(st.data())
@examples(0.2)
def test_an_echo_and_a_read_give_back_what_was_sent(model: type[Input], data: st.DataObject) -> None:
    sent = data.draw(inputs(model))
    document = json.loads(encode(sent), parse_float=Decimal)
    check(sent, document)
    check(sent, {name: as_read(value) for name, value in document.items()})


@given(MONEY, st.lists(st.tuples(MONEY, st.integers(0, 1000)), max_size=3))
@examples(0.4)
def test_money_is_exact_through_the_sandbox(total: Decimal, lines: list[tuple[Decimal, int]]) -> None:
    products = [
        models.OrderProductInput(external_id=str(number), name="Tea", price=price, quantity=quantity)
        for number, (price, quantity) in enumerate(lines)
    ]

    async def live() -> None:
        sandbox = Sandbox(rate_limit=None)
        async with sandbox.client(rate_limit=None) as client:
            connection = await client.deepdata.connections.ensure("mine", "shop")
            customer = await client.deepdata.customers.ensure(connection.id, "1", "ada@example.com")
            cart = await client.deepdata.carts.create(
                models.CartInput(
                    connection_id=connection.id,
                    customer_id=customer.id,
                    external_checkout_id="c",
                    email="ada@example.com",
                    currency="EUR",
                    total_price=total,
                    external_created_date=datetime(2026, 1, 1, tzinfo=UTC),
                    products=products,
                )
            )
            found = await client.deepdata.carts.get(cart.id)
            stored = await client.deepdata.orders.products(cart.id).collect()
        assert cart.total_price == found.total_price == total
        assert [(line.price, line.quantity) for line in stored] == lines

    anyio.run(live)


@given(inputs(models.TagInput), inputs(models.ConnectionInput), st.dictionaries(TEXT, TEXT, max_size=3))
@examples(0.4)
def test_texts_survive_the_sandbox(
    tag: models.TagInput, connection: models.ConnectionInput, contents: dict[str, str]
) -> None:
    async def live() -> None:
        sandbox = Sandbox(rate_limit=None)
        async with sandbox.client(rate_limit=None) as client:
            made = await client.tags.create(tag)
            assert (await client.tags.get(made.id)).name == tag.name
            bound = await client.deepdata.connections.create(connection.replace(list_id=None))
            again = await client.deepdata.connections.get(bound.id)
            assert (again.service, again.external_id, again.name) == (
                connection.service,
                connection.external_id,
                connection.name,
            )
            field_ids: dict[int, str] = {}
            for number, text in enumerate(contents.values()):
                field = await client.fields.create(models.CustomFieldInput(title=f"f{number}", type="text"))
                field_ids[field.id] = text
            contact = await client.contacts.upsert(models.ContactInput(email="ada@example.com", fields=field_ids))
            found = await client.contacts.get(contact.id)
        assert {value.field_id: value.value for value in found.field_values} == field_ids

    anyio.run(live)


@pytest.mark.parametrize("cents", [1, 10, 99, 100, 101, 123456, 100_000_000])
def test_every_price_is_whole_cents_on_the_wire(cents: int) -> None:
    units = Decimal(cents).scaleb(-2)
    line = models.OrderProductInput(external_id="1", name="Tea", price=units, quantity=1)
    assert json.loads(encode(line))["price"] == cents
    assert models.OrderProduct.from_wire({"price": str(cents)}).price == units
    assert models.OrderProduct.from_wire({"price": cents}).price == units
