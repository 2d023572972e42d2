"""Records of a custom object as instances of a pydantic model of your own, and back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin

from pydantic import AliasChoices, BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import to_jsonable_python

from .custom_object_record import CustomObjectRecord, CustomObjectRecordInput

__all__ = ["CustomObjectMapping"]

B = TypeVar("B", bound=BaseModel)


@dataclass(frozen=True)
class CustomObjectMapping(Generic[B]):
    """Which attribute of a model is what in a record.

    An attribute is the field of the schema that its alias names, or its own name where it has none. Two kinds of
    attributes are no fields: the key, and those that name related contacts, accounts or deals by their ids.
    """

    model: type[B]
    """The model."""
    key: str
    """The attribute that is the record's ``external_id``."""
    relationships: Mapping[str, str] = field(default_factory=dict[str, str])
    """By attribute, the relationship whose id it is: a number, or several in a list."""

    def __post_init__(self) -> None:
        """Refuse names of attributes that the model does not have."""
        for name in (self.key, *self.relationships):
            if name not in self.model.model_fields:
                raise ValueError(f"{self.model.__name__} has no attribute {name!r}")

    def to_record(self, instance: B) -> CustomObjectRecordInput:
        """The record that holds what the instance does. An attribute that is ``None`` is left out, hence emptied."""
        values = {name: value for name, value in instance.model_dump(mode="python").items() if value is not None}
        key = str(values.get(self.key, "")).strip()
        if not key:
            raise ValueError(f"{self.key} is empty; it is what records are found by")
        fields = {_written_name(name, info): _plain(values[name]) for name, info in self._fields if name in values}
        related = {self.relationships[name]: _as_list(values[name]) for name in self.relationships if name in values}
        return CustomObjectRecordInput(external_id=key, fields=fields, relationships=related or None)

    def to_instance(self, record: CustomObjectRecord) -> B:
        """The instance that a record stands for; raises ``pydantic.ValidationError`` where it does not fit."""
        stored = record.values
        given: dict[str, Any] = {self._read_name(self.key): record.external_id}
        for name, info in self._fields:
            if _written_name(name, info) in stored:
                given[self._read_name(name)] = stored[_written_name(name, info)]
        for name, relationship in self.relationships.items():
            ids = record.relationships.get(relationship, [])
            several = _takes_several(self.model.model_fields[name].annotation)
            given[self._read_name(name)] = ids if several else next(iter(ids), None)
        return self.model.model_validate(given)

    @property
    def _fields(self) -> Iterator[tuple[str, FieldInfo]]:
        others = {self.key, *self.relationships}
        for name, info in self.model.model_fields.items():
            if name not in others and not info.exclude:
                yield name, info

    def _read_name(self, name: str) -> str:
        alias = self.model.model_fields[name].validation_alias
        if isinstance(alias, AliasChoices):
            alias = next((choice for choice in alias.choices if isinstance(choice, str)), None)
        return alias if isinstance(alias, str) else name


def _written_name(name: str, info: FieldInfo) -> str:
    return info.serialization_alias or info.alias or name


def _takes_several(annotation: Any) -> bool:  # noqa: ANN401 - any annotation
    parts = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    kinds = [get_origin(part) or part for part in parts]
    return any(isinstance(kind, type) and issubclass(kind, Collection) and kind is not str for kind in kinds)


def _as_list(ids: Any) -> list[Any]:  # noqa: ANN401 - what the user's model holds
    return [ids] if isinstance(ids, int | str) else list(ids)


def _plain(value: object) -> object:
    """A value as JSON has it; a Decimal stays one, to be written exactly."""
    return value if isinstance(value, Decimal) else to_jsonable_python(value)
