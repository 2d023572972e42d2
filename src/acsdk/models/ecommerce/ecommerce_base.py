"""What the models of the Ecommerce GraphQL API are made from."""

from __future__ import annotations

from typing import ClassVar, Final

from pydantic import AliasGenerator, ConfigDict
from pydantic.alias_generators import to_camel

from acsdk.models.kit.base import Answer, Input, Value

__all__ = ["EcommerceAnswer", "EcommerceInput", "EcommerceValue"]

# The names of this API are regular. v3's are not: its models spell them out with wire().
_CAMEL_CASE: Final = ConfigDict(alias_generator=AliasGenerator(validation_alias=to_camel, serialization_alias=to_camel))


class EcommerceAnswer(Answer):
    """Something the Ecommerce GraphQL API sent. It leaves out null fields, so unset and ``None`` are the same."""

    model_config: ClassVar[ConfigDict] = _CAMEL_CASE


class EcommerceInput(Input):
    """Something to send to the Ecommerce GraphQL API."""

    model_config: ClassVar[ConfigDict] = _CAMEL_CASE


class EcommerceValue(Value):
    """A part of a record of the Ecommerce GraphQL API."""

    model_config: ClassVar[ConfigDict] = _CAMEL_CASE
