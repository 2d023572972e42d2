"""A week of a sales team: leads come in, deals move, tasks fall due, contacts are archived and come back.

Four workers and a person change the same rows at once, each with a client of its own, and whatever tells them of leads
tells them twice. Nothing is skipped, nothing is doubled, and nobody who has unsubscribed is brought back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import anyio
import pytest

from acsdk import AsyncClient
from acsdk.models import (
    ContactInput,
    ContactUpdate,
    CustomFieldInput,
    DealInput,
    DealStatus,
    DealTaskInput,
    DealTaskUpdate,
    DealUpdate,
    ListStatus,
    MailingListInput,
    PipelineInput,
    WebhookInput,
    WebhookSource,
)
from acsdk.sandbox import Sandbox, SandboxClock
from acsdk.webhooks import ContactSubscribed, parse

pytestmark = pytest.mark.anyio

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
DAYS = 5
FORM_LEADS = 3
PAGE_LEADS = 2
WORKERS = 4


@dataclass
class Mirror:
    """What another system knows of the contacts: it has nothing but the changes that it is told of."""

    cursor: datetime | str
    emails: dict[int, str | None] = field(default_factory=dict[int, str | None])
    told: Counter[tuple[str, int]] = field(default_factory=Counter[tuple[str, int]])

    async def follow(self, client: AsyncClient) -> None:
        has_more = True
        while has_more:
            page = await client.contacts.changes(self.cursor)
            for kind, number, contact in page.changes:
                self.told[kind.value, number] += 1
                self.emails.pop(number, None)
                if contact is not None and kind.value != "deleted":
                    self.emails[number] = contact.email
            self.cursor, has_more = page.cursor, page.has_more


class Team:
    """The account, the four workers, and the person."""

    def __init__(self, sandbox: Sandbox, clock: SandboxClock, clients: Sequence[AsyncClient]) -> None:
        self.sandbox, self.clock = sandbox, clock
        self.person, *self.workers = clients
        self.mirror = Mirror(MONDAY - timedelta(days=1))
        self.handled = 0
        self.done: Counter[int] = Counter()
        self.left: set[int] = set()

    async def set_up(self) -> None:
        pipeline = await self.person.deals.pipelines.create(PipelineInput(title="Sales", currency="EUR"))
        self.pipeline = pipeline.id
        self.new, self.met, self.later = [
            stage.id async for stage in self.person.deals.stages.list(pipeline_id=pipeline.id)
        ]
        news = MailingListInput(
            name="News", string_id="news", sender_url="https://shop.example.com", sender_reminder="You asked for it."
        )
        self.news = (await self.person.lists.create(news)).id
        await self.person.fields.create(CustomFieldInput(title="Source", type="text", tag="SOURCE"))
        hook = WebhookInput(
            name="Leads", url="https://crm.example.com/hook", events=["subscribe"], sources=list(WebhookSource)
        )
        await self.person.webhooks.create(hook)

    async def side_by_side(self, *calls: Callable[[], Coroutine[Any, Any, None]]) -> None:
        async with anyio.create_task_group() as tasks:
            for call in calls:
                tasks.start_soon(call)

    async def all_workers(
        self,
        work: Callable[[AsyncClient, int], Coroutine[Any, Any, None]],
        *others: Callable[[], Coroutine[Any, Any, None]],
    ) -> None:
        async with anyio.create_task_group() as tasks:
            for lane, client in enumerate(self.workers):
                tasks.start_soon(work, client, lane)
            for other in others:
                tasks.start_soon(other)

    # The morning: leads.

    async def forms_are_filled_in(self, day: int) -> None:
        """By new people, by one who came yesterday, and by whoever has unsubscribed."""
        names = [*(f"form-{day}-{number}" for number in range(FORM_LEADS)), *([f"form-{day - 1}-0"] if day else [])]
        for name in names:
            lead = ContactInput(email=f"{name}@example.com", fields={"SOURCE": "form"})
            contact = await self.person.contacts.upsert(lead)
            await self.person.contacts.ensure_on_list(contact.id, self.news)

    async def pages_tell_of_leads(self, day: int) -> None:
        """A landing page's own webhook, which comes twice and to any worker."""
        names = [f"page-{day}-{number}@example.com" for number in range(PAGE_LEADS)]

        async def take(client: AsyncClient, lane: int) -> None:
            for email in names[lane % 2 :: 2]:  # two workers are told of each
                contact = await client.contacts.upsert(ContactInput(email=email.title(), fields={"SOURCE": "page"}))
                await client.contacts.add_tag(contact.id, "from a page")
                await client.contacts.ensure_on_list(contact.id, self.news)

        await self.all_workers(take)

    async def deliveries_become_deals(self) -> None:
        """What the account tells of new subscribers, each twice; a contact's go to one worker, in their order."""
        fresh = self.sandbox.deliveries[self.handled :]
        self.handled += len(fresh)
        events = [event for one in fresh if isinstance(event := parse(one.body), ContactSubscribed)]
        numbers = [event.contact.id for event in (*events, *events) if event.contact and event.contact.id]

        async def take(client: AsyncClient, lane: int) -> None:
            for number in (number for number in numbers if number % WORKERS == lane):
                if not await client.contacts.deals(number).collect():
                    await self.open_deal(client, number)

        await self.all_workers(take)

    async def open_deal(self, client: AsyncClient, contact: int) -> None:
        deal = await client.deals.create(
            DealInput(
                title=f"Lead {contact}", value="10", currency="EUR", contact_id=contact, stage_id=self.new, owner_id=1
            )
        )
        due = self.clock.now() + timedelta(days=1)
        await client.deals.tasks.create(DealTaskInput(title="Call", related_id=deal.id, due_date=due, task_type_id=1))

    # Noon: all of them move the same deals, while the person wins some.

    async def deals_move(self) -> None:
        before = {deal.id for deal in await self.person.deals.list(stage_id=self.new).collect()}
        met: set[int] = set()

        async def move(client: AsyncClient, _lane: int) -> None:
            async for deal in client.deals.list(stage_id=self.new, page_size=3):
                await client.deals.update(deal.id, DealUpdate(stage_id=self.met))
                met.add(deal.id)

        await self.all_workers(move, lambda: self.person_wins(sorted(before)[::3]))
        assert met == before

    async def person_wins(self, deals: Iterable[int]) -> None:
        for number in deals:
            await self.person.deals.update(number, DealUpdate(status=DealStatus.WON))

    # The afternoon: tasks that fall due, and the person's own ways with contacts.

    async def tasks_fall_due(self) -> None:
        tomorrow = (self.clock.now() + timedelta(days=1)).date()

        async def work_off(client: AsyncClient, lane: int) -> None:
            due = client.deals.tasks.list(is_complete=False, due_before=tomorrow, page_size=3)
            async for task in due:
                if task.id % WORKERS == lane:
                    await client.deals.tasks.update(task.id, DealTaskUpdate(is_complete=True, outcome_id=1))
                    self.done[task.id] += 1

        await self.all_workers(work_off)

    async def person_tidies_up(self, day: int) -> None:
        """One unsubscribes, one changes its name, one is deleted, and yesterday's comes back."""

        async def find(name: str) -> int:
            return (await self.person.contacts.get_by_email(f"{name}@example.com")).id

        leaver = await find(f"form-{day}-0")
        await self.person.contacts.unsubscribe(leaver, self.news)
        self.left.add(leaver)
        await self.person.contacts.update(await find(f"form-{day}-1"), ContactUpdate(last_name="Renamed"))
        if yesterday := await self.person.contacts.archive.list().collect():
            begun = await self.person.contacts.archive.restore([row.id for row in yesterday])
            await self.person.contacts.archive.wait_until_restored(begun.id)
        await self.person.contacts.delete(await find(f"page-{day}-0"))

    async def day(self, day: int) -> None:
        await self.side_by_side(lambda: self.forms_are_filled_in(day), lambda: self.pages_tell_of_leads(day))
        await self.deliveries_become_deals()
        self.clock.advance(3 * 3600)
        await self.deals_move()
        self.clock.advance(3 * 3600)
        await self.side_by_side(self.tasks_fall_due, lambda: self.person_tidies_up(day))
        await self.mirror.follow(self.workers[day % WORKERS])
        self.clock.advance(18 * 3600)


@pytest.fixture
async def team() -> AsyncIterator[Team]:
    clock = SandboxClock(MONDAY)
    sandbox = Sandbox(clock=clock, rate_limit=None, seed=1)
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(sandbox.client(rate_limit=None)) for _ in range(WORKERS + 1)]
        team = Team(sandbox, clock, clients)
        await team.set_up()
        yield team


async def test_a_week(team: Team) -> None:
    for day in range(DAYS):
        await team.day(day)
    everybody = {row.contact.id: row async for row in team.person.contacts.export()}
    leads = DAYS * (FORM_LEADS + PAGE_LEADS)
    await nobody_is_missing_or_twice(team, everybody.keys(), leads)
    assert team.mirror.emails == {number: row.contact.email for number, row in everybody.items()}
    # Whoever has unsubscribed is so still, though most of them filled in the form again.
    assert {number for number, row in everybody.items() if row.lists[0].status == ListStatus.UNSUBSCRIBED} == team.left
    assert len(team.left) == DAYS


async def nobody_is_missing_or_twice(team: Team, contacts: Iterable[int], leads: int) -> None:
    deleted = [row.id async for row in team.person.contacts.archive.list()]
    assert (len([*contacts, *deleted]), len({*contacts, *deleted}), len(deleted)) == (leads, leads, 1)
    deals = await team.person.deals.list().collect()
    assert Counter(deal.contact_id for deal in deals) == Counter({*contacts, *deleted})
    assert {deal.stage_id for deal in deals} == {team.met}
    won = [deal for deal in deals if deal.status == DealStatus.WON]
    assert len(won) == DAYS * -(-(FORM_LEADS + PAGE_LEADS) // 3)
    tasks = await team.person.deals.tasks.list().collect()
    assert len(tasks) == leads
    assert team.done == Counter(task.id for task in tasks if task.is_complete)
    assert len(team.done) == (DAYS - 1) * (FORM_LEADS + PAGE_LEADS)  # Friday's are due on Saturday
    assert all(count == 1 for (kind, _), count in team.mirror.told.items() if kind != "updated")
    assert sum(kind == "created" for kind, _ in team.mirror.told) >= leads - DAYS
