"""Clients written by others make their normal calls; only the address is another.

Go, Ruby and PHP have no registry here: their scripts are ours, and send and decode what known clients of theirs do.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from acsdk.sandbox.state import ACCOUNT_ID, EVENT_KEY

from . import languages
from .machinery import CLIENTS, Installer, Server, run_client

pytestmark = pytest.mark.soak


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """An account as old as these clients: without the list and the pipeline that accounts are born with since 2024."""
    running = Server(tmp_path, "--bare")
    yield running
    running.close()


def audience(server: Server) -> None:
    """What some clients can only read."""
    news = {"name": "News", "stringid": "news", "sender_url": "https://x.test", "sender_reminder": "You asked."}
    server.ok("POST", "/api/3/lists", {"list": {**news, "user": 1}})
    server.ok("POST", "/api/3/dealGroups", {"dealGroup": {"title": "Shop", "currency": "usd"}})


def total(server: Server, collection: str) -> int:
    """How many rows the account has: a lived-in one is of the sandbox's making."""
    return int(server.ok("GET", f"/api/3/{collection}?limit=1")["meta"]["total"])


def python(
    server: Server, installer: Installer, folder: Path, script: str, *requirements: str, alone: tuple[str, ...] = ()
) -> Any:
    interpreter = installer.python(*requirements, alone=alone)
    return run_client([str(interpreter), "-P", str(CLIENTS / script)], server, folder)


def test_activecampaign_python(server: Server, installer: Installer, tmp_path: Path) -> None:
    seen = python(server, installer, tmp_path, "activecampaign_python.py", "activecampaign-python==1.0.10")
    assert (seen["contact"]["id"], seen["contact"]["lastName"], seen["found"]) == ("1", "Lovelace", "1")
    assert (seen["tags"], seen["value"], seen["options"][0]["label"]) == (1, "S", "Large")
    assert (seen["deal"]["status"], seen["deal"]["value"], seen["deals"]["total"]) == ("1", "45600", 1)
    assert (seen["stages"], seen["notes"], seen["me"], seen["events"]) == (3, 2, "admin", 25)
    assert seen["tracked"] == {"eventTrackingEvents": [{"name": "visit"}], "meta": {"total": 1}}
    assert (seen["order"]["totalPrice"], seen["record"]["externalId"], seen["schemas"]) == ("1990", "t-1", 1)
    assert seen["left"] == "0"
    assert server.refused == []


def test_mcp_activecampaign(server: Server, installer: Installer, tmp_path: Path) -> None:
    audience(server)
    seen = python(server, installer, tmp_path, "mcp_activecampaign.py", "mcp-activecampaign==0.2.0", "mcp<2")
    assert seen["ping"] == "connected"
    assert "ada@x.test" in str(seen["contacts"])
    assert "vip" in str(seen["tags"]) or "1" in str(seen["tags"])
    assert "Hello" in str(seen["notes"])
    assert "Deal!" in str(seen["deal_notes"])
    assert "Tea" in str(seen["deal"])
    assert server.refused == []


def test_ac_mcp_server(server: Server, installer: Installer, tmp_path: Path) -> None:
    audience(server)
    seen = python(server, installer, tmp_path, "ac_mcp_server.py", "ac-mcp-server==0.12.0", "fastmcp<2.12")
    assert (seen["contact"], seen["listed"], seen["list"], seen["lists"]) == ("1", "1", "2", "2")
    assert "L" in str(seen["values"])
    assert server.refused == []


def test_tap_activecampaign(server: Server, installer: Installer, tmp_path: Path) -> None:
    audience(server)
    server.ok("POST", "/_sandbox/seed", {"contacts": 250, "orders": 150, "seed": 7})
    server.ok("POST", "/api/3/accounts", {"account": {"name": "Tea Ltd"}})
    deal = {"title": "Tea", "value": 1, "currency": "usd", "group": 1, "contact": 1}
    server.ok("POST", "/api/3/deals", {"deal": deal})
    server.ok("POST", "/api/3/campaign", {"name": "Spring", "type": "single"})
    server.ok("POST", "/api/3/forms", {"form": {"name": "Sign up"}})
    seen = python(server, installer, tmp_path, "tap_activecampaign.py", "tap-activecampaign==1.3.1")
    counts = seen["counts"]
    assert seen["streams"] > 50
    assert counts["contacts"] == total(server, "contacts") == 250
    assert counts["ecommerce_orders"] == total(server, "ecomOrders") > 150
    assert counts["deal_activities"] == total(server, "dealActivities") > 1
    assert counts["ecommerce_order_products"] > 150
    assert {"accounts", "deals", "campaigns", "forms", "users", "groups", "tags", "task_types"} <= set(counts)
    assert server.refused == []


def test_activecampaign3(server: Server, installer: Installer, tmp_path: Path) -> None:
    audience(server)
    seen = python(server, installer, tmp_path, "activecampaign3.py", "activecampaign3==0.0.3.1")
    assert (seen["me"], seen["contact"]) == (["admin", "Admin"], ["1", "1", "Ada"])
    assert seen["stages"] == ["To Contact", "In Contact", "Follow Up"]
    assert (seen["deals"], seen["tasks"]) == ([["Mug", "0"]], ["1", 1])
    assert (seen["lists"], seen["shops"], seen["left"]) == (["News"], ["Tea"], 0)
    assert seen["refusals"] == ["NotFound", "InvalidParameters"]
    assert len(server.refused) == 2


def test_airbyte(server: Server, installer: Installer, tmp_path: Path) -> None:
    """With a later kit than the connector asks for, which does not run on Python 3.11."""
    audience(server)
    server.ok("POST", "/_sandbox/seed", {"contacts": 250, "orders": 5, "seed": 7})
    server.ok("POST", "/api/3/accounts", {"account": {"name": "Tea Ltd"}})
    server.ok("POST", "/api/3/campaign", {"name": "Spring", "type": "single"})
    server.ok("POST", "/api/3/forms", {"form": {"name": "Sign up"}})
    deal = {"title": "Tea", "value": 1, "currency": "usd", "group": 1, "contact": 1}
    server.ok("POST", "/api/3/deals", {"deal": deal})
    connector = ("airbyte-source-activecampaign==0.1.11",)
    seen = python(server, installer, tmp_path, "airbyte_source.py", "airbyte-cdk==5.17.0", alone=connector)
    assert (seen["status"], seen["streams"]) == ("SUCCEEDED", 6)
    assert seen["counts"] == {name: total(server, name) for name in seen["counts"]}
    assert seen["counts"]["contacts"] == 250
    assert {"campaigns", "lists", "forms", "deals"} < set(seen["counts"])
    assert server.refused == []


def test_n8n(server: Server, installer: Installer, tmp_path: Path) -> None:
    audience(server)
    folder = installer.npm("n8n-workflow@2.41.0")
    installer.unpack(folder, "n8n-nodes-base@2.41.2", "dist/nodes/ActiveCampaign")
    seen = run_client(["node", str(CLIENTS / "n8n.mjs")], server, folder)
    assert [row["lastName"] for row in seen["contacts"]] == ["Lovelace"]
    assert [(row["name"], row["contactCount"]) for row in seen["accounts"]] == [("Tea Inc", "0")]
    assert [(row["title"], row["status"]) for row in seen["deals"]] == [("Mug", "1")]
    assert [row["totalPrice"] for row in seen["orders"]] == [2990]
    assert (seen["events"], seen["before"], seen["after"], seen["removed"]) == (25, False, True, True)
    assert (seen["arrived"][0]["type"], seen["arrived"][0]["contact[phone]"]) == ("update", "2")
    assert server.refused == []


def test_go(server: Server, tmp_path: Path) -> None:
    audience(server)
    server.ok("POST", "/_sandbox/rows/automations", {"name": "Welcome"})
    server.ok("POST", "/api/3/campaign", {"name": "Spring", "type": "single"})
    seen = run_client([languages.command("go"), "run", str(CLIENTS / "strict.go")], server, tmp_path)
    assert (seen["contact"], seen["beside"]) == (["Ada", "Lovelace", ["1"], "L"], [1, 1, 1, 1])
    assert (seen["total"], seen["created"]) == (["1", 100, True], ["", "", "L"])
    assert (seen["taken"], seen["missing"]) == (["duplicate", "/data/attributes/email"], True)
    assert (seen["subscribed"], seen["organizations"]) == ([1, "3"], [1, "0", 1])
    assert (seen["made"], seen["deal"], seen["stages"]) == (["1", 45600, 0], ["Mug", "45600", 1, "45600"], [3, 3])
    assert (seen["records"], seen["gone"], seen["campaigns"]) == ([201, "b-1", "L", 1], 202, ["Spring", "1"])
    assert len(server.refused) == 2


def test_ruby(server: Server, tmp_path: Path) -> None:
    audience(server)
    seen = run_client([languages.command("ruby"), str(CLIENTS / "strict.rb")], server, tmp_path)
    assert (seen["contact"], seen["total"], seen["links"]) == ([1, "Lovelace", "Ada"], 1, True)
    assert seen["taken"] == "Email address already exists in the system."
    assert seen["missing"] == "No Result found for Subscriber with id 999"
    assert (seen["membership"], seen["tags"], seen["untagged"]) == ([1, 1], ["1"], {})
    assert (seen["options"], seen["value"], seen["note"]) == (2, "L", ["deal", ""])
    assert (seen["deal"], seen["read"]) == ([156.24, 50, 1, ""], ["156", "50", "1", "0"])
    assert (seen["bulk"], seen["order"]) == ("the bulk insert was successful", [9111, ["1"], 9111])
    assert len(server.refused) == 2


def test_php(server: Server, tmp_path: Path) -> None:
    audience(server)
    keys = {"SANDBOX_ACTID": str(ACCOUNT_ID), "SANDBOX_EVENT_KEY": EVENT_KEY}
    seen = run_client([languages.command("php"), str(CLIENTS / "strict.php")], server, tmp_path, **keys)
    assert (seen["first"], seen["created"], seen["page"]) == ("ada@x.test", ["", "", 2], [2, 1, "bea@x.test"])
    assert (seen["lists"], seen["fields"], seen["value"]) == (["News"], ["SIZE"], "XL")
    assert (seen["account"], seen["tie"], seen["organization"]) == ("Tea Ltd", "Taster", "2")
    assert (seen["order"], seen["hooks"]) == ([1, 2990, "1001", 1], ["subscribe", "unsubscribe"])
    assert seen["plugins"] == [True, str(ACCOUNT_ID), ["2"]]
    assert (seen["deal"], seen["import"], seen["event"]) == ([["2", "100", "0"]], [250, 36], 1)
    assert len(server.refused) == 2
