"""Inputs from rows: of frames, of CSV files, of databases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final, LiteralString, NoReturn, TypeAlias, TypeVar, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from acsdk._json.foreign import native
from acsdk._json.shapes import is_mapping

__all__ = ["inputs_of"]

M = TypeVar("M", bound=BaseModel)
Place: TypeAlias = int | str
Rows: TypeAlias = Iterable[tuple[Place, object]]

_MOST_PROBLEMS: Final = 100
"""More lines than that nobody reads."""


def inputs_of(
    model: type[M],
    rows: Any,  # noqa: ANN401 - frames of three libraries
    columns: Mapping[str, str] | None,
    defaults: Mapping[str, object],
) -> list[M]:
    """The inputs; raises ``ValidationError`` about the rows that cannot be inputs, or about columns."""
    model.model_rebuild()
    known, found = _found(model, rows)
    fields = None if columns is None else _fields_by_column(model, columns, known)
    _check_once(model, known or (), fields)
    made: list[M] = []
    problems: list[InitErrorDetails] = []
    for place, row in found:
        try:
            made.append(model.model_validate({**defaults, **_arguments(model, row, fields)}))
        except ValidationError as error:
            problems.extend(_at(place, error))
        if len(problems) >= _MOST_PROBLEMS:
            break
    if problems:
        raise ValidationError.from_exception_data(model.__name__, problems[:_MOST_PROBLEMS], hide_input=True)
    return made


def _found(model: type[BaseModel], rows: Any) -> tuple[Sequence[str] | None, Rows]:  # noqa: ANN401 - of three libraries
    """The columns, where all rows have the same, and each row with its index: pandas' own, else its number."""
    if hasattr(rows, "itertuples"):
        names = [str(name) for name in rows.columns]
        return names, (
            (_place(place), _held(zip(names, row, strict=True))) for place, *row in rows.itertuples(name=None)
        )
    if hasattr(rows, "iter_rows") and hasattr(rows, "get_columns"):  # sheets and relations have rows of other kinds
        return rows.columns, enumerate(_held(row.items()) for row in rows.iter_rows(named=True))
    if hasattr(rows, "to_batches"):
        return rows.column_names, enumerate(
            _held(row.items()) for batch in rows.to_batches() for row in batch.to_pylist()
        )
    if is_mapping(rows) or isinstance(rows, str | bytes) or not isinstance(rows, Iterable):
        text = "cannot be {kind}: give a frame, or a list of mappings; a lazy frame has to be collected first"
        _refuse(model, ("rows",), PydanticCustomError("no_rows", text, {"kind": type(rows).__name__}))
    return None, enumerate(cast("Iterable[object]", rows))


def _place(index: object) -> Place:
    own = native(index)
    return own if isinstance(own, int) else str(own)


def _held(row: Iterable[tuple[str, object]]) -> dict[str, object]:
    """What a row of a frame has, which knows no other word for what was not given than nothing."""
    return {name: value for name, value in row if value is not None}


def _fields_by_column(
    model: type[BaseModel], columns: Mapping[str, str], known: Sequence[str] | None
) -> Mapping[str, Sequence[str]]:
    """By column its fields; given the other way around, turned."""
    fields, pairs = model.model_fields, [*columns.items()]
    if {*columns} <= {*fields} and not {*columns.values()} <= {*fields}:
        pairs = [(column, field) for field, column in pairs]
    sources: dict[str, str] = {}
    for column, field in pairs:
        if field not in fields:
            _refuse(model, ("columns", column), _unknown("is read into '{name}', which is no field", field, fields))
        if known is not None and column not in known:
            _refuse(model, ("columns", column), _unknown("there is no column '{name}'", column, known))
        if (other := sources.setdefault(field, column)) != column:
            text = "is read into '{field}', as '{other}' is: choose one of them"
            _refuse(
                model, ("columns", column), PydanticCustomError("two_columns", text, {"field": field, "other": other})
            )
    return {column: [field for own, field in pairs if own == column] for column, _ in pairs}


def _check_once(model: type[BaseModel], known: Iterable[str], fields: Mapping[str, Sequence[str]] | None) -> None:
    """Of two columns with one name, as a join leaves them, one would be lost."""
    for name, times in Counter(known).items():
        if times > 1 and (fields is None or name in fields or name in model.model_fields):
            text = "there are {times} columns '{name}': rename them, or leave all but one out"
            _refuse(model, ("columns", name), PydanticCustomError("two_columns", text, {"times": times, "name": name}))


def _unknown(text: LiteralString, name: str, names: Iterable[str]) -> PydanticCustomError:
    close = get_close_matches(name, [*names], n=1)
    hint = f"; did you mean '{close[0]}'?" if close else ""
    return PydanticCustomError("unknown_column", text + "{hint}", {"name": name, "hint": hint})


def _arguments(model: type[BaseModel], row: object, fields: Mapping[str, Sequence[str]] | None) -> dict[str, object]:
    if not is_mapping(row):
        text = "must be a mapping from columns to values, not {kind}"
        _refuse(model, (), PydanticCustomError("no_row", text, {"kind": type(row).__name__}))
    if None in row:  # where csv.DictReader puts what is too much
        text = "has more cells than there are columns: is one with a separator in it not quoted?"
        _refuse(model, (), PydanticCustomError("too_many_cells", text))
    held = {name: own for name, value in row.items() if not _is_nan(own := native(value)) and own != ""}
    if fields is None:
        return held
    own = {name: value for name, value in held.items() if name in model.model_fields and name not in fields}
    return {**own, **{field: held[column] for column, names in fields.items() if column in held for field in names}}


def _is_nan(value: object) -> bool:
    return isinstance(value, float) and value != value  # noqa: PLR0124 - which is how NaN is told


def _at(place: Place, error: ValidationError) -> Iterator[InitErrorDetails]:
    """The lines of an error, each with the row's index before the field."""
    for line in error.errors(include_url=False, include_input=False):
        facts = {**line.get("ctx", {}), "message": line["msg"]}
        problem = PydanticCustomError(cast("Any", line["type"]), "{message}", facts)
        yield InitErrorDetails(type=problem, loc=(place, *line["loc"]), input=None)


def _refuse(model: type[BaseModel], loc: tuple[Place, ...], problem: PydanticCustomError) -> NoReturn:
    line = InitErrorDetails(type=problem, loc=loc, input=None)
    raise ValidationError.from_exception_data(model.__name__, [line], hide_input=True)
