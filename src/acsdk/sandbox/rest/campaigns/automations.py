"""`automations` and `automationBlocks`, which the API only reads; their rows come from `Sandbox.add`."""

from __future__ import annotations

from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.resource import Child, Column, Filter, Relation, Resource

__all__ = ["AUTOMATIONS", "AUTOMATION_BLOCKS"]

AUTOMATIONS = Resource(
    path="automations",
    singular="automation",
    plural="automations",
    model="Series",
    verbs=frozenset({"list", "get"}),
    columns=(
        Column("name"),
        Column("cdate", None),
        Column("mdate", None),
        Column("userid", "1"),
        Column("status", "1"),
        *(Column(name, "0") for name in ("entered", "exited", "hidden", "entitlements_violation", "source")),
        Column("description", None),
        *(Column(name, "0") for name in ("exit_on_unsubscribe", "exit_on_conversion")),
        Column("multientry", "1"),
        Column("defaultscreenshot", "http://img-us1.com/default-series.gif"),
        Column("screenshot"),
    ),
    links=dict.fromkeys(
        ["campaigns", "contactGoals", "contactAutomations", "blocks", "goals", "sms", "sitemessages"], ""
    ),
    children=(
        Child("contactAutomations", "contactAutomations", "seriesid"),
        Child("blocks", "automationBlocks", "seriesid"),  # rule `automations.blocks`
    ),
    filters={"filters[name]": Filter("name", "contains"), "filters[status]": Filter("status")},
    orders={"id": "id", "name": "name", "status": "status"},
    hooks=Hooks(meta=lambda _call, _matches: {"starts": [], "filtered": False, "smsLogs": []}),
)

AUTOMATION_BLOCKS = Resource(
    path="automationBlocks",
    singular="automationBlock",
    plural="automationBlocks",
    model="SeriesBlock",
    verbs=frozenset({"list"}),
    columns=(
        Column("seriesid", "0"),
        Column("parentid", "0"),
        Column("ordernum", "0"),
        Column("type"),
        Column("params", {}),
        *(Column(name, None) for name in ("cdate", "mdate")),
    ),
    relations=(Relation("automation", "seriesid", "automations"),),
    filters={"filters[seriesid]": Filter("seriesid")},
    orders={"id": "id"},
)
