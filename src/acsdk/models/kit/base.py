"""What every model is made from: answers, inputs, and value objects that are both."""

# No postponed annotations: older releases of pydantic look for JSON in the modules of the subclasses.

from collections.abc import Hashable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from pydantic import (
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    model_validator,
)

from acsdk._json.shapes import is_mapping

from .building import arguments, contents
from .exact import JSON
from .reading import is_reading, read
from .tables import Tabular

__all__ = ["Answer", "Input", "Model", "Value"]


# Models are built when they are first used. Not `True` itself: then a web framework's adapters around a model would be
# put off too, past the place where the framework expects pydantic's warnings about them.
_LATER = cast("bool", 1)


class Model(Tabular):
    """The root of all models: immutable, readable and writable by Python and by wire names."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        coerce_numbers_to_str=True,
        defer_build=_LATER,
        extra="allow",
        frozen=True,
        loc_by_alias=False,
        validate_by_alias=True,
        validate_by_name=True,
    )
    if not TYPE_CHECKING:  # pragma: no branch - checkers would take it for an argument of the constructor
        __pydantic_extra__: dict[str, JSON]

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Show only what holds something; answers have dozens of empty fields."""
        for name, value in super().__repr_args__():
            if value is not None and (value or not isinstance(value, str | list | Mapping)):
                yield name, value


class Answer(Model):
    """Something the server sent.

    Every field may be missing. Fields that this release does not know are kept in ``model_extra``. A value that
    cannot be read becomes ``None``, or leaves its list, and stands in ``raw``.
    """

    @property
    def raw(self) -> Mapping[str, Any]:
        """By wire name, the values that could not be read, as they arrived."""
        raw: Mapping[str, Any] = (self.__pydantic_private__ or {}).get("raw", {})
        return raw

    @model_validator(mode="wrap")
    @classmethod
    def _validate(cls, value: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        return cls._read(value, handler)

    @classmethod
    def _read(cls, value: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        model, raw = read(cls, value, handler)
        # A declared private attribute would be set up by a call of Python code for each model of each answer.
        object.__setattr__(model, "__pydantic_private__", {"raw": raw})
        return model

    def _was_read(self) -> bool:
        return self.__pydantic_private__ is not None


class Buildable(Model):
    """What you can build: arguments are checked, and wrong names refused."""

    model_config: ClassVar[ConfigDict] = ConfigDict(hide_input_in_errors=True)

    extra: Mapping[str, JSON] = Field(default_factory=dict[str, Any], exclude=True, repr=False)
    """Fields that the API has and this release does not know, by their wire names."""

    def replace(self, **changes: object) -> Self:
        """A copy with some fields given anew, validated as the constructor does."""
        return self.model_validate({**self._given(), **changes})

    def _given(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.model_fields_set if name in type(self).model_fields}


class Input(Buildable):
    """Something to send.

    A name that is not a field is refused. ``""`` in an optional field counts as not given, because exports are full of
    them; in a key or a required field it is refused.
    """

    sends_null: ClassVar[bool] = False
    """Whether an explicit ``None`` is sent as null, which clears a field; otherwise ``None`` is not sent at all."""

    _keys: ClassVar[frozenset[str]] = frozenset()
    """The optional fields that must not be blank, because records are found by them."""

    _remedies: ClassVar[Mapping[str, str]] = {}
    """By name, what to do about a required field that is missing."""

    def with_defaults(self, defaults: Mapping[str, object]) -> Self:
        """A copy in which fields that were not given come from ``defaults``."""
        return self.model_validate({**defaults, **self._given()})

    @model_validator(mode="wrap")
    @classmethod
    def _validate(cls, value: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        return handler(arguments(cls, cls._keys, cls._remedies, value) if is_mapping(value) else value)


class Value(Answer, Buildable):
    """A part of a larger record, the same class whether it was read or is to be sent.

    Inside an answer it is as tolerant as one; built by you it is as strict as an input. One that was read can be put
    into an input: what the server added to it is left out then.
    """

    def __eq__(self, other: object) -> bool:
        """Compare by contents: what was read equals what was built."""
        if not isinstance(other, type(self)):
            return NotImplemented
        return self.__dict__ == other.__dict__ and (self.model_extra or {}) == (other.model_extra or {})

    def __hash__(self) -> int:
        """Go by the fields that can be hashed, so that an address may be the key of a dict."""
        return hash((type(self), *(value for value in self.__dict__.values() if isinstance(value, Hashable))))

    @model_validator(mode="wrap")
    @classmethod
    def _validate(cls, value: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if is_reading():
            return cls._read(value, handler)
        if isinstance(value, cls) and value._was_read():
            value = contents(value, value.raw, cls.model_fields.keys() - {"extra"})
        return handler(arguments(cls, frozenset(), {}, value) if is_mapping(value) else value)
