"""Refusals in disguise, creates that may have been saved, and answers without what they should hold."""

from typing import Any

import pytest

from acsdk import AsyncClient, DecodeError, NotFoundError, ValidationFailedError
from acsdk.models import Form
from acsdk.sandbox import Sandbox
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("verdict", ["0", '"0"', "false"])
async def test_a_campaign_that_is_not_paused_is_an_error_in_whatever_language(verdict: str) -> None:
    body = f'{{"succeeded": {verdict}, "message": "Vorgang nicht gefunden."}}'.encode()
    refusal = answer(content=body, headers={"content-type": "text/plain"})
    async with new_client(Recorder(refusal)) as client:
        with pytest.raises(ValidationFailedError, match="Vorgang nicht gefunden") as caught:
            await client.rest.request("POST", "/campaigns/7/whatever")
    assert caught.value.status_code == 200


_NO_CONTACT = answer({"message": "No Result found for Subscriber with id 9"}, 404)


async def test_a_create_that_misses_its_contact_may_have_been_saved() -> None:
    async with new_client(Recorder(_NO_CONTACT)) as client:
        with pytest.raises(NotFoundError, match="may have been saved all the same: look for it") as caught:
            await client.rest.request("POST", "/ecomOrders", json={"ecomOrder": {"email": "bob@example.com"}})
        assert (caught.value.sent, caught.value.status_code) == (True, 404)
        with pytest.raises(NotFoundError, match=r"with id 9 \[status 404") as caught:
            await client.contacts.get(9)
    assert caught.value.sent is False


async def test_forms_are_given_as_forms(client: AsyncClient, sandbox: Sandbox) -> None:
    made = await client.forms.create({"form": {"name": "Contact us"}})
    assert isinstance(made, Form)
    assert (made.name, made.was_created) == ("Contact us", True)
    changed = await client.forms.update(made.id, {"form": {"name": "Write to us"}})
    assert (changed.id, changed.name) == (made.id, "Write to us")


async def test_an_update_whose_answer_holds_no_form_is_looked_up() -> None:
    server = Recorder(answer(content=b""), answer({"form": {"id": "7", "name": "News"}}))
    async with new_client(server) as client:
        assert (await client.forms.update(7, {"form": {"name": "News"}})).name == "News"
    async with new_client(Recorder(answer({}))) as client:
        with pytest.raises(DecodeError):
            await client.forms.create({"form": {"name": "News"}})


async def test_the_steps_of_one_automation(client: AsyncClient, sandbox: Sandbox) -> None:
    welcome, other = (sandbox.add("automations", name=name) for name in ("Welcome", "Other"))
    sandbox.add("automationBlocks", seriesid=str(welcome), type="start", params={"list": "1"})
    sandbox.add("automationBlocks", seriesid=str(other), type="wait")
    (block,) = await client.automations.blocks_of(welcome)
    assert (block.automation_id, block.type, block.params) == (welcome, "start", {"list": "1"})
    assert len(await client.automations.blocks().collect()) == 2
    row: dict[str, Any] = {"id": "1", "seriesid": "7", "parentid": "3", "ordernum": "2", "type": "goal", "params": []}
    async with new_client(Recorder(answer({"blocks": [row]}))) as live:
        (block,) = await live.automations.blocks_of(7)
    assert (block.automation_id, block.parent_id, block.order) == (7, 3, 2)
