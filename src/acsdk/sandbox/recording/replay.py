"""Answers from a recording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from acsdk import ConfigurationError
from acsdk.sandbox.codec import BadJsonError, Json, as_object, dumps, loads
from acsdk.sandbox.messages import JSON_TYPE, Request, Response

from .bindings import Bindings
from .exchanged import plain_request
from .recorder import HEAD

__all__ = ["Replay", "UnrecordedError"]


class UnrecordedError(LookupError):
    """A program asked for what is not in its recording, or oftener than there."""


@dataclass(slots=True)
class _Line:
    request: Mapping[str, Json]
    answer: Mapping[str, Json]
    is_played: bool = False


class Replay:
    """A recording, and how much of it was played. Each exchange is played once, those that are alike in their order."""

    def __init__(self, file: str | Path, *, strict: bool = True) -> None:
        self._path = Path(file)
        self._strict = strict
        self._lines = _read(self._path)
        self._bindings = Bindings()

    @property
    def unplayed(self) -> list[str]:
        """Method and path of what was not asked for yet, in the order of the file."""
        return [f"{line.request['method']} {line.request['path']}" for line in self._lines if not line.is_played]

    def answer(self, request: Request, account: str) -> Response | None:
        """The recorded answer. Without one it is None, or in a strict replay raises `UnrecordedError`."""
        asked = plain_request(request)
        for may_learn in (False, True):  # what is the same to the letter comes before what could be
            for line in self._lines:
                bindings = Bindings(self._bindings.texts, may_learn=may_learn)
                if not line.is_played and bindings.same_request(line.request, asked):
                    self._bindings, line.is_played = bindings, True
                    return _response(line.answer, bindings, account)
        if self._strict:
            raise UnrecordedError(self._missing(f"{asked['method']} {asked['path']}"))
        return None

    def _missing(self, what: str) -> str:
        left = self.unplayed
        there = f"{left.count(what)} of this path" if what in left else "none of this path"
        return f"{what} is not in the recording {self._path} like this; of its {len(left)} left exchanges {there}"


def _response(answer: Mapping[str, Json], bindings: Bindings, account: str) -> Response:
    if "failure" in answer:
        return Response(200, refused=answer["failure"] == "connect", dropped=True)
    recorded = as_object(answer["answer"])
    headers = {"content-type": JSON_TYPE, **{name: str(one) for name, one in as_object(recorded["headers"]).items()}}
    return Response(int(recorded["status"]), _body(recorded, bindings, account), tuple(headers.items()))


def _body(recorded: Mapping[str, Any], bindings: Bindings, account: str) -> bytes:
    if "json" in recorded:
        return dumps(bindings.shown(recorded["json"], account=account))
    return str(recorded.get("text", "")).encode()


def _read(path: Path) -> list[_Line]:
    try:
        head, *lines = path.read_bytes().splitlines()
    except OSError as error:
        raise ConfigurationError(f"recording {path}: {error.strerror}") from error
    except ValueError:
        raise ConfigurationError(f"recording {path}: it is empty") from None
    if _decoded(head) != HEAD:
        raise ConfigurationError(f"recording {path}: it is none, or of a newer release")
    return [_line(path, number, line) for number, line in enumerate(lines, 2)]


def _line(path: Path, number: int, line: bytes) -> _Line:
    decoded = as_object(_decoded(line))
    request, answer = as_object(decoded.get("request")), as_object(decoded.get("answer"))
    if not {"method", "path"} <= request.keys() or not ("failure" in decoded or {"status", "headers"} <= answer.keys()):
        raise ConfigurationError(f"recording {path}: line {number} is no exchange; was the file edited, or cut off?")
    return _Line(request, decoded)


def _decoded(line: bytes) -> Json:
    try:
        return loads(line)
    except BadJsonError:
        return None
