"""Snapshots of an account."""

from __future__ import annotations

from dataclasses import dataclass

from .codec import Json

__all__ = ["Snapshot"]


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Snapshot:
    """The rows of an account at one moment, to be handed back to `Sandbox.restore` of the same kind of store."""

    content: Json
    """The rows, as JSON."""
