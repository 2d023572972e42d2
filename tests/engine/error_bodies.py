"""One body for each shape of refusal that ActiveCampaign is known to send: status, body, class, what the error says."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import acsdk


class Refusal(NamedTuple):
    status: int
    body: bytes
    kind: type[acsdk.APIError]
    says: str
    """What the message must be."""
    items: tuple[acsdk.ErrorItem, ...] | None = None


def _item(title: str = "", detail: str = "", code: str = "", pointer: str = "", **more: str) -> acsdk.ErrorItem:
    return acsdk.ErrorItem(title, detail, code, pointer, **more)


def _refusal(
    status: int,
    document: Any,
    kind: type[acsdk.APIError],
    says: str,
    *items: acsdk.ErrorItem,
) -> Refusal:
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    return Refusal(status, body, kind, says, items or None)


def _field(name: str) -> dict[str, str]:
    return {"pointer": f"/data/attributes/{name}"}


REFUSALS = [
    # one message
    _refusal(
        404,
        {"message": "No Result found for Subscriber with id 5"},
        acsdk.NotFoundError,
        "No Result found for Subscriber with id 5",
        _item("No Result found for Subscriber with id 5"),
    ),
    _refusal(
        404,
        {"message": "No result found for contact with id 8"},
        acsdk.NotFoundError,
        "No result found for contact with id 8",
    ),
    _refusal(
        403,
        {"message": "No Result found for _List with id 3"},
        acsdk.NotFoundError,
        "No Result found for _List with id 3",
    ),
    _refusal(
        422,
        {"message": "No Result found for SavedResponse with id 0"},
        acsdk.NotFoundError,
        "No Result found for SavedResponse with id 0",
    ),
    _refusal(
        400,
        {"message": "No Result found for Personalization with id 2"},
        acsdk.NotFoundError,
        "No Result found for Personalization with id 2",
    ),
    _refusal(
        404,
        {"message": "No Result found for Vendor\\Hosted\\Model with id 1"},
        acsdk.NotFoundError,
        "No Result found for Vendor\\Hosted\\Model with id 1",
    ),
    _refusal(404, {"message": "Exclusion not found [id=4]"}, acsdk.NotFoundError, "Exclusion not found [id=4]"),
    _refusal(404, {"message": "No markup for message"}, acsdk.NotFoundError, "No markup for message"),
    _refusal(404, {"message": "Not Found"}, acsdk.NotFoundError, "Not Found"),
    _refusal(403, {"message": "Forbidden"}, acsdk.PermissionDeniedError, "Forbidden"),
    _refusal(
        403, {"message": "You may not see this resource"}, acsdk.PermissionDeniedError, "You may not see this resource"
    ),
    _refusal(
        403,
        {"message": "Could not create SubscriberSeries"},
        acsdk.ValidationFailedError,
        "Could not create SubscriberSeries",
    ),
    _refusal(403, {"message": "$value is not a string"}, acsdk.ValidationFailedError, "$value is not a string"),
    _refusal(
        403,
        {"message": "Client error: `POST https://inner.test/member` resulted in a `400 Bad Request` response:\n{}"},
        acsdk.ValidationFailedError,
        "Client error: `POST https://inner.test/member` resulted in a `400 Bad Request` response:\\n{}",
    ),
    _refusal(401, {"message": "The token is not known"}, acsdk.AuthenticationError, "The token is not known"),
    _refusal(429, {"message": "Too Many Requests"}, acsdk.RateLimitError, "Too Many Requests"),
    _refusal(500, {"message": "Unexpected"}, acsdk.ServerError, "Unexpected"),
    _refusal(405, {"message": "Method not allowed"}, acsdk.APIError, "Method not allowed"),
    # lists of objects
    _refusal(
        422,
        {"errors": [{"title": "No name.", "detail": "", "code": "field_missing", "source": _field("name")}]},
        acsdk.ValidationFailedError,
        "No name. (name)",
        _item("No name.", "", "field_missing", "/data/attributes/name"),
    ),
    _refusal(
        422,
        {
            "errors": [
                {
                    "title": "No title.",
                    "detail": "",
                    "code": "field_missing",
                    "error": "title_missing",
                    "source": _field("title"),
                },
                {"title": "Bad mood.", "detail": "", "code": "field_invalid", "error": "", "source": _field("mood")},
            ]
        },
        acsdk.ValidationFailedError,
        "No title. (title); Bad mood. (mood)",
    ),
    _refusal(
        422,
        {"errors": [{"title": "Not given.", "detail": "", "error": "group_missing", "source": _field("group")}]},
        acsdk.ValidationFailedError,
        "Not given. (group)",
        _item("Not given.", code="group_missing", pointer="/data/attributes/group"),
    ),
    _refusal(
        422,
        {"errors": [{"title": "Not given.", "detail": "", "code": "field_missing"}]},
        acsdk.ValidationFailedError,
        "Not given.",
    ),
    _refusal(
        422,
        {
            "errors": [
                {"title": "Does not exist.", "detail": "", "code": "related_missing", "source": _field("contact")}
            ]
        },
        acsdk.ValidationFailedError,
        "Does not exist. (contact)",
    ),
    _refusal(
        422,
        {"errors": [{"status": 422, "title": "Missing attribute", "source": _field("contact")}]},
        acsdk.ValidationFailedError,
        "Missing attribute (contact)",
    ),
    _refusal(
        422,
        {
            "errors": [
                {
                    "status": 422,
                    "title": "Invalid attribute",
                    "detail": "No such campaign",
                    "source": _field("campaignId"),
                }
            ]
        },
        acsdk.ValidationFailedError,
        "Invalid attribute: No such campaign (campaignId)",
    ),
    _refusal(
        422,
        {"errors": [{"status": 422, "title": "An owner is required."}]},
        acsdk.ValidationFailedError,
        "An owner is required.",
    ),
    _refusal(
        422,
        {"errors": [{"detail": "The value could not be saved."}]},
        acsdk.ValidationFailedError,
        "The value could not be saved.",
        _item(detail="The value could not be saved."),
    ),
    _refusal(
        422,
        {
            "errors": [
                {
                    "title": "Invalid value",
                    "detail": "Needs labels",
                    "source": {"type": "pointer", "value": "/data/attributes/labels"},
                }
            ]
        },
        acsdk.ValidationFailedError,
        "Invalid value: Needs labels (labels)",
    ),
    _refusal(
        422,
        {"errors": [{"title": "A type is required.", "detail": "", "code": 422}]},
        acsdk.ValidationFailedError,
        "A type is required.",
        _item("A type is required.", code="422"),
    ),
    _refusal(
        400,
        {"errors": [{"title": "No service."}, {"title": "No externalid.", "source": _field("externalid")}]},
        acsdk.ValidationFailedError,
        "No service.; No externalid. (externalid)",
    ),
    _refusal(
        400,
        {"errors": [{"status": 400, "title": "Bad Request", "detail": "An e-mail is needed"}]},
        acsdk.ValidationFailedError,
        "Bad Request: An e-mail is needed",
    ),
    _refusal(400, {"errors": [{"status": 400, "title": "Bad Request"}]}, acsdk.ValidationFailedError, "Bad Request"),
    _refusal(
        400,
        {"errors": [{"status": "400", "detail": "SourceSystem is required."}]},
        acsdk.ValidationFailedError,
        "SourceSystem is required.",
    ),
    _refusal(
        400,
        {
            "errors": [
                {
                    "title": "Invalid value for query parameter contactTag.tag",
                    "detail": "No tag id",
                    "source": {"parameter": "contactTag.tag"},
                }
            ]
        },
        acsdk.ValidationFailedError,
        "Invalid value for query parameter contactTag.tag: No tag id (contactTag.tag)",
        _item("Invalid value for query parameter contactTag.tag", "No tag id", parameter="contactTag.tag"),
    ),
    _refusal(404, {"errors": [{"status": 404, "title": "Not Found"}]}, acsdk.NotFoundError, "Not Found"),
    _refusal(
        404,
        {"errors": [{"status": 404, "title": "Not Found", "detail": "Contact not found"}]},
        acsdk.NotFoundError,
        "Not Found: Contact not found",
    ),
    _refusal(
        403,
        {"errors": [{"status": 403, "title": "Forbidden", "detail": "You may not create lists."}]},
        acsdk.PermissionDeniedError,
        "Forbidden: You may not create lists.",
    ),
    _refusal(422, {"errors": [{}]}, acsdk.ValidationFailedError, "unspecified problem", _item()),
    # what exists already
    _refusal(
        422,
        {"errors": [{"title": "In use", "detail": "", "code": "duplicate", "source": _field("email")}]},
        acsdk.ConflictError,
        "In use (email)",
    ),
    _refusal(
        422,
        {
            "errors": [
                {"title": "This contact is already associated with an account.", "detail": "", "code": "field_invalid"}
            ]
        },
        acsdk.ConflictError,
        "This contact is already associated with an account.",
    ),
    _refusal(
        422,
        {"errors": [{"title": "An outcome of this name already exists.", "detail": "", "code": "field_invalid"}]},
        acsdk.ConflictError,
        "An outcome of this name already exists.",
    ),
    _refusal(
        422,
        {
            "errors": [
                {
                    "title": "Invalid value",
                    "detail": "The slug must be unique",
                    "source": {"value": "/data/attributes/slug"},
                }
            ]
        },
        acsdk.ConflictError,
        "Invalid value: The slug must be unique (slug)",
    ),
    _refusal(
        400,
        {"errors": [{"status": "400", "detail": "Segments with these ids already exist"}]},
        acsdk.ConflictError,
        "Segments with these ids already exist",
    ),
    _refusal(
        409,
        {"title": "An error occurred", "status": 409, "detail": "A profile of this name exists"},
        acsdk.ConflictError,
        "An error occurred: A profile of this name exists",
    ),
    _refusal(409, b"", acsdk.ConflictError, "the API answered 409 and gave no reason"),
    # texts
    _refusal(
        422,
        {"errors": "The request must hold a list."},
        acsdk.ValidationFailedError,
        "The request must hold a list.",
        _item("The request must hold a list."),
    ),
    _refusal(
        400,
        {"errors": ["A name is required", "A type is required"]},
        acsdk.ValidationFailedError,
        "A name is required; A type is required",
    ),
    _refusal(400, {"errors": {"title": "Only one", "code": "odd"}}, acsdk.ValidationFailedError, "Only one"),
    _refusal(400, {"error": {"title": "Below error"}}, acsdk.ValidationFailedError, "Below error"),
    _refusal(
        400,
        {"error": "A bare word", "error_code": 12},
        acsdk.ValidationFailedError,
        "A bare word",
        _item("A bare word", code="12"),
    ),
    _refusal(
        400,
        {"message": "A name is required", "error": "A name is required", "detail": "A name"},
        acsdk.ValidationFailedError,
        "A name is required",
        _item("A name is required"),
    ),
    _refusal(400, "'Bad request. Not allowed.'", acsdk.ValidationFailedError, "Bad request. Not allowed."),
    _refusal(400, b"'Bad request. Not allowed.'", acsdk.ValidationFailedError, "Bad request. Not allowed."),
    _refusal(
        422,
        ["A name is required", {"title": "Too long", "source": {"pointer": "/data/attributes/city"}}],
        acsdk.ValidationFailedError,
        "A name is required; Too long (city)",
    ),
    _refusal(422, [], acsdk.ValidationFailedError, "the API answered 422 and gave no reason"),
    _refusal(
        422,
        {"errors": {"email": ["not an address", "too long"], "phone": "no number"}},
        acsdk.ValidationFailedError,
        "not an address (email); too long (email); no number (phone)",
        _item("not an address", pointer="email"),
        _item("too long", pointer="email"),
        _item("no number", pointer="phone"),
    ),
    _refusal(
        422,
        {"message": "Could not process", "error": "Duplicate entry 'contact-gold' for key 'typetag'"},
        acsdk.ConflictError,
        "Could not process: Duplicate entry 'contact-gold' for key 'typetag'",
    ),
    _refusal(422, {"reason": "tag is too long"}, acsdk.ValidationFailedError, "tag is too long"),
    _refusal(
        422,
        {"message": "Bad", "details": ["too long", "too old"], "reason": "age", "description": "no more"},
        acsdk.ValidationFailedError,
        "Bad: too long; too old; age; no more",
    ),
    _refusal(422, {"details": {"tag": ["too long"]}}, acsdk.ValidationFailedError, "too long (tag)"),
    _refusal(
        422,
        {"errors": [{"title": "too long"}], "error": "tag", "description": "no more"},
        acsdk.ValidationFailedError,
        "tag no more too long",
    ),
    _refusal(
        422,
        {"errors": [{"title": "The email already exists"}, {"title": "The phone is no number"}]},
        acsdk.ValidationFailedError,
        "The email already exists; The phone is no number",
    ),
    _refusal(
        422,
        {"errors": [{"title": "The email already exists"}, {"title": "taken", "code": "duplicate"}]},
        acsdk.ConflictError,
        "The email already exists; taken",
    ),
    _refusal(422, {"errors": {"title": ["too long"]}}, acsdk.ValidationFailedError, "too long (title)"),
    _refusal(
        403,
        {"result_code": 0, "result_message": "Not for you", "result_output": "json"},
        acsdk.PermissionDeniedError,
        "Not for you",
        _item("Not for you"),
    ),
    _refusal(
        422,
        {"errors": [{"title": "", "detail": "", "code": "field_missing", "error": "zone_was_not_given"}]},
        acsdk.ValidationFailedError,
        "zone_was_not_given",
        _item("zone_was_not_given", code="field_missing"),
    ),
    # imports
    _refusal(
        400,
        {"success": 0, "message": "Not queued.", "failureReasons": [{"contact": 230, "failureReason": "Bad format"}]},
        acsdk.ValidationFailedError,
        "Not queued. Bad format",
        _item("Bad format", record="230"),
    ),
    _refusal(
        400,
        {"success": 0, "message": "Rate limit exceeded.", "failureReasons": ["At most 100 a minute."]},
        acsdk.RateLimitError,
        "Rate limit exceeded. At most 100 a minute.",
    ),
    _refusal(
        400, {"success": 0, "message": "'batchId' is required."}, acsdk.ValidationFailedError, "'batchId' is required."
    ),
    # newer endpoints
    _refusal(
        400,
        {"type": "about:blank", "title": "An error occurred", "status": 400, "detail": "Bad Request"},
        acsdk.ValidationFailedError,
        "An error occurred: Bad Request",
    ),
    _refusal(
        422,
        {
            "title": "Validation Failed",
            "status": 422,
            "detail": "flag: must be a bool",
            "violations": [{"propertyPath": "flag", "title": "must be a bool", "parameters": {}}],
        },
        acsdk.ValidationFailedError,
        "must be a bool (flag)",
        _item("must be a bool", pointer="flag"),
    ),
    _refusal(
        503,
        {"title": "An error occurred", "status": 503, "detail": "Not now"},
        acsdk.ServerError,
        "An error occurred: Not now",
    ),
    _refusal(
        502,
        {
            "title": "Bad gateway",
            "status": 502,
            "detail": "The origin",
            "error_code": 502,
            "cloudflare_error": True,
            "retry_after": 60,
        },
        acsdk.ServerError,
        "Bad gateway: The origin",
        _item("Bad gateway", "The origin", "502"),
    ),
    # bodies that are no JSON, or not only
    _refusal(
        404,
        b'{"message": "No Result found for Campaign with id 2"}{"links": []}',
        acsdk.NotFoundError,
        "No Result found for Campaign with id 2",
    ),
    _refusal(
        422,
        b'{"errors": ["title": "A field type is\\n required.", "detail": "", "code": 422]}',
        acsdk.ValidationFailedError,
        "A field type is\\n required.",
    ),
    _refusal(
        404,
        b"<html><title>404 - Not Found</title></html>",
        acsdk.NotFoundError,
        "the API answered 404 and gave no reason: there is no such thing, or api_url is not the account's",
    ),
    _refusal(
        502,
        b"<html><h1>502 Bad Gateway</h1></html>",
        acsdk.ServerError,
        "the API answered 502 and gave no reason",
    ),
    _refusal(
        500,
        b"Traceback of somebody",
        acsdk.ServerError,
        "the API answered 500 and gave no reason",
    ),
    _refusal(
        400,
        {},
        acsdk.ValidationFailedError,
        "the API answered 400 and gave no reason",
    ),
    _refusal(
        402,
        b"",
        acsdk.AccountError,
        "the API answered 402 and gave no reason: the account may have lapsed; look into its billing",
    ),
    _refusal(
        413,
        b"<html>413</html>",
        acsdk.PayloadTooLargeError,
        "the API answered 413 and gave no reason: the body is too large; send fewer records at once",
    ),
    _refusal(422, b"x" * 200, acsdk.ValidationFailedError, "x" * 200),
    _refusal(
        422,
        b"x" * 201,
        acsdk.ValidationFailedError,
        "the API answered 422 and gave no reason",
    ),
    _refusal(
        422,
        b"{not json",
        acsdk.ValidationFailedError,
        "the API answered 422 and gave no reason",
    ),
    _refusal(
        422,
        b"[not json",
        acsdk.ValidationFailedError,
        "the API answered 422 and gave no reason",
    ),
    _refusal(401, b"\xff\xfe", acsdk.AuthenticationError, "\ufffd\ufffd"),
]
