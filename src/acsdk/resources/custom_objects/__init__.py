"""``client.custom_objects``: schemas, their records, and records as instances of your own models."""

from acsdk.resources.custom_objects.core import CustomObjects

__all__ = ["CustomObjects"]
