"""Side-loads: rows of another resource as it shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

from .wire import show

__all__ = ["shown_rows"]


def shown_rows(state: State, path: str, rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Rows of the resource with this path, as GET shows them."""
    from .registry import resource_at  # the registry imports every resource

    resource = resource_at(path)
    return [show(resource, state, row) for row in rows]
