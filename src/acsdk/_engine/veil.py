"""Takes the token out of what a server says: some gateways quote the headers that they were sent."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from acsdk._errors import APIError, ErrorItem, GraphQLError, RequestError
from acsdk._http import HTTPAnswer
from acsdk._shown import Secret

__all__ = ["Veil"]

_SHOWN = "<token>"
_START = 64
_LEAST_LENGTH = 8  # what is shorter is no token of an account, and may be a word


class Veil:
    """Knows one token and hides it."""

    def __init__(self, token: Secret) -> None:
        forms = (token, Secret(quote(token, safe="").encode()))
        self._forms = forms if len(token) >= _LEAST_LENGTH else ()

    def over(self, text: str) -> str:
        """The text without the token."""
        for form in self._forms:
            text = text.replace(form.decode(), _SHOWN)
        return text

    def heard(self, answer: HTTPAnswer) -> HTTPAnswer:
        """The answer; what is no success, or no JSON, without the token, so that no frame that reads it shows one."""
        keeps = answer.is_success and answer.content[:_START].lstrip()[:1] in (b"{", b"[")
        return answer if keeps else replace(answer, content=self._without(answer.content))

    def cover(self, error: RequestError, answer: HTTPAnswer | None = None) -> None:
        """Take the token out of an error, wherever the server's words stand in it.

        What the error shows of the answer's beginning is cut anew: it may have ended within the token.
        """
        error.message = self.over(error.message)
        error.args = (error.message,)
        error.request_id = error.request_id and self.over(error.request_id)
        if isinstance(error, APIError):
            whole = error.excerpt if answer is None else answer.content
            error.excerpt = self._without(whole)[: len(error.excerpt)]
            error.items = tuple(self._item(item) for item in error.items)
        if isinstance(error, GraphQLError):
            error.errors = tuple(replace(entry, message=self.over(entry.message)) for entry in error.errors)

    def _without(self, content: bytes) -> bytes:
        for form in self._forms:
            content = content.replace(form, _SHOWN.encode())
        return content

    def _item(self, item: ErrorItem) -> ErrorItem:
        return ErrorItem(**{name: self.over(getattr(item, name)) for name in ErrorItem.__slots__})
