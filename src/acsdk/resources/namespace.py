"""What every namespace of the client is made from."""

from __future__ import annotations

from typing import NoReturn

from acsdk._engine.operation import Caller

__all__ = ["Namespace"]


class Namespace:
    """Builds operations and sends them. Holds nothing but the way to send."""

    def __init__(self, call: Caller) -> None:
        self._call = call

    def __reduce__(self) -> NoReturn:
        raise TypeError("a part of an AsyncClient holds its token and connections and cannot be pickled")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._call.account}>"
