"""Makes the blocking twin of each class of the async client, when it is first met.

A twin has the same public methods, properties and docstrings. A method calls the async one, waits for what has to be
awaited, and gives what comes of it; what itself has to be awaited, walked or entered comes as a twin again. Nothing is
written twice: which classes have twins stands in `_index.py`, and the types in the stubs, both made from the sources.
"""

# The functions below become methods of twins.
# pyright: reportPrivateUsage=false

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager
from functools import cache, cached_property, wraps
from itertools import chain
from types import FunctionType, new_class
from typing import Any, Generic, NoReturn, cast

from acsdk._client import AsyncClient
from acsdk.blocking._index import MODULE_OF
from acsdk.blocking._opened import Opened, Walk
from acsdk.blocking._session import Session
from acsdk.blocking._words import RENAMED, blocking_words

__all__ = ["Twin", "twin_of"]


_GENERIC: Any = Generic  # which checkers take for no value


class Twin:
    """What every twin has: the async object, and the way to run what it does."""

    _target: Any
    _session: Session

    def __repr__(self) -> str:
        target = self.__dict__.get("_target")  # none in the traceback of a setting that is refused
        return repr(target).replace("AsyncClient", "Client") if target is not None else f"<{type(self).__name__}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"{type(self).__name__} holds a token and connections and cannot be pickled; make a Client where it is used"
        )


class _Given:
    """The arguments of a call, of which one may be a secret: no frame's locals show them."""

    __slots__ = ("_named", "_placed")

    def __init__(self, placed: tuple[object, ...], named: dict[str, object]) -> None:
        self._placed = placed
        self._named = named

    def to(self, call: Callable[..., Any]) -> Any:  # noqa: ANN401 - what the call gives
        return call(*self._placed, **self._named)


def _shown(session: Session, value: Any) -> Any:  # noqa: ANN401 - the value, or its twin
    """The value as a thread can use it."""
    if has_twin(value.__class__):
        twin: Twin = object.__new__(twin_of(value.__class__))
        twin._target, twin._session = value, session
        return twin
    shape = cast("object", value)
    if isinstance(shape, AbstractAsyncContextManager):
        return Opened(session, value, _shown)
    return Walk(session, value, _shown) if isinstance(shape, AsyncIterator) else value


@cache
def has_twin(kind: type) -> bool:
    """Whether a class of the async client has to be awaited, walked or entered."""
    return MODULE_OF.get(_name_of(kind)) == kind.__module__ or any(map(has_twin, kind.__bases__))


def _name_of(kind: type) -> str:
    return RENAMED.get(kind.__name__, kind.__name__)


@cache
def twin_of(kind: type) -> type[Any]:
    """The blocking twin of a class of the async client."""
    bases: tuple[Any, ...] = tuple(twin_of(base) for base in kind.__bases__ if has_twin(base)) or (Twin,)
    parameters: tuple[Any, ...] = getattr(kind, "__parameters__", ())
    bases = (*bases, *_foreign(kind), *([_GENERIC[parameters]] if parameters else []))
    return new_class(_name_of(kind), bases, exec_body=lambda body: body.update(_body(kind)))


def _foreign(kind: type) -> Iterator[type]:
    """What gql takes for a transport that blocks."""
    if any(base.__name__ == "AsyncTransport" for base in kind.__bases__):
        from gql.transport import Transport

        yield Transport


def _body(kind: type) -> Mapping[str, object]:
    body: dict[str, object] = {"__doc__": blocking_words(kind.__doc__ or ""), "__module__": "acsdk.blocking"}
    for name in (*inspect.get_annotations(kind), *vars(kind)):
        shown = RENAMED.get(name, name)
        if not shown.startswith("_") or shown != name:
            body[shown] = _member(name, vars(kind).get(name))
    return body | {"__init__": _opened} if kind is AsyncClient else body


def _member(name: str, value: object) -> object:
    if name == "__aiter__":
        return _iterated
    if isinstance(value, FunctionType):
        return _method(name, value)
    if isinstance(value, property):
        return property(lambda self: getattr(self._target, name), doc=value.__doc__)
    return _part(name, value)


def _part(name: str, value: object) -> cached_property[Any]:
    part = cached_property(lambda self: _shown(self._session, getattr(self._target, name)))
    part.__doc__ = value.__doc__ if isinstance(value, cached_property) else None
    return part


def _method(name: str, value: FunctionType) -> Callable[..., Any]:
    @wraps(value)
    def method(self: Twin, *placed: object, **named: object) -> object:
        given = _Given(placed, named)
        del placed, named
        called = given.to(getattr(self._target, name))
        result = self._session.run(called) if inspect.iscoroutine(called) else called
        return self if result is self._target else _shown(self._session, result)

    method.__doc__ = blocking_words(value.__doc__ or "")
    method.__name__ = RENAMED.get(name, name)
    return method


def _iterated(self: Any) -> Iterator[Any]:  # noqa: ANN401 - a pager's twin
    """Walk the items of all pages."""
    return chain.from_iterable(page.items for page in self.pages())


def _opened(self: Twin, *placed: object, **named: object) -> None:
    """Make a client; takes what `AsyncClient` takes."""
    given = _Given(placed, named)
    del placed, named
    self._target = given.to(AsyncClient)
    self._session = Session(self._target)
