"""All that an instance is, for comparing what was made in two ways."""

from pydantic import BaseModel

from acsdk._json.shapes import is_mapping, is_sequence

__all__ = ["state"]


def state(value: object) -> object:
    """Types, orders and what pydantic keeps beside the fields included."""
    name = type(value).__qualname__
    if isinstance(value, BaseModel):
        beside = (value.__pydantic_extra__, value.__pydantic_private__)
        return (name, state(vars(value)), sorted(value.model_fields_set), *map(state, beside))
    if is_mapping(value):
        return (name, [(key, state(part)) for key, part in value.items()])
    if is_sequence(value):
        return (name, [state(part) for part in value])
    return (name, repr(value))
