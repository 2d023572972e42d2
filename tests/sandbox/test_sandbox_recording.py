"""Recordings: nobody's texts in them, relations that hold, and programs that cannot tell them from the account."""

from __future__ import annotations

import gzip
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest

from acsdk import (
    AsyncClient,
    ConfigurationError,
    ConnectError,
    DecodeError,
    NotFoundError,
    RateLimitError,
    SchemaDriftWarning,
    TransportError,
)
from acsdk.models import ContactInput, OrderFilter, TrackingCredentials, eq
from acsdk.sandbox import Recorder, Request, Sandbox, UnrecordedError
from acsdk.sandbox.recording.harmless import keeps, keeps_segment
from tests.fleet.places import order
from tests.support import TOKEN, URL, answer
from tests.support import Recorder as Answers

pytestmark = pytest.mark.anyio

SECRETS = ("Ada", "ada@", "Lovelace", "lovelace", "4917", "Ockham", "sandbox-token", "52.52", TOKEN)
Program = Callable[[AsyncClient], Awaitable[Any]]


class Recording:
    """A file, a sandbox that plays the account, and programs that run against both."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.account = Sandbox(rate_limit=None, seed=1)

    async def made(self, program: Program, transport: httpx.AsyncBaseTransport | None = None) -> Any:
        recorder = Recorder(self.path, transport or self.account.transport(), overwrite=True)
        url, token = (URL, TOKEN) if transport else (self.account.api_url, self.account.token)
        async with AsyncClient(url, token, transport=recorder, rate_limit=None, max_retries=0) as client:
            found = await program(client)
        await recorder.aclose()
        return found

    async def played(self, program: Program, *, strict: bool = True) -> Any:
        async with Sandbox.replay(self.path, strict=strict).client(max_retries=0) as client:
            return await program(client)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.text.splitlines()]

    @property
    def text(self) -> str:
        return self.path.read_text()

    @property
    def told(self) -> list[str]:
        return [secret for secret in (*SECRETS, self.account.account) if secret in self.text]


@pytest.fixture
def recording(tmp_path: Path) -> Recording:
    return Recording(tmp_path / "recording.jsonl")


async def signup(client: AsyncClient) -> object:
    made = await client.contacts.upsert(
        ContactInput(email="Ada@Lovelace.example", first_name="Ada", last_name="Lovelace", phone="+49170000000")
    )
    await client.tags.ensure("friends of Ada")
    found = [row async for row in client.contacts.list(email="ada@lovelace.example", limit=5)]
    same = await client.contacts.get(made.id)
    with pytest.raises(NotFoundError) as caught:
        await client.contacts.get(99)
    names = [row.last_name for row in found]
    return (made.email or "").lower(), same.first_name, same.phone, names, made.was_created, caught.value.status_code


async def test_a_program_cannot_tell_the_recording_from_the_account(recording: Recording) -> None:
    first = await recording.made(signup)
    assert await recording.played(signup) == first
    assert recording.told == []
    assert recording.path.stat().st_mode & 0o777 == 0o600


async def test_one_text_is_one_text_all_over_the_file(recording: Recording) -> None:
    await recording.made(signup)
    head, upsert, *_, listed, got, missing = recording.lines
    assert head == {"recording": 1}
    sent = upsert["request"]["json"]["contact"]
    assert sent == {
        "email": "person-000001@example.com",
        "firstName": "text-000002",
        "lastName": "text-000003",
        "phone": "+9000000004",
    }
    assert ["email", sent["email"]] in listed["request"]["query"]
    contact = got["answer"]["json"]["contact"]
    assert {name: contact[name] for name in sent} == sent
    assert contact["id"] == upsert["answer"]["json"]["contact"]["id"] == "1"
    assert (
        contact["links"]
        if "links" in contact
        else upsert["answer"]["json"]["contact"]["links"]["notes"]
        == ("https://account.example.com/api/3/contacts/1/notes")
    )
    assert got["request"]["path"] == "/api/3/contacts/1"
    assert missing["answer"]["json"]["message"].endswith(": No Result found")


async def ordering(client: AsyncClient) -> object:
    connection = await client.deepdata.connections.ensure("shopify", "tea.example.com", name="Ada's Tea")
    await client.orders.upsert(
        order("Ada-1", "12.00", email="ada@lovelace.example", legacy_connection_id=connection.id)
    )
    found = [order async for order in client.orders.search(OrderFilter(email=eq("ada@lovelace.example")))]
    document = 'query q { searchOrder(filter: {email: {filterOperator: EQ, value: "Ada Ockham"}}) { id } } # Ada'
    raw = await client.graphql.execute(document, operation_name="q")
    return [(one.email, one.store_order_id, one.final_amount) for one in found], raw


async def test_graphql_documents_and_their_variables(recording: Recording) -> None:
    first = await recording.made(ordering)
    assert first == ([("ada@lovelace.example", "Ada-1", Decimal(12))], {"searchOrder": []})
    assert await recording.played(ordering) == first
    assert recording.told == []


async def test_a_question_about_the_schema_is_kept(recording: Recording) -> None:
    async def ask(client: AsyncClient) -> object:
        return await client.graphql.execute('{ __type(name: "Order") { kind name fields { name description } } }')

    first = await recording.made(ask)
    assert "finalAmount" in str(first)
    assert str(await recording.played(ask)).count("finalAmount") == 1


async def test_a_program_that_learns_the_schema_of_an_account_that_drifted(recording: Recording) -> None:
    text = (files("acsdk.sandbox.ecommerce") / "ecommerce.graphql").read_text()
    recording.account = Sandbox(rate_limit=None, seed=1, schema=text.replace("  locationId: String\n", ""))
    with pytest.warns(SchemaDriftWarning):
        first = await recording.made(ordering)
    with pytest.warns(SchemaDriftWarning):
        assert await recording.played(ordering) == first


DIFFERENCES = {
    "contact": {
        "id": "7",
        "email": "Ada@Lovelace.example",
        "Ada@Lovelace.example": 1,
        "status": "ada@lovelace.example",
    },
    "geo": [
        {
            "lat": Decimal("52.520008"),
            "phone": 49170123456,
            "mobile": 49170123456,
            "count": 12,
            "share": Decimal("0.5"),
            "on": True,
        }
    ],
    "birthday": "1815-12-10",
    "seen": "1815-12-10T01:02:03+01:00",
    "note": '{"about": ["Ada", {"id": "7"}]}',
    "odd": "[Ada",
    "site": "https://lovelace.example/ada",
    "amount": "4917.01",
    "tag": "Ada",
    "code": None,
    "links": {"self": "https://acme.api-us1.com/api/3/contacts/7/Ada?x=Ada"},
    "error": "duplicate: Ada",
}


async def test_what_no_model_expects_is_hidden_too(recording: Recording) -> None:
    async def look(client: AsyncClient) -> Any:
        return await client.rest.request(
            "GET",
            "/things/Ada/7",
            params={"filters[phone]": "49170", "orders[cdate]": "ASC", "ids[]": 7, "Ada @ [x]": 1},
        )

    body = json.dumps(DIFFERENCES, default=str).replace('"52.520008"', "52.520008").replace('"0.5"', "0.5")
    first = await recording.made(look, Answers(answer(content=body.encode())))
    assert first == DIFFERENCES
    assert recording.told == []
    [_, line] = recording.lines
    assert line["request"]["query"] == [
        ["text-000003", "1"],
        ["filters[phone]", line["request"]["query"][1][1]],
        ["ids[]", line["request"]["query"][2][1]],
        ["orders[cdate]", "ASC"],
    ]
    played = await recording.played(look)
    geo = played["geo"][0]
    assert (geo["count"], geo["share"], geo["on"], played["code"]) == (12, Decimal("0.5"), True, None)
    assert geo["lat"] > 180
    assert geo["phone"] == geo["mobile"] > 9_000_000_000
    assert played["birthday"].startswith("20")
    assert played["seen"][10:] == "T00:00:00+01:00"
    assert json.loads(played["note"])["about"][1] == {"id": "7"}
    assert played["tag"] == "Ada"  # which the program has sent
    assert played["links"]["self"].startswith("http://sandbox-")
    assert played["error"].endswith(": duplicate")


async def test_pages_texts_and_nothing(recording: Recording) -> None:
    async def read(client: AsyncClient) -> None:
        with pytest.raises(DecodeError, match="HTML"):
            await client.rest.request("GET", "/tags")
        assert await client.rest.request("GET", "/tags") is None

    replies = Answers(answer(content=b" <html>Ada</html>"), answer(content=b""))
    await recording.made(read, replies)
    await recording.played(read)
    assert recording.told == []
    assert recording.lines[1]["answer"]["text"] == "<html>text-000001</html>"


async def test_forms_have_their_rule_too(recording: Recording) -> None:
    keys = TrackingCredentials(account_id="4917", event_key="Ada-secret", origin="https://trackcmp.net")

    async def track(client: AsyncClient) -> None:
        await client.tracking.track("visit of Ada", email="ada@lovelace.example", credentials=keys)

    await recording.made(track, Answers(answer({"success": 1})))
    await recording.played(track)
    assert recording.told == []
    assert recording.lines[1]["request"]["path"] == "/event"


async def test_failures_and_limits_are_played_too(recording: Recording) -> None:
    async def fail(client: AsyncClient) -> None:
        with pytest.raises(ConnectError):
            await client.users.me()
        with pytest.raises(TransportError) as caught:
            await client.users.me()
        assert caught.value.sent
        with pytest.raises(RateLimitError) as limited:
            await client.users.me()
        assert limited.value.retry_after == 7

    failures = (httpx.ConnectError(""), httpx.ReadError(""), answer({}, 429, {"retry-after": "7"}))
    await recording.made(fail, Answers(*failures))
    await recording.played(fail)


async def test_what_is_not_recorded_is_no_error_of_the_api(recording: Recording) -> None:
    await recording.made(lambda client: client.users.me())
    replay = Sandbox.replay(recording.path)
    async with replay.client() as client:
        assert replay.unplayed == ["GET /api/3/users/me"]
        with pytest.raises(UnrecordedError, match=r"GET /api/3/tags is not in the recording .* 1 left .* none of this"):
            await client.tags.list()
        with pytest.raises(UnrecordedError, match="1 of this path"):
            await client.rest.request("GET", "/users/me", params={"x": "y"})
        await client.users.me()
        assert replay.unplayed == []
        with pytest.raises(UnrecordedError, match="0 left"):
            await client.users.me()


async def test_a_sandbox_behind_the_recording(recording: Recording) -> None:
    await recording.made(lambda client: client.users.me())
    replay = Sandbox.replay(recording.path, strict=False)
    async with replay.client() as client:
        assert (await client.tags.ensure("tea")).name == "tea"
        await client.users.me()
        await client.users.me()
    assert [row["tag"] for row in replay.rows("tags")] == ["tea"]
    assert Sandbox().unplayed == []


async def test_pseudonyms_stand_for_one_text_each(recording: Recording) -> None:
    async def find(client: AsyncClient, *emails: str) -> None:
        for email in emails:
            await client.contacts.list(email=email)

    await recording.made(lambda client: find(client, "ada@x.test", "bob@x.test", "ADA@x.test"))
    await recording.played(lambda client: find(client, "eve@x.test", "bob@x.test", "eve@x.test"))
    with pytest.raises(UnrecordedError):
        await recording.played(lambda client: find(client, "eve@x.test", "bob@x.test", "bob@x.test"))


SENT: list[tuple[object, object, bool]] = [
    ({"name": "Ada", "count": 7}, {"name": "Eve", "count": 7}, True),
    ({"name": "Ada", "count": 7}, {"name": "Ada", "count": 8}, False),
    ({"status": "on"}, {"status": "off"}, False),
    ({"name": "Ada"}, {"name": ""}, False),
    ({"name": "Ada"}, {"other": "Ada"}, False),
    ({"name": "Ada"}, {"name": "Ada", "more": 1}, False),
    ({"name": "Ada"}, {"name": 7}, False),
    ({"name": None}, {"name": None}, True),
    ({"ada@x.test": "Ada"}, {"eve@x.test": "Ada"}, True),
    ({"Ada's tea": "Ada", "id": 1}, {"Eve's tea": "Eve", "id": 1}, True),
    ({"ada@x.test": "Ada", "id": 1}, {"name": "Ada", "ids": 1}, False),
    ({"rows": ["Ada", "Bob"]}, {"rows": ["Bob", "Ada"]}, True),
    ({"rows": ["Ada", "Ada"]}, {"rows": ["Bob", "Ada"]}, False),
    ({"rows": ["Ada"]}, {"rows": ["Ada", "Bob"]}, False),
    ({"phone": 49170123456}, {"phone": 49170123457}, True),
    ({"phone": 49170123456}, {"phone": 7}, False),
    ({"note": '{"by": "Ada"}'}, {"note": '{"by": "Eve"}'}, True),
    ({"note": '{"by": "Ada"}'}, {"note": "Ada"}, True),
    ({"query": '{ a(x: "Ada") } # one'}, {"query": '{ a(x: "Eve") } '}, True),
    ({"query": '{ a(x: "Ada") }'}, {"query": '{ b(x: "Ada") }'}, False),
    ({"query": '{ a(x: "Ada") }'}, {"query": "{ a }"}, False),
    ({"query": '{ a(x: "Ada") }'}, {"name": "Ada"}, False),
    (["Ada"], {"name": "Ada"}, False),
]


@pytest.mark.parametrize(("recorded", "asked", "is_same"), SENT)
async def test_which_body_is_the_recorded_one(
    recording: Recording, recorded: object, asked: object, is_same: bool
) -> None:
    async def send(client: AsyncClient, body: object) -> object:
        return await client.rest.request("POST", "/things", json=body)

    await recording.made(lambda client: send(client, recorded), Answers(answer({"id": "1"})))
    if is_same:
        assert await recording.played(lambda client: send(client, asked)) == {"id": "1"}
        return
    with pytest.raises(UnrecordedError):
        await recording.played(lambda client: send(client, asked))


@pytest.mark.parametrize(
    ("asked", "is_same"),
    [("/things/Eve", True), ("/things/7", False), ("/tags/Ada", False), ("/things/Ada/7", False), ("/things", False)],
)
async def test_which_path_is_the_recorded_one(recording: Recording, asked: str, is_same: bool) -> None:
    await recording.made(lambda client: client.rest.request("GET", "/things/Ada"), Answers(answer({"id": "1"})))
    call = recording.played(lambda client: client.rest.request("GET", asked))
    if is_same:
        assert await call == {"id": "1"}
        return
    with pytest.raises(UnrecordedError):
        await call


async def test_many_calls_at_once_are_lines_of_their_own(recording: Recording) -> None:
    async def many(client: AsyncClient) -> None:
        async with anyio.create_task_group() as tasks:
            for number in range(50):
                tasks.start_soon(client.contacts.upsert, ContactInput(email=f"ada{number % 10}@lovelace.example"))

    await recording.made(many)
    assert len(recording.lines) == 51
    assert len({line["request"]["json"]["contact"]["email"] for line in recording.lines[1:]}) == 10
    await recording.played(many)


async def test_a_packed_answer_is_unpacked(recording: Recording) -> None:
    body = gzip.compress(b'{"tags": [], "meta": {"total": "0"}}')
    packed = answer(content=b"", headers={"content-encoding": "gzip"})
    reply = httpx.Response(200, headers={**packed.headers, "content-length": str(len(body))}, stream=_Bytes(body))
    page: Any = await recording.made(_first, Answers(lambda _request: reply))
    assert page.total == 0
    assert recording.lines[1]["answer"]["json"] == {"tags": [], "meta": {"total": "0"}}


class _Bytes(httpx.AsyncByteStream):
    def __init__(self, body: bytes) -> None:
        self._body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._body


async def _first(client: AsyncClient) -> object:
    return await client.tags.list()


async def test_an_answer_that_never_ends(recording: Recording, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("acsdk.sandbox.recording.recorder._MOST_BYTES", 100)
    with pytest.raises(TransportError, match="cannot be recorded"):
        await recording.made(_first, Answers(answer(content=b"x" * 101)))


def test_a_recording_is_never_overwritten_unawares(tmp_path: Path) -> None:
    path = tmp_path / "recording.jsonl"
    Recorder(path)
    with pytest.raises(ConfigurationError, match="it exists; name another, or overwrite=True"):
        Recorder(path)
    Recorder(path, overwrite=True)
    with pytest.raises(ConfigurationError, match="No such file"):
        Recorder(tmp_path / "nowhere" / "recording.jsonl")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "No such file"),
        ("", "it is empty"),
        ("{}", "it is none, or of a newer release"),
        ('{"recording":2}', "it is none, or of a newer release"),
        ('{"recording":1}\nx', "line 2 is no exchange"),
        ('{"recording":1}\n{"request":{"method":"GET"}}', "line 2 is no exchange"),
        ('{"recording":1}\n{"request":{"method":"GET","path":"/"},"answer":{}}', "line 2 is no exchange"),
    ],
)
def test_what_is_no_recording(tmp_path: Path, content: str | None, says: str) -> None:
    path = tmp_path / "recording.jsonl"
    if content is not None:
        path.write_text(content)
    with pytest.raises(ConfigurationError, match=says):
        Sandbox.replay(path)


def test_faults_strike_before_the_recording(tmp_path: Path) -> None:
    Recorder(tmp_path / "recording.jsonl")
    replay = Sandbox.replay(tmp_path / "recording.jsonl")
    replay.faults.add(status=503)
    assert replay.handle(Request("GET", "/api/3/tags")).status == 503


def test_the_words_of_paths_are_those_of_the_operations() -> None:
    rows = (Path(__file__).parents[1] / "api_coverage" / "operations.tsv").read_text().splitlines()[1:]
    paths = [row.split("\t")[1] for row in rows]
    words = {word for path in paths if "://" not in path for word in path.strip("/").split("/") if "{" not in word}
    assert [word for word in sorted(words) if not keeps_segment(word)] == []
    assert not keeps_segment("ada")


def test_no_field_that_people_write_into_is_kept() -> None:
    for field in ("email", "firstName", "phone", "name", "title", "tag", "note", "value", "subject", "wa_id", "city"):
        assert not keeps(field, "Ada")
        assert not keeps(field, "ada@lovelace.example")
        assert not keeps(field, "+49170123456")
