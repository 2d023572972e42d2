"""Accounts that hold something."""

from __future__ import annotations

from acsdk.sandbox.rest.registry import RESOURCES

from .driver import Driver

__all__ = ["full_account"]


def full_account() -> Driver:
    """One row of everything: made by its call where that asks for more than a default."""
    driver = Driver()
    ok = driver.ok
    connection = driver.connection()
    driver.upsert_order(lineItems=[{"name": "Tea", "quantity": 1, "priceAmount": 20}])
    driver.sandbox.settle()
    stated = {"name": "News", "sender_url": "https://x.test", "sender_reminder": "You asked."}
    ok("POST", "lists", {"list": stated})
    ok("POST", "listGroups", {"listGroup": {"listid": 1, "groupid": 3}})
    ok("POST", "contactLists", {"contactList": {"list": 1, "contact": 1, "status": 1}})
    ok("POST", "tags", {"tag": {"tag": "vip", "tagType": "contact"}})
    ok("POST", "contactTags", {"contactTag": {"contact": 1, "tag": 1}})
    ok("POST", "fields", {"field": {"title": "Size", "type": "dropdown"}})
    ok("POST", "fieldOption/bulk", {"fieldOptions": [{"field": 1, "orderid": 1, "value": "L", "label": "L"}]})
    ok("POST", "fieldRels", {"fieldRel": {"field": 1, "relid": 0}})
    ok("POST", "fieldValues", {"fieldValue": {"contact": 1, "field": 1, "value": "L"}})
    ok("POST", "accounts", {"account": {"name": "Tea Ltd"}})
    ok("POST", "accountContacts", {"accountContact": {"account": 1, "contact": 1}})
    ok("POST", "dealGroups", {"dealGroup": {"title": "Shop", "currency": "usd", "users": [1]}})
    ok("POST", "deals", {"deal": {"title": "T", "value": 1, "currency": "usd", "group": 1, "contact": 1}})
    ok("POST", "contactDeals", {"contactDeal": {"deal": 1, "contact": 1, "role": 1}})
    ok("POST", "dealTasks", {"dealTask": {"relid": 1, "duedate": "2026-02-01", "dealTasktype": 1}})
    ok("POST", "taskOutcomes", {"taskOutcome": {"title": "Good", "sentiment": "Positive"}})
    ok("POST", "tasktypeOutcomeRels", {"tasktypeOutcomeRel": {"tasktype": 1, "outcome": 1}})
    for owner in ("account", "deal"):
        meta = {"fieldLabel": "Size", "fieldType": "text"}
        ok("POST", f"{owner}CustomFieldMeta", {f"{owner}CustomFieldMetum": meta})
        datum = {f"{owner}Id": 1, "customFieldId": 1, "fieldValue": 7}
        ok("POST", f"{owner}CustomFieldData", {f"{owner}CustomFieldDatum": datum})
    ok("POST", "notes", {"note": {"note": "n", "relid": 1, "reltype": "Subscriber"}})
    ok("POST", "campaign", {"name": "Spring", "type": "single"})
    ok("POST", "messages", {"message": {"fromname": "A", "fromemail": "a@x.test", "reply2": "a@x.test"}})
    ok("POST", "personalizations", {"personalization": {"tag": "t", "name": "n"}})
    ok("POST", "savedResponses", {"savedResponse": {"title": "t", "subject": "s", "body": "b"}})
    ok("POST", "forms", {"form": {"name": "f"}})
    ok("POST", "addresses", {"address": {"companyName": "T", "address1": "a", "country": "GB"}})
    ok("POST", "calendars", {"calendar": {"title": "c", "type": "All"}})
    ok("POST", "webhooks", {"webhook": {"name": "w", "url": "x", "events": ["update"], "sources": ["api"]}})
    ok("POST", "connectionOptions", {"connectionOption": {"connectionid": connection, "option": "o", "value": "v"}})
    gone = ok("POST", "contacts", {"contact": {"email": "gone@x.test"}})["contact"]["id"]
    ok("DELETE", f"contacts/{gone}")
    for table in ("automations", "scores", "templates", "segments", "configs"):
        driver.sandbox.add(table, name="n")
    ok("POST", "contactAutomations", {"contactAutomation": {"contact": 1, "automation": 1}})
    driver.sandbox.add("links", campaignid="1")
    driver.sandbox.add("trackingLogs", contact="1", subscriberid="1", tstamp=None)
    driver.sandbox.add("ecomOrderDiscounts", orderid="1")
    for resource in RESOURCES:
        if "list" in resource.verbs and not driver.sandbox.rows(resource.rows):
            driver.sandbox.add(resource.rows)
    return driver
