"""What users build and get: inputs, answers, value objects, enums and filters.

A module is imported when one of its names is used first, so hundreds of models cost a program nothing that it does not
use.
"""

# ruff: noqa: F403, PLE0604

from importlib import import_module as _import_module
from typing import TYPE_CHECKING

from ._index import MODULE_OF as _MODULE_OF

if TYPE_CHECKING:  # checkers see every public name of these modules; at run time __getattr__ finds them
    from acsdk.models.campaigns.automation import *
    from acsdk.models.campaigns.campaign import *
    from acsdk.models.campaigns.campaign_input import *
    from acsdk.models.campaigns.campaign_parts import *
    from acsdk.models.campaigns.content import *
    from acsdk.models.campaigns.conversion import *
    from acsdk.models.campaigns.form import *
    from acsdk.models.campaigns.message import *
    from acsdk.models.campaigns.personalization import *
    from acsdk.models.campaigns.site_message import *
    from acsdk.models.campaigns.template import *
    from acsdk.models.contacts.activity import *
    from acsdk.models.contacts.contact import *
    from acsdk.models.contacts.contact_archive import *
    from acsdk.models.contacts.contact_automation import *
    from acsdk.models.contacts.contact_change import *
    from acsdk.models.contacts.contact_details import *
    from acsdk.models.contacts.contact_import import *
    from acsdk.models.contacts.contact_input import *
    from acsdk.models.contacts.contact_list import *
    from acsdk.models.contacts.contact_profile import *
    from acsdk.models.contacts.list_status import *
    from acsdk.models.contacts.personal_data import *
    from acsdk.models.contacts.score import *
    from acsdk.models.contacts.tracking import *
    from acsdk.models.custom_objects.custom_object_filter import *
    from acsdk.models.custom_objects.custom_object_record import *
    from acsdk.models.custom_objects.custom_object_schema import *
    from acsdk.models.deals.account import *
    from acsdk.models.deals.account_contact import *
    from acsdk.models.deals.deal import *
    from acsdk.models.deals.deal_activity import *
    from acsdk.models.deals.deal_people import *
    from acsdk.models.deals.deal_pipeline import *
    from acsdk.models.deals.deal_task import *
    from acsdk.models.deals.note import *
    from acsdk.models.deepdata.connection import *
    from acsdk.models.deepdata.customer import *
    from acsdk.models.deepdata.deepdata_order import *
    from acsdk.models.deepdata.order_activity import *
    from acsdk.models.deepdata.order_product import *
    from acsdk.models.ecommerce.browse_filter import *
    from acsdk.models.ecommerce.browse_session import *
    from acsdk.models.ecommerce.ecommerce_enums import *
    from acsdk.models.ecommerce.filters import *
    from acsdk.models.ecommerce.line_item import *
    from acsdk.models.ecommerce.order import *
    from acsdk.models.ecommerce.order_filter import *
    from acsdk.models.ecommerce.order_input import *
    from acsdk.models.ecommerce.product import *
    from acsdk.models.ecommerce.product_filter import *
    from acsdk.models.ecommerce.product_input import *
    from acsdk.models.ecommerce.recurring_payment import *
    from acsdk.models.ecommerce.recurring_payment_filter import *
    from acsdk.models.ecommerce.recurring_payment_input import *
    from acsdk.models.ecommerce.shared import *
    from acsdk.models.fields.crm_content import *
    from acsdk.models.fields.crm_field import *
    from acsdk.models.fields.crm_field_entry import *
    from acsdk.models.fields.crm_field_value import *
    from acsdk.models.fields.custom_field import *
    from acsdk.models.fields.custom_field_input import *
    from acsdk.models.fields.field_group import *
    from acsdk.models.fields.field_option import *
    from acsdk.models.fields.field_value import *
    from acsdk.models.kit.base import *
    from acsdk.models.kit.record import *
    from acsdk.models.kit.reference import *
    from acsdk.models.lists.list_exclusion import *
    from acsdk.models.lists.mailing_list import *
    from acsdk.models.lists.segment import *
    from acsdk.models.lists.segment_condition import *
    from acsdk.models.lists.segment_match import *
    from acsdk.models.lists.tag import *
    from acsdk.models.messaging.conversation import *
    from acsdk.models.messaging.saved_response import *
    from acsdk.models.messaging.sms_broadcast import *
    from acsdk.models.messaging.sms_report import *
    from acsdk.models.messaging.whatsapp_execution import *
    from acsdk.models.messaging.whatsapp_execution_contact import *
    from acsdk.models.messaging.whatsapp_flow import *
    from acsdk.models.messaging.whatsapp_flow_step import *
    from acsdk.models.messaging.whatsapp_message import *
    from acsdk.models.messaging.whatsapp_people import *
    from acsdk.models.messaging.whatsapp_template import *
    from acsdk.models.settings.account_settings import *
    from acsdk.models.settings.branding import *
    from acsdk.models.settings.calendar_feed import *
    from acsdk.models.settings.group import *
    from acsdk.models.settings.group_input import *
    from acsdk.models.settings.sender_address import *
    from acsdk.models.settings.user import *
    from acsdk.models.settings.webhook import *

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
