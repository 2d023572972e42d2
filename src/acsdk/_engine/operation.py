"""An operation: one call as a value, before it is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, Literal, Protocol, TypeVar

from acsdk._engine.clock import Clock
from acsdk._errors import APIError
from acsdk._observer import Observer
from acsdk._options import ClientOptions, RequestOptions

__all__ = ["BATCHERS", "Answer", "AttemptHook", "Caller", "Elsewhere", "Operation", "ResponseInfo"]

BATCHERS: Final = "batchers"
"""Where a caller's memory has the batchers that are open, with the names of their operations."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ResponseInfo:
    """What is known of an answer beside its data."""

    status_code: int
    """The HTTP status."""
    headers: Mapping[str, str] = field(repr=False)
    """The headers, under lower-case names."""
    request_id: str | None
    """The ``x-request-id``: what ActiveCampaign's support asks for."""
    attempts: int
    """How many times the request went out."""
    seconds: float
    """How long the call took, waits included."""


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """A successful answer, decoded, as an operation reads it."""

    data: Any
    """The JSON document with exact decimals; ``None`` where the body was empty."""
    info: ResponseInfo
    strict: bool
    """Whether values of an undocumented type raise."""
    repeated: bool
    """Whether an earlier attempt, whose answer was lost, may have been applied already."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A host that is not the account's API. It is never sent the token, and the account's rate limit leaves it out."""

    origin: str
    """Scheme and host, such as ``https://trackcmp.net``."""
    content_type: str
    """What the operation's body is."""


class AttemptHook(Protocol):
    """Is told of the attempts of a call, as they happen."""

    def __call__(self) -> None:
        """An attempt has its slot in the rate limit; what this raises keeps it from being sent, and ends the call."""
        ...

    def refused(self) -> None:
        """The attempt is known not to have been applied."""
        ...


@dataclass(frozen=True, slots=True, repr=False)
class Operation(Generic[T]):
    """One call as a value: what is sent, how its answer is read, and whether it may be sent twice."""

    name: str
    """What logs and errors call it, such as ``orders.upsert``."""
    method: str
    path: str
    """The path below ``/api/3``, or below another origin, with a leading slash."""
    read: Callable[[Answer], T]
    """Makes the result of the answer."""
    params: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    """The encoded body: JSON, unless it goes elsewhere."""
    repeatable: bool = False
    """Whether sending it twice has the effect of sending it once."""
    only_reads: bool = False
    """Whether it leaves the account as it is although it is no GET."""
    may_be_empty: bool = False
    """Whether an empty body is a success."""
    text: bool = False
    """Whether the answer is text rather than JSON."""
    background: bool = False
    """Whether it gives way to interactive calls in the rate limit."""
    elsewhere: Elsewhere | None = None
    """Where it goes, if not to the account's API."""
    on_attempt: AttemptHook | None = None
    """Told of each attempt as it goes out."""
    graphql: tuple[Literal["query", "mutation", "subscription"], str | None] | None = None
    """What its GraphQL document does, and what that calls it."""
    explain: Callable[[int, Any], APIError | None] | None = None
    """Makes the error of a refusal's status and body, where the operation knows more than they tell."""

    @property
    def writes(self) -> bool:
        """Whether it may change anything."""
        return self.method != "GET" and not self.only_reads

    def __repr__(self) -> str:
        return f"<Operation {self.name}>"


class Caller(Protocol):
    """What resources send their operations through."""

    @property
    def account(self) -> str:
        """The account's URL."""
        ...

    @property
    def memory(self) -> dict[str, object]:
        """What was learned of the account so far, shared by all clients on the same connections."""
        ...

    @property
    def options(self) -> ClientOptions:
        """What holds for calls that set nothing else."""
        ...

    @property
    def observer(self) -> Observer | None:
        """Who is told of calls, where anyone is."""
        ...

    @property
    def clock(self) -> Clock:
        """The client's clock."""
        ...

    async def __call__(self, operation: Operation[T], options: RequestOptions) -> T:
        """Send an operation and read its answer; raises what `acsdk._errors` draws."""
        ...
