"""What an account's own schema says of a root field, and a document that fits it.

Nobody has the real schema, and the documentation contradicts itself. When a document is refused, nothing was executed:
the schema is asked once, and the document is made anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from acsdk._graphql.documents import RootField, Selection, document_text, selection_of

__all__ = [
    "ROOT_QUERY",
    "AccountSchema",
    "TypeReference",
    "fitted_document",
    "missing_arguments",
    "types_query",
    "unknown_inputs",
]

_REFERENCE = "kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }"
_FIELD = f"name type {{ {_REFERENCE} }}"
_FIELDS = "fields(includeDeprecated: true)"
_ROOT = f"{{ {_FIELDS} {{ {_FIELD} args {{ {_FIELD} }} }} }}"
ROOT_QUERY = f"query acsdkRoot {{ __schema {{ queryType {_ROOT} mutationType {_ROOT} }} }}"
_TYPE = f"kind name {_FIELDS} {{ {_FIELD} }} inputFields {{ {_FIELD} }}"

_COMPOSITE = ("OBJECT", "INTERFACE", "UNION")

Json = Mapping[str, Any]


def types_query(names: list[str]) -> str:
    """A document that asks for these types."""
    asked = " ".join(f'type{index}: __type(name: "{name}") {{ {_TYPE} }}' for index, name in enumerate(names))
    return f"query acsdkTypes {{ {asked} }}"


@dataclass(frozen=True, slots=True)
class TypeReference:
    """A type as a field or an argument has it."""

    name: str
    kind: str
    """Of the named type: ``SCALAR``, ``OBJECT``, ``INPUT_OBJECT``, ``ENUM`` …"""
    strictest: str
    """The type with everything in it non-null."""

    @classmethod
    def read(cls, reference: Json) -> TypeReference:
        """Read an introspected type."""
        below: Json | None = reference.get("ofType")
        if below is None:
            return cls(reference["name"], reference["kind"], f"{reference['name']}!")
        inner = cls.read(below)
        return cls(inner.name, inner.kind, f"[{inner.strictest}]!") if reference["kind"] == "LIST" else inner


@dataclass(frozen=True, slots=True)
class AccountSchema:
    """One root field and the types around it."""

    arguments: Mapping[str, TypeReference]
    result: TypeReference
    types: Mapping[str, Mapping[str, TypeReference]]
    """The fields of each object and input type, by the type's name."""

    @classmethod
    def read_root(cls, data: Json, field: RootField) -> AccountSchema | None:
        """Read the answer to `ROOT_QUERY`; ``None`` where the schema has no such field."""
        root: Json = data["__schema"].get("queryType" if field.kind == "query" else "mutationType") or {}
        for entry in root.get("fields") or ():
            if entry["name"] == field.name:
                return cls(read_fields(entry.get("args")), TypeReference.read(entry["type"]), {})
        return None

    def missing_types(self) -> list[str]:
        """The names of types that are referred to and not yet known."""
        known = {**self.arguments, "": self.result}
        references = [*known.values(), *(one for fields in self.types.values() for one in fields.values())]
        names = {one.name for one in references if one.kind in ("OBJECT", "INPUT_OBJECT", "INTERFACE")}
        return sorted(names - self.types.keys())

    def with_types(self, data: Json) -> AccountSchema:
        """The same with the answer to a `types_query`."""
        found = {
            entry["name"]: read_fields(entry.get("fields") or entry.get("inputFields"))
            for entry in data.values()
            if entry is not None
        }
        return AccountSchema(self.arguments, self.result, {**self.types, **found})


def read_fields(entries: list[Json] | None) -> dict[str, TypeReference]:
    """Introspected fields or arguments, by name."""
    return {entry["name"]: TypeReference.read(entry["type"]) for entry in entries or ()}


def fitted_document(field: RootField, schema: AccountSchema) -> str:
    """The document as this schema takes it: its argument names and types, and what it has of our selection."""
    arguments = [
        (name, variable, schema.arguments[name].strictest) for variable, name in _argument_names(field, schema).items()
    ]
    wanted = selection_of(field.result) if field.result else {}
    return document_text(field.kind, field.name, arguments, _fitted(wanted, schema.result, schema))


def missing_arguments(field: RootField, schema: AccountSchema) -> list[str]:
    """The arguments that we give and the schema does not have."""
    found = _argument_names(field, schema)
    return [name for name, _ in field.arguments if name not in found]


def _argument_names(field: RootField, schema: AccountSchema) -> dict[str, str]:
    """What the schema calls those of our arguments that it has; a single one may have any name."""
    ours = [name for name, _ in field.arguments]
    if len(ours) == len(schema.arguments) == 1:
        return {ours[0]: next(iter(schema.arguments))}
    return {name: name for name in ours if name in schema.arguments}


def _fitted(wanted: Selection, reference: TypeReference, schema: AccountSchema) -> Selection:
    if reference.kind not in _COMPOSITE:
        return {}
    fields = schema.types.get(reference.name, {})
    fitted: Selection = {}
    for name, below in wanted.items():
        found = fields.get(name)
        if found is not None and (below or found.kind not in _COMPOSITE):
            fitted[name] = _fitted(below, found, schema)
    return fitted or {"__typename": {}}


def unknown_inputs(field: RootField, variables: Json, schema: AccountSchema) -> Iterator[str]:
    """The places in the variables that the schema has no field for."""
    for variable, name in _argument_names(field, schema).items():
        yield from _unknown(variables.get(variable), schema.arguments[name], schema)


def _unknown(value: object, reference: TypeReference, schema: AccountSchema, path: str = "") -> Iterator[str]:
    if isinstance(value, list):
        for item in cast("list[object]", value):
            yield from _unknown(item, reference, schema, path)
    elif isinstance(value, dict) and reference.kind == "INPUT_OBJECT":
        fields = schema.types.get(reference.name, {})
        for name, below in cast("dict[str, object]", value).items():
            place = f"{path}.{name}" if path else f"{reference.name}.{name}"
            if name in fields:
                yield from _unknown(below, fields[name], schema, place)
            else:
                yield place
