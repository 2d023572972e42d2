"""Every known shape of a refusal becomes the right exception, with the API's own words."""

from __future__ import annotations

import pytest

import acsdk
from tests.support import Recorder, answer, new_client

from .error_bodies import REFUSALS, Refusal

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: f"{refusal.status}-{refusal.says[:40]}")
async def test_a_refusal(refusal: Refusal) -> None:
    transport = Recorder(answer(status=refusal.status, content=refusal.body))
    client = new_client(transport, max_retries=0)
    with pytest.raises(acsdk.APIError) as caught:
        await client.rest.request("GET", "/x")
    error = caught.value
    assert type(error) is refusal.kind
    assert error.message == refusal.says
    assert (error.status_code, error.request_id, error.operation) == (refusal.status, "req-1", "rest.get")
    assert error.excerpt == refusal.body[:512]
    if refusal.items is not None:
        assert error.items == refusal.items


def test_the_words_of_an_item() -> None:
    assert str(acsdk.ErrorItem("A", "b", pointer="/data/attributes/c")) == "A: b (c)"
    assert str(acsdk.ErrorItem(code="odd")) == "odd"
    assert str(acsdk.ErrorItem(parameter="limit")) == "unspecified problem (limit)"
