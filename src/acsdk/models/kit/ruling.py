"""Validators that say in JSON schemas what they refuse.

They apply to what is built, not to what the server has: nor do the schemas of answers hold it against them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from .reading import is_reading

__all__ = ["NULL", "SENDABLE", "SENDABLE_KEY", "Rule", "as_text", "first", "on"]

Change: TypeAlias = Callable[[JsonSchemaValue], JsonSchemaValue]
"""From what pydantic says of a type to what is true of it."""

NULL: Final[JsonSchemaValue] = {"type": "null"}
# No lookahead and no class but \s: these are read by JavaScript, by RE2, and by grammars of language models.
SENDABLE: Final = r"^[^\x00]*$"
"""Text without NUL."""
SENDABLE_KEY: Final = r"^[^\x00]*[^\s\x00][^\x00]*$"
"""Text that is not blank, without NUL."""


class Rule:
    """As metadata of a type: a validator, and what a JSON schema says of it."""

    def __init__(self, validator: BeforeValidator | AfterValidator, says: Change) -> None:
        self.validator = validator
        self._says = says

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        """Validate as the validator does."""
        return self.validator.__get_pydantic_core_schema__(source, handler)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Say what is refused, unless an answer is described."""
        found = handler(schema)
        return found if is_reading() else self._says(found)


def on(kind: str, **facts: object) -> Change:
    """State something of the values of one JSON type, wherever a union has them."""

    def change(found: JsonSchemaValue) -> JsonSchemaValue:
        if "anyOf" in found:
            return {**found, "anyOf": [change(part) for part in found["anyOf"]]}
        return {**found, **facts} if found.get("type") == kind else found

    return change


def as_text(**facts: object) -> Change:
    """Ask for text where a number is taken too, because numbers of JSON are binary fractions for most who read it."""

    def change(found: JsonSchemaValue) -> JsonSchemaValue:
        others = [part for part in found.get("anyOf", ()) if part.get("type") not in ("integer", "number", "string")]
        asked: JsonSchemaValue = {"type": "string", **facts}
        return {"anyOf": [asked, *others]} if others else asked

    return change


def first(found: JsonSchemaValue) -> JsonSchemaValue:
    """Of the spellings of a choice, the enum: its literals are for type checkers, other text is for answers."""
    chosen: JsonSchemaValue = found["anyOf"][0]
    nothing = [part for part in found["anyOf"] if part == NULL]
    return {"anyOf": [chosen, *nothing]} if nothing else chosen
