"""Certificates are loaded once for all clients that trust the same, and anew when what is trusted has changed."""

from __future__ import annotations

import os
import shutil
import ssl
from collections.abc import Callable
from pathlib import Path

import certifi
import httpx
import pytest

import acsdk
from acsdk import AsyncClient
from acsdk._http.trust import trusted
from tests.engine.loopback import closed_port
from tests.support import TOKEN

pytestmark = pytest.mark.anyio


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[ssl.SSLContext]:
    """The contexts that were made from here on."""
    made: list[ssl.SSLContext] = []
    load = httpx.create_ssl_context

    def create(verify: ssl.SSLContext | bool) -> ssl.SSLContext:
        made.append(load(verify))
        return made[-1]

    monkeypatch.setattr(httpx, "create_ssl_context", create)
    return made


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of certificates that nobody has read yet, named by the environment."""
    path = Path(shutil.copy(certifi.where(), tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    return path


async def call(verify: ssl.SSLContext | bool = True) -> None:
    """A call of a client of its own, to nobody."""
    async with AsyncClient(f"https://127.0.0.1:{closed_port()}", TOKEN, max_retries=0, verify=verify) as client:
        with pytest.raises(acsdk.ConnectError):
            await client.rest.request("GET", "/x")


async def test_clients_that_trust_the_same_load_it_once(bundle: Path, loaded: list[ssl.SSLContext]) -> None:
    for _ in range(3):
        await call()
    assert len(loaded) == 1
    assert trusted(True) is loaded[0]


def append(bundle: Path) -> None:
    bundle.write_text(bundle.read_text() + "\n")


def replace_by_one_as_long(bundle: Path) -> None:
    stat = bundle.stat()
    bundle.rename(bundle.with_suffix(".old"))
    shutil.copy(certifi.where(), bundle)
    os.utime(bundle, ns=(stat.st_atime_ns, stat.st_mtime_ns))


@pytest.mark.parametrize("change", [append, replace_by_one_as_long])
async def test_a_changed_file_is_loaded_by_the_next_client(
    change: Callable[[Path], None], bundle: Path, loaded: list[ssl.SSLContext]
) -> None:
    await call()
    change(bundle)
    await call()
    await call()
    assert len(loaded) == 2


async def test_a_changed_file_of_a_folder_is_loaded_by_the_next_client(
    bundle: Path, loaded: list[ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    monkeypatch.setenv("SSL_CERT_DIR", str(bundle.parent))
    for _ in range(2):
        await call()
    append(bundle)
    await call()
    (bundle.parent / "gone.pem").symlink_to(bundle.parent / "nowhere.pem")
    await call()
    assert len(loaded) == 3


async def test_without_a_name_what_certifi_has_is_loaded_and_loaded_anew_when_it_is_upgraded(
    bundle: Path, loaded: list[ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(certifi, "where", lambda: str(bundle))
    for _ in range(2):
        await call()
    append(bundle)
    await call()
    assert len(loaded) == 2


async def test_another_environment_is_another_trust(
    bundle: Path, loaded: list[ssl.SSLContext], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await call()
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys.log"))
    await call()
    await call(verify=False)
    assert [context.keylog_filename is not None for context in loaded[:2]] == [False, True]
    assert loaded[-1].verify_mode == ssl.CERT_NONE


async def test_a_context_of_the_users_is_used_as_it_is(loaded: list[ssl.SSLContext]) -> None:
    theirs = ssl.create_default_context()
    await call(theirs)
    assert trusted(theirs) is theirs
    assert theirs not in loaded
    theirs.set_alpn_protocols(["h2"])


def test_a_shared_context_is_never_changed(bundle: Path) -> None:
    shared = trusted(True)
    shared.set_alpn_protocols(["http/1.1"])
    with pytest.raises(ValueError, match=r"speaks HTTP/1\.1 alone"):
        shared.set_alpn_protocols(["http/1.1", "h2"])
    assert "http/1.1" in ssl_hello(shared)


def ssl_hello(context: ssl.SSLContext) -> str:
    """The first message of a handshake, which names the protocols."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    with pytest.raises(ssl.SSLWantReadError):
        context.wrap_bio(incoming, outgoing, server_hostname="acme.api-us1.com").do_handshake()
    return outgoing.read().decode("latin-1")


async def test_a_proxy_over_tls_is_trusted_like_the_account(
    bundle: Path, loaded: list[ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setenv("HTTPS_PROXY", f"https://127.0.0.1:{closed_port()}")
    async with AsyncClient("acme", TOKEN, max_retries=0) as client:
        with pytest.raises(acsdk.ConnectError):
            await client.rest.request("GET", "/x")
    assert len(loaded) == 1
