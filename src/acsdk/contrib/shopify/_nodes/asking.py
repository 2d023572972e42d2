"""Asking the GraphQL Admin API, which counts what a query costs instead of how many there are.

Each answer tells the cost and what is left of the shop's limit, which fills again at a steady rate: so how long to wait
is known, and no query is sent that would be refused. Others of the same app may use the limit up meanwhile; then the
refusal tells it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, cast

import anyio
import httpx

from acsdk.contrib._shops.bodies import mapping, records, text

__all__ = ["Asking", "QueryError", "TooCostlyError"]

_TOO_MANY = 429
_MOMENT = 1.0  # where a refusal does not tell how long


class QueryError(Exception):
    """Shopify refused a query, such as one for what the app may not read. It holds Shopify's words."""


class TooCostlyError(QueryError):
    """One query alone costs more than the shop's limit allows; a smaller page may not."""

    def __init__(self, cost: int, most: int, reason: str) -> None:
        super().__init__(f"Shopify refused the query: {reason}")
        self.cost, self.most = cost, most


class Asking:
    """Asks one shop, one query after the other, as fast as its limit allows."""

    def __init__(self, http: httpx.AsyncClient, max_wait: float) -> None:
        self._http = http
        self._max_wait = max_wait
        self._ready_at = 0.0

    async def ask(self, query: str, variables: Mapping[str, object]) -> Mapping[str, Any]:
        """The data of an answer.

        Raises ``QueryError`` if the query is refused, ``TimeoutError`` if the limit allows it only after ``max_wait``
        seconds, ``httpx.HTTPError`` for a call that fails, ``ValueError`` for an answer that is none.
        """
        until = anyio.current_time() + self._max_wait
        while True:
            await self._wait(until)
            answer = await self._http.post("graphql.json", json={"query": query, "variables": variables})
            body = _body_of(answer)
            errors = records(body, "errors")
            is_refused = answer.status_code == _TOO_MANY or _find(errors, "THROTTLED") is not None
            self._take_note(mapping(mapping(body, "extensions"), "cost"), is_refused=is_refused)
            if not is_refused:
                answer.raise_for_status()
                _check(errors)
                return _data(body, answer.url.path)

    async def _wait(self, until: float) -> None:
        if self._ready_at > until:
            raise TimeoutError(
                f"Shopify's limit allows the next query in {self._ready_at - anyio.current_time():.0f} seconds only: "
                f"give a larger max_wait than {self._max_wait:g}"
            )
        await anyio.sleep_until(self._ready_at)

    def _take_note(self, cost: Mapping[str, Any], *, is_refused: bool) -> None:
        """When a query of the same cost can be sent."""
        left = mapping(cost, "throttleStatus")
        wanted, there, rate, most = (
            _number(record, name)
            for record, name in (
                (cost, "requestedQueryCost"),
                (left, "currentlyAvailable"),
                (left, "restoreRate"),
                (left, "maximumAvailable"),
            )
        )
        missing = min(wanted, most) - there
        wait = missing / rate if missing > 0 and rate > 0 else 0.0
        self._ready_at = anyio.current_time() + (wait or (_MOMENT if is_refused else 0.0))


def _body_of(answer: httpx.Response) -> Mapping[str, Any]:
    """The object that was answered; an empty one where a gateway has refused the call."""
    try:
        body: object = json.loads(answer.content, parse_float=Decimal)
    except ValueError:
        body = None
    if isinstance(body, dict):
        return cast("Mapping[str, Any]", body)
    if answer.is_success:
        raise ValueError(f"{answer.url.path} answered no JSON object: is it the GraphQL Admin API?")
    return {}


def _data(body: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    data = mapping(body, "data")
    if not data:
        raise ValueError(f"{path} answered no data: is it the GraphQL Admin API?")
    return data


def _check(errors: list[Mapping[str, Any]]) -> None:
    """Raise what the errors say. An answer with some is not used in part: what is missing in it is null."""
    if (costly := _find(errors, "MAX_COST_EXCEEDED")) is not None:
        told = mapping(costly, "extensions")
        raise TooCostlyError(int(_number(told, "cost")), int(_number(told, "maxCost")), text(costly, "message"))
    if errors:
        code = text(mapping(errors[0], "extensions"), "code")
        raise QueryError(": ".join(filter(None, ("Shopify refused the query", code, text(errors[0], "message")))))


def _find(errors: list[Mapping[str, Any]], code: str) -> Mapping[str, Any] | None:
    """The error of a code. Older answers have "Throttled" as a message alone."""
    named = (each for each in errors if text(mapping(each, "extensions"), "code") == code)
    return next(named, None) or next((each for each in errors if text(each, "message").upper() == code), None)


def _number(record: Mapping[str, Any], name: str) -> float:
    found = record.get(name)
    return float(found) if isinstance(found, int | float | Decimal) and not isinstance(found, bool) else 0.0
