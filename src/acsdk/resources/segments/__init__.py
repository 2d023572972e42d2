"""``client.segments``: groups of contacts by what is known of them."""

from acsdk.resources.segments.core import Segments

__all__ = ["Segments"]
