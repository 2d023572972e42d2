"""Consent to marketing by SMS."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from acsdk.models import CustomerData, SmsMarketingState, SmsOptInLevel

from .fields import Node, moment, nested

__all__ = ["consent"]

E = TypeVar("E", bound=StrEnum)


def consent(customer: Node, person: CustomerData | None) -> CustomerData | None:
    """The person, with what the customer's telephone number says of consent."""
    phone = nested(customer, "defaultPhoneNumber")
    if not phone.get("marketingState"):
        return person
    data = CustomerData(
        sms_marketing_state=_member(SmsMarketingState, phone.get("marketingState")),
        sms_opt_in_level=_member(SmsOptInLevel, phone.get("marketingOptInLevel")),
        sms_consent_updated_date=moment(phone, "marketingUpdatedAt"),
    )
    return data.model_copy(update=person.model_dump(exclude_none=True)) if person else data


def _member(members: type[E], word: str | None) -> E | None:
    """Shopify's word in ActiveCampaign's list; a word that it lacks is not worth the order."""
    return next((member for member in members if member == word), None)
