"""Whom an error blames."""

from __future__ import annotations

import pytest

from acsdk._bulk import blame_by_name, blame_by_position, is_fatal
from acsdk._errors import (
    AccountError,
    APIError,
    ConnectError,
    DocumentRefusedError,
    ErrorItem,
    NotFoundError,
    RecordsRejectedError,
    RedirectError,
    RequestError,
    ServerError,
    ValidationFailedError,
)

NAMES = ["a", "b", "c"]


def test_records_are_blamed_by_name() -> None:
    items = [ErrorItem("is bad", record="b"), ErrorItem("and late", record="b"), ErrorItem("unknown", record="x")]
    assert blame_by_name(RecordsRejectedError("no", items=items), NAMES) == {"b": ("is bad", "and late")}


def test_an_error_that_names_nobody_here_blames_nobody() -> None:
    assert blame_by_name(RecordsRejectedError("no", items=[ErrorItem("bad", record="x")]), NAMES) is None
    assert blame_by_name(ValidationFailedError("no", items=[ErrorItem("bad", record="a")]), NAMES) is None


def test_records_are_blamed_by_position() -> None:
    items = [ErrorItem("bad", record=place) for place in ("1", "3", "3", "0", "4", "x", "")]
    error = ValidationFailedError("no", status_code=400, items=items)
    assert blame_by_position(error, NAMES) == {"a": ("bad",), "c": ("bad", "bad")}
    assert blame_by_position(ValidationFailedError("no"), NAMES) is None
    assert blame_by_position(ConnectError("no"), NAMES) is None


@pytest.mark.parametrize("kind", [AccountError, DocumentRefusedError, NotFoundError, RedirectError])
def test_what_concerns_the_whole_run_is_fatal(kind: type[APIError]) -> None:
    assert is_fatal(kind("no"))
    assert is_fatal(APIError("a gateway's page", status_code=403))
    assert not is_fatal(APIError("a teapot", status_code=418))


@pytest.mark.parametrize("error", [ServerError("no"), ConnectError("no"), ValidationFailedError("no")])
def test_what_concerns_a_call_is_not(error: RequestError) -> None:
    assert not is_fatal(error)
