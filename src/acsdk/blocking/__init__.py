"""The client for code that cannot await: `Client` has every method of `acsdk.AsyncClient`, and waits in each."""

from importlib import import_module as _import_module

from acsdk.blocking._index import MODULE_OF as _MODULE_OF
from acsdk.blocking._response import with_response
from acsdk.blocking._twins import twin_of as _twin_of
from acsdk.blocking._words import RENAMED as _RENAMED

__all__ = [*_MODULE_OF]  # noqa: PLE0604  # pyright: ignore[reportUnsupportedDunderAll]
__all__ += ["with_response"]


def __getattr__(name: str) -> object:
    module = _MODULE_OF.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    names = {new: old for old, new in _RENAMED.items()}
    twin = _twin_of(getattr(_import_module(module), names.get(name, name)))
    globals()[name] = twin
    return twin


def __dir__() -> list[str]:
    return sorted(__all__)
