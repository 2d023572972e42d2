"""The command line of `acsdk trigger`: deliveries to an endpoint of one's own, as an account makes them."""

from __future__ import annotations

import json
import sys
import time
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, cast
from urllib.parse import parse_qsl, urlencode, urlsplit

import anyio
import httpx

from acsdk import InvalidInputError
from acsdk.sandbox.events import form_pairs

from .consent import consent
from .deliveries import EVENTS, delivery
from .files import read_text
from .output import print_json, print_table
from .running import UNWELL, WELL, add_yes, carry_out

__all__ = ["main"]

_AT_ONCE = 20
_MOST = 10_000
_CENTURY = 3.2e9


@dataclass(frozen=True, slots=True)
class _Posted:
    """What became of one delivery."""

    number: int
    status: int | None
    milliseconds: int
    problem: str = ""

    @property
    def is_taken(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


def main(
    arguments: Sequence[str] | None = None,
    *,
    prog: str = "acsdk trigger",
    transport: httpx.AsyncBaseTransport | None = None,
) -> int:
    """Post deliveries of an event; the exit status is 1 if one was not answered with success."""
    parser = _parser(prog)
    options = parser.parse_args(arguments)
    if options.list:
        return _list(as_json=options.json)
    if not (options.event and options.to):
        parser.error("name an event and where to deliver it: EVENT --to URL; --list shows the events")

    async def work(options: Namespace) -> int:
        return await _trigger(options, transport)

    return carry_out(work, options)


def _list(*, as_json: bool) -> int:
    if as_json:
        print_json(list(EVENTS))
    else:
        sys.stdout.writelines(f"{event}\n" for event in EVENTS)
    return WELL


async def _trigger(options: Namespace, transport: httpx.AsyncBaseTransport | None) -> int:
    bodies = _bodies(options)
    target: str = options.to
    parts = urlsplit(target)
    consent([f"{parts.scheme}://{parts.netloc}"], f"{len(bodies)} made-up deliveries are posted to it", yes=options.yes)
    kind = "application/json" if options.format == "json" else "application/x-www-form-urlencoded"
    posted: list[_Posted] = []
    async with httpx.AsyncClient(timeout=options.timeout, transport=transport) as client:
        slots = anyio.Semaphore(_AT_ONCE if options.storm else 1)

        async def post(number: int, body: bytes) -> None:
            async with slots:
                posted.append(await _post(client, options.to, kind, number, body))

        async with anyio.create_task_group() as tasks:
            for number, body in enumerate(bodies, 1):
                tasks.start_soon(post, number, body)
    return _tell(sorted(posted, key=lambda one: one.number), as_json=options.json)


def _bodies(options: Namespace) -> list[bytes]:
    """A storm is of as many contacts; a repetition is the same delivery to the byte."""
    given = _given(options)
    numbers = range(options.seed, options.seed + (options.storm or 1))
    made = (delivery(options.event, number, late=options.late, given=given) for number in numbers)
    bodies = [_body(blocks, options.format) for blocks in made]
    return [body for body in bodies for _ in range(options.repeat)]


def _body(blocks: Mapping[str, Any], form: str) -> bytes:
    if form == "json":
        return json.dumps(blocks).encode()
    return urlencode(list(form_pairs(blocks))).encode()


def _given(options: Namespace) -> Mapping[str, Any]:
    given: dict[str, Any] = dict(_data(options.data)) if options.data else {}
    for name, value in options.set:
        *outer, last = [part for part in name.replace("]", "[").split("[") if part] or [name]
        place = given
        for part in outer:
            inner: object = place.setdefault(part, {})
            if not isinstance(inner, dict):
                raise InvalidInputError(f"--set {name}: {part} is given as a text already")
            place = cast("dict[str, Any]", inner)
        place[last] = value
    return given


def _data(file: str) -> Mapping[str, Any]:
    """What a file holds: a JSON object, or a form as it was delivered."""
    text = read_text(file).strip()
    if not text.startswith("{"):
        return dict(parse_qsl(text, keep_blank_values=True))
    try:
        return cast("Mapping[str, Any]", json.loads(text))
    except ValueError as error:
        raise InvalidInputError(f"{file} is no JSON object: {error}") from error


async def _post(client: httpx.AsyncClient, url: str, kind: str, number: int, body: bytes) -> _Posted:
    began = time.monotonic()
    status, problem = None, ""
    try:
        response = await client.post(url, content=body, headers={"content-type": kind, "user-agent": "ActiveCampaign"})
        status = response.status_code
    except httpx.HTTPError as error:
        problem = type(error).__name__
    return _Posted(number, status, round((time.monotonic() - began) * 1_000), problem)


def _tell(posted: Sequence[_Posted], *, as_json: bool) -> int:
    if as_json:
        print_json([asdict(one) for one in posted])
    else:
        rows = [[str(one.number), str(one.status or one.problem), f"{one.milliseconds} ms"] for one in posted]
        print_table(("delivery", "answer", "took"), rows)
    return WELL if all(one.is_taken for one in posted) else UNWELL


def _parser(prog: str) -> ArgumentParser:
    text = "Deliver a webhook event to an endpoint of yours, as an account would. No account is needed."
    epilog = "Exit status: 0 all deliveries were answered with success, 1 one was not, 2 misused."
    parser = ArgumentParser(prog=prog, description=text, epilog=epilog)
    parser.add_argument("event", metavar="EVENT", nargs="?", choices=(*EVENTS, None), help="--list shows them")
    parser.add_argument("--to", metavar="URL", type=_target, help="where your endpoint is, with its secret")
    parser.add_argument("--list", action="store_true", help="print the names of all events; then stop")
    parser.add_argument("--format", choices=("form", "json"), default="form", help="how it comes (default: form)")
    parser.add_argument(
        "--data", metavar="FILE", help="values to put over the made-up ones: JSON or a form; - is stdin"
    )
    parser.add_argument(
        "--set", metavar="NAME=VALUE", type=_pair, action="append", default=[], help="one value: contact[email]=a@b.c"
    )
    parser.add_argument("--repeat", metavar="N", type=_count, default=1, help="deliver the same thing so often")
    parser.add_argument("--late", metavar="SECONDS", type=_seconds, default=0.0, help="so long after it happened")
    parser.add_argument("--storm", metavar="N", type=_count, help="so many different ones, 20 at a time")
    parser.add_argument("--seed", metavar="N", type=int, default=0, help="another number makes other people")
    parser.add_argument("--timeout", metavar="SECONDS", type=_seconds, default=10.0, help="for each answer (10)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    add_yes(parser)
    return parser


def _target(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ArgumentTypeError(f"{text!r} is no URL of an endpoint, such as http://localhost:8000/hooks")
    return text


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not (name and sign):
        raise ArgumentTypeError(f"{text!r} is not NAME=VALUE, such as contact[email]=ada@example.com")
    return name, value


def _count(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text[:6]) <= _MOST):
        raise ArgumentTypeError(f"{text} is no number from 1 to {_MOST:,}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= _CENTURY:
        raise ArgumentTypeError(f"{text} is no number of seconds")
    return seconds
