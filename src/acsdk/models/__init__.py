"""What users build and get: inputs, answers, value objects, enums and filters.

A module is imported when one of its names is used first, so hundreds of models cost a program nothing that it does not
use.
"""

# ruff: noqa: F403, PLE0604

from importlib import import_module as _import_module
from typing import TYPE_CHECKING

from ._index import MODULE_OF as _MODULE_OF

if TYPE_CHECKING:  # checkers see every public name of these modules; at run time __getattr__ finds them
    from .campaigns.automation import *
    from .campaigns.campaign import *
    from .campaigns.campaign_input import *
    from .campaigns.campaign_parts import *
    from .campaigns.content import *
    from .campaigns.conversion import *
    from .campaigns.form import *
    from .campaigns.message import *
    from .campaigns.personalization import *
    from .campaigns.site_message import *
    from .campaigns.template import *
    from .contacts.activity import *
    from .contacts.contact import *
    from .contacts.contact_automation import *
    from .contacts.contact_details import *
    from .contacts.contact_import import *
    from .contacts.contact_input import *
    from .contacts.contact_list import *
    from .contacts.score import *
    from .contacts.tracking import *
    from .custom_objects.custom_object_filter import *
    from .custom_objects.custom_object_record import *
    from .custom_objects.custom_object_schema import *
    from .deals.account import *
    from .deals.account_contact import *
    from .deals.deal import *
    from .deals.deal_activity import *
    from .deals.deal_people import *
    from .deals.deal_pipeline import *
    from .deals.deal_task import *
    from .deals.note import *
    from .deepdata.connection import *
    from .deepdata.customer import *
    from .deepdata.deepdata_order import *
    from .deepdata.order_activity import *
    from .deepdata.order_product import *
    from .ecommerce.browse_filter import *
    from .ecommerce.browse_session import *
    from .ecommerce.ecommerce_enums import *
    from .ecommerce.filters import *
    from .ecommerce.line_item import *
    from .ecommerce.order import *
    from .ecommerce.order_filter import *
    from .ecommerce.order_input import *
    from .ecommerce.product import *
    from .ecommerce.product_filter import *
    from .ecommerce.product_input import *
    from .ecommerce.recurring_payment import *
    from .ecommerce.recurring_payment_filter import *
    from .ecommerce.recurring_payment_input import *
    from .ecommerce.shared import *
    from .fields.crm_content import *
    from .fields.crm_field import *
    from .fields.crm_field_entry import *
    from .fields.crm_field_value import *
    from .fields.custom_field import *
    from .fields.custom_field_input import *
    from .fields.field_group import *
    from .fields.field_option import *
    from .fields.field_value import *
    from .kit.base import *
    from .kit.record import *
    from .kit.reference import *
    from .lists.list_exclusion import *
    from .lists.mailing_list import *
    from .lists.segment import *
    from .lists.segment_condition import *
    from .lists.segment_match import *
    from .lists.tag import *
    from .messaging.conversation import *
    from .messaging.saved_response import *
    from .messaging.sms_broadcast import *
    from .messaging.sms_report import *
    from .messaging.whatsapp_execution import *
    from .messaging.whatsapp_execution_contact import *
    from .messaging.whatsapp_flow import *
    from .messaging.whatsapp_flow_step import *
    from .messaging.whatsapp_message import *
    from .messaging.whatsapp_people import *
    from .messaging.whatsapp_template import *
    from .settings.account_settings import *
    from .settings.branding import *
    from .settings.calendar_feed import *
    from .settings.group import *
    from .settings.group_input import *
    from .settings.sender_address import *
    from .settings.user import *
    from .settings.webhook import *

__all__ = [*_MODULE_OF]  # pyright: ignore[reportUnsupportedDunderAll]

if not TYPE_CHECKING:  # pragma: no branch - checkers would take every misspelt name for an object

    def __getattr__(name: str) -> object:
        module = _MODULE_OF.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value: object = getattr(_import_module(f".{module}", __name__), name)
        globals()[name] = value  # the next use finds it without asking here
        return value


def __dir__() -> list[str]:
    return sorted(_MODULE_OF)
