"""Errors as graphql-java words and shapes them; graphql-core finds them.

The engine is recognised by its token limit message; wording follows versions 17 to 19 (rule `errors.engine`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from graphql import DocumentNode, FieldNode, GraphQLError, Node

__all__ = ["TOKEN_LIMIT", "execution_errors", "syntax_error", "too_complex", "validation_errors"]

TOKEN_LIMIT = 15_000

_VALIDATION: tuple[tuple[str, str, str], ...] = (
    (r"Cannot query field '(\w+)' on type '(\w+)'.*", "FieldUndefined", r"Field '\1' in type '\2' is undefined"),
    (r"Unknown argument '(\w+)' on field .*", "UnknownArgument", r"Unknown field argument '\1'"),
    (
        r"Argument '\w+\.\w+\((\w+):\)' of type .* is required.*",
        "MissingFieldArgument",
        r"Missing field argument '\1'",
    ),
    (
        r"Field '(\w+)' of type '(.+?)' must have a selection.*",
        "SubselectionRequired",
        r"Subselection required for type '\2' of field '\1'",
    ),
    (
        r"Field '(\w+)' must not have a selection since type '(.+?)'.*",
        "SubselectionNotAllowed",
        r"Subselection not allowed on leaf type '\2' of field '\1'",
    ),
    (r"Unknown type '(\w+)'.*", "UnknownType", r"Unknown type '\1'"),
    (r"Variable '\$(\w+)' is not defined.*", "UndefinedVariable", r"Undefined variable '\1'"),
    (r"Variable '\$(\w+)' is never used.*", "UnusedVariable", r"Unused variable '\1'"),
    (
        r"Variable '\$(\w+)' of type '(.+?)' used in position expecting type '(.+?)'.*",
        "VariableTypeMismatch",
        r"Variable type '\2' does not match expected type '\3'",
    ),
    (r"Unknown fragment '(\w+)'.*", "UndefinedFragment", r"Undefined fragment '\1'"),
    (r"Fragment '(\w+)' is never used.*", "UnusedFragment", r"Unused fragment '\1'"),
    (
        r"Expected value of type '(\w+)' not to include unknown field '(\w+)'.*",
        "WrongType",
        r"argument value contains a field not in '\1': '\2'",
    ),
    (
        r"Expected value of type '(\w+)' to include required field '(\w+)'.*",
        "WrongType",
        r"argument value is missing required fields '[\2]'",
    ),
    (
        r"Value '(\w+)' does not exist in '(\w+)' enum.*",
        "WrongType",
        r"argument value is not a valid '\2' - Expected enum literal value not in allowable values - '\1'.",
    ),
    (r"Enum '(\w+)' cannot represent (?:non-enum value: )?(.*)", "WrongType", r"argument value is not a valid '\1'"),
    (r"(\w+) cannot represent (?:a )?non.* value: ?(.*)", "WrongType", r"argument value '\2' is not a valid '\1'"),
    (r"Expected a value that can be converted .*", "WrongType", r"argument value is not a valid 'BigDecimal'"),
)

_VARIABLE: tuple[tuple[str, str], ...] = (
    (
        r"Variable '\$(\w+)' has invalid value: Expected a? ?value of non-null type '(.+?)' .*",
        r"Variable '\1' has coerced Null value for NonNull type '\2'",
    ),
    (
        r".*Expected value of type '(\w+)' not to include unknown field '(\w+)'.*",
        r"The variables input contains a field name '\2' that is not defined for input object type '\1' ",
    ),
    (
        r".*Expected value of type '\w+' to include required field '(\w+)'.*",
        r"Field '\1' has coerced Null value for NonNull type",
    ),
    (
        r"Variable '\$(\w+)' has invalid value at .*Value '?(.*?)'? does not exist in '(\w+)' enum.*",
        r"Variable '\1' has an invalid value: Invalid input for Enum '\3'. No value found for name '\2'",
    ),
    (r"Variable '\$(\w+)' has invalid value(?: at [^:]*)?: (.*)", r"Variable '\1' has an invalid value: \2"),
)


def syntax_error(error: GraphQLError) -> dict[str, Any]:
    """A document that does not parse, or has more than 15,000 tokens."""
    locations = _locations(error) or [{"line": 1, "column": 1}]
    where = f"at line {locations[0]['line']} column {locations[0]['column']}"
    if f"more than {TOKEN_LIMIT} tokens" in error.message:
        text = (
            f"Invalid Syntax : More than {TOKEN_LIMIT} grammar tokens have been presented. "
            f"To prevent Denial Of Service attacks, parsing has been cancelled. offending token '...' {where}"
        )
    else:
        text = f"Invalid Syntax : {error.message.removeprefix('Syntax Error: ')} {where}"
    return {"message": text, "locations": locations, "extensions": {"classification": "InvalidSyntax"}}


def too_complex(cost: int, limit: int) -> dict[str, Any]:
    """A document that could answer with too much (rule `graphql.cost`)."""
    text = f"maximum query complexity exceeded {cost} > {limit}"
    return {"message": text, "extensions": {"classification": "ExecutionAborted"}}


def validation_errors(document: DocumentNode, errors: Iterable[GraphQLError]) -> list[dict[str, Any]]:
    """Documents that do not fit the schema: nothing was executed."""
    return [
        _shape(error, _validation_text(error.message) + _place(document, error), "ValidationError") for error in errors
    ]


def execution_errors(errors: Iterable[GraphQLError]) -> list[dict[str, Any]]:
    """Errors of variables and of resolvers."""
    return [_execution_error(error) for error in errors]


def _execution_error(error: GraphQLError) -> dict[str, Any]:
    if error.path is not None:
        return _shape(error, error.message, "DataFetchingException")
    for pattern, replacement in _VARIABLE:
        if re.fullmatch(pattern, error.message, re.DOTALL):
            return _shape(error, re.sub(pattern, replacement, error.message, flags=re.DOTALL), "ValidationError")
    return _shape(error, error.message, "OperationNotSupported")


def _validation_text(message: str) -> str:
    for pattern, kind, replacement in _VALIDATION:
        if re.fullmatch(pattern, message, re.DOTALL):
            return f"Validation error of type {kind}: " + re.sub(pattern, replacement, message, flags=re.DOTALL)
    return f"Validation error of type InvalidSyntax: {message}"


def _place(document: DocumentNode, error: GraphQLError) -> str:
    position = next(iter(error.positions or ()), -1)
    path: list[str] = []
    level: list[Any] = [getattr(definition, "selection_set", None) for definition in document.definitions]
    while level:
        around = [node for group in level if group for node in group.selections if _covers(node, position)]
        path += [node.name.value for node in around if isinstance(node, FieldNode)]
        level = [getattr(node, "selection_set", None) for node in around]
    return f" @ '{'/'.join(path)}'" if path else ""


def _covers(node: Node, position: int) -> bool:
    return node.loc is not None and node.loc.start <= position < node.loc.end


def _shape(error: GraphQLError, text: str, classification: str) -> dict[str, Any]:
    shaped: dict[str, Any] = {"message": text}
    if locations := _locations(error):
        shaped["locations"] = locations
    if error.path is not None:
        shaped["path"] = list(error.path)
    shaped["extensions"] = {"classification": classification, **(error.extensions or {})}
    return shaped


def _locations(error: GraphQLError) -> list[dict[str, int]]:
    return [{"line": location.line, "column": location.column} for location in error.locations or ()]
