"""What the models of the Ecommerce GraphQL API are made from.

Its names on the wire are regular. v3's are not: its models spell them out with ``wire()``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from pydantic.alias_generators import to_camel

from acsdk.models.kit.base import Answer, Input, Value

__all__ = ["EcommerceAnswer", "EcommerceInput", "EcommerceValue"]


class EcommerceAnswer(Answer):
    """Something the Ecommerce GraphQL API sent. It leaves out null fields, so unset and ``None`` are the same."""

    _to_wire: ClassVar[Callable[[str], str]] = staticmethod(to_camel)


class EcommerceInput(Input):
    """Something to send to the Ecommerce GraphQL API."""

    _to_wire: ClassVar[Callable[[str], str]] = staticmethod(to_camel)


class EcommerceValue(Value):
    """A part of a record of the Ecommerce GraphQL API."""

    _to_wire: ClassVar[Callable[[str], str]] = staticmethod(to_camel)
