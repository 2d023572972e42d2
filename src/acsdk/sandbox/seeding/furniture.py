"""What a lived-in account has from its first day: lists, tags, fields, a pipeline, automations."""

from __future__ import annotations

from dataclasses import dataclass

from acsdk.sandbox.rest.deals.pipelines import PIPELINES, stages_of
from acsdk.sandbox.rest.fields.custom_fields import custom_field_meta
from acsdk.sandbox.rest.fields.fields import FIELD_OPTIONS, FIELD_RELS, FIELDS
from acsdk.sandbox.rest.lists.lists import LISTS
from acsdk.sandbox.rest.settings.webhooks import WEBHOOKS
from acsdk.sandbox.store import Row
from acsdk.sandbox.tagging import ensure_tag

from . import made_up
from .desk import Desk

__all__ = ["Furniture", "add_webhooks", "furnish"]

_DEAL_FIELDS = custom_field_meta("deal")
_WEBHOOKS = {"contacts": ["subscribe", "unsubscribe", "update"], "deals": ["deal_add", "deal_update"]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """The ids of what the other rows name."""

    lists: tuple[str, ...]
    tags: tuple[str, ...]
    drink: str
    birthday: str
    source: int
    automations: tuple[str, ...]
    pipeline: Row
    stages: tuple[str, ...]


def furnish(desk: Desk) -> Furniture:
    """Make what is not there yet."""
    pipeline = next(desk.state.store.scan(PIPELINES.rows), None)
    pipeline = pipeline or desk.make(PIPELINES, title="Sales", currency="usd")
    return Furniture(
        lists=tuple(str(row["id"]) for row in _lists(desk)),
        tags=tuple(str(ensure_tag(desk.state, name)["id"]) for name in made_up.TAGS),
        drink=_drink(desk),
        birthday=_field(desk, "Birthday", "date"),
        source=desk.known_by(_DEAL_FIELDS, "fieldLabel", fieldLabel="Source", fieldType="text")["id"],
        automations=tuple(str(_automation(desk, name)["id"]) for name in made_up.AUTOMATIONS),
        pipeline=pipeline,
        stages=tuple(str(stage["id"]) for stage in stages_of(desk.state, pipeline["id"])),
    )


def _lists(desk: Desk) -> list[Row]:
    """The first list of the account, if it has one, and two others."""
    first = next(desk.state.store.scan(LISTS.rows), None)
    sender = {"sender_url": "https://shop.example.com", "sender_reminder": "You have bought from us."}
    made = [desk.known_by(LISTS, "name", name=name, **sender) for name in made_up.LISTS]
    return made if first is None else [first, *(one for one in made if one["id"] != first["id"])]


def _field(desk: Desk, title: str, kind: str) -> str:
    key = str(desk.known_by(FIELDS, "title", title=title, type=kind)["id"])
    desk.make(FIELD_RELS, field=key, relid="0")
    return key


def _drink(desk: Desk) -> str:
    key = _field(desk, "Favourite drink", "dropdown")
    if not desk.state.store.find(FIELD_OPTIONS.rows, ("field",), (key,)):
        for order, drink in enumerate(made_up.DRINKS, 1):
            desk.make(FIELD_OPTIONS, field=key, orderid=order, value=drink, label=drink)
    return key


def _automation(desk: Desk, name: str) -> Row:
    known = (row for row in desk.state.store.scan("automations") if row.get("name") == name)
    return next(known, None) or desk.put("automations", name=name, status="1")


def add_webhooks(desk: Desk) -> None:
    """Last of all, so that nobody is told of what was made up."""
    for name, events in _WEBHOOKS.items():
        url = f"https://shop.example.com/hooks/{name}"
        sources = ["public", "admin", "api", "system"]
        desk.known_by(WEBHOOKS, "name", name=f"Shop: {name}", url=url, events=events, sources=sources)
