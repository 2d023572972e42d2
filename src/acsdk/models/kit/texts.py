"""Text with a form that is checked before it is sent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from .free import JSON
from .reading import is_reading
from .ruling import Rule, on
from .usual import usually

__all__ = ["Attributes", "Currency"]

_CURRENCY = "[A-Za-z]{3}"
_GRAPHQL_NAME = "[_A-Za-z][_0-9A-Za-z]*"


@usually("len(v) == 3 and v.isascii() and v.isalpha()", "v")
def _check_currency(value: str) -> str:
    if not is_reading() and re.fullmatch(_CURRENCY, value) is None:
        raise PydanticCustomError("not_a_currency", "must be a currency code of three letters, such as EUR")
    return value


def _check_attributes(value: Mapping[str, object]) -> Mapping[str, object]:
    for name in value:
        if re.fullmatch(_GRAPHQL_NAME, name) is None:
            text = "has the key '{key}', but keys are letters, digits and _, and start with no digit: use '{remedy}'"
            raise PydanticCustomError("not_a_graphql_name", text, {"key": name, "remedy": _to_graphql_name(name)})
    return value


def _to_graphql_name(name: str) -> str:
    """What the WooCommerce plugin makes of such a key: two underscores for each run of other characters."""
    cleaned = re.sub("[^A-Za-z0-9_]+", "__", name)
    return f"_{cleaned}" if cleaned[:1].isdigit() or not cleaned else cleaned


Currency = Annotated[str, Rule(AfterValidator(_check_currency), on("string", pattern=f"^{_CURRENCY}$"))]
"""A currency code of three letters, sent as given: the official clients send both cases."""
Attributes = Annotated[
    Mapping[str, JSON],
    Rule(AfterValidator(_check_attributes), on("object", propertyNames={"pattern": f"^{_GRAPHQL_NAME}$"})),
]
"""Free-form attributes of a product, by names that GraphQL accepts."""
