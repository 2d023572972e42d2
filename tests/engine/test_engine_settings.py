"""The client's settings: what is taken, what is refused, and what stands in the environment."""

from __future__ import annotations

import copy
import pickle
import ssl
from pathlib import Path
from typing import Any

import httpx
import pytest

import acsdk
from acsdk import AsyncClient
from acsdk._http import Sender, parse_url
from acsdk._http.connections import environment_proxy
from acsdk._settings import certificates_named
from tests.support import TOKEN, URL, Recorder, answer, new_client


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("acme", "https://acme.api-us1.com"),
        ("ACME-2", "https://acme-2.api-us1.com"),
        ("  acme ", "https://acme.api-us1.com"),
        ("https://acme.api-us1.com", "https://acme.api-us1.com"),
        ("https://acme.api-us1.com/", "https://acme.api-us1.com"),
        ("https://ACME.api-us1.com:443/api/3/", "https://acme.api-us1.com"),
        ("acme.activehosted.com", "https://acme.activehosted.com"),
        ("acme.activehosted.com:8443", "https://acme.activehosted.com:8443"),
        ("https://gateway/ac", "https://gateway/ac"),
        ("http://127.0.0.1:8321", "http://127.0.0.1:8321"),
        ("http://localhost:8321/api/3", "http://localhost:8321"),
        ("http://shop.localhost", "http://shop.localhost"),
        ("http://[::1]:8321", "http://[::1]:8321"),
        ("https://gateway/ac/api/3/", "https://gateway/ac"),
        ("https://gateway/team/v3-proxy", "https://gateway/team/v3-proxy"),
        ("localhost:8321", "https://localhost:8321"),
        ("localhost", "https://localhost"),
    ],
)
def test_an_url_or_the_name_of_an_account(given: str, url: str) -> None:
    assert AsyncClient(given, TOKEN).api_url == url


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("", "api_url is missing"),
        ("   ", "api_url is missing"),
        ("http://acme.api-us1.com", "plain http"),
        ("http://127.0.0.1.evil.test", "plain http"),
        ("http://localhost.evil.test", "plain http"),
        ("http://0.0.0.0:8321", "plain http"),
        ("ftp://acme.api-us1.com", "must look like"),
        ("https://", "must look like"),
        ("my shop", "must look like"),
        ("https://a..b", "must look like"),
        ("0123456789abcdef" * 5, "must look like"),
        ("https://acme.api-us1.com?x=1", "must not hold credentials"),
        ("https://ada:secret@acme.api-us1.com", "must not hold credentials"),
        ("https://acme.api-us1.com#x", "must not hold credentials"),
        ("https://acme.api-us1.com:port", "is not a URL"),
        ("https://acme.activehosted.com/admin", "no path but /api/3"),
        ("https://acme.activehosted.com/admin/api.php", "no path but /api/3"),
        ("https://acme.api-us1.com/api/2", "no path but /api/3"),
        ("https://acme.api-eu1.com/api/3/contacts", "no path but /api/3"),
        ("https://acme.activehosted.com//api/3", "no path but /api/3"),
        ("https://gateway//api/3", "holds '//'"),
        ("https://gateway/ac/api/2", "ends in a version or a collection"),
        ("https://gateway/ac/v3", "ends in a version or a collection"),
        ("https://gateway/api/3/contacts", "ends in a version or a collection"),
        ("https://gateway/ac/contacts/", "ends in a version or a collection"),
        (7, "must be a str, not int"),
        (b"acme", "must be a str, not bytes"),
    ],
)
def test_an_url_that_cannot_be_right(given: Any, says: str) -> None:
    with pytest.raises(acsdk.ConfigurationError, match=says) as caught:
        AsyncClient(given, TOKEN)
    assert "secret" not in str(caught.value)
    assert "0123456789abcdef" not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("", "api_token is missing"),
        ("  ", "api_token is missing"),
        ("two words", "characters that no token has"),
        ("tok\nen", "characters that no token has"),
        ("tökén", "characters that no token has"),
        (7, "must be a str, not int"),
    ],
)
def test_a_token_that_cannot_be_right(given: Any, says: str) -> None:
    with pytest.raises(acsdk.ConfigurationError, match=says) as caught:
        AsyncClient("acme", given)
    assert str(given).strip() == "" or str(given) not in str(caught.value)


def test_the_environment_gives_what_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(acsdk.ConfigurationError, match="ACTIVECAMPAIGN_API_URL"):
        AsyncClient()
    monkeypatch.setenv("ACTIVECAMPAIGN_API_URL", "acme")
    with pytest.raises(acsdk.ConfigurationError, match="ACTIVECAMPAIGN_API_TOKEN"):
        AsyncClient()
    monkeypatch.setenv("ACTIVECAMPAIGN_API_TOKEN", f" {TOKEN}\n")
    assert AsyncClient().api_url == URL
    assert AsyncClient("other").api_url == "https://other.api-us1.com"
    monkeypatch.setenv("ACTIVECAMPAIGN_API_URL", "")
    with pytest.raises(acsdk.ConfigurationError, match="api_url is missing"):
        AsyncClient()


@pytest.mark.parametrize("name", ["timeout", "deadline", "queue_timeout", "rate_limit"])
@pytest.mark.parametrize("value", [0, -1, float("nan"), float("inf"), "30", True])
def test_limits_are_numbers_above_zero_or_none(name: str, value: Any) -> None:
    with pytest.raises(acsdk.ConfigurationError, match=f"{name} must be a number above 0, or None"):
        AsyncClient("acme", TOKEN, **{name: value})
    for fine in (None, 0.25, 7):
        options: dict[str, Any] = {name: fine}
        AsyncClient("acme", TOKEN, **options)


@pytest.mark.parametrize("value", [-1, 1.5, "3", True, None])
def test_numbers_of_retries_and_requests_are_whole(value: Any) -> None:
    with pytest.raises(acsdk.ConfigurationError, match="max_retries must be a whole number, 0 or more"):
        AsyncClient("acme", TOKEN, max_retries=value)
    with pytest.raises(acsdk.ConfigurationError, match="max_in_flight must be a whole number, 1 or more"):
        AsyncClient("acme", TOKEN, max_in_flight=value)


def test_what_is_injected_is_checked() -> None:
    both: dict[str, Any] = {"http_client": httpx.AsyncClient(), "transport": httpx.MockTransport(lambda _: answer())}
    with pytest.raises(acsdk.ConfigurationError, match="not both"):
        AsyncClient("acme", TOKEN, **both)
    with pytest.raises(acsdk.ConfigurationError, match="AsyncClient, not Client"):
        AsyncClient("acme", TOKEN, http_client=httpx.Client())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(acsdk.ConfigurationError, match="AsyncBaseTransport, not HTTPTransport"):
        AsyncClient("acme", TOKEN, transport=httpx.HTTPTransport())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_with_options_checks_like_the_constructor() -> None:
    client = AsyncClient("acme", TOKEN)
    with pytest.raises(acsdk.ConfigurationError, match="max_retries"):
        client.with_options(max_retries=-1)
    with pytest.raises(TypeError, match="retries"):
        client.with_options(retries=3)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


@pytest.mark.anyio
async def test_with_options_shares_the_connections_and_the_limiter() -> None:
    transport = Recorder(answer(status=500))
    client = new_client(transport, max_retries=0)
    patient = client.with_options(max_retries=2, deadline=None, timeout=1)
    for one, attempts in ((patient, 3), (client, 1)):
        with pytest.raises(acsdk.ServerError) as caught:
            await one.with_options(strict=True).rest.request("GET", "/x")
        assert caught.value.attempts == attempts
    assert patient.api_url == client.api_url
    await patient.aclose()
    with pytest.raises(acsdk.ConfigurationError, match="closed"):
        await client.rest.request("GET", "/x")


def test_a_client_shows_its_account_and_nothing_else() -> None:
    client = new_client(Recorder(answer()))
    assert repr(client) == str(client) == f"<AsyncClient of {URL}>"
    assert repr(client.orders) == f"<Orders of {URL}>"
    assert TOKEN not in repr(vars(client))
    for clone in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="cannot be pickled") as caught:
            clone(client)
        assert TOKEN not in str(caught.value)
        with pytest.raises(TypeError, match="cannot be pickled"):
            clone(client.orders)


def test_proxies_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    url = parse_url(URL)
    assert environment_proxy(url) is None
    monkeypatch.setenv("ALL_PROXY", "proxy.test:3128")
    assert environment_proxy(url) == "http://proxy.test:3128"
    monkeypatch.setenv("HTTPS_PROXY", "https://secure.test")
    assert environment_proxy(url) == "https://secure.test"
    monkeypatch.setenv("NO_PROXY", "api-us1.com")
    assert environment_proxy(url) is None


@pytest.mark.anyio
async def test_a_proxy_that_is_none_is_a_configuration_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "")
    for proxy, says in (("gopher://ada:secret@proxy.test", "of an unknown kind"), ("socks5://proxy.test", "of SOCKS")):
        monkeypatch.setenv("HTTPS_PROXY", proxy)
        with pytest.raises(acsdk.ConfigurationError, match=says) as caught:
            await AsyncClient("acme", TOKEN).rest.request("GET", "/x")
        assert "secret" not in str(caught.value)


@pytest.mark.anyio
@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
async def test_certificates_of_the_environment_that_are_missing(
    variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, str(tmp_path / "missing"))
    with pytest.raises(acsdk.ConfigurationError, match=f"{variable} names .*missing.* cannot be read"):
        await AsyncClient("acme", TOKEN).rest.request("GET", "/x")


@pytest.mark.anyio
async def test_certificates_that_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ca.pem").write_text("no certificate")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    with pytest.raises(acsdk.ConfigurationError, match="SSL_CERT_FILE names"):
        await AsyncClient("acme", TOKEN).rest.request("GET", "/x")
    with pytest.raises(acsdk.ConfigurationError, match=r"verify must be True or an ssl\.SSLContext, not str"):
        AsyncClient("acme", TOKEN, verify=str(tmp_path / "ca.pem"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert certificates_named(ssl.create_default_context()) == "the certificates that verify names"


def test_a_folder_of_certificates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "")
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    assert Sender(url=parse_url(URL), max_connections=1) is not None
