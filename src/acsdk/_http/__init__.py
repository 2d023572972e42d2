"""The one place that knows the HTTP libraries: httpx, which sends, and httpx2 where a user injects it."""

from acsdk._http.libraries import HTTPClient, HTTPTransport, Library, library_of, user_agent
from acsdk._http.messages import (
    URL,
    Headers,
    HTTPAnswer,
    HTTPFailure,
    HTTPRequest,
    parse_url,
    url_with_query,
)
from acsdk._http.sender import Sender
from acsdk._http.writing import Writing

__all__ = [
    "URL",
    "HTTPAnswer",
    "HTTPClient",
    "HTTPFailure",
    "HTTPRequest",
    "HTTPTransport",
    "Headers",
    "Library",
    "Sender",
    "Writing",
    "library_of",
    "parse_url",
    "url_with_query",
    "user_agent",
]
