"""The data of a blocking call together with the facts of its answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from acsdk._engine.observe import collected_info
from acsdk._response import Response

__all__ = ["with_response"]

P = ParamSpec("P")
T = TypeVar("T")


def with_response(call: Callable[P, T]) -> Callable[P, Response[T]]:
    """Make a call hand out the status, headers and request id beside its result.

    ``answer = with_response(client.contacts.get)(1)`` gives ``answer.data`` and ``answer.info``.
    """

    @wraps(call)
    def call_with_response(*args: P.args, **kwargs: P.kwargs) -> Response[T]:
        with collected_info() as infos:
            data = call(*args, **kwargs)
        if not infos:
            raise TypeError(f"{getattr(call, '__qualname__', call)} makes no request, so it has no response")
        return Response(data, infos[-1])

    return call_with_response
