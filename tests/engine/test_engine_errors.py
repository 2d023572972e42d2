"""The exceptions: their tree, copies and pickles of them."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
import re
from typing import Any

import pytest

import acsdk
from acsdk import _errors
from tests.support import Recorder, answer, new_client

ERRORS = [
    getattr(_errors, name)
    for name in _errors.__all__
    if inspect.isclass(getattr(_errors, name)) and issubclass(getattr(_errors, name), acsdk.AcsdkError)
]


def test_the_tree_is_as_it_is_drawn() -> None:
    drawn: dict[str, str] = {}
    above: dict[int, str] = {}
    for line in (_errors.__doc__ or "").splitlines():
        if match := re.match(r"([ │├└─]*)([A-Z]\w+Error)\b(.*)", line):
            depth = len(match[1])
            name = match[2]
            parents = [above[other] for other in sorted(above) if other < depth]
            drawn[name] = parents[-1] if parents else ""
            above = {other: kept for other, kept in above.items() if other < depth} | {depth: name}
            if also := re.search(r"also (\w+)", match[3]):
                assert issubclass(getattr(_errors, name), getattr(_errors, also[1]))
    assert set(drawn) == {error.__name__ for error in ERRORS}
    for name, parent in drawn.items():
        assert not parent or getattr(_errors, parent) in getattr(_errors, name).__bases__


def made(kind: type[acsdk.AcsdkError]) -> acsdk.AcsdkError:
    """An error of this class with everything on it."""
    items = [acsdk.ErrorItem("Taken by ada@example.com", "see it", "duplicate", "/data/attributes/email", "", "A-1")]
    facts: dict[str, Any] = {}
    if issubclass(kind, acsdk.APIError):
        facts = {"items": items, "status_code": 422, "request_id": "req-1"}
    if issubclass(kind, acsdk.GraphQLError):
        entry = acsdk.GraphQLErrorItem("of ada@example.com", ("a", 0), "ValidationError", {"x": "y"})
        facts |= {"errors": [entry], "data": {"email": "ada@example.com"}}
    elif issubclass(kind, acsdk.APIError):
        facts |= {"excerpt": b"body of ada@example.com", "retry_after": 1.5}
    if issubclass(kind, acsdk.TransportError):
        facts = {"sent": True}
    if kind is acsdk.BulkError:
        facts = {"report": {"failed": 1}}
    error = kind("refused for ada@example.com", **facts)
    if isinstance(error, acsdk.RequestError):
        error.operation, error.attempts, error.seconds, error.sent = "contacts.create", 2, 1.25, True
    return error


@pytest.mark.parametrize("kind", ERRORS)
def test_a_pickle_keeps_what_is_no_personal_data(kind: type[acsdk.AcsdkError]) -> None:
    error = made(kind)
    pickled = pickle.dumps(error)
    assert b"ada@example.com" not in pickled
    assert b"body of" not in pickled
    restored = pickle.loads(pickled)
    assert type(restored) is kind
    assert (str(restored), restored.args, repr(restored)) == (str(error), error.args, repr(error))
    for name in ("sent", "operation", "attempts", "seconds", "status_code", "request_id", "retry_after", "report"):
        assert getattr(restored, name, None) == getattr(error, name, None)
    if isinstance(restored, acsdk.APIError):
        assert restored.items[0].title == "Taken by <email>"
        assert restored.items[0].record == "A-1"
    if isinstance(restored, acsdk.GraphQLError):
        assert restored.errors[0].message == "of <email>"
        assert (restored.errors[0].path, restored.errors[0].classification) == (("a", 0), "ValidationError")


@pytest.mark.parametrize("kind", ERRORS)
def test_what_json_backends_make_of_an_error_invents_nothing(kind: type[acsdk.AcsdkError]) -> None:
    """Celery and taskiq write an exception as its class and its arguments."""
    error = made(kind)
    restored = kind(*json.loads(json.dumps(error.args)))
    assert restored.message == error.message
    if isinstance(restored, acsdk.APIError):
        assert (restored.status_code, restored.items) == (None, ())


def test_a_pickle_keeps_which_fields_an_account_does_not_know() -> None:
    error = acsdk.DocumentRefusedError("unknown", status_code=200)
    assert pickle.loads(pickle.dumps(error)).unknown_fields == {}
    error.unknown_fields = {0: ["brandNew"]}
    assert pickle.loads(pickle.dumps(error)).unknown_fields == {0: ["brandNew"]}


@pytest.mark.parametrize("clone", [copy.copy, copy.deepcopy])
@pytest.mark.parametrize("kind", ERRORS)
def test_a_copy_keeps_everything(kind: type[acsdk.AcsdkError], clone: Any) -> None:
    error = made(kind)
    copied = clone(error)
    assert copied is not error
    assert type(copied) is kind
    assert (vars(copied), copied.args) == (vars(error), error.args)


@pytest.mark.parametrize("kind", ERRORS)
def test_no_text_of_an_error_has_an_address(kind: type[acsdk.AcsdkError]) -> None:
    error = made(kind)
    for text in (str(error), repr(error), error.message, repr(error.args)):
        assert "ada@" not in text
        assert "refused for <email>" in text


def test_the_words_of_a_request_error() -> None:
    assert (
        str(made(acsdk.ServerError)) == "contacts.create: refused for <email> [status 422, request req-1, 2 attempts]"
    )
    assert str(acsdk.TransportError("broken")) == "broken"


def test_the_records_of_a_rejected_batch() -> None:
    items = [
        acsdk.ErrorItem("bad", record="A-1"),
        acsdk.ErrorItem("worse", record="A-1"),
        acsdk.ErrorItem("x", record="B"),
        acsdk.ErrorItem("of nobody in particular"),
    ]
    error = acsdk.RecordsRejectedError("Validation errors", items=items)
    assert {record: [item.title for item in found] for record, found in error.records.items()} == {
        "A-1": ["bad", "worse"],
        "B": ["x"],
    }


def test_what_an_error_can_be_caught_as() -> None:
    assert issubclass(acsdk.InvalidInputError, ValueError)
    assert issubclass(acsdk.RecordsRejectedError, acsdk.ValidationFailedError)
    assert issubclass(acsdk.GraphQLConflictError, acsdk.ConflictError)
    assert issubclass(acsdk.SchemaDriftWarning, UserWarning)


@pytest.mark.anyio
@pytest.mark.parametrize(("status", "kind"), [(403, acsdk.APIError), (503, acsdk.ServerError)])
async def test_a_page_of_a_gateway_blames_the_gateway(status: int, kind: type[acsdk.APIError]) -> None:
    page = answer(status=status, content=b"<!doctype html><title>Just a moment...</title><p>error code: 1010</p>")
    client = new_client(Recorder(page), max_retries=0)
    with pytest.raises(acsdk.APIError) as caught:
        await client.rest.request("GET", "/x")
    assert type(caught.value) is kind
    assert caught.value.message == f"a gateway in front of the API answered {status} with a page of its own"
