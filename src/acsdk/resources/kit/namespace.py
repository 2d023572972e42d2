"""What every namespace of the client is made from."""

from __future__ import annotations

from typing import NoReturn, TypeVar

from acsdk._engine.operation import Caller
from acsdk._errors import InvalidInputError
from acsdk._keywords import show_keywords

__all__ = ["Namespace", "expect"]

M = TypeVar("M")


class Namespace:
    """Builds operations and sends them. Holds nothing but the way to send."""

    def __init__(self, call: Caller) -> None:
        self._call = call

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        show_keywords(cls)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a part of an AsyncClient holds its token and connections and cannot be pickled")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._call.account}>"


def expect(value: object, model: type[M], argument: str = "content") -> M:
    """The value, if it is of the model; nothing that was not checked is ever sent."""
    if isinstance(value, model):
        return value
    remedy = "call .to_input() on it" if hasattr(value, "to_input") else f"build it with {model.__name__}(...)"
    raise InvalidInputError(f"{argument}: expected {model.__name__}, not {type(value).__name__}; {remedy}")
