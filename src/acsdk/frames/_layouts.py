"""What columns rows have that say it themselves: models."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pydantic import BaseModel

from acsdk._errors import InvalidInputError
from acsdk.models.kit.columns import Layout, layout_of

__all__ = ["layout_of_page", "layout_of_rows"]


def layout_of_rows(of: type[object]) -> Layout:
    """The columns of rows of this class; raises `InvalidInputError` where they are no models."""
    if issubclass(of, BaseModel):
        return layout_of(of)
    if of is type(None):
        raise InvalidInputError("there are no rows to take columns from: say with model=... what they would be")
    raise InvalidInputError(
        f"rows of {of.__name__} have no columns of their own: take models, or call to_polars(), to_pandas() or "
        "to_arrow() of the page or the pager that they came from"
    )


def layout_of_page(items: Sequence[object], layout: Callable[[], Layout] | None) -> Layout:
    """The columns that a page says its rows have, else those of their class."""
    return layout() if layout is not None else layout_of_rows(type(next(iter(items), None)))
