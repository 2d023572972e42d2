"""``client.whatsapp``: templates, and runs of flows. ``client.conversations`` is its inbox."""

from acsdk.resources.whatsapp.core import WhatsApp

__all__ = ["WhatsApp"]
