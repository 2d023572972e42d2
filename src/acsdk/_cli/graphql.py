"""The command line of `acsdk graphql`: a document from a file."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from typing import Any, cast

from acsdk import AsyncClient, GraphQLError, InvalidInputError, ReadOnlyError

from .consent import consent
from .files import read_text
from .output import print_json
from .running import UNWELL, WELL, MakeClient, add_account, add_yes, carry_out

__all__ = ["main"]


def main(
    arguments: Sequence[str] | None = None, *, prog: str = "acsdk graphql", make_client: MakeClient = AsyncClient
) -> int:
    """Run a document and print its data."""

    async def work(options: Namespace) -> int:
        document, variables = read_text(options.file), _variables(options.variables)
        async with make_client(options.url) as client:
            try:
                print_json(await _execute(client, document, variables, options))
            except GraphQLError as error:
                sys.stderr.writelines(f"{one.message}\n" for one in error.errors)
                if error.data:
                    print_json(error.data)
                return UNWELL
        return WELL

    return carry_out(work, _parser(prog).parse_args(arguments))


async def _execute(client: AsyncClient, document: str, variables: Mapping[str, Any], options: Namespace) -> object:
    """A query is run by a client that only reads; what that one refuses wants a yes."""
    name: str | None = options.operation
    try:
        return await client.with_options(read_only=True).graphql.execute(document, variables, operation_name=name)
    except ReadOnlyError:
        consent([client.api_url], f"the mutation in {options.file} is carried out", yes=options.yes)
    return await client.graphql.execute(document, variables, operation_name=name)


def _variables(text: str | None) -> Mapping[str, Any]:
    if text is None:
        return {}
    given = read_text(text[1:]) if text.startswith("@") else text
    try:
        found: object = json.loads(given)
    except ValueError as error:
        raise InvalidInputError(f"--variables is no JSON: {error}") from error
    if not isinstance(found, dict):
        raise InvalidInputError("--variables has to be a JSON object, such as '{\"id\": 1}'")
    return cast("Mapping[str, Any]", found)


def _parser(prog: str) -> ArgumentParser:
    text = "Run a GraphQL document and print its data. A mutation on a real account is asked about first."
    parser = ArgumentParser(prog=prog, description=text)
    parser.add_argument("file", metavar="FILE", help="the document; - for standard input")
    add_account(parser)
    parser.add_argument("--variables", metavar="JSON", help="a JSON object, or @FILE that holds one")
    parser.add_argument("--operation", metavar="NAME", help="which operation of the document")
    add_yes(parser)
    return parser
