"""`acsdk get`, `acsdk graphql`, `acsdk webhooks`, and what they print."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from acsdk import AsyncClient
from acsdk._cli import get, graphql, output, webhooks
from acsdk._command import COMMANDS, main
from acsdk.sandbox import Sandbox

Command = Callable[..., int]


@pytest.fixture
def account() -> Sandbox:
    sandbox = Sandbox(rate_limit=None, seed=1)
    sandbox.seed(contacts=2, orders=1)
    return sandbox


@pytest.fixture
def make_client(account: Sandbox) -> Callable[..., AsyncClient]:
    def client(_url: str | None, **options: Any) -> AsyncClient:
        return account.client(**options)

    return client


def status(call: Callable[[], int]) -> int | str | None:
    try:
        return call()
    except SystemExit as stopped:
        return stopped.code


def test_get_prints_what_the_account_answers(
    make_client: Callable[..., AsyncClient], account: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    account.faults.add(
        "*/things", status=200, body='{"a": 1.10, "b": [], "c": {"d": "x, {y}", "e": [1, {}]}, "f": "\\""}'
    )
    assert get.main(["things", "--param", "x=1", "--param", "y=a=b"], make_client=make_client) == 0
    out = capsys.readouterr().out
    assert out == (
        '{\n  "a": 1.10,\n  "b": [],\n  "c": {\n    "d": "x, {y}",\n    "e": [\n      1,\n      {}\n    ]\n  },\n'
        '  "f": "\\""\n}\n'
    )
    (call,) = account.calls.matching("*/things")
    assert call.query == "x=1&y=a%3Db"
    assert get.main(["/contacts/99"], make_client=make_client) == 1
    assert "No Result found" in capsys.readouterr().err
    assert get.main([f"{account.api_url}/api/3/contacts/1"], make_client=make_client) == 0
    assert get.main(["https://elsewhere.example/x"], make_client=make_client) == 2
    assert status(lambda: get.main(["/x", "--param", "x"], make_client=make_client)) == 2
    assert "'x' is not NAME=VALUE" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["get", "graphql", "webhooks", "export", "trigger", "import", "doctor"])
def test_no_command_takes_a_token(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(lambda: main([name, "--help"])) == 0
    assert "--token" not in capsys.readouterr().out
    assert name in COMMANDS


def test_without_an_account(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    document = tmp_path / "q.graphql"
    document.write_text("{ __typename }")
    for arguments in (["get", "/x"], ["graphql", str(document)], ["webhooks", "list"], ["export", "orders", "x.csv"]):
        assert main(arguments) == 2
        assert "ACTIVECAMPAIGN_API_URL" in capsys.readouterr().err


def test_a_query_is_run_and_a_mutation_asked_about(
    make_client: Callable[..., AsyncClient],
    account: Sandbox,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = tmp_path / "q.graphql"
    document.write_text("query a($f: OrderFilter) { searchOrder(filter: $f) { storeOrderId } } query b { __typename }")
    variables = tmp_path / "v.json"
    variables.write_text('{"f": null}')
    for given in ("{}", f"@{variables}"):
        arguments = [str(document), "--operation", "a", "--variables", given]
        assert graphql.main(arguments, make_client=make_client) == 0
        assert json.loads(capsys.readouterr().out) == {"searchOrder": [{"storeOrderId": "1000"}]}
    asked: list[str] = []

    def ask(_accounts: object, will: str, *, yes: bool) -> None:
        asked.append(f"{will} {yes}")

    monkeypatch.setattr(graphql, "consent", ask)
    document.write_text('mutation { deleteProduct(id: "9") }')
    assert graphql.main([str(document), "--yes"], make_client=make_client) == 0
    assert asked == [f"the mutation in {document} is carried out True"]
    account.faults.add("*/graphql", status=200, body={"data": {"a": 1}, "errors": [{"message": "half of it"}]})
    capsys.readouterr()
    assert graphql.main([str(document)], make_client=make_client) == 1
    out, err = capsys.readouterr()
    assert (json.loads(out), err) == ({"a": 1}, "half of it\n")
    account.faults.clear()
    account.faults.add("*/graphql", status=200, body={"errors": [{"message": "none of it"}]})
    assert graphql.main([str(document), "--yes"], make_client=make_client) == 1
    assert capsys.readouterr() == ("", "none of it\n")


@pytest.mark.parametrize(
    ("content", "variables", "says"),
    [
        (None, "{}", "cannot be read: No such file"),
        (b" ", "{}", "is empty"),
        (b"\xff", "{}", "no text in UTF-8"),
        (b"{ a }", "{", "--variables is no JSON"),
        (b"{ a }", "[]", "has to be a JSON object"),
    ],
)
def test_a_document_or_variables_that_are_none(
    content: bytes | None,
    variables: str,
    says: str,
    make_client: Callable[..., AsyncClient],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    document = tmp_path / "q.graphql"
    if content is not None:
        document.write_bytes(content)
    assert graphql.main([str(document), "--variables", variables], make_client=make_client) == 2
    assert says in capsys.readouterr().err


def test_webhooks_are_added_listed_and_removed(
    make_client: Callable[..., AsyncClient], account: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    account.reset()
    secret = "https://shop.example/hooks/correct-horse-battery-staple?key=hidden"
    for command in (["add", secret, "--event", "update"], ["add", "https://ada@shop.example/x", "--json"]):
        assert webhooks.main(command, make_client=make_client) == 0
    assert capsys.readouterr().out == 'added\n1\n{\n  "added": 2\n}\n'
    assert len(account.rows("webhooks")[1]["events"]) == 25
    assert webhooks.main(["list"], make_client=make_client) == 0
    heads, first, _ = capsys.readouterr().out.splitlines()
    assert heads.split() == ["id", "active", "name", "url", "events", "sources"]
    assert first.split()[:5] == ["1", "yes", "shop.example", "https://shop.example/hooks/…?…", "update"]
    assert webhooks.main(["list", "--json"], make_client=make_client) == 0
    assert [row["url"] for row in json.loads(capsys.readouterr().out)] == [
        "https://shop.example/hooks/…?…",
        "https://shop.example/x",
    ]
    assert webhooks.main(["list", "--show-urls"], make_client=make_client) == 0
    assert secret in capsys.readouterr().out
    assert webhooks.main(["remove", "1"], make_client=make_client) == 0
    assert capsys.readouterr().out == "removed\n1\n"
    assert webhooks.main(["remove", "1"], make_client=make_client) == 1
    assert [row["id"] for row in account.rows("webhooks")] == [2]
    assert status(lambda: webhooks.main(["add", "shop.example"], make_client=make_client)) == 2
    assert "no URL that can be delivered to" in capsys.readouterr().err


def test_a_real_account_is_not_written_to_without_a_yes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACTIVECAMPAIGN_API_TOKEN", "a-token")
    assert main(["webhooks", "add", "https://shop.example/x", "--event", "update", "--url", "acme"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("acme.api-us1.com: a webhook is added that delivers 1 events to shop.example\n")


def test_an_interruption_and_a_reader_who_has_seen_enough(
    account: Sandbox, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(error: BaseException) -> Callable[..., AsyncClient]:
        def client(*_: object, **__: object) -> AsyncClient:
            raise error

        return client

    assert get.main(["/x"], make_client=stop(KeyboardInterrupt())) == 130
    assert capsys.readouterr().err == "interrupted\n"
    monkeypatch.setattr("sys.stderr.close", lambda: None)
    assert get.main(["/x"], make_client=stop(BrokenPipeError())) == 0
    assert get.main(["/x"], make_client=stop(OSError("no disk"))) == 1


def be_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_colours_are_for_terminals(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    be_terminal(monkeypatch)
    shown: list[Any] = []
    monkeypatch.setattr("rich.print", shown.append)
    output.print_json({"a": 1})
    output.print_table(("a", "b"), [["[red]1", "2"]])
    syntax, table = shown
    assert (syntax.code, syntax.lexer.name) == ('{\n  "a": 1\n}', "JSON")
    assert [list(column.cells) for column in table.columns] == [["\\[red]1"], ["2"]]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("how", ["NO_COLOR", "TERM", "rich"])
def test_and_only_where_they_are_wanted(
    how: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    be_terminal(monkeypatch)
    if how == "rich":
        for name in ("rich.syntax", "rich.table"):
            monkeypatch.setitem(__import__("sys").modules, name, None)
    else:
        monkeypatch.setenv(how, "dumb")
    output.print_json({"a": 1})
    output.print_table(("a", "b"), [["1", "22"]])
    assert capsys.readouterr().out == '{\n  "a": 1\n}\na  b\n1  22\n'
