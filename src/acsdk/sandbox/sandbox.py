"""The sandbox: one object that holds an account and answers its requests.

It is shared by threads and event loops. The invariant: between two requests the store holds whole requests alone, and
the heap of jobs and the outbox fit what the store holds. What would break it: a second request that begins within a
first, or one that fails half way and leaves its rows, its jobs or its deliveries behind. So whatever touches the state
holds the lock, never waits while it does, and is committed or taken back as one. `test_many_threads_use_one_sandbox`
tries the one, `test_a_request_that_fails_leaves_nothing` the other.
"""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, Unpack

import anyio.to_thread

from acsdk.sandbox.ecommerce.executor import GraphQLExecutor
from acsdk.sandbox.ecommerce.jobs import SETTLED_JOBS, register_jobs
from acsdk.sandbox.recording.replay import Replay
from acsdk.sandbox.rest.jobs import register_rest_jobs
from acsdk.sandbox.rest.registry import new_router, shown
from acsdk.sandbox.seeding.birth import add_first_rows
from acsdk.sandbox.seeding.filling import fill

from .calls import Calls, Exchange, cut
from .client_options import SandboxClientOptions
from .clock import Clock, SandboxClock
from .codec import Json
from .control import PREFIX, Control
from .core import Core
from .failures import JobFailure, failures
from .faults import Faults
from .limiter import RateLimit
from .memory import MemoryStore
from .messages import Request, Response
from .postman import Deliveries, Postman
from .snapshots import Snapshot
from .sqlite import SqliteStore
from .state import State
from .translating import words_of
from .transport import SandboxTransport
from .watching.watch import Watch

if TYPE_CHECKING:
    from acsdk import AsyncClient
    from acsdk.blocking import Client

__all__ = ["Sandbox"]

# Steering that writes no row, and belongs into the timeline.
_TOLD = {f"{PREFIX}faults": "The faults were changed", f"{PREFIX}clock": "The clock was moved"}


class Sandbox:
    """An ActiveCampaign account on this machine: the v3 REST and the Ecommerce GraphQL API with state.

    `state` is the path of a SQLite file that keeps the account; without it the account lives in memory. `clock` is
    real time unless a `SandboxClock` is given. `rate_limit` is requests a second, None turns it off. `schema` is the
    text of another GraphQL schema, to play a server that has drifted. `pipeline_delay` is the seconds that each
    asynchronous step from GraphQL to v3 takes. `seed` makes identifiers reproducible. `control` answers below
    `/_sandbox/`, where tests in other languages set faults and move the clock (see `acsdk.sandbox.control`).
    A deleted contact in the archive still answers a GET, as ``deleted+N@example.com``, as live accounts were seen to;
    `shows_deleted=False` makes that a 404, as earlier accounts did. A new account has a list "Master Contact List" and
    a pipeline with three stages; a `bare` one has neither. `language` is that of error texts, "spanish" or "german" for
    clients that must not read the words; `has_deals=False` answers `/deals` as a plan without them does, with 403.
    `tags_customers` gives the contact of each new customer of a shop the tag ``SERVICE-customer``, as live accounts do.
    `api_url` is what links in answers begin with; by default it holds the account's own name, below `localhost`.

    Raises `ConfigurationError` for a state file that is none, or that a newer release wrote, and `ValueError` for a
    language that it does not know.

    One object may serve several event loops and threads: a lock makes requests one after the other.

    ```python
    from acsdk.sandbox import Sandbox

    sandbox = Sandbox()
    client = sandbox.client()
    await client.contacts.upsert(ContactInput(email="ada@example.com"))
    print(len(sandbox.rows("contacts")))
    ```

    ```output
    1
    ```
    """

    def __init__(
        self,
        *,
        token: str = "sandbox-token",  # noqa: S107 - opens nothing but this sandbox
        state: str | Path | None = None,
        clock: Clock | None = None,
        rate_limit: int | None = 5,
        rate_limit_headers: bool = False,
        schema: str | None = None,
        pipeline_delay: float = 3.0,
        seed: int | None = None,
        api_url: str | None = None,
        control: bool = False,
        shows_deleted: bool = True,
        bare: bool = False,
        language: str = "english",
        has_deals: bool = True,
        tags_customers: bool = False,
        replay: Replay | None = None,
    ) -> None:
        words = words_of(language)
        self.token = token
        """The token that it takes."""
        self.clock: Clock = clock or Clock()
        """Its clock."""
        self.faults: Faults = Faults()
        """What shall go wrong."""
        self.calls: Calls = Calls()
        """The last thousand exchanges."""
        self._postman = Postman(self._deactivate)
        self._lock = threading.RLock()
        store = MemoryStore() if state is None else SqliteStore(state)
        self.account: str = store.identity
        """The account's own name, by which a journal knows it. No two sandboxes share one; a state file keeps it."""
        # Clients share their rate budget per address, so no two accounts may share one.
        self.api_url: str = api_url or f"http://{self.account}.localhost:8321"
        """Its URL, for a client."""
        self._state = State(
            store,
            self.clock,
            api_url=self.api_url,
            pipeline_delay=pipeline_delay,
            seed=seed,
            shown=shown,
            shows_deleted=shows_deleted,
            bare=bare,
            tags_customers=tags_customers,
        )
        register_jobs(self._state)
        register_rest_jobs(self._state)
        add_first_rows(self._state)
        self._limit = RateLimit(rate_limit, self.clock) if rate_limit else None
        self._core = Core(
            self._state,
            token=token,
            router=new_router(),
            executor=GraphQLExecutor(self._state, schema),
            faults=self.faults,
            rate_limit=self._limit,
            rate_limit_headers=rate_limit_headers,
            words=words,
            has_deals=has_deals,
            replay=replay,
        )
        self._replay = replay
        self._watch: Watch | None = None
        self._control = Control(self) if control else None

    @classmethod
    def replay(cls, file: str | Path, *, strict: bool = True, clock: Clock | None = None) -> Self:
        """A sandbox that answers from what a `Recorder` wrote, on a clock that stands still unless another is given.

        Each exchange is played once, in the order of the file among those that are alike. Texts that the recording
        replaced stand for whatever the program sends in their place, and come back as that. What is not recorded, or
        is asked oftener than it was, raises `UnrecordedError`; unless ``strict`` the sandbox itself answers then.

        Raises `ConfigurationError` for a file that is no recording.
        """
        return cls(clock=clock or SandboxClock(), rate_limit=None, replay=Replay(file, strict=strict))

    @property
    def unplayed(self) -> list[str]:
        """Method and path of what the recording has and nobody has asked for yet; empty without a recording."""
        with self._lock:
            return self._replay.unplayed if self._replay else []

    def handle(self, request: Request) -> Response:
        """Answer one request. Never raises for what a request contains, unless in a strict replay."""
        with self._lock:
            if self._control and request.path.startswith(PREFIX) and request.headers.get("api-token") == self.token:
                answer = self._control.handle(request)
                if answer.status == 200 and request.path in _TOLD and request.method != "GET":
                    self._did(_TOLD[request.path])
                return answer
            with self._whole():
                response, operation = self._core.answer(request)
            self._record(request, response, operation)
            self._post()
            return response

    @contextmanager
    def _whole(self) -> Generator[None]:
        """What a block writes is committed, or taken back with its jobs and deliveries where it raises."""
        try:
            yield
            self._state.store.commit()
        except BaseException:
            self._state.store.rollback()
            self._state.outbox.clear()
            self._state.pipeline.reload()
            raise

    @property
    def is_controlled(self) -> bool:
        """Whether it was made with `control`."""
        return self._control is not None

    def watch(self) -> Watch:
        """The timeline of its calls, from now on with what each one changed: what its page shows."""
        with self._lock:
            if self._watch is None:
                self._watch = Watch(self._state, self._lock, self.calls)
            return self._watch

    def run_due(self) -> None:
        """Run the steps that have fallen due by the clock, as the next request would."""
        with self._lock:
            with self._whole():
                self._state.pipeline.run_due()
            self._post()
            if self._watch:
                self._watch.settled()

    def _did(self, words: str) -> None:
        if self._watch:
            self._watch.did(words)

    def _record(self, request: Request, response: Response, operation: str | None) -> None:
        bodies = cut(request.body), cut(response.body)
        asked = request.method, request.path, request.query
        call = Exchange(*asked, operation, response.status, response.dropped, *bodies, self.clock.now())
        self.calls.record(call)
        if self._watch:
            self._watch.called(call)

    @property
    def deliveries(self) -> Deliveries:
        """What webhooks were told: the last 1,000 requests, those to other machines included, which are not made."""
        return self._postman.deliveries

    @property
    def failures(self) -> list[JobFailure]:
        """The steps from GraphQL to v3, and the bulk imports, that failed and were dropped: the last 1,000."""
        with self._lock:
            return failures(self._state.store)

    async def delivered(self) -> None:
        """Return when every delivery on its way to this machine has arrived or has failed."""
        await anyio.to_thread.run_sync(self._postman.wait)

    def _post(self) -> None:
        outbox, self._state.outbox = self._state.outbox, []
        self._postman.take(outbox)

    def _deactivate(self, number: int) -> None:
        """A webhook whose address answered 410 gets nothing any more (documented)."""
        with self._lock:
            store = self._state.store
            row = store.get("webhooks", number)
            if row is not None:
                store.replace("webhooks", {**row, "state": "0", "deactivated_date": self._state.iso_now()})
                store.commit()

    def client(self, **options: Unpack[SandboxClientOptions]) -> AsyncClient:
        """An `AsyncClient` on this sandbox, without a socket. Takes the client's own options.

        By default it keeps the sandbox's rate limit, and waits on the sandbox's clock where that one stands still:
        a wait then moves the clock and takes no time.
        """
        from acsdk import AsyncClient

        here, chosen = self.api_url, self._client_options(options)  # whatever account the environment expects
        transport = self.transport()
        return AsyncClient(api_url=here, api_token=self.token, expect_account=here, transport=transport, **chosen)

    def blocking_client(self, **options: Unpack[SandboxClientOptions]) -> Client:
        """The same for code that cannot await: a client of `acsdk.blocking` on this sandbox."""
        from acsdk.blocking import Client

        here, chosen = self.api_url, self._client_options(options)
        transport = self.transport()
        return Client(api_url=here, api_token=self.token, expect_account=here, transport=transport, **chosen)

    def _client_options(self, options: SandboxClientOptions) -> SandboxClientOptions:
        chosen: SandboxClientOptions = {"rate_limit": self._limit.limit if self._limit else None}
        if isinstance(self.clock, SandboxClock):
            chosen["clock"] = self.clock
        return chosen | options

    def transport(self) -> SandboxTransport:
        """An httpx transport that answers from this sandbox, on asyncio and on trio."""
        return SandboxTransport(self.handle, self.clock, account=self.account)

    def settle(self) -> None:
        """Run the pending steps from GraphQL to v3 now, whatever the clock says."""
        with self._lock:
            self._state.pipeline.settle(SETTLED_JOBS)
            self._state.store.commit()
            self._did("Ran what was pending")

    def add(self, table: str, **columns: Json) -> int:
        """Add a row that the API has no call for (`automations`, `scores`, `templates` …); returns its id."""
        with self._lock:
            number: int = self._state.store.insert(table, columns)["id"]
            self._state.store.commit()
            self._did(f"Added a row to {table}")
            return number

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table as the sandbox stores them (`orders`, `contacts`, `browseSessions` …), to look at."""
        with self._lock:
            return [dict(row) for row in self._state.store.scan(table)]

    def snapshot(self) -> Snapshot:
        """The account's rows as they are now, pending steps included."""
        with self._lock:
            return self._state.store.snapshot()

    def restore(self, snapshot: Snapshot) -> None:
        """Back to a snapshot of this sandbox; clock, faults and calls stay."""
        with self._lock:
            self._state.store.restore(snapshot)
            self._state.pipeline.reload()
            self._did("Went back to a snapshot")

    def seed(self, *, contacts: int | None = None, orders: int | None = None, seed: int = 0) -> None:
        """Make the account a lived-in one, the same to the byte for the same arguments.

        Three years of people, shops, orders, carts, deals, tasks, notes, tags, fields, lists, automations, campaigns
        and webhooks, up to 2026-01-01 whatever the clock says. By default 100 contacts, and three orders for each; the
        rest follows from these numbers. Adds to what is there: reproducible on an empty account only.

        With a state file any number of orders takes the same memory: rows are committed on the way.

        Raises `ValueError` for a number below 0.
        """
        with self._lock:
            with self._whole():
                fill(self._state, contacts=contacts, orders=orders, seed=seed)
            self._did("Added made-up rows")

    def reset(self) -> None:
        """Back to an empty account: rows, faults, calls, deliveries and the rate limit's window."""
        with self._lock:
            self._state.clear()
            add_first_rows(self._state)
            self.faults.clear()
            self.calls.clear()
            self.deliveries.clear()
            if self._limit:
                self._limit.reset()
            if self._watch:
                self._watch.forget()

    def close(self) -> None:
        """Give the state file back; a sandbox in memory needs no closing."""
        with self._lock:
            self._state.store.close()
