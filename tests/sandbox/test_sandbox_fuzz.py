"""Whatever a request holds, the sandbox answers, and never with a 5xx of its own."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from acsdk.sandbox import Request, Sandbox, SandboxClock
from acsdk.sandbox.rest.registry import ENDPOINTS, RESOURCES

from .driver import ORDER

KEYS = sorted(
    {column for resource in RESOURCES for column in (*resource.writable, resource.singular)} | {"email", "fieldValues"}
)
PATHS = sorted({resource.path for resource in RESOURCES} | {endpoint.path.replace("{}", "1") for endpoint in ENDPOINTS})
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(["1", "a@x.test", "0", "-1", "9" * 30]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)
BODIES = st.sampled_from(RESOURCES).flatmap(lambda resource: st.fixed_dictionaries({resource.singular: JSON})) | JSON
QUERIES = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "limit",
                "offset",
                "email",
                "ids[]",
                "filters[name][eq]",
                "filters[email]",
                "orders[id]",
                "id_greater",
                "listid",
            ]
        ),
        st.text(alphabet="0123456789-aé²%&=[]", max_size=6),
    ),
    max_size=3,
).map(lambda pairs: "&".join(f"{key}={value}" for key, value in pairs))


def sandbox(path: Path | None = None) -> Sandbox:
    made = Sandbox(clock=SandboxClock(), rate_limit=None, state=path, seed=2)
    for sent in (
        ("connections", {"connection": {"service": "s", "externalid": "e"}}),
        ("contacts", {"contact": {"email": "a@x.test"}}),
        ("fields", {"field": {"title": "t", "type": "text"}}),
        ("ecomCustomers", {"ecomCustomer": {"connectionid": 1, "externalid": "c", "email": "a@x.test"}}),
    ):
        assert send(made, "POST", f"/api/3/{sent[0]}", json.dumps(sent[1]).encode()) == 201
    return made


def send(target: Sandbox, method: str, path: str, body: bytes = b"", query: str = "") -> int:
    status = target.handle(Request(method, path, query, {"api-token": "sandbox-token"}, body)).status
    target.settle()
    return status


@given(
    method=st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]),
    path=st.sampled_from(PATHS),
    key=st.sampled_from(["", "/1", "/2", "/x", "/1/fieldValues", "/-1", "/%00"]),
    body=BODIES,
    query=QUERIES,
)
def test_rest(method: str, path: str, key: str, body: object, query: str) -> None:
    assert send(sandbox(), method, f"/api/3/{path}{key}", json.dumps(body).encode(), query) < 500


@given(method=st.text(max_size=5), path=st.text(max_size=12), body=st.binary(max_size=40), query=st.text(max_size=12))
def test_anything(method: str, path: str, body: bytes, query: str) -> None:
    target = sandbox()
    assert send(target, method, path, body, query) < 500
    assert send(target, method, f"/api/3/{path}", body, query) < 500


@given(
    changes=st.dictionaries(
        st.sampled_from([*ORDER, "lineItems", "discounts", "customerData", "shippingAddress", "notes"]), JSON
    )
)
def test_graphql_variables(changes: dict[str, object]) -> None:
    query = "mutation($order: OrderInput!) { upsertOrder(order: $order) { id finalAmount lineItems { name } } }"
    body = json.dumps({"query": query, "variables": {"order": {**ORDER, **changes}}}).encode()
    assert send(sandbox(), "POST", "/api/3/ecom/graphql", body) == 200


@given(query=st.text(alphabet='{}()[]:!$"\\ aorder1#.@&', max_size=60))
def test_graphql_text(query: str) -> None:
    assert send(sandbox(), "POST", "/api/3/ecom/graphql", json.dumps({"query": query}).encode()) == 200


def test_the_file_takes_odd_values_too(tmp_path: Path) -> None:
    target = sandbox(tmp_path / "a.db")
    for number, value in enumerate(["\x00", "\ud800", "é" * 2000, "'; DROP TABLE rows; --", " "]):
        body = json.dumps({"contact": {"email": f"{number}@x.test", "firstName": value}}).encode()
        assert send(target, "POST", "/api/3/contacts", body) == 201
        assert send(target, "POST", "/api/3/tags", json.dumps({"tag": {"tag": value}}).encode()) in (201, 422)
    assert len(target.rows("contacts")) == 6
    target.close()
