"""Keywords that a ``TypedDict`` declares: what `inspect.signature` and completion know of them."""

from __future__ import annotations

import copy
import inspect
import pickle
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from inspect import Parameter
from pkgutil import walk_packages
from types import FunctionType
from typing import Any

import pytest

from acsdk import AsyncClient, resources
from acsdk._options import RequestOptions
from acsdk.blocking import Client
from acsdk.blocking._twins import has_twin, twin_of
from acsdk.resources.contacts.contacts import ContactQuery, Contacts
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListKeywords

BESIDE = ("acsdk._client", "acsdk._accounts", "acsdk._shop", "acsdk._bulk.batcher")
EVERYWHERE = RequestOptions.__annotations__.keys() | ListKeywords.__annotations__.keys()


@cache
def classes() -> list[type]:
    names = (module.name for module in walk_packages(resources.__path__, "acsdk.resources."))
    modules = [import_module(name) for name in (*names, *BESIDE)]
    return [
        kind
        for module in modules
        for kind in vars(module).values()
        if inspect.isclass(kind) and kind.__module__ == module.__name__
    ]


def calls() -> Iterator[tuple[type, str, str]]:
    """Each method of the async client whose keywords are unpacked, and from what."""
    for kind in classes():
        for name, method in vars(kind).items():
            for annotation in (
                getattr(method, "__annotations__", {}).values() if isinstance(method, FunctionType) else ()
            ):
                if str(annotation).startswith("Unpack["):
                    yield kind, name, str(annotation)


def keywords(call: Any) -> set[str]:
    parameters = inspect.signature(call).parameters.values()
    assert not [one for one in parameters if one.kind is Parameter.VAR_KEYWORD], call
    return {one.name for one in parameters if one.kind is Parameter.KEYWORD_ONLY}


def test_every_call_names_its_keywords_in_both_clients() -> None:
    seen = list(calls())
    assert len(seen) > 400
    for kind, name, annotation in seen:
        named = keywords(vars(kind)[name])
        assert named, (kind, name)
        if "Query]" in annotation or "ListOptions]" in annotation:
            assert named >= EVERYWHERE, (kind, name)
        if has_twin(kind):
            assert keywords(getattr(twin_of(kind), name)) == named


def test_a_list_calls_filters_stand_before_what_every_call_takes() -> None:
    parameters = inspect.signature(Contacts.list).parameters
    names = list(parameters)
    assert names[0] == "self"
    assert set(names) == {"self", *ContactQuery.__annotations__, *EVERYWHERE}
    assert max(map(names.index, ContactQuery.__annotations__)) < min(map(names.index, RequestOptions.__annotations__))
    assert str(parameters["email_like"]) == "email_like: str = ..."


def test_a_signature_is_a_value_as_any_other() -> None:
    signature = inspect.signature(Contacts.get)
    assert signature == pickle.loads(pickle.dumps(signature)) == copy.copy(signature)
    assert signature.return_annotation == "Contact"
    bound = signature.bind(None, 5, timeout=3)
    assert bound.arguments == {"self": None, "contact_id": 5, "timeout": 3}
    with pytest.raises(TypeError, match="unexpected keyword argument 'timeot'"):
        signature.bind(None, 5, timeot=3)


def test_free_keywords_stay_free() -> None:
    class Free(Namespace):
        async def call(self, **anything: object) -> None: ...

    assert [one.kind for one in inspect.signature(Free.call).parameters.values()][-1] is Parameter.VAR_KEYWORD


@pytest.mark.parametrize("made", [AsyncClient, Client])
def test_filters_complete_in_ipython_and_stand_behind_its_question_mark(made: type[AsyncClient | Client]) -> None:
    shells = pytest.importorskip("IPython.testing.globalipapp")
    shell = shells.get_ipython()
    shell.user_ns["client"] = client = made("https://a.api-us1.com", "token")
    text = "client.contacts.list(email_l"
    for jedi in (False, True):
        shell.Completer.use_jedi = jedi
        with pytest.importorskip("IPython.core.completer").provisionalcompleter():
            assert "email_like=" in {one.text for one in shell.Completer.completions(text, len(text))}
    assert "email_like: str = ..." in shell.inspector.info(client.contacts.list)["definition"]
