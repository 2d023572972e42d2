"""The wire's twin of a model: how it is read from the wire and written to it, beside what users see of it.

A model's own schema knows the user's form alone: Python names, amounts in currency units, mappings. The twin is made
from that schema, once, when the first record is read or written: it has the wire's names, keeps the fields that this
release does not know, repairs what does not fit, and writes values as the wire has them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, cast

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, SchemaSerializer, SchemaValidator, core_schema

from acsdk._json.shapes import is_mapping, is_sequence

from .exact import json_value
from .names import wire_names

__all__ = ["Written", "raw_serializer", "wire_reader", "wire_serializer", "wire_validator"]

Node = Mapping[str, Any]
"""A part of a schema, which is made of plain dicts and lists."""

_WRITTEN: Final = "acsdk_written"
_DUMPED: Final = "serialization"
_OPAQUE: Final = frozenset({"metadata", "function", "cls", "default", "members", "expected"})
"""What in a schema is no schema."""
_ANYTHING: Final = core_schema.any_schema(
    serialization=core_schema.plain_serializer_function_ser_schema(json_value, when_used="json")
)


class Written:
    """As metadata of a type: what the wire has in the place of a value.

    ``None`` is written as null, or left out, unless ``when_used`` is ``"json"``.
    """

    def __init__(
        self,
        write: Callable[[Any], object],
        *,
        returns: CoreSchema | None = None,
        when_used: core_schema.WhenUsed = "json-unless-none",
    ) -> None:
        self.serialization: core_schema.SerSchema = core_schema.plain_serializer_function_ser_schema(
            write, return_schema=returns, when_used=when_used
        )

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        """Note it beside the schema, where the twin finds it."""
        schema = handler(source)
        notes: dict[str, Any] = {**schema.get("metadata", {}), _WRITTEN: self.serialization}
        noted: Any = {**schema, "metadata": notes}
        return cast("CoreSchema", noted)


@cache
def wire_validator(model: type[BaseModel]) -> SchemaValidator:
    """Reads a model from the wire's form, inside ``reading()``."""
    return SchemaValidator(_twin(model), _use_prebuilt=False)


@cache
def wire_serializer(model: type[BaseModel]) -> SchemaSerializer:
    """Writes a model in the wire's form, with ``by_alias=True``."""
    return SchemaSerializer(_twin(model), _use_prebuilt=False)


def wire_reader(schema: CoreSchema) -> SchemaValidator:
    """Reads any type from the wire's form, whatever models are in it."""
    return SchemaValidator(_mapped(schema, _on_wire), _use_prebuilt=False)


@cache
def raw_serializer(model: type[BaseModel]) -> SchemaSerializer:
    """Dumps a model in the user's form, with what could not be read of it and of all that it holds."""
    model.model_rebuild()
    return SchemaSerializer(_mapped(model.__pydantic_core_schema__, _with_raw), _use_prebuilt=False)


@cache
def _twin(model: type[BaseModel]) -> CoreSchema:
    model.model_rebuild()
    twin: CoreSchema = _mapped(model.__pydantic_core_schema__, _on_wire)
    return twin


def _mapped(node: Any, change: Callable[[Node], Node]) -> Any:  # noqa: ANN401 - any part of a schema
    """A copy of a schema with each part changed, the innermost first."""
    if is_sequence(node):
        parts = [_mapped(part, change) for part in node]
        return tuple(parts) if isinstance(node, tuple) else parts
    if not is_mapping(node):
        return node
    if not isinstance(node.get("type"), str):  # fields by name
        return {name: _mapped(part, change) for name, part in node.items()}
    return change({key: part if key in _OPAQUE else _mapped(part, change) for key, part in node.items()})


def _on_wire(node: Node) -> Node:
    match node["type"]:
        case "function-wrap" if _belongs_to_users(node):
            return {**node["schema"], **_ref_of(node)}
        case "model" if hasattr(node["cls"], "_on_wire"):
            return _model_on_wire(node)
        case _:
            notes = node.get("metadata")
            written = notes.get(_WRITTEN) if is_mapping(notes) else None
            return node if written is None else {**node, _DUMPED: written}


def _belongs_to_users(node: Node) -> bool:
    """Whether a wrap validator is a model's own, by which users' arguments are checked."""
    function = node["function"]
    owner = getattr(function["function"], "__self__", None) if is_mapping(function) else None
    return isinstance(owner, type) and hasattr(owner, "_on_wire")


def _ref_of(node: Node) -> Node:
    """What others name a schema by; it goes to the outermost part."""
    return {"ref": node["ref"]} if "ref" in node else {}


def _model_on_wire(node: Node) -> Node:
    model = node["cls"]
    names = {"loc_by_alias": False, "validate_by_alias": True, "validate_by_name": True}
    config = {**node.get("config", {}), "extra_fields_behavior": "allow", **names}
    own = {key: part for key, part in node.items() if key not in (_DUMPED, "ref")}
    changed: Node = model._on_wire({**own, "schema": _fields_on_wire(node["schema"], model), "config": config})
    return {**changed, **_ref_of(node)}


def _fields_on_wire(node: Node, model: type[BaseModel]) -> Node:
    if node["type"] != "model-fields":  # a validator stands before it
        return {**node, "schema": _fields_on_wire(node["schema"], model)}
    fields = {name: _field_on_wire(field, model, name) for name, field in node["fields"].items()}
    return {**node, "fields": fields, "extra_behavior": "allow", "extras_schema": _ANYTHING}


def _field_on_wire(field: Node, model: type[BaseModel], name: str) -> Node:
    names = wire_names(model, name, model.model_fields[name])
    if not names:
        return {**field, "serialization_exclude": True}
    spellings = names[0] if len(names) == 1 else [[each] for each in names]
    return {**field, "validation_alias": spellings, "serialization_alias": names[0]}


def _with_raw(node: Node) -> Node:
    write = getattr(node["cls"], "_dump_raw", None) if node["type"] == "model" else None
    if write is None:
        return node
    return {**node, _DUMPED: core_schema.wrap_serializer_function_ser_schema(write, info_arg=True)}
