"""Which HTTP answer each error of the SDK becomes."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest
from pydantic import BaseModel, ValidationError

import acsdk
from acsdk import AcsdkError, APIError, ErrorItem
from acsdk.contrib._web import check_path, is_about_ours, misuse, problem_of
from acsdk.models import Address, ContactInput, OrderInput


def errors() -> list[tuple[AcsdkError, int]]:
    item = ErrorItem(title="is not valid", pointer="/data/attributes/email")
    return [
        (acsdk.NotFoundError("no such order", status_code=404), 404),
        (acsdk.ConflictError("it exists", items=[item], status_code=409), 409),
        (acsdk.PayloadTooLargeError("too large"), 413),
        (acsdk.ValidationFailedError("refused", items=[item], status_code=422), 422),
        (acsdk.RecordsRejectedError("refused", items=[item]), 422),
        (acsdk.GraphQLConflictError("it exists"), 409),
        (acsdk.BusyError("a restore runs already"), 409),
        (acsdk.InvalidInputError("limit is negative"), 422),
        (acsdk.UnsubscribedError("contact 1 has unsubscribed from list 2"), 422),
        (acsdk.RateLimitError("429", retry_after=1.2, request_id="r9"), 503),
        (acsdk.QueueTimeoutError("no slot"), 503),
        (acsdk.TimeoutError("late"), 504),
        (acsdk.DeadlineError("late"), 504),
        (acsdk.ConnectError("no route"), 502),
        (acsdk.TransportError("broken"), 502),
        (acsdk.ServerError("failed", status_code=500), 502),
        (acsdk.DecodeError("HTML", status_code=200), 502),
        (acsdk.GraphQLError("failed"), 502),
        (acsdk.DocumentRefusedError("unknown"), 502),
        (acsdk.DocumentTooLargeError("too large"), 502),
        (acsdk.AuthenticationError("wrong token", status_code=401), 500),
        (acsdk.PermissionDeniedError("not allowed", status_code=403), 500),
        (acsdk.AccountError("lapsed", status_code=402), 500),
        (acsdk.RedirectError("elsewhere", status_code=302), 500),
        (acsdk.ConfigurationError("no token"), 500),
        (acsdk.ReadOnlyError("this client only reads"), 500),
        (acsdk.BulkError("ended early"), 500),
        (acsdk.RequestError("?"), 500),
        (acsdk.APIError("?"), 500),
        (AcsdkError("?"), 500),
    ]


@pytest.mark.parametrize(("error", "status"), errors(), ids=lambda value: type(value).__name__)
def test_every_error_has_its_status(error: AcsdkError, status: int) -> None:
    assert problem_of(error).status == status


def test_no_error_class_is_forgotten() -> None:
    public = {value for value in vars(acsdk).values() if inspect.isclass(value) and issubclass(value, AcsdkError)}
    assert public == {type(error) for error, _ in errors()}


def test_what_the_caller_can_mend_is_told() -> None:
    item = ErrorItem(title="is not valid", pointer="/data/attributes/email")
    problem = problem_of(acsdk.ValidationFailedError("refused", items=[item], status_code=422, request_id="r1"))
    assert problem.body == {"detail": [{"type": "refused", "loc": ["email"], "msg": "is not valid (email)"}]}
    assert problem.headers == {}
    assert problem_of(acsdk.InvalidInputError("limit is negative")).body == {
        "detail": [{"type": "invalid_input", "loc": [], "msg": "limit is negative"}]
    }
    wordless = problem_of(acsdk.ValidationFailedError("refused", status_code=422))
    assert wordless.body == {"detail": [{"type": "refused", "loc": [], "msg": "refused"}]}
    conflict = problem_of(acsdk.ConflictError("it exists", items=[item], status_code=409))
    assert conflict.body["errors"] == [{"detail": "is not valid (email)", "pointer": "/data/attributes/email"}]


def test_whose_model_refused_its_arguments_is_told_apart() -> None:
    class Own(BaseModel):
        order: OrderInput | None = None
        number: int = 0

    ours: list[Callable[[], object]] = [
        lambda: ContactInput.model_validate({"email": 3.5}),
        lambda: ContactInput(email="a\0b"),
        lambda: Address.model_validate({"nonsense": 1}),
        lambda: ContactInput.model_validate_json('{"email": []}'),
    ]
    own: list[Callable[[], object]] = [
        lambda: Own.model_validate({"number": "x"}),
        lambda: Own.model_validate({"order": {}}),
    ]
    assert [is_about_ours(refusal(build)) for build in ours] == [True] * 4
    assert [is_about_ours(refusal(build)) for build in own] == [False] * 2
    (line,) = misuse(refusal(ours[1])).body["detail"]
    assert (line["loc"], line.keys()) == (["email"], {"type", "loc", "msg"})


def refusal(build: Callable[[], object]) -> ValidationError:
    with pytest.raises(ValidationError) as caught:
        build()
    return caught.value


@pytest.mark.parametrize(("wait", "header"), [(None, "1"), (0.0, "1"), (1.2, "2"), (30.0, "30")])
def test_when_to_come_back(wait: float | None, header: str) -> None:
    problem = problem_of(acsdk.RateLimitError("429", retry_after=wait))
    assert problem.headers == {"Retry-After": header}


def test_what_the_caller_cannot_mend_is_not_told() -> None:
    error = APIError("secret words", status_code=500, request_id="r7")
    assert problem_of(error).body == {"detail": "the call to ActiveCampaign failed", "request_id": "r7"}
    assert "secret words" not in str(problem_of(acsdk.ConnectError("secret words")).body)


def test_a_webhooks_path_holds_its_secret() -> None:
    check_path("/hooks/{secret}")
    with pytest.raises(ValueError, match="secret"):
        check_path("/hooks")
