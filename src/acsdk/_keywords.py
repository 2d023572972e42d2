"""Signatures of calls whose keywords stand in a ``TypedDict``: ``inspect.signature``, ``?`` and completion name each.

Python itself shows ``**query: Unpack[ContactQuery]``. A signature is worked out when somebody first asks for it, so
that an import costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from inspect import CO_VARKEYWORDS, Parameter, Signature
from types import FunctionType
from typing import Any, Final, TypeVar, get_type_hints

from acsdk._options import RequestOptions

__all__ = ["show_keywords"]

_UNPACK: Final = "Unpack["

K = TypeVar("K", bound=type)


class _LeftOut:
    """The default of a keyword that need not be given: what holds then is said where it is documented."""

    def __repr__(self) -> str:
        return "..."

    def __reduce__(self) -> str:
        return "_LEFT_OUT"  # of which there is one


_LEFT_OUT: Final = _LeftOut()


def show_keywords(owner: K) -> K:
    """Let the methods of a class name the keywords that they unpack from a ``TypedDict``."""
    for method in vars(owner).values():
        if isinstance(method, FunctionType) and method.__code__.co_flags & CO_VARKEYWORDS and _unpacked(method):
            vars(method)["__signature__"] = _Later(method)
    return owner


def _unpacked(method: FunctionType) -> str:
    """What declares a method's keywords, as it stands in the source; nothing where they are free."""
    written = map(str, method.__annotations__.values())
    return next((annotation for annotation in written if annotation.startswith(_UNPACK)), "")


class _Later(Signature):
    """A signature that is worked out by whoever first looks at it."""

    __slots__ = ("_method", "_worked_out")

    def __init__(self, method: FunctionType) -> None:
        self._method = method
        self._worked_out: Signature | None = None

    @property
    def whole(self) -> Signature:
        """The signature, as it is."""
        if self._worked_out is None:
            self._worked_out = _signature(self._method)
        return self._worked_out

    @property
    def parameters(self) -> Any:  # noqa: ANN401 - as the standard library has it
        """The arguments."""
        return self.whole.parameters

    @property
    def return_annotation(self) -> Any:  # noqa: ANN401 - as the standard library has it
        """What comes of it."""
        return self.whole.return_annotation

    # A copy is an ordinary signature, which typeshed does not provide for.
    def replace(self, **changes: Any) -> Signature:  # type: ignore[override]  # noqa: ANN401
        """The signature with something else in its place, as for a method that is bound."""
        return self.whole.replace(**changes)

    __replace__ = replace  # type: ignore[assignment]

    def __reduce__(self) -> Any:  # noqa: ANN401 - as the standard library has it
        return self.whole.__reduce__()


def _signature(method: FunctionType) -> Signature:
    own = Signature.from_callable(_bare(method))
    placed = [one for one in own.parameters.values() if one.kind is not Parameter.VAR_KEYWORD]
    return own.replace(parameters=[*placed, *_keywords(_kind_of(method))])


def _bare(method: FunctionType) -> FunctionType:
    """The method without the signature that it was given."""
    code, names = method.__code__, method.__globals__
    bare = FunctionType(code, names, method.__name__, method.__defaults__, method.__closure__)
    bare.__kwdefaults__, bare.__annotations__ = method.__kwdefaults__, method.__annotations__
    return bare


def _kind_of(method: FunctionType) -> Any:  # noqa: ANN401 - a TypedDict
    """The ``TypedDict``; what it is generic in may be imported for checkers alone."""
    name = _unpacked(method).removeprefix(_UNPACK).removesuffix("]").partition("[")[0]
    return method.__globals__[name]


def _keywords(kind: Any) -> Iterator[Parameter]:  # noqa: ANN401 - see above
    """One for each key: what belongs to the call before what every call takes."""
    hints = _hints(kind)
    required = getattr(kind, "__required_keys__", ())
    for name in sorted(hints, key=lambda name: name in RequestOptions.__annotations__):
        default = Parameter.empty if name in required else _LEFT_OUT
        yield Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=hints[name])


def _hints(kind: Any) -> Mapping[str, Any]:  # noqa: ANN401 - see above
    """The keys and their types: as they are written, where they name what is imported for checkers alone."""
    try:
        return get_type_hints(kind)
    except NameError:
        return {name: getattr(hint, "__forward_arg__", hint) for name, hint in kind.__annotations__.items()}
