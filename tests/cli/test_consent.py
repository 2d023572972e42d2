"""What is said, and asked, before a real account is written to."""

from __future__ import annotations

import io

import pytest

from acsdk import ConfigurationError
from acsdk._cli.consent import DeclinedError, consent, is_real


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def answer_with(monkeypatch: pytest.MonkeyPatch, text: str, kind: type[io.StringIO] = Terminal) -> None:
    monkeypatch.setattr("sys.stdin", kind(text))


@pytest.mark.parametrize("said", ["y\n", "YES\n"])
def test_a_yes(said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    answer_with(monkeypatch, said)
    consent(["https://acme.api-us1.com", "http://localhost:1"], "orders are imported", yes=False)
    out, err = capsys.readouterr()
    assert (out, err) == ("", "acme.api-us1.com: orders are imported\nGo on? [y/N] ")


@pytest.mark.parametrize("said", ["\n", "n\n", "", "yes please\n"])
def test_anything_else_is_a_no(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_with(monkeypatch, said)
    with pytest.raises(DeclinedError, match="nothing was written"):
        consent(["acme.api-us1.com"], "orders are imported", yes=False)


def test_nobody_to_ask(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    answer_with(monkeypatch, "y\n", io.StringIO)
    with pytest.raises(ConfigurationError, match="add --yes"):
        consent(["acme.api-us1.com"], "orders are imported", yes=False)
    consent(["acme.api-us1.com"], "orders are imported", yes=True)
    assert capsys.readouterr().err == "acme.api-us1.com: orders are imported\n" * 2


@pytest.mark.parametrize(
    "account", ["http://127.0.0.1:8321", "localhost:8321", "http://tea.localhost", "[::1]:8321", "sandbox-0123456789ab"]
)
def test_sandboxes_are_written_to_without_a_word(account: str, capsys: pytest.CaptureFixture[str]) -> None:
    consent([account], "orders are imported", yes=False)
    assert not is_real(account)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("account", ["every account", "acme", "https://127.0.0.1.example.com", "sandbox-acme.com"])
def test_all_else_is_real(account: str) -> None:
    assert is_real(account)
