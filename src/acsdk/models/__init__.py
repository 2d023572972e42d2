"""What users build and get: inputs, answers, value objects, enums and filters.

A module is imported when one of its names is used first, so hundreds of models cost a program nothing that it does not
use.
"""

# ruff: noqa: F403, PLE0604

from importlib import import_module as _import_module
from typing import TYPE_CHECKING

from ._index import MODULE_OF as _MODULE_OF

if TYPE_CHECKING:  # checkers see every public name of these modules; at run time __getattr__ finds them
    from .account import *
    from .account_contact import *
    from .account_settings import *
    from .activity import *
    from .automation import *
    from .base import *
    from .branding import *
    from .browse_filter import *
    from .browse_session import *
    from .calendar_feed import *
    from .campaign import *
    from .campaign_input import *
    from .campaign_parts import *
    from .connection import *
    from .contact import *
    from .contact_automation import *
    from .contact_details import *
    from .contact_import import *
    from .contact_input import *
    from .contact_list import *
    from .content import *
    from .conversation import *
    from .conversion import *
    from .crm_content import *
    from .crm_field import *
    from .crm_field_entry import *
    from .crm_field_value import *
    from .custom_field import *
    from .custom_field_input import *
    from .custom_object_filter import *
    from .custom_object_record import *
    from .custom_object_schema import *
    from .customer import *
    from .deal import *
    from .deal_activity import *
    from .deal_people import *
    from .deal_pipeline import *
    from .deal_task import *
    from .deepdata_order import *
    from .ecommerce_enums import *
    from .field_group import *
    from .field_option import *
    from .field_value import *
    from .filters import *
    from .form import *
    from .group import *
    from .group_input import *
    from .line_item import *
    from .list_exclusion import *
    from .mailing_list import *
    from .message import *
    from .note import *
    from .order import *
    from .order_activity import *
    from .order_filter import *
    from .order_input import *
    from .order_product import *
    from .personalization import *
    from .product import *
    from .product_filter import *
    from .product_input import *
    from .record import *
    from .recurring_payment import *
    from .recurring_payment_filter import *
    from .recurring_payment_input import *
    from .reference import *
    from .saved_response import *
    from .score import *
    from .segment import *
    from .segment_condition import *
    from .segment_match import *
    from .sender_address import *
    from .shared import *
    from .site_message import *
    from .sms_broadcast import *
    from .sms_report import *
    from .tag import *
    from .template import *
    from .tracking import *
    from .user import *
    from .webhook import *
    from .whatsapp_execution import *
    from .whatsapp_execution_contact import *
    from .whatsapp_flow import *
    from .whatsapp_flow_step import *
    from .whatsapp_message import *
    from .whatsapp_people import *
    from .whatsapp_template import *

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
