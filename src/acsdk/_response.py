"""The data of a call together with the facts of its answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeVar

from acsdk._engine.observe import collected_info
from acsdk._engine.operation import ResponseInfo

__all__ = ["Response", "with_response"]

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Response(Generic[T]):
    """What a call returns, and what is known of the answer it came with."""

    data: T
    """What the call itself returns."""
    info: ResponseInfo
    """The facts of the answer; of the last one, where a call makes several requests."""


def with_response(call: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[Any, Any, Response[T]]]:
    """Make a call hand out the status, headers and request id beside its result.

    ``answer = await acsdk.with_response(client.contacts.get)(1)`` gives ``answer.data`` and ``answer.info``.
    """

    @wraps(call)
    async def call_with_response(*args: P.args, **kwargs: P.kwargs) -> Response[T]:
        with collected_info() as infos:
            data = await call(*args, **kwargs)
        if not infos:
            raise TypeError(f"{getattr(call, '__qualname__', call)} makes no request, so it has no response")
        return Response(data, infos[-1])

    return call_with_response
