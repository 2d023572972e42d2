"""The table of rules is complete, and every guess is one place in the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import acsdk.sandbox
from acsdk.sandbox.rules import RULES, markdown, table
from acsdk.sandbox.server import main

PAGE = Path(__file__).parents[2] / "docs" / "sandbox-rules.md"
SOURCE = Path(acsdk.sandbox.__file__).parent


def _named() -> set[str]:
    text = "\n".join(path.read_text() for path in SOURCE.rglob("*.py") if path.name != "rules.py")
    groups = re.findall(r"[Rr]ules? ((?:`[a-z0-9_.]+`(?:, )?)+)", text)
    return {key for group in groups for key in re.findall(r"`([a-z0-9_.]+)`", group)}


def test_keys_are_unique() -> None:
    assert len({rule.key for rule in RULES}) == len(RULES)


def test_every_rule_named_in_code_is_in_the_table() -> None:
    assert _named() - {rule.key for rule in RULES} == set()


def test_every_guess_is_named_in_code() -> None:
    assert {rule.key for rule in RULES if rule.standing == "guessed"} - _named() == set()


def test_the_table_has_every_endpoint(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(table())
    whats = [what for what, *_ in rows]
    assert {"POST contact/sync", "GET ecomOrders/:id/orderProducts", "upsertOrder", "GET /"} <= set(whats)
    assert {standing for _, standing, _, _ in rows} == {"recorded", "documented", "guessed"}
    assert sum(line.startswith("| `") for line in markdown().splitlines()) == len(rows)
    assert main(["--rules"]) == 0
    assert capsys.readouterr().out == markdown()


def test_the_page_of_rules_is_current() -> None:
    if not PAGE.parent.is_dir():
        pytest.skip("the documentation is not here")
    assert PAGE.read_text(encoding="utf-8") == markdown(), (
        "docs/sandbox-rules.md is not what src/acsdk/sandbox/rules.py says: run `nox -s refresh`"
    )
