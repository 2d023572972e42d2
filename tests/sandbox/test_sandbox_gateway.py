"""What stands in front of both APIs: token, rate limit, sizes, routes, faults; and GraphQL's own errors."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from acsdk.sandbox import Request, Sandbox, SandboxClock
from acsdk.sandbox.core import MAX_BODY

from .driver import Driver

GRAPHQL = "/api/3/ecom/graphql"
SDL = """
scalar BigDecimal
type Query {
  getOrder(legacyConnectionId: Int, storeOrderId: String): Order
  searchOrder: [Order]
  searchProduct(filter: Int): [Product]
  getWeather: String
}
type Mutation {
  upsertOrder(order: OrderInput): [Order]
  bulkUpsertOrders(orders: [OrderInput!]!): BulkAsync
  bulkUpsertOrdersAsync(orders: [OrderInput!]!): [BulkAsync!]!
  bulkUpsertProducts(products: [ProductInput]): Product
}
type Order { id: String! storeOrderId: String finalAmount: BigDecimal }
type Product { storePrimaryId: String }
type BulkAsync { recordId: String }
input OrderInput {
  legacyConnectionId: Int!  storeOrderId: String!  email: String  storeCreatedDate: String  finalAmount: BigDecimal
}
input ProductInput { legacyConnectionId: Int  storePrimaryId: String }
"""


@pytest.mark.parametrize("token", ["", "wrong"])
def test_a_wrong_token_is_403(empty: Driver, token: str) -> None:
    for path in ("/api/3/contacts", GRAPHQL, "/api/3/nope"):
        response = empty.raw("GET", path, api_token=token)
        assert response.status == 403
        assert set(json.loads(response.body)) == {"message"}


def test_nobodys_documents_are_not_parsed(empty: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def parse(query: str, **_options: object) -> None:
        parsed.append(query)
        raise RecursionError

    monkeypatch.setattr("acsdk.sandbox.ecommerce.documents.parse", parse)
    body = b'{"query": "{ nobodys: searchOrder { id } }"}'
    assert empty.raw("POST", GRAPHQL, body, api_token="wrong").status == 403
    assert parsed == []
    assert empty.raw("POST", GRAPHQL, body).status == 200
    assert set(parsed) == {"{ nobodys: searchOrder { id } }"}
    assert [call.operation for call in empty.sandbox.calls] == [None, None]


def test_routes_that_are_not_there_are_named(empty: Driver) -> None:
    status, answer = empty.rest("GET", "nothing/here")
    assert (status, answer["message"]) == (404, "The sandbox has no route GET /api/3/nothing/here")
    assert empty.rest("POST", "contacts/1/deals", {})[0] == 405
    assert empty.rest("DELETE", "automations")[0] == 405
    assert empty.rest("POST", "automations", {})[0] == 405
    assert empty.rest("DELETE", "automations/1")[0] == 405
    assert empty.rest("PUT", "contacts", {})[0] == 405
    assert empty.rest("GET", "contacts/1/2/3")[0] == 404
    assert empty.rest("GET", "contacts/1/nothing")[0] == 404
    assert empty.rest("POST", "users/me")[0] == 405


def test_paths_without_the_api_give_a_page(empty: Driver) -> None:
    for path in ("/contacts", "/api/3contacts", "/"):
        response = empty.raw("GET", path)
        assert response.status == 404
        assert response.body.startswith(b"<?xml")


def test_trailing_slashes_and_the_root(empty: Driver) -> None:
    for path in ("", "/"):
        assert empty.raw("GET", f"/api/3{path}").status == 200
    assert empty.rest("GET", "contacts/")[0] == 200
    assert empty.ok("GET", "users/me")["user"]["id"] == "1"


def test_bodies_that_are_not_json(empty: Driver) -> None:
    for body in (
        b"{",
        b"\xff\xfe",
        b'{"a": NaN}',
        b"[" * 100 + b"]" * 100,
        b"[" * 100_000,
        b"1" * 5000,
        b"1e401",
        b"1e-401",
        b"1e" + b"9" * 20,
    ):
        assert empty.raw("POST", "/api/3/contacts", body).status == 400
        assert empty.raw("POST", GRAPHQL, body).status == 400
    assert empty.raw("POST", "/api/3/contacts", b" ").status == 422
    assert (
        empty.raw("POST", "/api/3/contacts", b'{"contact":{"email":"a@x.test"}}', content_type="text/plain").status
        == 201
    )
    assert empty.raw("POST", GRAPHQL, b" " * (MAX_BODY + 1)).status == 413


def test_a_body_of_exactly_the_limit_is_served(empty: Driver) -> None:
    for path, document, status in (
        ("/api/3/tags", b'{"tag": {"tag": "x"}}', 201),
        (GRAPHQL, b'{"query": "{ searchOrder { id } }"}', 200),
    ):
        assert empty.raw("POST", path, document.ljust(MAX_BODY)).status == status
        assert empty.raw("POST", path, document.ljust(MAX_BODY + 1)).status == 413
    assert [call.operation for call in empty.sandbox.calls][-2:] == ["searchOrder", None]


@pytest.mark.parametrize(("others", "found"), [(999, 1), (1000, 2)])
def test_too_many_query_parameters_are_ignored(empty: Driver, others: int, found: int) -> None:
    """A thousand are read; of more, none."""
    query = "a=1&" * others + "search=decision"
    assert len(empty.ok("GET", "dealRoles", query=query)["dealRoles"]) == found


def test_a_parameter_may_be_empty(empty: Driver) -> None:
    empty.ok("POST", "contacts", {"contact": {"email": "ada@x.test"}})
    assert empty.ok("GET", "contacts", query="email=")["contacts"] == []


def test_five_a_second_over_both_apis() -> None:
    clock = SandboxClock()
    driver = Driver(clock, {"rate_limit": 5, "rate_limit_headers": True})
    answers = [driver.raw("GET", path) for path in ("/api/3/contacts", GRAPHQL) * 3]
    assert [response.status for response in answers] == [200, 400, 200, 400, 200, 429]
    headers = [dict(response.headers) for response in answers]
    assert headers[0]["ratelimit-limit"] == "5"
    assert headers[0]["ratelimit-remaining"] == "4"
    assert headers[5]["retry-after"] == "1"
    clock.advance(0.999)
    assert driver.raw("GET", "/api/3/contacts").status == 429
    clock.advance(0.001)
    assert driver.raw("GET", "/api/3/contacts").status == 200
    driver.sandbox.reset()
    assert all(driver.raw("GET", "/api/3/contacts").status == 200 for _ in range(5))


def test_ordinary_answers_have_no_rate_headers_but_a_cookie(empty: Driver) -> None:
    headers = dict(empty.raw("GET", "/api/3/contacts").headers)
    assert not [name for name in headers if name.startswith("ratelimit")]
    assert headers["set-cookie"].startswith("cmp")
    assert len(headers["x-request-id"]) == 32


def test_graphql_takes_posts_with_a_query(empty: Driver) -> None:
    assert empty.raw("GET", GRAPHQL).status == 400
    assert empty.raw("PUT", GRAPHQL).status == 405
    for body in (b"[]", b"{}", b'{"query": 1}', b'"x"'):
        assert empty.raw("POST", GRAPHQL, body).status == 400
    body = b'{"query": "{ searchOrder { id } }", "variables": null, "operationName": ""}'
    assert json.loads(empty.raw("POST", GRAPHQL + "/", body).body) == {"data": {"searchOrder": []}}


@pytest.mark.parametrize(
    ("query", "variables", "classification", "words"),
    [
        ("{ getOrder( }", {}, "InvalidSyntax", "Invalid Syntax : "),
        ("", {}, "InvalidSyntax", "Invalid Syntax : "),
        ("{ " * 3000, {}, "InvalidSyntax", "Invalid Syntax : "),
        (
            "{ getOrder { colour } }",
            {},
            "ValidationError",
            "Field 'colour' in type 'Order' is undefined @ 'getOrder/colour'",
        ),
        ("{ getOrder(x: 1) { id } }", {}, "ValidationError", "Unknown field argument 'x'"),
        ("{ getOrder }", {}, "ValidationError", "Subselection required for type 'Order' of field 'getOrder'"),
        ("{ getOrder { id { x } } }", {}, "ValidationError", "Subselection not allowed on leaf type 'String!'"),
        ("mutation { browseSessionCartAdd }", {}, "ValidationError", "Missing field argument 'legacyConnectionId'"),
        ("mutation($o: Orders) { upsertOrder(order: $o) { id } }", {}, "ValidationError", "Unknown type 'Orders'"),
        (
            "mutation($o: Int) { upsertOrder(order: $o) { id } }",
            {},
            "ValidationError",
            "does not match expected type 'OrderInput'",
        ),
        ("mutation { upsertOrder(order: $o) { id } }", {}, "ValidationError", "Undefined variable 'o'"),
        ("query($x: Int) { getOrder { id } }", {}, "ValidationError", "Unused variable 'x'"),
        ("{ ...F }", {}, "ValidationError", "Undefined fragment 'F'"),
        ("{ getOrder { id } } fragment F on Order { id }", {}, "ValidationError", "Unused fragment 'F'"),
        ("{ a: getOrder { id } a: searchOrder { id } }", {}, "ValidationError", "conflict"),
        (
            "mutation { upsertOrder(order: {legacyConnectionId: 1 foo: 2}) { id } }",
            {},
            "ValidationError",
            "contains a field not in 'OrderInput': 'foo'",
        ),
        (
            "mutation { upsertOrder(order: {}) { id } }",
            {},
            "ValidationError",
            "missing required fields '[legacyConnectionId]'",
        ),
        (
            'mutation { upsertOrder(order: {legacyConnectionId: "1"}) { id } }',
            {},
            "ValidationError",
            "is not a valid 'Int'",
        ),
        (
            "mutation { upsertOrder(order: {legacyConnectionId: 1 creationSource: SHOP}) { id } }",
            {},
            "ValidationError",
            "'SHOP'",
        ),
        (
            "mutation { upsertOrder(order: {legacyConnectionId: 1 finalAmount: true}) { id } }",
            {},
            "ValidationError",
            "BigDecimal",
        ),
        ("ORDER", {}, "ValidationError", "Variable 'order' has coerced Null value for NonNull type 'OrderInput!'"),
        ("ORDER", {"order": None}, "ValidationError", "Variable 'order' has coerced Null value"),
        (
            "ORDER",
            {"order": {"legacyConnectionId": 1, "foo": 1}},
            "ValidationError",
            "a field name 'foo' that is not defined for input object type 'OrderInput'",
        ),
        ("ORDER", {"order": {}}, "ValidationError", "Field 'legacyConnectionId' has coerced Null value"),
        (
            "ORDER",
            {"order": {"legacyConnectionId": 1, "creationSource": "Shop X"}},
            "ValidationError",
            "Invalid input for Enum 'CreationSource'. No value found for name 'Shop X'",
        ),
        ("ORDER", {"order": {"legacyConnectionId": 1.5}}, "ValidationError", "Variable 'order' has an invalid value"),
        ("ORDER", {"order": {"legacyConnectionId": 1, "finalAmount": "1e999"}}, "ValidationError", "BigDecimal"),
        ("ORDER", {"order": {"legacyConnectionId": 1, "finalAmount": "ten"}}, "ValidationError", "BigDecimal"),
        ("ORDER", {"order": {"legacyConnectionId": 1, "finalAmount": []}}, "ValidationError", "BigDecimal"),
        ("query A { getOrder { id } } query B { getOrder { id } }", {}, "OperationNotSupported", "operation name"),
    ],
)
def test_errors_as_graphql_java_words_them(
    shop: Driver, query: str, variables: dict[str, Any], classification: str, words: str
) -> None:
    if query == "ORDER":
        query = "mutation($order: OrderInput!) { upsertOrder(order: $order) { id } }"
    answer = shop.graphql(query, **variables)
    error = answer["errors"][0]
    assert words in error["message"]
    assert error["extensions"]["classification"] == classification
    assert "data" not in answer


def test_the_query_text_has_a_token_limit(shop: Driver) -> None:
    query = "{ " + "a: getOrder { id } " * 3000 + "}"
    error = shop.graphql(query)["errors"][0]
    assert "More than 15000 grammar tokens have been presented" in error["message"]
    assert error["extensions"] == {"classification": "InvalidSyntax"}
    assert error["locations"][0]["line"] == 1
    variables = {"ids": [{"filterOperator": "EQ", "value": "x" * 10}] * 3000}
    many = "query($ids: [StringFieldFilter]) { searchProduct(filter: {tags: $ids}) { id } }"
    assert shop.data(many, **variables) == {"searchProduct": []}


_LEAVES = " ".join(f"a{number}: email" for number in range(990))
_SCHEMAS = [f"a{number}: __schema {{ types {{ fields {{ args {{ name }} }} }} }}" for number in range(900)]
_BOMB = "".join(f" fragment f{number} on Order {{ ...f{number + 1} ...f{number + 1} }}" for number in range(40))


@pytest.mark.parametrize(
    "query",
    [
        "{" + " searchOrder { id }" * 1001 + "}",
        f"{{ searchOrder {{ {_LEAVES} lineItems {{ {_LEAVES.replace('email', 'name')} }} }} }}",
        f"{{{' '.join(_SCHEMAS)}}}",
    ],
)
def test_what_could_answer_with_too_much_is_refused(shop: Driver, query: str) -> None:
    error = shop.graphql(query)["errors"][0]
    assert error["message"].startswith("maximum query complexity exceeded ")
    assert error["extensions"] == {"classification": "ExecutionAborted"}


def test_fragments_cost_what_they_answer_with(shop: Driver) -> None:
    assert shop.data(f"{{ searchOrder {{ ...f0 ... on Order {{ id }} }} }}{_BOMB} fragment f40 on Order {{ id }}") == {
        "searchOrder": []
    }
    for broken in ("{ searchOrder { ...f } } fragment f on Order { ...f }", "{ searchOrder { colour { id } } }"):
        assert shop.graphql(broken)["errors"][0]["extensions"]["classification"] == "ValidationError"


def test_running_out_of_stack_is_a_syntax_error_too(shop: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    def overflow(*_given: object, **_options: object) -> None:
        raise RecursionError

    monkeypatch.setattr("acsdk.sandbox.ecommerce.documents.parse", overflow)
    assert "nested too deeply" in shop.graphql("{ deep: searchOrder { id } }")["errors"][0]["message"]
    monkeypatch.undo()
    assert shop.data("{ deep: searchOrder { id } }") == {"deep": []}


def test_introspection_is_open_and_keeps_its_nulls(shop: Driver) -> None:
    answer = shop.data(
        '{ __type(name: "BulkAsync") { kind description fields { name type { name ofType { name } } } } }'
    )
    assert answer["__type"]["description"] is None
    assert answer["__type"]["fields"][0]["type"] == {"name": "String", "ofType": None}
    assert shop.data("{ __typename }") == {"__typename": "Query"}


def test_documents_are_cached_up_to_a_bound(shop: Driver) -> None:
    for number in range(300):
        shop.data(f"{{ a{number}: searchOrder {{ id }} }}")
    assert shop.data("{ searchOrder { id } }") == {"searchOrder": []}


def test_documents_are_kept_for_all_accounts(shop: Driver) -> None:
    order, schema = "{ searchOrder { storeOrderId } }", "{ __schema { queryType { name } } }"
    empty = Driver()
    shop.upsert_order()
    named = {"query": "query Q { __schema { queryType { name } } }", "operationName": "P"}
    for _ in range(2):
        assert (shop.data(order), empty.data(order)) == (
            {"searchOrder": [{"storeOrderId": "A-1"}]},
            {"searchOrder": []},
        )
        assert shop.data(schema) == empty.data(schema) == {"__schema": {"queryType": {"name": "Query"}}}
        assert "P" in json.loads(empty.raw("POST", GRAPHQL, json.dumps(named).encode()).body)["errors"][0]["message"]
    drifted = Driver(options={"schema": "type Drifted { getWeather: String } schema { query: Drifted }"})
    assert drifted.data(schema) == {"__schema": {"queryType": {"name": "Drifted"}}}


def test_threads_share_documents() -> None:
    def ask(thread: int) -> list[object]:
        account = Driver()
        return [account.data(f"{{ t{thread}n{number}: searchOrder {{ id }} }}") for number in range(15)]

    with ThreadPoolExecutor(6) as pool:
        assert [len(answers) for answers in pool.map(ask, range(6))] == [15] * 6


def test_a_drifted_schema_answers_in_its_own_shapes() -> None:
    driver = Driver(options={"schema": SDL})
    driver.connection()
    order = {
        "legacyConnectionId": 1,
        "storeOrderId": "1",
        "email": "a@x.test",
        "storeCreatedDate": "2026-01-01T00:00:00Z",
        "finalAmount": 1,
    }
    rows = driver.data("mutation($o: OrderInput) { upsertOrder(order: $o) { storeOrderId } }", o=order)
    assert rows == {"upsertOrder": [{"storeOrderId": "1"}]}
    many = """mutation($o: [OrderInput!]!) {
      bulkUpsertOrders(orders: $o) { recordId } bulkUpsertOrdersAsync(orders: $o) { recordId } }"""
    records = driver.data(many, o=[order])
    assert "_bulk_" in records["bulkUpsertOrders"]["recordId"]
    assert "_bulk_" in records["bulkUpsertOrdersAsync"][0]["recordId"]
    product = "mutation($p: [ProductInput]) { bulkUpsertProducts(products: $p) { storePrimaryId } }"
    assert driver.data(product, p=[{"legacyConnectionId": 1, "storePrimaryId": "p"}])["bulkUpsertProducts"]
    assert driver.data(product, p=[]) == {}
    assert driver.data("{ getWeather searchOrder { storeOrderId } }") == {"searchOrder": [{"storeOrderId": "1"}]}
    assert driver.data("{ searchProduct(filter: 3) { storePrimaryId } }") == {
        "searchProduct": [{"storePrimaryId": "p"}]
    }
    bare = Driver(options={"schema": "type Query { getWeather: String }"})
    assert bare.data("{ getWeather }") == {}


def test_calls_are_recorded(shop: Driver) -> None:
    shop.data("query Named { searchOrder { id } }")
    shop.graphql("{ ... { getOrder { id } } }")
    shop.graphql("fragment F on Order { id }")
    shop.graphql("not graphql")
    shop.rest("GET", "contacts")
    recorded = [(call.method, call.path, call.operation, call.status) for call in shop.sandbox.calls]
    assert recorded[-5:] == [
        ("POST", GRAPHQL, "searchOrder", 200),
        ("POST", GRAPHQL, None, 200),
        ("POST", GRAPHQL, None, 200),
        ("POST", GRAPHQL, None, 200),
        ("GET", "/api/3/contacts", None, 200),
    ]


def test_faults_by_path_and_count(shop: Driver) -> None:
    shop.sandbox.faults.add("*/contacts", count=2, status=503, headers={"Retry-After": "3"}, body={"message": "down"})
    answers = [shop.raw("GET", "/api/3/contacts") for _ in range(3)]
    assert [answer.status for answer in answers] == [503, 503, 200]
    assert dict(answers[0].headers)["retry-after"] == "3"
    assert answers[0].body == b'{"message":"down"}'


def test_faults_by_operation_and_method(shop: Driver) -> None:
    fault = shop.sandbox.faults.add(operation="upsert*", status=500, body="broken")
    shop.sandbox.faults.add(method="delete", status=418, body=b"tea")
    assert shop.data("{ searchOrder { id } }") == {"searchOrder": []}
    body = b'{"query": "mutation { upsertOrder(order: {legacyConnectionId: 1}) { id } }"}'
    response = shop.raw("POST", GRAPHQL, body)
    assert (response.status, response.body, fault.used) == (500, b"broken", 1)
    assert shop.raw("DELETE", "/api/3/connections/1").body == b"tea"
    assert shop.ok("GET", "connections")["meta"] == {"total": "1"}
    shop.sandbox.faults.clear()
    assert shop.rest("DELETE", "connections/1")[0] == 200


def test_faults_by_probability_are_reproducible(shop: Driver) -> None:
    def run() -> list[int]:
        shop.sandbox.faults.clear()
        shop.sandbox.faults.add(probability=0.5, seed=3, status=500)
        return [shop.raw("GET", "/api/3/contacts").status for _ in range(20)]

    first = run()
    assert first == run()
    assert set(first) == {200, 500}


def test_lost_late_and_broken_answers(shop: Driver) -> None:
    tag = b'{"tag": {"tag": "%d"}}'
    shop.sandbox.faults.add(drop="before", count=1)
    assert shop.raw("POST", "/api/3/tags", tag % 1).dropped is True
    assert shop.sandbox.rows("tags") == []
    shop.sandbox.faults.add(drop="after", count=1)
    assert shop.raw("POST", "/api/3/tags", tag % 2).dropped is True
    assert len(shop.sandbox.rows("tags")) == 1
    shop.sandbox.faults.add(delay=4.5, count=1)
    assert shop.raw("GET", "/api/3/tags").delay == 4.5
    shop.sandbox.faults.add(truncate=True, count=1)
    with pytest.raises(json.JSONDecodeError):
        json.loads(shop.raw("GET", "/api/3/tags").body)
    shop.sandbox.faults.add(html=True)
    response = shop.raw("GET", "/api/3/tags")
    assert (response.status, dict(response.headers)["content-type"]) == (502, "text/html; charset=UTF-8")
    assert [call.dropped for call in shop.sandbox.calls][-5:-3] == [True, True]


def test_reset_empties_the_account(shop: Driver) -> None:
    shop.upsert_order()
    shop.sandbox.faults.add(status=500)
    shop.sandbox.reset()
    assert list(shop.sandbox.calls) == []
    assert shop.ok("GET", "connections")["meta"] == {"total": "0"}
    assert shop.ok("GET", "groups")["meta"] == {"total": "1"}
    shop.sandbox.settle()
    assert shop.connection() == 1


def test_the_same_seed_gives_the_same_identifiers() -> None:
    def guid(seed: int | None) -> str:
        driver = Driver(SandboxClock(), {"seed": seed})
        driver.connection()
        return str(driver.upsert_order()["id"])

    assert guid(5) == guid(5)
    assert guid(None) != guid(None)


def test_a_bug_in_a_handler_leaves_no_half_written_state(shop: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shop.sandbox.clock, "now", lambda: None)
    with pytest.raises(AttributeError):
        shop.sandbox.handle(Request("POST", "/api/3/tags", "", {"api-token": "sandbox-token"}, b'{"tag":{"tag":"x"}}'))
    monkeypatch.undo()
    assert shop.rest("GET", "tags")[0] == 200


def test_a_sandbox_without_options_runs_on_real_time(monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox = Sandbox()

    def answers() -> list[int]:
        request = Request("GET", "/api/3/contacts", headers={"api-token": "sandbox-token"})
        return [sandbox.handle(request).status for _ in range(6)]

    for moment in (1000.0, 1001.0):
        monkeypatch.setattr(time, "monotonic", lambda moment=moment: moment)
        assert answers() == [200] * 5 + [429]
