"""An OpenAPI description beside what this release knows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from acsdk import ConnectError, InvalidInputError, TransportError
from acsdk.doctor import command
from acsdk.doctor.command import main
from acsdk.doctor.described import operations_in
from acsdk.doctor.specification import LIVE, Change, compare_specification, fetch_specification

TAG: dict[str, Any] = {"type": "object", "properties": {"tag": {}, "tagType": {}, "description": {}, "colour": {}}}
BODY: dict[str, Any] = {"type": "object", "properties": {"tag": TAG}}


def description(paths: dict[str, Any], **more: Any) -> str:
    servers = [{"url": "https://{x}.api-us1.com/api/3"}]
    return json.dumps({"openapi": "3.1.0", "servers": servers, "paths": paths, **more})


def posts(schema: object, **more: Any) -> str:
    body = {"requestBody": {"content": {"application/json": {"schema": schema}}}}
    return description({"/tags": {"post": body}}, **more)


def changes(text: str) -> dict[str, Change]:
    return {change.operation: change for change in compare_specification(text).changes}


def test_new_gone_and_changed() -> None:
    query = [{"name": name, "in": "query"} for name in ("search", "mood", "limit", "orders[search]")]
    query.append({"name": "id", "in": "path"})
    post: dict[str, Any] = {"requestBody": {"content": {"application/json": {"schema": BODY}}}}
    text = description({"/tags": {"get": {"parameters": query}, "post": post}, "/tags/{tagId}/moods": {"get": {}}})
    found = changes(text)
    assert found["GET /tags/{tagId}/moods"].kind == "new"
    assert found["DELETE /tags/{id}"].kind == "gone"
    assert found["GET /tags"].kind == "changed"
    assert "+ parameter mood" in found["GET /tags"].details
    assert not [line for line in found["GET /tags"].details if "limit" in line or "orders" in line]
    assert found["POST /tags"].details == ("+ key colour",)
    assert not [name for name in found if "/contacts" in name]


def test_nothing_is_said_of_collections_that_are_not_described() -> None:
    report = compare_specification(description({}))
    assert (report.described, report.changes, report.is_well) == (0, (), True)
    assert report.undescribed > 300
    assert report.as_table() == (
        f"0 operations described: no differences; {report.undescribed} known ones are not spoken of.\n"
    )


REFERENCED: dict[str, Any] = {
    "Tag": {"properties": {"tag": {"allOf": [{"$ref": "#/components/schemas/Inner"}]}}},
    "Inner": TAG,
}


@pytest.mark.parametrize(
    "schema",
    [
        BODY,
        {"$ref": "#/components/schemas/Tag"},
        {"oneOf": [{"$ref": "#/components/schemas/Tag"}, {}]},
        {"properties": {"data": {"properties": {"type": {}, "attributes": {"$ref": "#/components/schemas/Inner"}}}}},
        {"properties": {"tags": {"type": "array", "items": {"$ref": "#/components/schemas/Inner"}}}},
        TAG,
    ],
)
def test_keys_are_found_wherever_they_stand(schema: object) -> None:
    (one,) = operations_in(posts(schema, components={"schemas": REFERENCED}))
    assert one.keys == frozenset(("tag", "tagType", "description", "colour"))


@pytest.mark.parametrize(
    "schema",
    [{}, {"$ref": "#/nowhere"}, {"$ref": "other.json"}, {"$ref": "#/components/schemas/Loop"}, {"properties": {}}, "x"],
)
def test_a_body_that_tells_nothing(schema: object) -> None:
    itself = {"$ref": "#/components/schemas/Self"}
    loop = {"Loop": {"allOf": [{"$ref": "#/components/schemas/Loop"}], "oneOf": 1}, "Self": itself}
    (one,) = operations_in(posts(schema, components={"schemas": loop}))
    assert one.keys is None
    assert [change for change in changes(posts(schema)).values() if change.kind == "changed"] == []
    (self,) = operations_in(posts({"$ref": "#/components/schemas/Self"}, components={"schemas": loop}))
    assert self.keys is None


def test_a_description_of_another_host_or_with_the_root_in_its_paths() -> None:
    paths: dict[str, Any] = {"/event": {"post": {}}, "/api/3/tags": {"get": {}, "summary": 1}}
    text = json.dumps({"paths": paths, "servers": [{"url": "https://trackcmp.net"}]})
    assert [(one.method, one.path) for one in operations_in(text)] == [("GET", "/tags")]


@pytest.mark.parametrize("text", ["openapi: 3.1.0", "[]", '{"paths": []}', "[" * 100_000])
def test_what_is_no_description(text: str) -> None:
    with pytest.raises(InvalidInputError, match=r"JSON|no OpenAPI"):
        compare_specification(text)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "openapi.json"
    file.write_text(posts(BODY))
    assert main(["--spec", str(file)]) == 1
    out = capsys.readouterr().out
    assert "changed POST /tags\n          + key colour\n" in out
    assert main(["--spec", str(file), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert {"kind": "changed", "operation": "POST /tags", "details": ["+ key colour"]} in report["changes"]
    file.write_text(description({}))
    assert main(["--spec", str(file)]) == 0
    file.write_bytes(b"\xff")
    for name, says in ((file, "no text in UTF-8"), (tmp_path / "none", "No such file")):
        assert main(["--spec", str(name)]) == 2
        assert says in capsys.readouterr().err


def answering(response: httpx.Response) -> Callable[[httpx.Request], httpx.Response]:
    return lambda _: response


def served(handler: Callable[[httpx.Request], httpx.Response]) -> httpx.MockTransport:
    return httpx.MockTransport(handler)


@pytest.mark.anyio
async def test_the_live_description_is_fetched_without_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACTIVECAMPAIGN_API_TOKEN", "a-token-of-mine")
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, text=description({}))

    assert await fetch_specification(served(answer)) == description({})
    (request,) = seen
    assert str(request.url) == LIVE
    assert "a-token-of-mine" not in str(request.headers.raw)


@pytest.mark.anyio
async def test_where_the_network_does_not_allow_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no")

    with pytest.raises(ConnectError, match=r"cannot be had \(ConnectError\); fetch .* --spec FILE"):
        await fetch_specification(served(refuse))
    with pytest.raises(TransportError, match=r"cannot be had \(403\)"):
        await fetch_specification(served(answering(httpx.Response(403))))
    monkeypatch.setattr("acsdk.doctor.specification._MOST_BYTES", 10)
    with pytest.raises(TransportError, match="more than 10 bytes"):
        await fetch_specification(served(answering(httpx.Response(200, text="x" * 11))))


def test_the_command_fetches_where_no_file_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fetched() -> str:
        return description({})

    async def refused() -> str:
        raise ConnectError("no way")

    monkeypatch.setattr(command, "fetch_specification", fetched)
    assert main(["--spec"]) == 0
    monkeypatch.setattr(command, "fetch_specification", refused)
    assert main(["--spec"]) == 1
    assert "no way" in capsys.readouterr().err
