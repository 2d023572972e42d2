"""Calls of the package activecampaign-python, as a shop's scripts make them. Runs in an environment of its own."""

import contextlib
import json
import os
from importlib import import_module
from typing import Any

client: Any = import_module("activecampaign.client").Client(os.environ["SANDBOX_URL"], os.environ["SANDBOX_TOKEN"])
seen: dict[str, Any] = {}


def number(answer: Any, key: str) -> str:
    return str(answer[key]["id"])


# Contacts, lists, tags, custom fields.
contact = number(client.contacts.create_a_contact({"contact": {"email": "ada@x.test", "firstName": "Ada"}}), "contact")
client.contacts.create_or_update_contact({"contact": {"email": "ada@x.test", "phone": 123}})
client.contacts.update_a_contact(contact, {"contact": {"lastName": "Lovelace"}})
seen["contact"] = client.contacts.retrieve_a_contact(contact)["contact"]
seen["found"] = client.contacts.list_all_contacts(email="ada@x.test")["meta"]["total"]
news = {"name": "News", "stringid": "news", "sender_url": "https://x.test", "sender_reminder": "You asked."}
mailing_list = number(client.lists.create_a_list({"list": news}), "list")
client.lists.create_a_list_group_permission({"listGroup": {"listid": mailing_list, "groupid": "3"}})
membership = {"list": mailing_list, "contact": contact, "status": 1}
client.contacts.update_list_status_for_a_contact({"contactList": membership})
tag = number(client.tags.create_a_tag({"tag": {"tag": "vip", "tagType": "contact", "description": ""}}), "tag")
tagging = client.contacts.add_a_tag_to_contact({"contactTag": {"contact": contact, "tag": tag}})
seen["tags"] = len(client.contacts.retrieve_contact_tags(contact)["contactTags"])
client.contacts.remove_a_tag_from_a_contact(number(tagging, "contactTag"))
field = number(client.contacts.create_a_custom_field({"field": {"title": "Size", "type": "dropdown"}}), "field")
client.contacts.create_a_custom_field_relationship_to_list({"fieldRel": {"field": field, "relid": 0}})
options = [{"field": field, "orderid": 1, "value": "L", "label": "Large", "isdefault": True}]
client.contacts.create_custom_field_options({"fieldOptions": options})
seen["options"] = client.contacts.retrieve_field_options(field)["fieldOptions"]
value = {"contact": contact, "field": field, "value": "L"}
kept = number(client.contacts.create_a_custom_field_value({"fieldValue": value}), "fieldValue")
client.contacts.update_a_custom_field_value_for_contact({"fieldValue": {**value, "value": "S"}}, kept)
seen["value"] = client.contacts.retrieve_a_custom_field_value(kept)["fieldValue"]["value"]
for name in ("tracking_logs", "data", "bounce_logs", "geo_ips", "organization", "account_contacts"):
    getattr(client.contacts, f"retrieve_a_contacts_{name}")(contact)
client.contacts.retrieve_a_contacts_automation_entry_counts(contact)
client.contacts.retrieve_a_contacts_score_value(contact)

# Deals, notes, tasks, addresses, users, webhooks.
group = client.deals.client._post("/dealGroups", json={"dealGroup": {"title": "Shop", "currency": "usd"}})
deal_data = {"title": "Tea", "value": 45600, "currency": "usd", "group": group["dealGroup"]["id"], "contact": contact}
deal = number(client.deals.create_a_deal({"deal": deal_data}), "deal")
client.deals.update_a_deal(deal, {"deal": {"status": 1}})
note = number(client.deals.create_a_deal_note(deal, {"note": {"note": "Call back"}}), "note")
client.deals.update_a_deal_note(deal, note, {"note": {"note": "Called"}})
seen["deal"] = client.deals.retrieve_a_deal(deal)["deal"]
seen["deals"] = client.deals.list_all_deals()["meta"]
seen["stages"] = len(client.deals.list_all_stages()["dealStages"])
client.deals.retrieve_custom_fields_by_id(deal)
client.deals.list_all_custom_fields()
client.deals.list_all_custom_field_values()
task = {"relid": deal, "ownerType": "deal", "duedate": "2026-02-25T12:00:00-06:00", "dealTasktype": "1"}
task_id = number(client.tasks.create_a_task({"dealTask": task}), "dealTask")
client.tasks.update_a_task(task_id, {"dealTask": {"status": 1}})
written = {"note": {"note": "Hello", "relid": contact, "reltype": "Subscriber"}}
client.notes.update_a_note(number(client.notes.create_a_note(written), "note"), {"note": {"note": "Bye"}})
seen["notes"] = client.notes.list_all_notes()["meta"]["total"]
place = {"company_name": "Tea Ltd", "address_1": "High Street", "country": "GB"}
address = number(client.addresses.create_an_address({"address": place}), "address")
client.addresses.update_address({"address": {"city": "Bath"}}, address)
seen["me"] = client.users.retrieve_logged_in_user()["user"]["username"]
person = {"username": "bob", "email": "bob@x.test", "password": "p", "group": 1}
user = number(client.users.create_a_user({"user": person}), "user")
client.users.update_a_user(user, {"user": {"firstName": "Bob"}})
client.users.retrieve_a_user_by_email("bob@x.test")
hook = {"name": "Hook", "url": "http://example.com/hook", "events": ["subscribe"], "sources": ["api"]}
webhook = number(client.webhooks.create_a_webhook({"webhook": hook}), "webhook")
client.webhooks.update_a_webhook(webhook, {"webhook": {"name": "Other"}})
seen["events"] = len(client.webhooks.list_all_webhook_events()["webhookEvents"])
client.events.create_an_event("visit")
seen["tracked"] = client.events.list_all_events()

# Deep data and custom objects.
shop = {"service": "shop", "externalid": "tea.test", "name": "Tea", "logoUrl": "", "linkUrl": ""}
connection = number(client.deepdataintegrations.create_a_connection({"connection": shop}), "connection")
buyer = {"connectionid": connection, "externalid": "7", "email": "ada@x.test", "acceptsMarketing": "1"}
customer = number(client.deepdataintegrations.create_an_ecommerce_customer({"ecomCustomer": buyer}), "ecomCustomer")
order = {
    "externalid": "1001",
    "source": "1",
    "email": "ada@x.test",
    "orderProducts": [{"externalid": "t", "name": "Tea", "price": 995, "quantity": 2, "category": "Drinks"}],
    "totalPrice": 1990,
    "currency": "USD",
    "connectionid": connection,
    "customerid": customer,
    "externalCreatedDate": "2026-01-01T10:00:00-05:00",
}
order_id = number(client.deepdataintegrations.create_an_ecommerce_order({"ecomOrder": order}), "ecomOrder")
seen["order"] = client.deepdataintegrations.retrieve_an_ecommerce_order(order_id)["ecomOrder"]
labels = {"singular": "Tea", "plural": "Teas"}
schema = {"slug": "teas", "labels": labels, "fields": [{"id": "size", "labels": labels, "type": "number"}]}
schema_id = client.customobjects.create_a_schema({"schema": schema})["schema"]["id"]
record: Any = {"externalId": "t-1", "fields": [{"id": "size", "value": 100}], "relationships": {}}
client.customobjects.create_or_update_record(schema_id, {"record": record})
seen["record"] = client.customobjects.retrieve_a_record_by_external_id(schema_id, "t-1")["record"]
with contextlib.suppress(ValueError):  # the API answers 202 without a body, which it reads
    client.customobjects.delete_a_record_by_external_id(schema_id, "t-1")
seen["schemas"] = client.customobjects.list_all_schemas()["meta"]["total"]

client.messages.list_all_messages()
client.campaigns.list_all_campaigns()
client.brandings.list_all_brandings()
client.activities.list_all_activities(contact)
client.emailActivities.list_all_email_activities()
client.dealActivities.list_all_deal_activities()
client.automations.list_all_automations()

# Clearing up.
client.webhooks.delete_a_webhook(webhook)
client.users.delete_a_user(user)
client.addresses.delete_address(address)
client.tasks.delete_a_task(task_id)
client.deals.delete_a_deal(deal)
client.deepdataintegrations.delete_an_ecommerce_order(order_id)
client.contacts.delete_a_custom_field(field)
client.lists.delete_a_list(mailing_list)
client.contacts.delete_a_contact(contact)
seen["left"] = client.contacts.list_all_contacts()["meta"]["total"]
print(json.dumps(seen))
