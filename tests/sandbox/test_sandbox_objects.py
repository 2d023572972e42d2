"""Custom objects and segments: what has UUIDs."""

from __future__ import annotations

from typing import Any

import pytest

from .driver import Driver

LABELS = {"singular": "Size", "plural": "Sizes"}
SCHEMA = {
    "slug": "teas",
    "labels": {"singular": "Tea", "plural": "Teas"},
    "description": "What we sell",
    "fields": [
        {"id": "size", "labels": LABELS, "type": "number"},
        {"id": "name", "labels": LABELS, "type": "text"},
        {"id": "kinds", "labels": LABELS, "type": "multiselect"},
    ],
    "relationships": [{"id": "primary-contact", "labels": LABELS, "namespace": "contacts", "hasMany": False}],
}


@pytest.fixture
def schema(empty: Driver) -> str:
    return str(empty.ok("POST", "customObjects/schemas", {"schema": SCHEMA})["schema"]["id"])


def put(driver: Driver, schema: str, external: str, relations: Any = None, **values: Any) -> Any:
    fields = [{"id": name, "value": value} for name, value in values.items()]
    record: Any = {"externalId": external, "fields": fields, "relationships": relations or {}}
    return driver.ok("POST", f"customObjects/records/{schema}", {"record": record})["record"]


def found(driver: Driver, schema: str, query: str) -> list[str]:
    return [row["externalId"] for row in driver.ok("GET", f"customObjects/records/{schema}", query=query)["records"]]


def test_schemas_are_found_by_uuid(empty: Driver, schema: str) -> None:
    assert len(schema) == 36
    listed = empty.ok("GET", "customObjects/schemas")
    assert listed["meta"] == {"total": 1, "count": 1, "limit": 20, "offset": 0}
    shown = empty.ok("GET", f"customObjects/schemas/{schema}")["schema"]
    assert (shown["slug"], shown["visibility"]) == ("teas", "private")
    assert shown["createdTimestamp"].endswith("000Z")
    assert empty.rest("GET", "customObjects/schemas/1") == (404, {"message": "Not Found"})


@pytest.mark.parametrize(
    ("sent", "detail"),
    [
        ({"slug": "teas"}, "Schema slug must be unique"),
        ({"slug": ""}, "Schema slug must be provided"),
        ({"slug": "mugs", "fields": [{"id": "a"}]}, "Schema fields must provide labels"),
        ({"slug": "mugs", "relationships": [{"id": "a", "hasMany": True}]}, "hasMany value should be set to false"),
    ],
)
def test_refused_schemas(empty: Driver, schema: str, sent: Any, detail: str) -> None:
    status, answer = empty.rest("POST", "customObjects/schemas", {"schema": sent})
    assert (status, answer["errors"][0]["source"]["type"]) == (422, "pointer")
    assert detail in answer["errors"][0]["detail"]


def test_updates_add_fields_and_deletes_mark_them(empty: Driver, schema: str) -> None:
    path = f"customObjects/schemas/{schema}"
    hue = {"id": "hue", "labels": LABELS, "type": "text"}
    changed = empty.ok("PUT", path, {"schema": {"fields": [hue], "relationships": []}})["schema"]
    assert [field["id"] for field in changed["fields"]] == ["size", "name", "kinds", "hue"]
    assert changed["relationships"] == []
    assert empty.ok("PUT", path, {"schema": {"description": "Tea"}})["schema"]["description"] == "Tea"
    assert empty.rest("PUT", path, {"schema": {"fields": [{"id": "x"}]}})[0] == 422
    put(empty, schema, "a", size=1, name="b")
    status, answer = empty.rest("DELETE", f"{path}/fields/size")
    assert (status, [field["id"] for field in answer["schema"]["fields"]]) == (202, ["name", "kinds", "hue"])
    everything = empty.ok("GET", path, query="showFields=all")["schema"]["fields"]
    assert everything[0]["status"] == "marked_for_deletion"
    record = empty.ok("GET", f"customObjects/records/{schema}/external/a")["record"]
    assert record["fields"] == [{"id": "name", "value": "b"}]
    assert empty.rest("DELETE", f"{path}/fields/size")[0] == 404


def test_public_and_child_schemas(empty: Driver) -> None:
    status, answer = empty.rest("POST", "customObjects/schemas/public", {"schema": {**SCHEMA, "appId": "studio"}})
    assert (status, answer["schema"]["visibility"]) == (200, "public")
    assert answer["schema"]["slug"] == f"app-{answer['schema']['id']}-teas"
    child = empty.ok("POST", f"customObjects/schemas/{answer['schema']['id']}/child")["schema"]
    assert (child["parentId"], child["visibility"]) == (answer["schema"]["id"], "private")
    assert (child["appId"], len(child["fields"])) == ("studio", 3)


def test_records_are_upserted_by_external_id_and_cleared(empty: Driver, schema: str) -> None:
    answer = put(empty, schema, "a", {"primary-contact": [14]}, size=1, name="Oolong")
    assert (answer["schemaId"], "createdTimestamp" in answer) == (schema, False)
    put(empty, schema, "a", {"primary-contact": [14]}, size=2)
    listed = empty.ok("GET", f"customObjects/records/{schema}")
    assert listed["meta"]["total"] == 1
    record = listed["records"][0]
    assert record["fields"] == [{"id": "size", "value": 2}]
    assert record["relationships"] == {"primary-contact": ["14"]}
    by_id = {"record": {"id": record["id"], "fields": [], "relationships": [{"primary-contact": [15]}]}}
    empty.ok("POST", f"customObjects/records/{schema}", by_id)
    path = f"customObjects/records/{schema}/{record['id']}"
    assert empty.ok("GET", path)["record"]["relationships"] == {"primary-contact": ["15"]}
    assert empty.ok("GET", f"records/{schema}/external/a")["record"]["id"] == record["id"]
    assert empty.rest("GET", "records/x/external/a")[0] == 404
    assert empty.rest("PUT", path, {})[0] == 405
    assert empty.rest("DELETE", path) == (202, None)
    assert empty.rest("DELETE", path) == (400, {"errors": [{"status": 400, "title": "Bad Request"}]})
    new = {"record": {"fields": [{"id": "size", "value": 1}]}}
    empty.ok("POST", f"customObjects/records/{schema}", new)
    assert found(empty, schema, "filters[fields.size]=1")[0]


def test_refused_records(empty: Driver, schema: str) -> None:
    assert empty.rest("POST", f"customObjects/records/{schema}", {})[0] == 400
    sent = {"record": {"externalId": "a", "fields": [{"id": "hue", "value": 1}]}}
    status, answer = empty.rest("POST", f"customObjects/records/{schema}", sent)
    assert (status, answer["errors"][0]["title"]) == (422, 'Invalid value for field "hue"')
    assert empty.rest("GET", "customObjects/records/x")[0] == 404


def test_filters_and_orders(empty: Driver, schema: str) -> None:
    put(empty, schema, "a", {"primary-contact": [1]}, size=9, name="Oolong", kinds=["x", "y"])
    put(empty, schema, "b", {"primary-contact": [2]}, size=10, name="Sencha")
    put(empty, schema, "c", size=None, name="NaN")
    queries = {
        "filters[relationships.primary-contact][eq]=2": ["b"],
        "filters[fields.size][gt]=9": ["b"],
        "filters[fields.size][gte]=9": ["a", "b"],
        "filters[fields.size][lt]=10": ["a"],
        "filters[fields.size][lte]=9": ["a"],
        "filters[fields.name][contains]=*OLO*": ["a"],
        "filters[fields.name][in]=Oolong,Sencha": ["a", "b"],
        "filters[fields.kinds]=y": ["a"],
        "filters[fields.size][blank]=": ["c"],
        "filters[fields.size][not_blank]=": ["a", "b"],
        "filters[externalId]=c": ["c"],
        "filters[createdTimestamp][gt]=2020-01-01": [],
        "filters[fields.size][near]=1": ["a", "b", "c"],
        "limit=2&orders[externalId]=desc": ["c", "b"],
        "orders[fields.size]=asc": ["a", "b", "c"],
        "orders[fields.name]=desc": ["b", "a", "c"],
    }
    assert {query: found(empty, schema, query) for query in queries} == queries
    assert empty.rest("DELETE", f"customObjects/schemas/{schema}") == (200, None)
    assert empty.sandbox.rows("records") == []


def test_segments_keep_their_definitions(empty: Driver) -> None:
    condition: Any = {"source_system": "activecampaign", "object_type": "tag", "fields": []}
    sent: Any = {"data": [{"attributes": {"name": "Buyers", "segment_conditions": [condition]}}]}
    row = empty.ok("POST", "segmentsV2", sent)["data"][0]
    path = f"segmentsV2/{row['id']}"
    assert (row["type"], len(row["attributes"]["segment_hash"])) == ("Segment.v2", 40)
    assert empty.ok("GET", path)["data"][0]["attributes"]["name"] == "Buyers"
    changed: Any = {"data": {"attributes": {"segment_conditions": []}}}
    assert empty.ok("PUT", path, changed)["data"][0]["attributes"]["name"] == "Buyers"
    status, answer = empty.rest("POST", "segmentsV2", {"data": [{"attributes": {"segment_conditions": [{}]}}]})
    assert (status, answer["errors"][0]) == (400, {"status": "400", "detail": "SourceSystem is a required field."})
    empty.ok("POST", "segmentsV2", {"data": []})
    assert [one["id"] for one in empty.ok("GET", "audiences", query="search=buy")["data"]] == [row["id"]]
    assert empty.ok("GET", f"audiences/{row['id']}")["data"][0]["attributes"]["category"] == "audience"
    assert empty.ok("GET", f"{path}/count-history") == {"data": [], "errors": []}
    match = empty.ok("POST", "segmentMatchAll", {})["data"][0]
    assert (match["type"], match["attributes"]["matches"]) == ("matchAll", [])
    again = empty.ok("GET", f"segmentMatchAll/{row['id']}/{match['attributes']['run_id']}")["data"][0]
    assert (again["id"], again["attributes"]["is_ready"]) == (match["id"], True)
    one = empty.ok("GET", f"segmentMatch/{row['id']}/7")["data"][0]["attributes"]
    assert (one["entity_id"], one["match"]) == ("7", False)
    empty.ok("DELETE", path)
    assert empty.rest("GET", path)[0] == 404
