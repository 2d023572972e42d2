"""Who ordered: addresses, and what the contact is made from."""

from __future__ import annotations

import re

from acsdk.models import Address, CustomerData

__all__ = ["customer_data", "full_name", "is_usable_email", "usable_email"]

_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]+")


def is_usable_email(text: str) -> bool:
    """Whether a contact can be found or made by it. Says nothing on whether anybody reads it."""
    return _EMAIL.fullmatch(text) is not None


def usable_email(text: str) -> str:
    """The address. Raises ``ValueError`` if there is none that a contact can be made by."""
    if not text:
        raise ValueError("email is missing")
    if not is_usable_email(text):
        raise ValueError("email is not an address")
    return text


def full_name(text: str) -> tuple[str, str]:
    """First and last name of a full one, which Shopify's export does not tell apart: the first word, and the rest."""
    first, _, last = text.partition(" ")
    return first, last.strip()


def customer_data(billing: Address | None, shipping: Address | None, phone: str | None = None) -> CustomerData | None:
    """The buyer, where the addresses alone would give the contact another name, phone or company.

    ActiveCampaign takes names and phone from the shipping address before the billing address, and the company from
    neither.
    """
    buyer = _person(billing or shipping, phone)
    recipient = _person(shipping or billing, None)
    if buyer == recipient and buyer[-1] is None:
        return None
    first_name, last_name, number, company = buyer
    return CustomerData(first_name=first_name, last_name=last_name, phone=number, company=company)


def _person(address: Address | None, phone: str | None) -> tuple[str | None, str | None, str | None, str | None]:
    """First and last name, phone and company."""
    if address is None:
        return None, None, phone or None, None
    return address.first_name, address.last_name, address.phone or phone or None, address.company
