"""Made-up people: who they are, what they subscribed to, how they are tagged, which automations they are in."""

from __future__ import annotations

from acsdk.sandbox.people import ensure_contact
from acsdk.sandbox.rest.contacts.memberships import CONTACT_AUTOMATIONS, CONTACT_LISTS, CONTACT_TAGS
from acsdk.sandbox.rest.deals.accounts import ACCOUNT_CONTACTS, ACCOUNTS
from acsdk.sandbox.rest.deals.notes import NOTES
from acsdk.sandbox.rest.fields.field_rows import save_field_value
from acsdk.sandbox.store import Row

from . import made_up
from .desk import Desk
from .furniture import Furniture

__all__ = ["add_company", "add_person"]


def add_person(desk: Desk, furniture: Furniture, number: int) -> Row:
    """The next person."""
    first, last = desk.choice(made_up.FIRST_NAMES), desk.choice(made_up.LAST_NAMES)
    phone = f"+49{desk.dice.randrange(10**9, 10**10)}"
    contact, _ = ensure_contact(desk.state, desk.address(number), firstName=first, lastName=last, phone=phone)
    desk.people = number + 1
    key = str(contact["id"])
    save_field_value(desk.state, key, furniture.drink, desk.choice(made_up.DRINKS))
    if desk.one_in(2):
        born = f"{desk.dice.randrange(1950, 2006)}-{desk.dice.randrange(1, 13):02d}-{desk.dice.randrange(1, 29):02d}"
        save_field_value(desk.state, key, furniture.birthday, born)
    for tag in desk.dice.sample(furniture.tags, desk.dice.randrange(3)):
        desk.make(CONTACT_TAGS, contact=key, tag=tag)
    _subscribe(desk, furniture, key)
    if desk.one_in(10):
        desk.make(NOTES, note=desk.choice(made_up.NOTES), relid=key, reltype="Subscriber")
    return contact


def _subscribe(desk: Desk, furniture: Furniture, key: str) -> None:
    """Of ten members of a list one has left it again; of five people one is in an automation."""
    for listed in desk.dice.sample(furniture.lists, desk.dice.randrange(1, len(furniture.lists) + 1)):
        left = {"status": "2", "unsubreason": "Too many mails"} if desk.one_in(10) else {"status": "1"}
        desk.make(CONTACT_LISTS, contact=key, list=listed, **left)
    if desk.one_in(5):
        done = desk.one_in(2)
        entered = desk.make(CONTACT_AUTOMATIONS, contact=key, seriesid=desk.choice(furniture.automations))
        if done:
            now = desk.state.iso_now()
            desk.state.store.replace("contactAutomations", {**entered, "status": "2", "remdate": now})


def add_company(desk: Desk, number: int) -> None:
    """A company, where one of the people works who work nowhere else."""
    place = desk.state.store.count(ACCOUNTS.rows) + 1  # no two have one name
    name = f"{made_up.COMPANIES[number % len(made_up.COMPANIES)]} {place}"
    account = desk.make(ACCOUNTS, name=name, accountUrl=f"https://company{place}.example.com")
    worker = desk.somebody()
    if not desk.state.store.find("accountContacts", ("contact",), (worker["id"],)):
        job = desk.choice(made_up.JOBS)
        desk.make(ACCOUNT_CONTACTS, account=str(account["id"]), contact=str(worker["id"]), jobTitle=job)
