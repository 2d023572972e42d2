"""The Python SDK for ActiveCampaign: the v3 REST API and the Ecommerce GraphQL API under one async client."""

from importlib import import_module as _import_module
from typing import TYPE_CHECKING

from acsdk._client import AsyncClient
from acsdk._engine.clock import Clock
from acsdk._engine.health import ClientHealth, OutboxHealth
from acsdk._engine.limiter import Limiter, Slot
from acsdk._engine.operation import ResponseInfo
from acsdk._errors import (
    AccountError,
    AcsdkError,
    APIError,
    AuthenticationError,
    BulkError,
    BusyError,
    ConfigurationError,
    ConflictError,
    ConnectError,
    DeadlineError,
    DecodeError,
    DeepDataOrderWarning,
    DocumentRefusedError,
    DocumentTooLargeError,
    ErrorItem,
    GraphQLConflictError,
    GraphQLError,
    GraphQLErrorItem,
    InvalidInputError,
    NotFoundError,
    PayloadTooLargeError,
    PermissionDeniedError,
    QueueTimeoutError,
    RateLimitError,
    ReadOnlyError,
    RecordsRejectedError,
    RedirectError,
    RequestError,
    SchemaDriftWarning,
    ServerError,
    TimeoutError,
    TransportError,
    UnsubscribedError,
    ValidationFailedError,
)
from acsdk._observer import (
    AttemptEnded,
    BatchEnded,
    CallEnded,
    CallStarted,
    Observer,
    OutboxStalled,
    PauseStarted,
    WaitEnded,
)
from acsdk._options import RequestOptions
from acsdk._page import Page
from acsdk._pager import Pager
from acsdk._response import Response, with_response
from acsdk._version import __version__

if TYPE_CHECKING:
    from acsdk._accounts import Accounts, ClientSettings
    from acsdk._bulk import (
        Batcher,
        BatchResult,
        BulkBatch,
        BulkDuplicate,
        BulkFailure,
        BulkJournal,
        BulkOutbox,
        BulkProgress,
        BulkReport,
        JournalFailure,
        OutboxFailure,
        read_journal,
        read_outbox,
    )
    from acsdk._shop import Shop

__all__ = [
    "APIError",
    "AccountError",
    "Accounts",
    "AcsdkError",
    "AsyncClient",
    "AttemptEnded",
    "AuthenticationError",
    "BatchEnded",
    "BatchResult",
    "Batcher",
    "BulkBatch",
    "BulkDuplicate",
    "BulkError",
    "BulkFailure",
    "BulkJournal",
    "BulkOutbox",
    "BulkProgress",
    "BulkReport",
    "BusyError",
    "CallEnded",
    "CallStarted",
    "ClientHealth",
    "ClientSettings",
    "Clock",
    "ConfigurationError",
    "ConflictError",
    "ConnectError",
    "DeadlineError",
    "DecodeError",
    "DeepDataOrderWarning",
    "DocumentRefusedError",
    "DocumentTooLargeError",
    "ErrorItem",
    "GraphQLConflictError",
    "GraphQLError",
    "GraphQLErrorItem",
    "InvalidInputError",
    "JournalFailure",
    "Limiter",
    "NotFoundError",
    "Observer",
    "OutboxFailure",
    "OutboxHealth",
    "OutboxStalled",
    "Page",
    "Pager",
    "PauseStarted",
    "PayloadTooLargeError",
    "PermissionDeniedError",
    "QueueTimeoutError",
    "RateLimitError",
    "ReadOnlyError",
    "RecordsRejectedError",
    "RedirectError",
    "RequestError",
    "RequestOptions",
    "Response",
    "ResponseInfo",
    "SchemaDriftWarning",
    "ServerError",
    "Shop",
    "Slot",
    "TimeoutError",
    "TransportError",
    "UnsubscribedError",
    "ValidationFailedError",
    "WaitEnded",
    "__version__",
    "read_journal",
    "read_outbox",
    "with_response",
]


_ELSEWHERE = {"Accounts": "acsdk._accounts", "ClientSettings": "acsdk._accounts", "Shop": "acsdk._shop"}

if not TYPE_CHECKING:  # pragma: no branch - checkers would take every misspelt name for an object

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module 'acsdk' has no attribute {name!r}")
        # What makes bulk calls, many clients or one shop's view is loaded by the programs that ask for it.
        module = _import_module(_ELSEWHERE.get(name, "acsdk._bulk"))
        value: object = getattr(module, name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return __all__
