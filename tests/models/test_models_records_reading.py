"""What the wire is like: many spellings, missing parts, stubs, and names that say the wrong thing."""

import json
import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from pydantic import ValidationError

from acsdk import models
from acsdk.models.kit.encode import encode
from acsdk.models.kit.record import SideLoads

pytestmark = pytest.mark.usefixtures("all_ways")

CHICAGO = timezone(timedelta(hours=-5))


def test_every_spelling_of_nothing_is_none() -> None:
    contact = models.Contact.from_wire(
        {
            "id": "5",
            "orgid": "0",
            "organization": "",
            "bounced_date": "0000-00-00",
            "rating_tstamp": "0000-00-00",
            "deleted_at": "0000-00-00 00:00:00",
            "socialdata_lastcheck": None,
            "best_send_hour": "",
            "ua": None,
            "links": [],
            "fieldValues": [],
            "scoreValues": None,
            "created_by": "0",
        }
    )
    held = {name for name in type(contact).model_fields if getattr(contact, name) not in (None, [], {})}
    assert held == {"id"}
    assert not contact.raw


def test_every_spelling_of_a_number_is_that_number() -> None:
    for spelling in (7, "7", 7.0, "7.00", Decimal(7)):
        assert models.Tag.from_wire({"id": spelling, "subscriber_count": spelling}).key == 7
        assert models.Tag.from_wire({"subscriber_count": spelling}).subscriber_count == 7


@pytest.mark.parametrize("spelling", ["1", 1, True, "true"])
def test_every_spelling_of_truth_is_true(spelling: object) -> None:
    assert models.Connection.from_wire({"isInternal": spelling}).is_internal is True


def test_numbers_become_members_and_unknown_ones_survive() -> None:
    for spelling in ("2", 2):
        assert models.Cart.from_wire({"state": spelling}).state is models.DeepDataOrderState.ABANDONED
    assert models.Cart.from_wire({"state": "9"}).state == 9
    assert models.Cart.from_wire({"state": ""}).state is None
    assert models.Tag.from_wire({"tagType": "deal"}).tag_type == "deal"
    assert models.Tag.from_wire({"tagType": ""}).tag_type is None


def test_a_stamp_takes_the_offset_of_a_date_of_the_same_moment() -> None:
    contact = models.Contact.from_wire(
        {
            "cdate": "2026-05-28T03:05:54-05:00",
            "udate": "2026-01-02T03:04:05-06:00",
            "created_utc_timestamp": "2026-05-28 03:05:54",
            "updated_timestamp": "2026-01-02 03:04:05",
            "updated_utc_timestamp": "2026-01-02T03:04:05+00:00",
        }
    )
    assert contact.created_utc_timestamp == datetime(2026, 5, 28, 3, 5, 54, tzinfo=CHICAGO)
    assert contact.updated_timestamp == datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=-6)))
    assert contact.updated_utc_timestamp == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_a_stamp_without_such_a_date_stays_naive() -> None:
    contact = models.Contact.from_wire({"created_timestamp": "2026-05-28 03:05:54"})
    assert contact.created_timestamp == datetime(2026, 5, 28, 3, 5, 54)
    # Daylight saving may lie between two moments: the offset of one says nothing of the other.
    only_created = models.Contact.from_wire(
        {"cdate": "2026-05-28T03:05:54-05:00", "updated_timestamp": "2026-11-29 00:00:00"}
    )
    assert only_created.updated_timestamp == datetime(2026, 11, 29)


def test_the_stamps_of_a_record_have_offsets_all_or_none() -> None:
    sent = {"cdate": "2021-03-02T10:29:14-06:00", "created_timestamp": "2021-03-02 10:29:14"}
    assert models.Tag.from_wire(sent).created_timestamp == datetime.fromisoformat("2021-03-02T10:29:14-06:00")
    both = models.Tag.from_wire({**sent, "updated_timestamp": "2024-09-18 05:31:55"})
    assert both.created_timestamp == datetime(2021, 3, 2, 10, 29, 14)
    assert both.updated_timestamp == datetime(2024, 9, 18, 5, 31, 55)


def test_an_offset_that_was_sent_with_one_stamp_alone_stays_and_is_no_others() -> None:
    sent = {"created_timestamp": "2026-05-28T03:05:55-05:00", "updated_timestamp": "2026-05-28 03:05:56"}
    tag = models.Tag.from_wire(sent)
    assert tag.created_timestamp == datetime(2026, 5, 28, 3, 5, 55, tzinfo=CHICAGO)
    assert tag.updated_timestamp == datetime(2026, 5, 28, 3, 5, 56)


def test_any_date_of_the_same_moment_tells_the_offset() -> None:
    sent = {"sdate": "2026-05-28T03:05:55-05:00", "created_timestamp": "2026-05-28 03:05:55"}
    row = models.ContactList.from_wire(sent)
    assert row.created_timestamp == row.subscribed_date == datetime(2026, 5, 28, 3, 5, 55, tzinfo=CHICAGO)
    data = models.ContactData.from_wire({"created_timestamp": "2026-05-28 03:05:54"})
    assert data.created_timestamp == datetime(2026, 5, 28, 3, 5, 54)


def test_what_cannot_be_read_is_kept_raw_and_refused_when_strict() -> None:
    row = {"id": "XXXX", "cdate": "yesterday", "contactLists": ["1", "x"], "brandNew": {"a": 1}}
    contact = models.Contact.from_wire(row)
    assert (contact.id, contact.created_date, contact.contact_list_ids) == (0, None, [1])
    assert dict(contact.raw) == {"id": "XXXX", "cdate": "yesterday", "contactLists": ["x"]}
    assert contact.model_extra == {"brandNew": {"a": 1}}
    with pytest.raises(ValidationError):
        models.Contact.from_wire(row, strict=True)


def test_a_stub_is_a_record() -> None:
    stub = models.Cart.from_wire({"id": "3"})
    assert (stub.id, stub.is_converted, stub.products, stub.discounts) == (3, False, [], [])


def test_the_row_that_sums_up_is_recognised() -> None:
    assert models.Customer.from_wire({"connectionid": "0", "externalid": "0", "connection": None}).is_aggregate
    assert not models.Customer.from_wire({"connectionid": "1", "externalid": "0"}).is_aggregate
    assert not models.Customer.from_wire({"connectionid": "0", "externalid": "7"}).is_aggregate


def test_choices_are_taken_apart() -> None:
    assert models.split_choices("||red||blue||") == ["red", "blue"]
    assert models.split_choices("red") == ["red"]
    assert models.split_choices("") == []
    assert models.FieldValue.from_wire({"value": None}).choices == []


@pytest.mark.parametrize(
    ("model", "answer", "attribute", "value"),
    [
        (models.Campaign, {"verified_opens": "31"}, "verified_opens", 31),
        (models.Campaign, {"verified_unique_opens": 0}, "verified_unique_opens", 0),
        (models.Campaign, {"segmentname": "Buyers of tea"}, "segment_name", "Buyers of tea"),
        (models.Campaign, {"message_id": "12", "created_by": "0"}, "message_id", 12),
        (models.Campaign, {"isDoubleOptInCampaign": False}, "is_double_opt_in", False),
        (models.Campaign, {"use_quartz_scheduler": "1"}, "uses_quartz_scheduler", True),
        (models.Campaign, {"ed_version": "3", "format": "mime", "screenshot": ""}, "editor_version", 3),
        (models.Contact, {"sentiment": None}, "sentiment", None),
        (models.EmailActivity, {"sentiment": ""}, "sentiment", None),
        (models.CampaignLink, {"uniquelinkclicks": "4"}, "unique_link_clicks", 4),
        (models.Customer, {"subscriberid": "7", "subscriber": "7"}, "contact_id", 7),
        (models.Customer, {"first_name": "Ada", "last_name": "", "phone": None}, "first_name", "Ada"),
        (models.Form, {"source": "builder"}, "source", "builder"),
        (models.Group, {"pgDealNoteEdit": "1", "pgMfaAdmin": "0"}, "may_edit_deal_notes", True),
        (models.Group, {"pgAccountManageCustomField": 0}, "may_manage_account_fields", False),
    ],
)
def test_what_live_answers_have_beyond_the_documentation_is_typed(
    model: type[models.Record], answer: dict[str, object], attribute: str, value: object
) -> None:
    record = model.from_wire(answer)
    assert getattr(record, attribute) == value
    assert not record.model_extra


@pytest.mark.parametrize(
    "fields",
    [
        [{"id": "row", "value": 4}, {"id": "note", "value": None}],
        {"row": 4, "note": None},
        {"0": {"id": "row", "value": 4}, "2": {"id": "note", "value": None}},
    ],
)
def test_the_fields_of_a_custom_object_are_read_as_a_list_or_by_name(fields: object) -> None:
    record = models.CustomObjectRecord.from_wire({"fields": fields})
    assert record.values == {"row": 4, "note": None}
    assert not record.raw


def test_contents_are_written_as_the_api_stores_them() -> None:
    contact = models.ContactInput(
        fields={
            "a": "x",
            "b": 5,
            "c": Decimal("1.50"),
            "d": date(2026, 1, 2),
            "e": datetime(2026, 1, 2, 3, 4, tzinfo=UTC),
            "f": ["x"],
            "g": (),
            "h": None,
            "i": "",
        }
    )
    assert json.loads(encode(contact))["fieldValues"] == [
        {"field": "a", "value": "x"},
        {"field": "b", "value": "5"},
        {"field": "c", "value": "1.50"},
        {"field": "d", "value": "2026-01-02"},
        {"field": "e", "value": "2026-01-02T03:04:00+00:00"},
        {"field": "f", "value": "||x||"},
        {"field": "g", "value": ""},
        {"field": "h", "value": ""},
    ]


def test_an_update_sends_null_and_a_create_does_not() -> None:
    assert encode(models.TagUpdate(description=None)) == b'{"description":null}'
    assert encode(models.TagInput(name="x", description=None)) == b'{"tag":"x","tagType":"contact"}'
    assert encode(models.ContactUpdate(fields=None)) == b'{"fieldValues":null}'


def test_how_a_record_came_survives_a_pickle() -> None:
    tag = models.Tag.from_wire({"id": "1", "tag": "vip"})
    tag.arrived(created=True, beside=SideLoads({"contacts": [{"id": "2"}, "stub"]}))
    copy = pickle.loads(pickle.dumps(tag))
    assert (copy.was_created, copy.side_loads["contacts"][0]["id"]) == (True, "2")
    assert [row.id for row in copy.side_loads.read("contacts", models.Contact)] == [2]


def test_links_do_not_crowd_the_repr() -> None:
    assert repr(models.Tag.from_wire({"id": "1", "links": {"a": "b"}})) == "Tag(id=1)"
