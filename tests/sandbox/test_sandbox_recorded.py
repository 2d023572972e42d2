"""Answers as they were recorded, where the documentation says less or something else."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from .driver import Driver

NOW = "2025-12-31T19:00:00-05:00"
PIPELINE = {"title": "P", "currency": "eur", "users": ["1"], "groups": ["1"]}


@pytest.fixture
def sales(empty: Driver) -> Driver:
    empty.ok("POST", "contacts", {"contact": {"email": "ada@example.com"}})
    empty.ok("POST", "dealGroups", {"dealGroup": PIPELINE})
    return empty


def test_a_new_deal_shows_its_pipeline_too(sales: Driver) -> None:
    sent = {"title": "D", "contact": "1", "value": 100, "currency": "usd", "group": "1", "stage": "1"}
    created = sales.ok("POST", "deals", {"deal": sent})
    assert [*created] == ["contacts", "dealGroups", "dealStages", "deal"]
    assert [row["title"] for row in created["dealGroups"]] == ["P"]
    assert "dealGroups" not in sales.ok("PUT", "deals/1", {"deal": {"title": "E"}})


def test_who_may_see_a_pipeline_is_shown_by_writes(sales: Driver) -> None:
    created = sales.ok("POST", "dealGroups", {"dealGroup": PIPELINE})
    (row,) = created["dealGroupGroups"]
    assert row.keys() == {"d_groupid", "groupid", "cdate", "links", "id", "dealGroup", "group"}
    assert row["cdate"] is None
    assert {stage["cardRegion4"] for stage in created["dealStages"]} == {"contact-fullname-acctname"}
    assert (row["dealGroup"], row["group"]) == ("2", "1")
    assert (created["dealGroup"]["dealGroupGroups"], created["dealGroup"]["dealGroupUsers"]) == (["2"], ["2"])
    changed = sales.ok("PUT", "dealGroups/2", {"dealGroup": {"groups": [], "users": []}})
    assert (changed["dealGroup"]["dealGroupGroups"], changed["dealGroupUsers"]) == ([], [])
    assert "dealStages" not in changed
    sales.ok("DELETE", "dealGroups/1")
    assert sales.sandbox.rows("dealGroupGroups") == []


@pytest.mark.parametrize(("path", "model"), [("dealGroups", "DealGroup"), ("dealStages/", "DealStage")])
def test_a_delete_without_an_id_misses_number_0(sales: Driver, path: str, model: str) -> None:
    assert sales.rest("DELETE", path) == (404, {"message": f"No Result found for {model} with id 0"})


def test_deal_fields_are_stamped_in_utc_and_have_a_tag(sales: Driver) -> None:
    sales.clock.advance(0.25)
    sent = {"dealCustomFieldMetum": {"fieldLabel": "Title of it", "fieldType": "text"}}
    first, second = (sales.ok("POST", "dealCustomFieldMeta", sent)["dealCustomFieldMetum"] for _ in range(2))
    assert (first["personalization"], second["personalization"]) == ("DEAL_TITLE_OF_IT_1", "DEAL_TITLE_OF_IT_2")
    assert first["createdTimestamp"] == "2026-01-01T00:00:00+00:00"
    account = {"accountCustomFieldMetum": {"fieldLabel": "Title", "fieldType": "text"}}
    plain = sales.ok("POST", "accountCustomFieldMeta", account)["accountCustomFieldMetum"]
    assert (plain["personalization"], len(plain["createdTimestamp"])) == ("", len("2026-01-01 00:00:00"))


def test_values_of_deal_fields_are_counted_and_echoed(sales: Driver) -> None:
    sales.ok("POST", "deals", {"deal": {"title": "D", "contact": "1", "value": 1, "currency": "usd", "group": "1"}})
    sales.ok("POST", "dealCustomFieldMeta", {"dealCustomFieldMetum": {"fieldLabel": "Size", "fieldType": "text"}})
    sent = {"dealCustomFieldDatum": {"dealId": 1, "customFieldId": 1, "fieldValue": "L"}}
    written = [
        sales.ok(method, path, {"dealCustomFieldDatum": {**sent["dealCustomFieldDatum"], "fieldValue": value}})
        for method, path, value in (
            ("POST", "dealCustomFieldData", "L"),
            ("PUT", "dealCustomFieldData/1", "M"),
            ("POST", "dealCustomFieldData", "S"),
        )
    ]
    values = [
        (one["dealCustomFieldDatum"]["originalValue"], one["dealCustomFieldDatum"]["fieldValue"]) for one in written
    ]
    assert values == [("", "L"), ("L", "M"), ("M", "S")]
    listed = sales.ok("GET", "dealCustomFieldData")
    assert listed["meta"] == {"total": 1}
    assert "originalValue" not in listed["dealCustomFieldData"][0]


@pytest.mark.parametrize("sent", [{"contact": "1"}, {"contact": "1", "tag": "vip"}, {}])
def test_a_tag_without_an_id_is_a_bad_parameter(sales: Driver, sent: dict[str, str]) -> None:
    status, answer = sales.rest("POST", "contactTags", {"contactTag": sent})
    assert (status, answer["errors"][0]["detail"]) == (400, "No tag id provided")
    assert answer["errors"][0]["source"] == {"parameter": "contactTag.tag"}


def test_a_tag_without_a_contact_misses_an_attribute(sales: Driver) -> None:
    assert sales.rest("POST", "contactTags", {"contactTag": {"tag": "1"}})[0] == 422


def test_the_first_group_may_do_everything_and_a_new_one_little(empty: Driver) -> None:
    admin = empty.ok("GET", "groups/3")["group"]
    assert {value for name, value in admin.items() if name.startswith("pg")} == {"1"}
    assert admin["links"].keys() >= {"groupLimit", "dealGroupGroups", "automationGroups"}
    assert empty.ok("POST", "groups", {"group": {"title": "Sales"}})["group"].keys() == {
        "title",
        "p_admin",
        "links",
        "id",
    }
    sales = empty.ok("GET", "groups/4")["group"]
    assert {name for name, value in sales.items() if name.startswith("p") and value == "1"} == {
        *("p_admin", "pgReportsTrend", "pgReportsDeal", "pgStartupGettingstarted", "pgContactResubscribe"),
        *("pgAccountAdd", "pgAccountEdit", "pgAccountDelete", "pgAccountManageCustomField"),
        *("pgDeal", "pgDealDelete", "pgDealReassign", "pgDealFields"),
        *("pgDealGroupAdd", "pgDealGroupEdit", "pgDealGroupDelete"),
    }
    assert (sales["reqApproval1st"], sales["sdate"]) == ("2", None)
    assert empty.ok("PUT", "groups/4", {"group": {"title": "Sellers"}})["group"]["sdate"]


TITLED = {"title": "X", "type": "text", "perstag": "Personalized Tag", "visible": "1"}
MADE = {"id", "links"}
CREATED: list[tuple[str, str, Mapping[str, object], set[str], Mapping[str, object]]] = [
    (
        "fields",
        "field",
        {**TITLED, "ordernum": "2"},
        {*TITLED, "ordernum", "cdate", "udate", "created_by", "updated_by"},
        {"perstag": "PERSONALIZEDTAG", "ordernum": 2, "created_by": "1", "updated_by": "1", "visible": "1"},
    ),
    ("dealTasktypes", "dealTasktype", {"title": "A"}, {"title", "cdate", "udate", "created_by"}, {"created_by": "1"}),
    (
        "users",
        "user",
        {"username": "bob", "email": "b@x.test", "firstName": "B", "lastName": "O", "group": "3", "password": "p"},
        {"username", "email", "firstName", "lastName", "lang", "localZoneid", "cdate", "udate"},
        {"lang": "english"},
    ),
    (
        "dealGroups",
        "dealGroup",
        PIPELINE,
        {"title", "currency", "autoassign", "cdate", "udate", "stages", "dealGroupUsers", "dealGroupGroups"},
        {"autoassign": 1, "stages": ["1", "2", "3"]},
    ),
    (
        "addresses",
        "address",
        {"companyName": "T", "address1": "a", "city": "Zeuthen", "country": "DE"},
        {"companyName", "address1", "city", "country", "isDefault"},
        {"isDefault": 1},
    ),
]


@pytest.mark.parametrize(("path", "name", "sent", "shown", "values"), CREATED, ids=[path for path, *_ in CREATED])
def test_a_create_echoes_what_was_sent_and_nothing_unsent(
    empty: Driver, path: str, name: str, sent: Mapping[str, object], shown: set[str], values: Mapping[str, object]
) -> None:
    created = empty.ok("POST", path, {name: sent})[name]
    assert created.keys() == shown | MADE
    assert {key: created[key] for key in values} == values
    assert isinstance(created["links"], dict)


def test_a_changed_field_keeps_its_place_as_text(empty: Driver) -> None:
    empty.ok("POST", "fields", {"field": TITLED})
    changed = {"field": {"title": "Y"}}
    assert empty.ok("PUT", "fields/1", changed)["field"]["ordernum"] == "1"
    assert empty.ok("PUT", "fields/1", {"field": {"ordernum": 3}})["field"]["ordernum"] == 3


def test_options_made_together_show_what_was_sent(empty: Driver) -> None:
    empty.ok("POST", "fields", {"field": TITLED})
    plain = {"field": "1", "label": "L", "value": "l"}
    made = empty.ok("POST", "fieldOption/bulk", {"fieldOptions": [plain, {**plain, "orderid": 2, "isdefault": True}]})
    first, second = made["fieldOptions"]
    assert first.keys() == {*plain, "cdate", "udate", *MADE}
    assert (second["orderid"], second["isdefault"]) == (2, 1)


def test_only_the_first_address_is_the_default_one_unsent(empty: Driver) -> None:
    sent = {"companyName": "T", "address1": "a", "country": "DE"}
    second = {**sent, "companyName": "U"}
    assert empty.ok("POST", "addresses", {"address": sent})["address"]["isDefault"] == 1
    assert "isDefault" not in empty.ok("POST", "addresses", {"address": second})["address"]
    assert [row["isDefault"] for row in empty.ok("GET", "addresses")["addresses"]] == ["1", "0"]
    assert empty.ok("PUT", "addresses/1", {"address": {"isDefault": False}})["address"]["isDefault"] == 0


def test_a_changed_user_shows_group_and_conversations(empty: Driver) -> None:
    empty.ok("POST", "users", {"user": {"username": "bob", "email": "b@x.test", "group": 3}})
    answer = empty.ok("PUT", "users/2", {"user": {"firstName": "B"}})
    (group,), (permission,) = answer["userGroups"], answer["userConversationsPermissions"]
    assert (answer["user"]["userGroup"], answer["user"]["userConversationsPermission"]) == (group["id"], "2")
    assert (group["cdate"], group["udate"], group["group"]) == (NOW, NOW, "3")
    assert permission.keys() == {"user", "permission", "created_timestamp", "updated_timestamp", *MADE}
    assert (permission["user"], permission["permission"]) == ("2", "0")
    links = empty.ok("GET", "users/2")["user"]["links"]
    assert links.keys() >= {"seatUser", "userConversationsPermission"}
    followed = empty.ok("GET", "users/2/userConversationsPermission")
    assert followed == {"userConversationsPermission": permission}
    assert empty.ok("GET", f"userGroups/{group['id']}/user")["user"]["username"] == "bob"


def test_links_and_nothings_of_small_rows(sales: Driver) -> None:
    account = sales.ok("POST", "accounts", {"account": {"name": "Tea"}})["account"]
    assert account["links"].keys() >= {"contactEmails", "emailActivities", "notes", "accountContacts"}
    sales.ok("POST", "lists", {"list": {"name": "N", "sender_url": "https://x.test", "sender_reminder": "r"}})
    listed = sales.ok("GET", "lists/1")["list"]
    assert (listed["userid"], listed["user"]) == ("0", None)
    member = sales.ok("POST", "contactLists", {"contactList": {"list": 1, "contact": 1, "status": 1}})["contactList"]
    assert [member[name] for name in ("campaign", "message", "udate")] == [None, None, None]
    assert sales.ok("GET", "contacts/1")["contact"]["sentiment"] is None


def test_task_types_have_two_pairs_of_dates_with_an_offset(empty: Driver) -> None:
    empty.ok("POST", "dealTasktypes", {"dealTasktype": {"title": "A"}})
    made = empty.ok("GET", "dealTasktypes/3")["dealTasktype"]
    stamps = {made[name] for name in ("cdate", "udate", "created_utc_timestamp", "updated_utc_timestamp")}
    assert (stamps, made["updated_by"]) == ({NOW}, None)
    assert empty.ok("PUT", "dealTasktypes/3", {"dealTasktype": {"title": "B"}})["dealTasktype"]["updated_by"] == "1"


def test_a_grant_of_a_list_shows_text_and_14_rights(empty: Driver) -> None:
    empty.ok("POST", "lists", {"list": {"name": "N", "sender_url": "https://x.test", "sender_reminder": "r"}})
    created = empty.ok("POST", "listGroups", {"listGroup": {"listid": "1", "groupid": "3"}})["listGroup"]
    assert (created["list"], created["group"], created.keys()) == ("1", "3", {"list", "group", *MADE})
    read = empty.ok("GET", "listGroups/1")["listGroup"]
    rights = {name: value for name, value in read.items() if name.startswith("p_")}
    assert (len(rights), set(rights.values()), "listid" in read) == (14, {"0"}, False)


def test_segments_have_a_list_of_links_and_a_missing_value_is_404(empty: Driver) -> None:
    empty.sandbox.add("segments", name="n")
    assert empty.ok("GET", "segments")["segments"][0]["links"] == []
    missing = {"message": "No Result found for FieldValue with id 77"}
    assert empty.rest("DELETE", "fieldValues/77") == (404, missing)
    assert empty.rest("GET", "fieldValues/77") == (403, missing)


def test_totals_of_pipelines_and_stages_are_text(sales: Driver) -> None:
    assert sales.ok("GET", "dealGroups")["meta"] == {"total": "1"}
    assert sales.ok("GET", "dealStages")["meta"] == {"total": "3"}
