"""A record that another one names by kind and number."""

from __future__ import annotations

from .base import Answer
from .wire import WireInt, WireStr

__all__ = ["RecordReference"]


class RecordReference(Answer):
    """Names another record."""

    type: WireStr = None
    """What it is: ``contact``, ``deal``, ``activity`` and others."""
    id: WireInt = None
    """Its number."""
