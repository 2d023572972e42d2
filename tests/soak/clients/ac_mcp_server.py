"""Calls of ActiveCampaign's own package ac-mcp-server. Runs in an environment of its own."""

import json
import os
from importlib import import_module
from typing import Any

os.environ["AC_API_URL"] = os.environ["SANDBOX_URL"]
os.environ["AC_API_TOKEN"] = os.environ["SANDBOX_TOKEN"]
tools: Any = import_module("ac_mcp_server.tools")
types: Any = import_module("ac_mcp_server.types")
seen: dict[str, Any] = {}

person = {"email": "ada@x.test", "firstName": "Ada", "lastName": "Lovelace", "phone": "1"}
seen["contact"] = tools.create_or_update_contact(types.ContactCreateParams(**person))["contact"]["id"]
recent = types.ContactListParams(orders={"id": "ASC"}, filters={"created_after": "2020-01-01"}, status=-1)
seen["listed"] = tools.list_contacts(recent)["meta"]["total"]
tools.get_contact(1)
tools.create_contact_tag(types.TagCreateParams(tag="vip"))
tools.add_tag_to_contact(types.ContactTagParams(contact=1, tag=1))
tools.list_tags(types.TagListParams())
tools.get_tag(1)
field = types.ContactCustomFieldCreateParams(title="Size", type="dropdown")
seen["field"] = tools.create_contact_custom_field(field)
option = {"orderid": 1, "value": "L", "label": "Large", "field": "1"}
tools.create_field_options(types.FieldOptionBulkCreateParams(fieldOptions=[option]))
tools.create_contact_field_relationship(types.ContactFieldRelCreateParams(relid=0, field="1"))
tools.list_contact_custom_fields(types.ContactCustomFieldListParams())
tools.get_contact_custom_field(1)
tools.create_contact_field_value(types.ContactFieldValueCreateParams(contact=1, field=1, value="L"))
seen["values"] = tools.list_contact_field_values(types.ContactFieldValueListParams(filters={"fieldid": 1}))
made = types.ListCreateParams(name="More news", sender_url="https://x.test", sender_reminder="You asked.")
seen["list"] = tools.create_list(made)["list"]["id"]
tools.create_list_group_permission(types.ListGroupPermissionParams(listid=2, groupid=3))
tools.add_contact_to_list(types.ContactListUpdateParams(contact=1, list=2, status=1))
tools.list_email_activities(types.EmailActivityListParams())
tools.list_campaigns(types.CampaignListParams())
tools.list_automations(types.AutomationListParams())
tools.list_contact_automations(types.ContactAutomationListParams())
tools.list_groups(types.GroupListParams())
seen["lists"] = tools.list_lists(types.ListListParams())["meta"]["total"]
print(json.dumps(seen))
