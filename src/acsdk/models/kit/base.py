"""What every model is made from: answers, inputs, and value objects that are both."""

# No postponed annotations: older releases of pydantic look for JSON in the modules of the subclasses.

from collections.abc import Hashable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, TypeVar, cast

from pydantic import (
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    ValidationError,
    ValidationInfo,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from acsdk._json.shapes import is_mapping

from .building import arguments, contents, keys_of
from .describing import described, say_sendable
from .free import JSON, are_equal, dumped
from .names import OFF_WIRE
from .quick_building import built
from .quick_models import AS_IT_WAS, put_private
from .quick_pages import UNUSUAL
from .quick_reading import quick_reader
from .reading import answering, describing, is_reading, reading, repair
from .signatures import SIGNATURE
from .tables import Tabular
from .twin import raw_serializer, wire_validator

__all__ = ["Answer", "Input", "Model", "Value"]

M = TypeVar("M", bound="Model")


# Models are built when they are first used. Not `True` itself: then a web framework's adapters around a model would be
# put off too, past the place where the framework expects pydantic's warnings about them.
_LATER = cast("bool", 1)


class Model(Tabular):
    """The root of all models: immutable, and the same in Python, in JSON and in a schema, under Python names.

    The wire's form is another: clients read and write it, and `Answer.from_wire` reads it.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        coerce_numbers_to_str=True,
        defer_build=_LATER,
        frozen=True,
    )
    if not TYPE_CHECKING:  # pragma: no branch - checkers would take it for an argument of the constructor
        __pydantic_extra__: dict[str, JSON]

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: object) -> None:
        """Have the fields known to ``help`` and to completion before the class is built."""
        super().__pydantic_init_subclass__(**kwargs)
        if not cls.__pydantic_complete__:
            type.__setattr__(cls, "__signature__", SIGNATURE)

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Show only what holds something; answers have dozens of empty fields."""
        for name, value in super().__repr_args__():
            if value is not None and (value or not isinstance(value, str | list | Mapping)):
                yield name, value

    def _write(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """What the wire has of this, for a class of which it has more than the fields."""
        raise NotImplementedError

    @classmethod
    def _on_wire(cls, schema: dict[str, Any]) -> dict[str, Any]:
        """The schema of the class itself, in the wire's form, with what the class adds to it."""
        if cls._write is Model._write:  # as nearly all: calling it would take longer than writing
            return schema
        return {**schema, "serialization": core_schema.wrap_serializer_function_ser_schema(cls._write)}

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the fields, whatever writes them."""
        with describing(built=False):
            return described(cls, core_schema, handler)


class Answer(Model):
    """Something the server sent.

    Every field may be missing. Fields that this release does not know are kept in ``model_extra``. A value that cannot
    be read becomes ``None``, or leaves its list, and stands in ``raw``; so does an unknown key that is spelled as a
    field is in Python, which would take its place in a dump. Two answers are equal if they hold the same.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="allow")

    @property
    def raw(self) -> Mapping[str, Any]:
        """By wire name, the values that could not be read, as they arrived.

        Dumps leave it out, but for those with ``context={"raw": True}``; so does reading them.
        """
        raw: Mapping[str, Any] = (self.__pydantic_private__ or {}).get("raw", {})
        return raw

    @classmethod
    def from_wire(cls, content: Mapping[str, Any], *, strict: bool = False) -> Self:
        """Read what ``client.rest`` or ``client.graphql`` gave, under the wire's names and in its units.

        What does not fit becomes ``None`` and stands in ``raw``; with ``strict`` it raises
        ``pydantic.ValidationError``, as what is no mapping always does.
        """
        with reading(strict=strict):
            return read_record(cls, content)

    def __eq__(self, other: object) -> bool:
        """Compare by contents: what was read equals what was built."""
        if not isinstance(other, type(self)):
            return NotImplemented
        return _fields_of(self) == _fields_of(other) and are_equal(self.model_extra or {}, other.model_extra or {})

    def __hash__(self) -> int:
        """Go by the fields that can be hashed, so that an address may be the key of a dict."""
        return hash((type(self), *(value for value in self.__dict__.values() if isinstance(value, Hashable))))

    @model_validator(mode="wrap")
    @classmethod
    def _validate(cls, value: object, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        """Read the user's form."""
        if not (is_mapping(value) and "raw" in value and _asks_for_raw(info.context)):
            return cls._build(value, handler)
        model = cls._build({name: part for name, part in value.items() if name != "raw"}, handler)
        model._keep(raw=value["raw"])
        return model

    @classmethod
    def _build(cls, value: object, handler: ModelWrapValidatorHandler[Any]) -> Self:
        model: Self = answering(value, handler)
        return model

    @classmethod
    def _on_wire(cls, schema: dict[str, Any]) -> dict[str, Any]:
        return {**core_schema.no_info_wrap_validator_function(cls._read, cast("CoreSchema", super()._on_wire(schema)))}

    @classmethod
    def _read(cls, value: object, handler: ModelWrapValidatorHandler[Any]) -> Self:
        """Read the wire's form."""
        raw: dict[str, Any] = {}
        try:
            model: Self = handler(value)
        except ValidationError as error:
            model = repair(cls, value, handler, error, raw)
        if extra := model.__pydantic_extra__:
            raw |= {name: extra.pop(name) for name in [*extra] if name in cls.model_fields}
        # A declared private attribute would be set up by a call of Python code for each model of each answer.
        if cls.__private_attributes__:  # those of a class that a user has derived
            model._keep(raw=raw)
        else:
            put_private(model, {"raw": raw} if raw else AS_IT_WAS)
        model._finish()
        return model

    def _finish(self) -> None:
        """What is still to be done with a record that was read."""

    def _keep(self, **facts: object) -> None:
        """Note something beside the fields."""
        object.__setattr__(self, "__pydantic_private__", {**(self.__pydantic_private__ or {}), **facts})

    def _was_read(self) -> bool:
        private = self.__pydantic_private__
        return private is not None and ("raw" in private or not self.__private_attributes__)

    if not TYPE_CHECKING:  # pragma: no branch - checkers know pydantic's own, whose arguments are the same

        def model_dump(self, **how: Any) -> dict[str, Any]:  # noqa: ANN401
            """Dump the fields; with ``context={"raw": True}`` also what could not be read."""
            if not _asks_for_raw(how.get("context")):
                return super().model_dump(**how)
            return raw_serializer(type(self)).to_python(self, **how)

        def model_dump_json(self, **how: Any) -> str:  # noqa: ANN401
            """Dump the fields as JSON, as `model_dump` does."""
            if not _asks_for_raw(how.get("context")):
                return super().model_dump_json(**how)
            return raw_serializer(type(self)).to_json(self, **how).decode()

    def _dump_raw(self, handler: SerializerFunctionWrapHandler, info: SerializationInfo) -> dict[str, Any]:
        values: dict[str, Any] = handler(self)
        if not self.raw:
            return values
        return {**values, "raw": dumped(self.raw) if info.mode_is_json() else dict(self.raw)}


def _fields_of(model: Answer) -> Mapping[str, object]:
    """By name, the fields, without what is no field of this release."""
    values = vars(model)
    return {**values, "extra": None} if is_mapping(values.get("extra")) else values


def read_record(model: type[M], value: object) -> M:
    """Read a record of the wire, inside ``reading()``: the quick way, unless something about it is unusual."""
    answer: Any = model
    try:
        return cast("M", answer._read(value, quick_reader(model)))
    except UNUSUAL:
        pass
    found: M = wire_validator(model).validate_python(value)
    return found


def _asks_for_raw(context: object) -> bool:
    return is_mapping(context) and bool(context.get("raw"))


class Buildable(Model):
    """What you can build: arguments are checked, and wrong names refused."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", hide_input_in_errors=True)

    extra: Annotated[Mapping[str, JSON], OFF_WIRE] = Field(default_factory=dict[str, Any], repr=False)
    """Fields that the API has and this release does not know, by their wire names."""

    _keys: ClassVar[frozenset[str]] = frozenset()
    """The optional fields that must not be blank, because records are found by them."""

    if not TYPE_CHECKING:  # pragma: no branch - checkers derive the constructor from the fields

        def __init__(self, /, **given: Any) -> None:  # noqa: ANN401
            if is_reading() or not built(self, self._keys, given):
                super().__init__(**given)

        __init__.__pydantic_base_init__ = True  # it does what pydantic's does, so validating need not call it

    def replace(self, **changes: object) -> Self:
        """A copy with some fields given anew, validated as the constructor does."""
        return self.model_validate({**self._given(), **changes})

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the fields, and what they are held to; fields that are newer than this release are not asked for."""
        with describing(built=True):
            found = described(cls, core_schema, handler)
        about = handler.resolve_ref_schema(found)
        if handler.mode == "validation":
            del about["properties"]["extra"]
        say_sendable(about, keys_of(cls, cls._keys))
        return found

    def _given(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.model_fields_set if name in type(self).model_fields}

    @model_serializer(mode="wrap")
    def _dump(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Show what was given: read again, what was not would be a null, which clears."""
        given = self.model_fields_set
        return {name: value for name, value in handler(self).items() if name in given}

    def _travelling(self) -> Self:
        """Put ``extra`` where pydantic keeps fields that it does not know, and writes them to the wire."""
        if self.extra and not self.__pydantic_extra__:
            object.__setattr__(self, "__pydantic_extra__", dict(self.extra))
        return self


class Input(Buildable):
    """Something to send.

    A name that is not a field is refused. ``""`` in an optional field counts as not given, because exports are full of
    them; in a key or a required field it is refused, or is ``None`` where the field takes that. A dump holds what was
    given and nothing else.
    """

    sends_null: ClassVar[bool] = False
    """Whether an explicit ``None`` is sent as null, which clears a field; otherwise ``None`` is not sent at all."""

    _remedies: ClassVar[Mapping[str, str]] = {}
    """By name, what to do about a required field that is missing."""

    def with_defaults(self, defaults: Mapping[str, object]) -> Self:
        """A copy in which fields that were not given come from ``defaults``."""
        return self.model_validate({**defaults, **self._given()})

    @classmethod
    def from_rows(
        cls,
        rows: Any,  # noqa: ANN401 - frames of three libraries, none of which need be there
        *,
        columns: Mapping[str, str] | None = None,
        defaults: Mapping[str, object] | None = None,
    ) -> list[Self]:
        """Inputs from a frame of pandas, polars or Arrow, or from mappings such as those of ``csv.DictReader``.

        ``columns`` says which column is which field, ``{"Order ID": "store_order_id"}``; one that has a field's name
        needs no word, and others are left out then. ``defaults`` are for fields that a row does not have. Nothing, NaN
        and ``NA`` count as not given. Raises ``pydantic.ValidationError`` about all bad rows, each named by its index.
        """
        from .rows import inputs_of  # few programs have frames

        return inputs_of(cls, rows, columns, defaults or {})

    @model_validator(mode="wrap")
    @classmethod
    def _validate(cls, value: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if is_mapping(value):
            value = arguments(cls, cls._keys, cls._remedies, value)
        return handler(value)._travelling()


class Value(Answer, Buildable):
    """A part of a larger record, the same class whether it was read or is to be sent.

    Inside an answer it is as tolerant as one; built by you it is as strict as an input. One that was read can be put
    into an input: what the server added to it is left out then.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe it as strictly as it is built; one that is dumped may have been read."""
        if handler.mode == "validation":
            return super().__get_pydantic_json_schema__(core_schema, handler)
        with describing(built=False):
            return described(cls, core_schema, handler)

    @classmethod
    def _build(cls, value: object, handler: ModelWrapValidatorHandler[Any]) -> Self:
        model: Self
        if is_reading():
            model = handler(value)
            if is_mapping(value):  # a part of an answer that was dumped: what the server added to it is in `extra`
                model._keep(raw={})
            return model._travelling()
        if isinstance(value, cls) and value._was_read():
            value = contents(value, value.raw, cls.model_fields.keys() - {"extra"})
        if is_mapping(value):
            value = arguments(cls, cls._keys, {}, value)
        model = handler(value)
        return model._travelling()

    def _dump_raw(self, handler: SerializerFunctionWrapHandler, info: SerializationInfo) -> dict[str, Any]:
        given = self.model_fields_set | {"raw"}
        return {name: value for name, value in super()._dump_raw(handler, info).items() if name in given}

    def _finish(self) -> None:
        if self.__pydantic_extra__:
            vars(self)["extra"] = dict(self.__pydantic_extra__)
            self.__pydantic_fields_set__.add("extra")
