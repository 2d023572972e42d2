"""Answers as they were recorded, where the documentation says less or something else."""

from __future__ import annotations

import pytest

from .driver import Driver

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
    assert (row["dealGroup"], row["group"]) == ("2", "1")
    assert (created["dealGroup"]["dealGroupGroups"], created["dealGroup"]["dealGroupUsers"]) == (["2"], ["2"])
    changed = sales.ok("PUT", "dealGroups/2", {"dealGroup": {"groups": [], "users": []}})
    assert (changed["dealGroup"]["dealGroupGroups"], changed["dealGroupUsers"]) == ([], [])
    sales.ok("DELETE", "dealGroups/1")
    assert sales.sandbox.rows("dealGroupGroups") == []


@pytest.mark.parametrize(("path", "model"), [("dealGroups", "DealGroup"), ("dealStages/", "DealStage")])
def test_a_delete_without_an_id_misses_number_0(sales: Driver, path: str, model: str) -> None:
    assert sales.rest("DELETE", path) == (404, {"message": f"No Result found for {model} with id 0"})


def test_deal_fields_are_stamped_in_utc_and_have_a_tag(sales: Driver) -> None:
    sent = {"dealCustomFieldMetum": {"fieldLabel": "Title of it", "fieldType": "text"}}
    first, second = (sales.ok("POST", "dealCustomFieldMeta", sent)["dealCustomFieldMetum"] for _ in range(2))
    assert (first["personalization"], second["personalization"]) == ("DEAL_TITLE_OF_IT_1", "DEAL_TITLE_OF_IT_2")
    assert first["createdTimestamp"].endswith("+00:00")
    account = {"accountCustomFieldMetum": {"fieldLabel": "Title", "fieldType": "text"}}
    plain = sales.ok("POST", "accountCustomFieldMeta", account)["accountCustomFieldMetum"]
    assert (plain["personalization"], len(plain["createdTimestamp"])) == ("", len("2026-01-01 00:00:00"))


def test_values_of_deal_fields_are_counted_and_echoed(sales: Driver) -> None:
    sales.ok("POST", "deals", {"deal": {"title": "D", "contact": "1", "value": 1, "currency": "usd", "group": "1"}})
    sales.ok("POST", "dealCustomFieldMeta", {"dealCustomFieldMetum": {"fieldLabel": "Size", "fieldType": "text"}})
    sent = {"dealCustomFieldDatum": {"dealId": 1, "customFieldId": 1, "fieldValue": "L"}}
    assert sales.ok("POST", "dealCustomFieldData", sent)["dealCustomFieldDatum"]["originalValue"] == "L"
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
    given = {name for name, value in sales.items() if name.startswith("p") and value == "1"}
    assert given >= {"p_admin", "pgDeal", "pgDealDelete", "pgReportsTrend", "pgStartupGettingstarted"}
    assert (sales["pgContactAdd"], sales["pgTagManage"], sales["reqApproval1st"]) == ("0", "0", "2")
