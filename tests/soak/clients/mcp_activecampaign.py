"""Calls of the package mcp-activecampaign, as an assistant makes them. Runs in an environment of its own.

Left out are its scores, segment contacts and sending, whose paths no other source has.
"""

import asyncio
import json
import os
from importlib import import_module
from typing import Any

os.environ["ACTIVECAMPAIGN_URL"] = os.environ["SANDBOX_URL"]
os.environ["ACTIVECAMPAIGN_API_KEY"] = os.environ["SANDBOX_TOKEN"]
tools: Any = import_module("mcp_activecampaign.server")
tools.ActiveCampaignClient.MIN_INTERVAL = 0  # the server under test has no limit
seen: dict[str, Any] = {}


async def call(name: str, *arguments: Any, **named: Any) -> Any:
    text: str = await getattr(tools, name)(*arguments, **named)
    try:
        return json.loads(text)
    except ValueError:
        return text


async def main() -> None:
    seen["ping"] = (await call("ping"))["status"]
    seen["created"] = await call("create_contact", "ada@x.test", first_name="Ada")
    await call("update_contact", "1", last_name="Lovelace")
    seen["contacts"] = await call("list_contacts", email="ada@x.test")
    await call("search_contacts", "lovelace")
    await call("create_tag", "vip")
    await call("add_tag_to_contact", "1", "1")
    seen["tags"] = await call("list_contact_tags", "1")
    await call("remove_tag_from_contact", "1")
    for name in ("list_lists", "list_automations", "list_pipelines", "list_stages", "list_custom_fields"):
        await call(name)
    for name in ("list_campaigns", "list_accounts", "list_webhooks", "list_ecommerce_connections", "list_scores"):
        await call(name)
    for name in ("list_ecommerce_orders", "list_segments", "list_forms", "list_goals", "list_templates"):
        await call(name)
    await call("list_deal_custom_fields")
    seen["deal"] = await call("create_deal", "Tea", 456.0, "1", "1", contact_id="1")
    await call("update_deal", "1", title="Mug", percent=50)
    seen["read"] = await call("get_deal", "1")
    await call("list_deals")
    await call("add_contact_note", "1", "Hello")
    seen["notes"] = await call("list_contact_notes", "1")
    await call("add_deal_note", "1", "Deal!")
    seen["deal_notes"] = await call("list_deal_notes", "1")
    seen["task"] = await call("create_task", "Ring", "1", due_date="2026-02-25T12:00:00-06:00")
    await call("update_task", "1", note="Rang")
    await call("list_tasks", deal_id="1")
    await call("delete_task", "1")
    await call("create_webhook", "Hook", "http://example.com/x", "subscribe,unsubscribe", "0")
    await call("delete_webhook", "1")
    await call("subscribe_contact_to_list", "1", "1")
    await call("unsubscribe_contact_from_list", "1", "1")
    seen["automations"] = await call("list_contact_automations", "1")
    seen["import"] = await call("bulk_import_contacts", '[{"email": "bob@x.test"}]')
    await call("delete_deal", "1")
    await call("delete_contact", "1")
    print(json.dumps(seen))


asyncio.run(main())
