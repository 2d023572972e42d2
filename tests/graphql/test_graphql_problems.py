"""The errors of GraphQL answers as exceptions."""

from __future__ import annotations

from typing import Any

import pytest

import acsdk
from acsdk._graphql.problems import graphql_error
from tests.support import Recorder, answer, new_client

TOO_LARGE = "Invalid Syntax : More than 15000 grammar tokens have been presented. parsing has been cancelled."
CASES: list[tuple[Any, type[acsdk.GraphQLError], str]] = [
    (
        [{"message": "Validation errors", "extensions": {"currency-storeOrderId-7": "unknown"}}],
        acsdk.RecordsRejectedError,
        "Validation errors: 7: unknown (currency)",
    ),
    (
        [
            {
                "message": "Validation errors",
                "extensions": {"email-storeRecurringPaymentId-a-b-c": ["one", "two"], "classification": "X"},
            }
        ],
        acsdk.RecordsRejectedError,
        "Validation errors: a-b-c: one (email); a-b-c: two (email)",
    ),
    (
        [{"message": "Validation errors", "extensions": {"upc-storePrimaryId-p 1": "bad"}}],
        acsdk.RecordsRejectedError,
        "Validation errors: p 1: bad (upc)",
    ),
    (
        [
            {
                "message": "Validation errors",
                "extensions": {"storePrimaryId-storePrimaryId-1": "A product 1 already exists"},
            }
        ],
        acsdk.GraphQLConflictError,
        "Validation errors: 1: A product 1 already exists (storePrimaryId)",
    ),
    ([{"message": "Validation errors", "extensions": {"odd": "x"}}], acsdk.GraphQLError, "Validation errors"),
    (
        [
            {
                "message": "The product already exists",
                "path": ["createProduct"],
                "extensions": {"classification": "ValidationError"},
            }
        ],
        acsdk.GraphQLConflictError,
        "The product already exists",
    ),
    ([{"message": "Refused", "extensions": {"reason": "duplicate key"}}], acsdk.GraphQLConflictError, "Refused"),
    (
        [{"message": TOO_LARGE, "extensions": {"classification": "InvalidSyntax"}}],
        acsdk.DocumentTooLargeError,
        TOO_LARGE,
    ),
    (
        [{"message": "More than 15,000 'grammar' tokens have been presented."}],
        acsdk.DocumentTooLargeError,
        "More than 15,000 'grammar' tokens have been presented.",
    ),
    (
        [{"message": "Invalid Syntax : offending token 'x' at line 1"}],
        acsdk.DocumentRefusedError,
        "Invalid Syntax : offending token 'x' at line 1",
    ),
    (
        [{"message": "Validation error of type FieldUndefined: Field 'x' is undefined"}],
        acsdk.DocumentRefusedError,
        "Validation error of type FieldUndefined: Field 'x' is undefined",
    ),
    (
        [{"message": "Validation error (WrongType@[a]) : argument 'x'"}],
        acsdk.DocumentRefusedError,
        "Validation error (WrongType@[a]) : argument 'x'",
    ),
    (
        [{"message": "Variable 'order' has an invalid value: no", "extensions": {"classification": "ValidationError"}}],
        acsdk.DocumentRefusedError,
        "Variable 'order' has an invalid value: no",
    ),
    (
        [
            {
                "message": "Exception while fetching data (/a)",
                "path": ["a", 0],
                "extensions": {"classification": "DataFetchingException"},
            }
        ],
        acsdk.GraphQLError,
        "Exception while fetching data (/a)",
    ),
    ([{"message": "one"}, {"message": "two"}, {"message": "one"}], acsdk.GraphQLError, "one; two"),
    (
        [{"extensions": None}, "a text", {"message": "odd", "path": "x", "extensions": []}],
        acsdk.GraphQLError,
        "unspecified error; a text; odd",
    ),
    ("a text alone", acsdk.GraphQLError, "a text alone"),
    ({"message": "an object alone"}, acsdk.GraphQLError, "an object alone"),
    ([{"title": "in v3's shape", "detail": "here"}], acsdk.GraphQLError, "in v3's shape: here"),
]


@pytest.mark.anyio
@pytest.mark.parametrize(("errors", "kind", "says"), CASES, ids=lambda case: str(case)[:50])
async def test_errors(errors: Any, kind: type[acsdk.GraphQLError], says: str) -> None:
    client = new_client(Recorder(answer({"errors": errors, "data": {"a": 1}})))
    with pytest.raises(acsdk.GraphQLError) as caught:
        await client.graphql.execute("{ a }")
    error = caught.value
    assert type(error) is kind
    assert error.message == says
    assert error.sent is (kind is acsdk.GraphQLError)
    assert (error.status_code, error.request_id, error.operation, error.attempts) == (
        200,
        "req-1",
        "graphql.execute",
        1,
    )
    assert error.data == {"a": 1}
    assert error.items


def test_the_parts_of_an_error() -> None:
    entry = {"message": "m", "path": ["a", 0], "extensions": {"classification": "C", "x": 1}}
    error = graphql_error({"errors": [entry]})
    assert error is not None
    assert error.errors == (acsdk.GraphQLErrorItem("m", ("a", 0), "C", {"classification": "C", "x": 1}),)
    assert error.data is None


def test_a_long_list_of_records_is_told_in_part() -> None:
    extensions = {f"email-storeOrderId-{number}": "bad" for number in range(9)}
    error = graphql_error({"errors": [{"message": "Validation errors", "extensions": extensions}]})
    assert isinstance(error, acsdk.RecordsRejectedError)
    assert error.message.endswith("4: bad (email); and 4 more")
    assert list(error.records) == [str(number) for number in range(9)]


@pytest.mark.parametrize("document", [None, [], "x", {}, {"errors": []}, {"errors": None, "data": {}}])
def test_answers_without_errors(document: object) -> None:
    assert graphql_error(document) is None


@pytest.mark.anyio
@pytest.mark.parametrize("document", [None, [], "x", 1, {}, {"data": None}, {"data": []}, {"message": "odd"}])
async def test_answers_with_neither_data_nor_errors(document: Any) -> None:
    client = new_client(Recorder(answer(document)), max_retries=0)
    if document is None:
        client = new_client(Recorder(answer(content=b"null")), max_retries=0)
    for call in (client.graphql.execute("{ a }"), client.orders.get(1, "1")):
        with pytest.raises(acsdk.DecodeError, match="neither data nor errors") as caught:
            await call
        assert caught.value.sent
        assert caught.value.request_id == "req-1"
        assert ("; it says: odd" in str(caught.value)) is (document == {"message": "odd"})


@pytest.mark.anyio
@pytest.mark.parametrize("status", [400, 404, 422])
async def test_graphql_errors_with_the_status_of_a_refusal(status: int) -> None:
    document = {"errors": [{"message": "Validation errors", "extensions": {"email-storeOrderId-7": "bad"}}]}
    with pytest.raises(acsdk.RecordsRejectedError) as caught:
        await new_client(Recorder(answer(document, status))).graphql.execute("{ a }")
    assert (caught.value.status_code, caught.value.request_id) == (status, "req-1")


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("status", "document", "kind", "says"),
    [
        (422, {"errors": [{"title": "No currency", "detail": ""}]}, acsdk.ValidationFailedError, "No currency"),
        (404, {"message": "Not Found"}, acsdk.NotFoundError, "Not Found"),
        (403, {"message": "Forbidden"}, acsdk.PermissionDeniedError, "Forbidden"),
        (403, {"errors": [{"message": "Forbidden"}]}, acsdk.PermissionDeniedError, "Forbidden"),
        (500, {"errors": [{"message": "Internal"}]}, acsdk.ServerError, "Internal"),
        (
            400,
            {"error": {"title": "A redirect made it a GET"}},
            acsdk.ValidationFailedError,
            "A redirect made it a GET",
        ),
    ],
)
async def test_refusals_that_are_not_graphqls(
    status: int, document: Any, kind: type[acsdk.APIError], says: str
) -> None:
    with pytest.raises(kind) as caught:
        await new_client(Recorder(answer(document, status)), max_retries=0).graphql.execute("{ a }")
    assert type(caught.value) is kind
    assert caught.value.message == says
