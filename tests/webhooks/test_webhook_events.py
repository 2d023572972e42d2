"""Every type of delivery becomes its event, and nothing that was delivered is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, get_args, get_type_hints
from urllib.parse import parse_qsl, urlencode
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from acsdk import webhooks
from acsdk.models import WebhookEventName
from acsdk.sandbox.events import EVENTS, UNLISTED
from acsdk.webhooks import EVENT_TYPES, InvalidDeliveryError, WebhookEvent, parse

from .deliveries import AUTOMATION_STEP, BODIES, CONTACT, DEAL, ENVELOPE, FORM, body_of

CENTRAL = timezone(timedelta(hours=-6))


@pytest.mark.parametrize("event_type", BODIES)
def test_every_documented_type_has_its_class_and_reads_everything(event_type: str) -> None:
    event = parse(body_of(event_type), FORM)
    assert isinstance(event, webhooks.Event)
    assert not isinstance(event, webhooks.UnknownEvent)
    assert event.type == event_type
    assert event.date_time == datetime(2026, 3, 4, 9, 15, 27, tzinfo=CENTRAL)
    assert event.initiated_from is webhooks.WebhookSource.ADMIN
    assert event.initiated_by == "1"
    assert list(_unread(event)) == []


def _unread(value: object, path: str = "") -> Iterator[str]:
    """What a model keeps without understanding it."""
    if isinstance(value, list):
        for item in value:  # pyright: ignore[reportUnknownVariableType]
            yield from _unread(item, path)  # pyright: ignore[reportUnknownArgumentType]
    if isinstance(value, webhooks.Event | webhooks.Contact | webhooks.Deal | webhooks.Account | webhooks.Task):
        yield from (f"{path}.{name}" for name in {**value.raw, **(value.model_extra or {})})
        for name in type(value).model_fields:
            yield from _unread(getattr(value, name), f"{path}.{name}")


def test_the_table_of_deliveries_is_complete() -> None:
    assert BODIES.keys() == EVENT_TYPES


def test_what_is_asked_for_is_what_can_be_read_and_what_the_sandbox_sends() -> None:
    assert set(WebhookEventName) == EVENT_TYPES == {*EVENTS, *UNLISTED}
    assert not {*EVENTS} & {*UNLISTED}


def test_a_contact() -> None:
    contact = _event(webhooks.ContactUpdated).contact
    assert contact is not None
    assert (contact.id, contact.email, contact.phone) == (71, "grace@example.com", None)
    assert contact.tags == ["navy", "compilers"]
    assert contact.fields == {"12": ["red", "dark blue"], "7": "L", "9": None}
    assert contact.ip == "203.0.113.9"
    assert contact.organization_name == "Harvard"


def test_a_deal() -> None:
    deal = _event(webhooks.DealUpdated).deal
    assert deal is not None
    assert deal.value == Decimal("1044055.00")
    assert deal.value_raw == Decimal(1044055)
    assert deal.currency_symbol == "€"
    assert deal.created_date == datetime(2026, 2, 28, 7, tzinfo=CENTRAL)
    assert (deal.organization_id, deal.stage_id, deal.pipeline_id, deal.owner_id) == (None, 4, 2, 1)
    assert [(field.id, field.key, field.value) for field in deal.fields] == [
        (5, "Area", "18.000"),
        (None, "Glass", None),
    ]


def test_changed_fields_keep_their_keys() -> None:
    assert _event(webhooks.DealUpdated).updated_fields == {"0": "title", "1": "stage"}
    by_id = parse("type=deal_update&updated_fields[12]=L&updated_fields[7]=||a||b||")
    assert isinstance(by_id, webhooks.DealUpdated)
    assert by_id.updated_fields == {"12": "L", "7": ["a", "b"]}


def test_more_than_twenty_fields_stay_a_list_in_order() -> None:
    fields = {f"deal[fields][{n}][key]": f"Field {n}" for n in range(30)}
    event = parse(urlencode({"type": "deal_add", **fields}))
    assert isinstance(event, webhooks.DealAdded)
    assert event.deal is not None
    assert [field.key for field in event.deal.fields] == [f"Field {n}" for n in range(30)]


def test_account_fields_by_number_or_by_name() -> None:
    numbered = _event(webhooks.AccountAdded).account
    assert numbered is not None
    assert [(field.id, field.key, field.value) for field in numbered.fields] == [(1, "Markets", ["north", "south"])]
    assert numbered.created_timestamp == datetime(2026, 1, 2, 3, 4, 5)
    assert numbered.updated_timestamp is None
    named = parse("type=account_add&account[fields][Industry/Vertical]=Seeds")
    assert isinstance(named, webhooks.AccountAdded)
    assert named.account is not None
    assert [(field.key, field.value) for field in named.account.fields] == [("Industry/Vertical", "Seeds")]


def test_the_iso_twin_wins_unless_it_is_empty() -> None:
    task = _event(webhooks.ContactTaskAdded).task
    assert task is not None
    assert task.due_date == datetime(2026, 3, 5, 12, tzinfo=CENTRAL)
    assert task.end_date == datetime(2026, 3, 5, 12, 15)
    assert task.model_extra == {}


@pytest.mark.parametrize("stamp", ["duedate", "edate", "donedate"])
@pytest.mark.parametrize(("iso", "offset"), [("2026-03-05T12:00:00-06:00", CENTRAL), ("", None)])
def test_each_stamp_of_a_task_is_told_once(stamp: str, iso: str, offset: timezone | None) -> None:
    told = {f"task[{stamp}]": "2026-03-05 12:00:00", f"task[{stamp}_iso]": iso}
    event = parse(urlencode({"type": "deal_task_add", **told}))
    assert isinstance(event, webhooks.DealTaskAdded)
    task = event.task
    assert task is not None
    dates = {"duedate": task.due_date, "edate": task.end_date, "donedate": task.done_date}
    assert dates.pop(stamp) == datetime(2026, 3, 5, 12, tzinfo=offset)
    assert {*dates.values()} == {None}
    assert task.model_extra == {}


def test_a_deal_without_the_iso_stamp_of_its_making_has_the_other() -> None:
    event = parse(urlencode({"type": "deal_add", **DEAL, "deal[create_date_iso]": ""}))
    assert isinstance(event, webhooks.DealAdded)
    assert event.deal is not None
    assert event.deal.created_date == datetime(2026, 2, 28, 7)


def test_a_note_is_text_or_an_object() -> None:
    of_contact = _event(webhooks.ContactNoteAdded).note
    of_deal = _event(webhooks.DealNoteAdded).note
    assert of_contact is not None
    assert of_deal is not None
    assert (of_contact.id, of_contact.text) == (None, "prefers tea")
    assert (of_deal.id, of_deal.text) == (6, "call them")


def test_list_is_an_id_an_object_or_several() -> None:
    assert _event(webhooks.ContactSubscribed).list_id == 2
    assert _event(webhooks.ContactUpdated).list_id is None
    left = _event(webhooks.ContactUnsubscribed)
    assert (left.list_id, left.left_list_ids, left.active_subscriptions) == (2, [2, 3], [8])
    created = _event(webhooks.ListAdded)
    assert created.new_list is not None
    assert (created.list_id, created.new_list.id, created.new_list.name) == (None, 17, "Gardeners")


def test_unnamed_brackets_count_up() -> None:
    event = parse("type=unsubscribe&list[][id]=2&list[][id]=3")
    assert isinstance(event, webhooks.ContactUnsubscribed)
    assert (event.list_id, event.left_list_ids) == (None, [2, 3])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("||a||", ["a"]),
        ("||a||b||", ["a", "b"]),
        ("||||", "||||"),
        ("||a", "||a"),
        ("a||", "a||"),
        ("||a||b", "||a||b"),
        ("a||b||", "a||b||"),
        ("|a|", "|a|"),
    ],
)
def test_several_chosen_options_stand_between_double_bars(text: str, read: object) -> None:
    event = parse(urlencode({"type": "update", "contact[id]": "71", "contact[fields][7]": text}))
    assert isinstance(event, webhooks.ContactUpdated)
    assert event.contact is not None
    assert event.contact.fields == {"7": read}


def test_an_automation_step_has_no_type() -> None:
    event = parse(urlencode(AUTOMATION_STEP))
    assert isinstance(event, webhooks.AutomationStep)
    assert event.type is None
    assert event.automation_id == 12
    assert event.contact is not None
    assert event.contact.ip == "203.0.113.9"
    assert event.contact.tags == []
    assert event.contact.fields == {"shoe_size": "38", "colours": ["red", "blue"]}


@pytest.mark.parametrize(
    ("body", "automation_id"), [("seriesid=12", 12), ("automation_id=12", 12), ("contact[id]=71", None)]
)
def test_a_single_key_tells_an_automation_step(body: str, automation_id: int | None) -> None:
    event = parse(body)
    assert isinstance(event, webhooks.AutomationStep)
    assert event.automation_id == automation_id


def test_unknown_types_and_keys_survive() -> None:
    event = parse(
        urlencode({"type": "invoice_paid", **ENVELOPE, **CONTACT, "invoice[id]": "9", "invoice[lines][3]": "x"})
    )
    assert isinstance(event, webhooks.UnknownEvent)
    assert event.type == "invoice_paid"
    assert event.contact is not None
    assert event.contact.id == 71
    assert event.model_extra == {"invoice": {"id": "9", "lines": {"3": "x"}}}
    known = parse("type=sent&campaign[id]=1&campaign[colour]=red&more=1")
    assert isinstance(known, webhooks.CampaignSent)
    assert known.campaign is not None
    assert known.campaign.model_extra == {"colour": "red"}
    assert known.model_extra == {"more": "1"}
    assert known.initiated_from is None


def test_a_body_without_type_and_contact_is_unknown() -> None:
    event = parse("deal[id]=1&hello=1")
    assert isinstance(event, webhooks.UnknownEvent)
    assert event.type is None
    assert event.model_extra == {"deal": {"id": "1"}, "hello": "1"}
    assert isinstance(parse("type[a]=1"), webhooks.UnknownEvent)


LAMBDA = {
    "version": "2.0",
    "routeKey": "POST /hooks/{secret}",
    "rawPath": "/hooks/a",
    "headers": {"content-type": FORM},
    "requestContext": {"accountId": "1", "http": {"method": "POST"}},
    "body": "dHlwZT1zdWJzY3JpYmUmY29udGFjdFtpZF09Nw==",
    "isBase64Encoded": True,
}


@pytest.mark.parametrize(
    "body",
    [
        json.dumps(LAMBDA),
        LAMBDA["body"],
        json.dumps({"Type": "Notification", "Message": "type=subscribe"}),
        '{"message": "Endpoint request timed out"}',
        '{"type": null, "hello": 1}',
        "{}",
        "hello=1",
        "type=&hello=1",
    ],
)
def test_what_has_neither_type_nor_a_known_key_is_no_delivery(body: str) -> None:
    with pytest.raises(InvalidDeliveryError, match="no type and no key of a delivery"):
        parse(body)


def test_what_cannot_be_read_is_none_and_stands_in_raw() -> None:
    event = parse("type=deal_add&date_time=yesterday&contact=nobody&deal[id]=x1&deal[value]=lots&deal[title]=T")
    assert isinstance(event, webhooks.DealAdded)
    assert (event.date_time, event.contact) == (None, None)
    assert event.raw == {"date_time": "yesterday", "contact": "nobody"}
    assert event.deal is not None
    assert (event.deal.id, event.deal.value, event.deal.title) == (None, None, "T")
    assert event.deal.raw == {"id": "x1", "value": "lots"}


def test_an_unknown_initiator_survives_as_text() -> None:
    event = parse("type=update&initiated_from=robot")
    assert isinstance(event, webhooks.ContactUpdated)
    assert event.initiated_from == "robot"


def test_events_match() -> None:
    match parse(body_of("click")):
        case webhooks.CampaignClicked(contact=webhooks.Contact(email=str(email)), link=webhooks.Link(url=str(url))):
            assert (email, url) == ("grace@example.com", "https://acme.example/?a=1&b=2")
        case other:
            pytest.fail(f"not matched: {other!r}")


def test_events_show_their_data() -> None:
    shown = repr(parse("type=subscribe&contact[email]=grace@example.com"))
    assert shown == "ContactSubscribed(contact=Contact(email='grace@example.com'), type='subscribe')"


@pytest.mark.parametrize("event_type", BODIES)
def test_events_travel_as_json(event_type: str) -> None:
    event = parse(body_of(event_type))
    adapter: TypeAdapter[WebhookEvent] = TypeAdapter(WebhookEvent)
    assert adapter.validate_json(event.model_dump_json()) == event
    assert adapter.validate_python(event) is event


@pytest.mark.parametrize(
    "body",
    [
        urlencode(AUTOMATION_STEP),
        "contact[id]=71",
        "automation_id=12",
        "type=brand_new&contact[id]=1",
        "deal[id]=1",
    ],
)
def test_events_without_a_documented_type_travel_too(body: str) -> None:
    event = parse(body)
    adapter: TypeAdapter[WebhookEvent] = TypeAdapter(WebhookEvent)
    assert adapter.validate_python(event) is event
    assert type(adapter.validate_json(event.model_dump_json(exclude_unset=True))) is type(event)


def test_json_deliveries() -> None:
    document = {
        "type": "unsubscribe",
        "date_time": "2026-03-04T15:15:27Z",
        "list": [{"id": 2}, {"id": "3"}],
        "contact": {"id": 71, "tags": ["a", "b"], "fields": {"12": ["x", 1], "7": 1.5}},
        "active_subscriptions": [4],
    }
    event = parse(json.dumps(document).encode(), "application/json; charset=utf-8")
    assert isinstance(event, webhooks.ContactUnsubscribed)
    assert event.date_time == datetime(2026, 3, 4, 15, 15, 27, tzinfo=UTC)
    assert (event.left_list_ids, event.active_subscriptions) == ([2, 3], [4])
    assert event.contact is not None
    assert event.contact.tags == ["a", "b"]
    assert event.contact.fields == {"12": ["x", "1"], "7": "1.5"}


@pytest.mark.parametrize("nothing", [None, "", [], {}])
def test_nothing_stands_for_an_empty_list(nothing: object) -> None:
    body = {"type": "unsubscribe", "active_subscriptions": nothing, "contact": {"id": 71, "tags": nothing}}
    event = parse(json.dumps(body), "application/json")
    assert isinstance(event, webhooks.ContactUnsubscribed)
    assert (event.active_subscriptions, event.raw) == ([], {})
    assert event.contact is not None
    assert (event.contact.tags, event.contact.raw) == ([], {})


def test_an_entity_is_read_once_and_not_again_when_the_event_travels() -> None:
    event = parse(urlencode({"type": "deal_add", "deal[currency_symbol]": "&amp;euro;"}))
    again = TypeAdapter[WebhookEvent](WebhookEvent).validate_json(event.model_dump_json())
    for one in (event, again):
        assert isinstance(one, webhooks.DealAdded)
        assert one.deal is not None
        assert one.deal.currency_symbol == "&euro;"


def test_json_lists_of_custom_fields_and_plain_amounts() -> None:
    document = {"type": "deal_add", "deal": {"value": 12.5, "currency_symbol": None, "fields": [{"id": 1, "value": 2}]}}
    event = parse(json.dumps(document), "application/vnd.api+json")
    assert isinstance(event, webhooks.DealAdded)
    assert event.deal is not None
    assert event.deal.value == Decimal("12.5")
    assert [(field.id, field.value) for field in event.deal.fields] == [(1, "2")]


def test_json_lists_in_the_place_of_numbered_keys() -> None:
    body = {"type": "update", "contact": {"id": "71", "fields": ["L", "||red||blue||"]}, "updated_fields": ["phone"]}
    event = parse(json.dumps(body), "application/json")
    assert isinstance(event, webhooks.ContactUpdated)
    assert event.contact is not None
    assert (event.contact.id, event.contact.fields) == (71, {})
    assert event.contact.raw == {"fields": ["L", "||red||blue||"]}  # of which fields, nobody said
    assert event.updated_fields == {"0": "phone"}
    assert not event.raw


@pytest.mark.parametrize("tags", ["navy, compilers", "navy,compilers", " navy ,, compilers,"])
def test_tags_are_separated_by_commas(tags: str) -> None:
    event = parse(urlencode({"seriesid": "4", "contact[tags]": tags}))
    assert isinstance(event, webhooks.AutomationStep)
    assert event.contact is not None
    assert event.contact.tags == ["navy", "compilers"]


@pytest.mark.parametrize("amount", ["1,04,055.00", "1.044.055,00", "1,044,05", ","])
def test_no_amount_is_guessed(amount: str) -> None:
    event = parse(urlencode({"type": "deal_add", "deal[value]": amount}))
    assert isinstance(event, webhooks.DealAdded)
    assert event.deal is not None
    assert event.deal.value is None
    assert event.deal.raw == {"value": amount}


def test_one_bad_byte_loses_nothing_else() -> None:
    event = parse(b"type=update&contact[id]=5&contact[first_name]=Zo\xe9&contact[last_name]=%E9x")
    assert isinstance(event, webhooks.ContactUpdated)
    assert event.contact is not None
    assert (event.contact.id, event.contact.first_name, event.contact.last_name) == (5, "Zoé", "éx")


def test_public_names_have_docs_and_types() -> None:
    for name in webhooks.__all__:
        value = getattr(webhooks, name)
        if isinstance(value, type):
            assert value.__doc__, name
            assert get_type_hints(value) is not None
    assert set(get_args(get_args(WebhookEvent)[0])) != set()


_KEYS = sorted({*CONTACT, *DEAL, *(key for body in BODIES.values() for key in body), "list[]", "list[][id]", "[", "a]"})
_PAIRS = st.lists(st.tuples(st.sampled_from(_KEYS) | st.text(max_size=12), st.text(max_size=12)), max_size=12)


@given(st.sampled_from([*EVENT_TYPES, "", "other"]), _PAIRS)
def test_no_form_breaks_it(event_type: str, pairs: list[tuple[str, str]]) -> None:
    body = urlencode([("type", event_type), *pairs])
    with suppress(InvalidDeliveryError):  # what has no type, nor anything else that is known
        event = parse(body)
        assert isinstance(event, webhooks.Event)
        assert repr(event)


@given(st.text() | st.binary(), st.sampled_from([None, FORM, "application/json", "text/html"]))
def test_no_body_breaks_it(body: str | bytes, content_type: str | None) -> None:
    with suppress(InvalidDeliveryError):
        assert isinstance(parse(body, content_type), webhooks.Event)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
_WIRE_NAMES = sorted({key.partition("[")[0] for key in _KEYS} | {"type", "list"})


@given(st.sampled_from(sorted(EVENT_TYPES)), st.dictionaries(st.sampled_from(_WIRE_NAMES), _JSON, max_size=6))
def test_no_json_document_breaks_it(event_type: str, document: Mapping[str, Any]) -> None:
    event = parse(json.dumps({**document, "type": event_type}), "application/json")
    assert isinstance(event, webhooks.Event)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,6}(\[[a-z0-9]{1,3}\]){0,3}", fullmatch=True), st.text(), max_size=8))
def test_every_value_of_an_unknown_event_is_kept(pairs: dict[str, str]) -> None:
    body = urlencode({f"x{key}": value for key, value in pairs.items()} or {"x": ""})
    event = parse(f"type=quiz&{body}")
    kept = sorted(_texts(event.model_extra))
    assert kept == sorted(value for _, value in parse_qsl(body, keep_blank_values=True))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for inner in value.values():  # pyright: ignore[reportUnknownVariableType]
            yield from _texts(inner)  # pyright: ignore[reportUnknownArgumentType]
    else:
        assert isinstance(value, str)
        yield value


def _event(kind: type[Any]) -> Any:
    event = parse(body_of(kind.model_fields["type"].default), FORM)
    assert isinstance(event, kind)
    return event


def test_stamps_without_an_offset_get_that_of_the_accounts_zone() -> None:
    body = (
        "type=account_add&account[created_timestamp]=2026-07-04+09:15:27&account[updated_timestamp]=2026-01-04+09:15:27"
    )
    naive, told = parse(body), parse(body, time_zone=ZoneInfo("America/Chicago"))
    assert isinstance(naive, webhooks.AccountAdded)
    assert isinstance(told, webhooks.AccountAdded)
    assert naive.account is not None
    assert told.account is not None
    assert naive.account.created_timestamp == datetime(2026, 7, 4, 9, 15, 27)
    assert [told.account.created_timestamp, told.account.updated_timestamp] == [
        datetime(2026, 7, 4, 9, 15, 27, tzinfo=timezone(timedelta(hours=-5))),
        datetime(2026, 1, 4, 9, 15, 27, tzinfo=timezone(timedelta(hours=-6))),
    ]


def test_a_type_that_is_no_text_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"type\n\s*is not text"):
        TypeAdapter[WebhookEvent](WebhookEvent).validate_python({"type": ["subscribe"]})
