"""``client.sms``: broadcasts, credits, lists, and the messages of automations."""

from acsdk.resources.sms.core import Sms

__all__ = ["Sms"]
