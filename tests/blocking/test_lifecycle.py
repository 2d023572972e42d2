"""Threads, Ctrl+C, forks, running loops and the interpreter's end."""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Coroutine, Iterator
from queue import SimpleQueue
from typing import Any

import anyio
import httpx
import pytest

import acsdk
from acsdk import CallStarted, Observer
from acsdk.blocking import Client
from acsdk.blocking._loop import current_loop
from acsdk.blocking._session import Session
from acsdk.models import ContactInput, OrderInput
from acsdk.sandbox import Sandbox
from tests.blocking.orders import new_client, order
from tests.engine.frames import shows
from tests.engine.loopback import Server, serving, silent_listener

TOKEN = "abc123" * 12


def test_eight_threads_share_one_client(client: Client, sandbox: Sandbox) -> None:
    started = threading.Barrier(8)

    def work(number: int) -> None:
        started.wait()
        for turn in range(5):
            client.contacts.upsert(ContactInput(email=f"{number}-{turn}@example.com"))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sandbox.rows("contacts")) == 40
    assert [thread.name for thread in threading.enumerate()].count("acsdk.blocking") == 1


@pytest.fixture
def alarm() -> Iterator[Callable[[type[BaseException]], None]]:
    """Raises something in the main thread soon, as Ctrl+C and Celery's time limits do."""
    before = signal.getsignal(signal.SIGALRM)

    def set_alarm(error: type[BaseException]) -> None:
        def ring(*_: object) -> None:
            raise error

        signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, 0.2)

    yield set_alarm
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, TimeoutError])
def test_ctrl_c_ends_the_call_and_leaves_the_client_usable(
    error: type[BaseException], alarm: Callable[[type[BaseException]], None]
) -> None:
    with silent_listener() as port, Client(f"http://127.0.0.1:{port}", TOKEN, timeout=600) as client:
        alarm(error)
        with pytest.raises(error) as caught:
            client.users.me()
    assert shows(caught.value, TOKEN) == []
    assert caught.value.__context__ is None


class Stubborn(httpx.AsyncBaseTransport):
    """Interrupts the main thread in its first call, and again while that cleans up, which takes until it is let go."""

    def __init__(self) -> None:
        self.calls = 0
        self.let_go: Callable[[], object] = int

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.calls += 1
        if self.calls == 1:
            os.kill(os.getpid(), signal.SIGINT)
            try:
                await anyio.sleep_forever()
            finally:
                await self._clean_up()
        return httpx.Response(200, json={"user": {"id": "1"}})

    async def _clean_up(self) -> None:
        event = anyio.Event()
        self.let_go = event.set
        with anyio.CancelScope(shield=True):
            os.kill(os.getpid(), signal.SIGINT)
            await event.wait()


def test_a_second_ctrl_c_does_not_wait_for_the_end_of_the_call() -> None:
    stubborn = Stubborn()
    with Client("https://acme.api-us1.com", TOKEN, transport=stubborn, rate_limit=None) as client:
        with pytest.raises(KeyboardInterrupt) as caught:
            client.users.me()
        assert isinstance(caught.value.__context__, KeyboardInterrupt)
        assert shows(caught.value, TOKEN) == []
        assert client.users.me().id == 1
        current_loop().soon(stubborn.let_go)


@pytest.mark.parametrize("heard", [True, False])
def test_ctrl_c_while_the_call_begins_ends_it(heard: bool, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Right after the loop has heard of the call, or right before."""
    loop = current_loop()
    start = loop.start

    def interrupted(make: Callable[[], Coroutine[Any, Any, None]]) -> None:
        if heard:
            start(make)
        raise KeyboardInterrupt

    with sandbox.blocking_client(rate_limit=None) as client:
        client.users.me()
        with monkeypatch.context() as patch:
            patch.setattr(loop, "start", interrupted)
            with pytest.raises(KeyboardInterrupt):
                client.users.me()
        client.users.me()
    assert len(sandbox.calls) in ((2, 3) if heard else (2,))


def test_ctrl_c_in_the_callers_own_code_ends_the_call(client: Client, shop: int) -> None:
    def orders() -> Iterator[OrderInput]:
        yield order(shop, 1)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        client.orders.bulk_upsert(orders())
    assert client.users.me().id == 1


def test_a_call_that_is_given_up_before_it_begins_sends_nothing(sandbox: Sandbox) -> None:
    """Both reach the loop while it is busy: it hears of the start, and right after that of the end."""
    target, loop, busy = sandbox.client(), current_loop(), threading.Event()
    loop.soon(busy.wait)
    call = Session(target).call(target.users.me())

    class Inbox(SimpleQueue[Any]):
        def get(self, block: bool = True, timeout: float | None = None) -> Any:
            busy.set()
            return super().get(block, timeout)

    call._inbox = Inbox()  # pyright: ignore[reportPrivateUsage]
    call.start()
    call.cancel()
    assert len(sandbox.calls) == 0


def test_ctrl_c_while_the_loop_waits_for_the_callers_code(client: Client, shop: int) -> None:
    """The hook is called while the source's job is still in line: neither is waited for any more."""

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        client.orders.bulk_upsert((order(shop, number) for number in range(200)), batch_size=1, on_progress=interrupt)
    assert client.users.me().id == 1


def test_an_exception_sent_to_a_waiting_thread_arrives() -> None:
    class LimitError(Exception):
        pass

    raised: list[BaseException] = []
    with silent_listener() as port, Client(f"http://127.0.0.1:{port}", TOKEN, timeout=600) as client:

        def work() -> None:
            try:
                client.users.me()
            except LimitError as error:
                raised.append(error)

        thread = threading.Thread(target=work)
        thread.start()
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident or 0), ctypes.py_object(LimitError))
        thread.join()
    assert len(raised) == 1


def test_bounds_reach_through() -> None:
    with silent_listener() as port, Client(f"http://127.0.0.1:{port}", TOKEN, max_retries=0) as client:
        with pytest.raises(acsdk.DeadlineError) as caught:
            client.users.me(deadline=0.02)
        with pytest.raises(acsdk.TimeoutError):
            client.users.me(timeout=0.02)
    assert shows(caught.value, TOKEN) == []


def test_a_secret_among_the_arguments_is_in_no_frame() -> None:
    with silent_listener() as port, Client(f"http://127.0.0.1:{port}", TOKEN, max_retries=0) as client:
        with pytest.raises(acsdk.AcsdkError) as caught:
            client.templates.share(1, api_token=TOKEN, timeout=0.02)
        assert shows(caught.value, TOKEN) == []
        with pytest.raises(TypeError) as mistaken:
            client.templates.share(api_token=TOKEN)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    assert shows(mistaken.value, TOKEN) == []


async def in_a_loop(call: Callable[[], Any]) -> Any:
    return call()


def test_it_works_where_a_loop_runs_as_in_a_notebook(client: Client) -> None:
    assert anyio.run(in_a_loop, client.users.me).id == 1
    assert client.users.me().id == 1


def test_an_observer_is_told_on_the_loop_and_cannot_wait_there(sandbox: Sandbox) -> None:
    told: list[str] = []
    errors: list[Exception] = []

    class Calls(Observer):
        def call_started(self, event: CallStarted, /) -> None:
            told.append(threading.current_thread().name)
            try:
                client.users.me()
            except acsdk.ConfigurationError as error:
                errors.append(error)

    client = new_client(sandbox, observer=Calls())
    client.users.me()
    client.close()
    assert told == ["acsdk.blocking"]
    assert "would wait for itself" in str(errors[0])


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


def in_a_child(work: Callable[[], None]) -> int:
    """Run something in a forked child; returns its exit status."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_child_makes_its_own(server: Server, sandbox: Sandbox) -> None:
    client = Client(server.url, TOKEN, rate_limit=None)
    client.rest.request("GET", "/users/me")
    batchers = new_client(sandbox)
    shop = batchers.deepdata.connections.ensure("acme", "shop", name="Shop").id
    with batchers.orders.batcher() as batcher:

        def work() -> None:
            for _ in range(3):
                client.rest.request("GET", "/users/me")
            with pytest.raises(acsdk.ConfigurationError, match="before the process forked"):
                batcher.add(order(shop, 1))
            batcher_context.__exit__(None, None, None)
            client.close()

        batcher_context = batchers.orders.batcher()
        batcher_context.__enter__()
        assert in_a_child(work) == 0
        batcher_context.__exit__(None, None, None)
        assert batcher.add(order(shop, 2)).row.store_order_id == "2"
    client.rest.request("GET", "/users/me")
    client.close()
    batchers.close()
    assert len(server.seen) == 5


@pytest.mark.parametrize("name", ["http_client", "transport"])
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_connections_of_others_stay_in_the_process_that_uses_them(server: Server, name: str) -> None:
    made: Any = {"http_client": httpx.AsyncClient, "transport": httpx.AsyncHTTPTransport}[name]()
    client = Client(server.url, TOKEN, rate_limit=None, **{name: made})

    def call() -> None:
        client.rest.request("GET", "/users/me")

    def refused() -> None:
        with pytest.raises(acsdk.ConfigurationError, match=f"{name}: its connections are those of the process"):
            call()

    assert in_a_child(call) == 0  # the parent has not used them yet
    call()
    assert in_a_child(refused) == 0
    call()
    client.close()
    Session(Sandbox().client()).run(made.aclose())


# The children end as programs do, and not at once as those of multiprocessing.
FORKED = """
import os
from acsdk import ConfigurationError
from acsdk.models import OrderInput
context = client.orders.batcher()
batcher = context.__enter__()
child = os.fork()
if child:
    context.__exit__(None, None, None)
    assert os.waitpid(child, 0)[1] == 0
else:
    try:
        batcher.enqueue()
    except ConfigurationError as error:
        assert "before the process forked" in str(error)
    context.__exit__(None, None, None)
    print(client.users.me().id)
"""
UNUSED = """
import gc
other = Client("acme", "token")
del other
gc.collect()
"""


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False)


START = """
from acsdk.blocking import Client
from acsdk.sandbox import Sandbox
sandbox = Sandbox()
client = Client(sandbox.api_url, sandbox.token, transport=sandbox.transport())
print(client.users.me().id)
"""


A_CALL_UNDER_WAY = """
import contextlib, threading
def work():
    with contextlib.suppress(Exception):
        client.rest.request('GET', '/slow', timeout=None)
sandbox.faults.add('*/slow', delay=3600)
threading.Thread(target=work, daemon=True).start()
"""


@pytest.mark.parametrize(
    "ending",
    [
        "",
        "raise SystemExit(0)",
        "context = client.orders.batcher(); context.__enter__()",
        "import atexit; atexit.register(client.users.me)",
        "import os; child = os.fork() if hasattr(os, 'fork') else 0\nif child: os.waitpid(child, 0)",
        A_CALL_UNDER_WAY,
        FORKED,
        UNUSED,
    ],
)
def test_a_program_ends_with_a_client_open(ending: str) -> None:
    done = run(START + ending)
    assert (done.returncode, done.stderr) == (0, "")
    assert set(done.stdout.split()) == {"1"}


def test_a_program_that_never_calls_starts_no_thread() -> None:
    done = run(f"from acsdk.blocking import Client{UNUSED}import threading; print(threading.active_count())")
    assert (done.stdout, done.stderr) == ("1\n", "")


def test_after_the_end_there_are_no_calls() -> None:
    done = run("import atexit\natexit.register(lambda: client.users.me())\n" + START)
    assert "the interpreter ends" in done.stderr


def test_a_client_that_nobody_holds_is_closed(server: Server) -> None:
    client = Client(server.url, TOKEN, rate_limit=None)
    orders = client.orders
    client.rest.request("GET", "/users/me")
    target = weakref.ref(client._target)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    del client
    gc.collect()
    assert target() is not None
    assert "127.0.0.1" in repr(orders)
    del orders
    with serving() as other, Client(other.url, TOKEN, rate_limit=None) as later:
        for _ in range(3):
            later.rest.request("GET", "/users/me")
            gc.collect()
    assert target() is None


def test_those_who_await_pay_nothing() -> None:
    program = "import sys, acsdk, acsdk.models; print([name for name in sys.modules if 'blocking' in name])"
    assert run(program).stdout.strip() == "[]"
