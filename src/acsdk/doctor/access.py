"""Whether the address and the token are right, what the account is, and what it says of its rate limit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import acsdk
from acsdk import (
    AccountError,
    AsyncClient,
    AuthenticationError,
    ConnectError,
    DecodeError,
    NotFoundError,
    RateLimitError,
    RedirectError,
    RequestError,
    TimeoutError,
)

from .findings import Finding, kind_of

__all__ = ["check_access", "check_account", "check_limits", "refusal"]

_DEFAULT_LIMIT = "5"


async def check_access(client: AsyncClient) -> Sequence[Finding]:
    """Ask who the token belongs to. Raises what a wrong address or token raises."""
    await client.users.me()
    return [Finding("access", "address and token", "ok", "the account answers, the token is taken")]


_ELSEWHERE = "what answers at this address is no account's API ({kind}); the account shows it under Settings, Developer"

_REFUSALS: Sequence[tuple[type[RequestError], str]] = (
    (AuthenticationError, "the token is refused; copy it again from the account, under Settings, Developer"),
    (ConnectError, "nobody answers at this address; the account shows the right one under Settings, Developer"),
    (TimeoutError, "the account takes too long to answer ({kind})"),
    (AccountError, "the account is closed or unpaid, or a login page answers in its place ({kind}): log in to it"),
    (RateLimitError, "the account's requests are used up ({kind}): other programs call it too; try again later"),
    (RedirectError, _ELSEWHERE),
    (NotFoundError, _ELSEWHERE),
    (DecodeError, _ELSEWHERE),
    (RequestError, "the account gives no usable answer ({kind})"),
)


def refusal(error: RequestError) -> Finding:
    """Why nothing else was looked at."""
    text = next(text for kind, text in _REFUSALS if isinstance(error, kind))
    return Finding("access", "address and token", "problem", text.format(kind=kind_of(error)))


async def check_account(client: AsyncClient) -> Sequence[Finding]:
    """What the account is allowed, without its name and its owner."""
    info = await client.settings.account()
    limit, total = info.subscriber_limit, info.subscriber_total
    says = f"status {info.status}, on trial: {'yes' if info.trial else 'no'}, {total} of {limit} contacts used"
    full = limit is not None and total is not None and 0 < limit <= total
    return [Finding("plan", "account", "problem" if full else "ok", says)]


async def check_limits(client: AsyncClient) -> Sequence[Finding]:
    """Which headers an answer has about the rate limit."""
    answer = await acsdk.with_response(client.users.me)()
    found = _limit_headers(answer.info.headers)
    if not found:
        return [
            Finding("limits", "headers", "ok", "none, as in every recorded answer; 5 requests a second are assumed")
        ]
    details = tuple(f"{name}: {value}" for name, value in found.items())
    limit = found.get("ratelimit-limit", _DEFAULT_LIMIT)
    if limit == _DEFAULT_LIMIT:
        return [Finding("limits", "headers", "ok", "the account sends its rate limit", details)]
    says = f"the account allows {limit} requests a second: pass it as rate_limit"
    return [Finding("limits", "headers", "note", says, details)]


def _limit_headers(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if "ratelimit" in name.replace("-", "")}
