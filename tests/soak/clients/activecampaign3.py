"""Calls of the package activecampaign3, a small CRM's day. Runs in an environment of its own.

The package is of 2018: its call of `yaml.load` has no loader, which today's PyYAML demands, so it is given one.
"""

import json
import os
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

settings = {
    "api": {"url": os.environ["SANDBOX_URL"], "key": os.environ["SANDBOX_TOKEN"]},
    "logs": {"dir": "logs", "level": "info", "file": "calls.log"},
}
Path("config.yml").write_text(json.dumps(settings))
yaml: Any = import_module("yaml")
yaml.load = partial(yaml.load, Loader=yaml.SafeLoader)

Contact: Any = import_module("activecampaign3.contact").Contact
Deal: Any = import_module("activecampaign3.deal").Deal
EcommerceConnection: Any = import_module("activecampaign3.ecommerce_connection").EcommerceConnection
MailingList: Any = import_module("activecampaign3.mailing_list").MailingList
Pipeline: Any = import_module("activecampaign3.pipeline").Pipeline
tasks: Any = import_module("activecampaign3.task")
User: Any = import_module("activecampaign3.user").User
resource: Any = import_module("activecampaign3.resource")

me = User.me()
contact = Contact.find_or_create(email="ada@x.test")
contact.firstName = "Ada"
contact.save()
same = Contact.find_or_create(email="ada@x.test")
pipeline = Pipeline(title="Shop", currency="eur", allgroups=1, allusers=1, autoassign=1).save()
pipeline.refresh()
deal = Deal(title="Tea", value=45600, currency="eur", owner="1", status=0, customer=contact, pipeline=pipeline).save()
deal.add_note("Call back")
deal.title = "Mug"
deal.save()
kind = tasks.TaskType.search()[0]
task = tasks.Task(title="Call", note="Soon", status=0, due_date="2027-01-31", task_type=kind, relation=deal).save()
shop = EcommerceConnection(service="tea", externalid="tea.test", name="Tea", logoUrl="l", linkUrl="k").save()
refusals: list[str] = []
for attempt in (partial(Contact.get, "999"), Contact(email="ada@x.test").save):
    try:
        attempt()
    except resource.ActiveCampaignException as error:
        refusals.append(type(error).__name__)
seen = {
    "me": (me.username, me.load_group().title),
    "contact": (contact.resource_id, same.resource_id, same.firstName),
    "stages": [stage.title for stage in pipeline.stages],
    "deals": [(row.title, row.status) for row in Deal.search()],
    "tasks": (task.resource_id, len(tasks.Task.search())),
    "lists": [row.name for row in MailingList.search()],
    "shops": [row.name for row in EcommerceConnection.search({"filters[service]": "tea"})],
    "refusals": refusals,
}
for one in (task, deal, shop, contact):
    one.delete()
seen["left"] = Contact.search().total
print(json.dumps(seen))
