"""``client.sms.broadcasts``: what became of broadcasts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Final, Literal, TypeVar, Unpack

from acsdk._engine.operation import Answer
from acsdk._errors import InvalidInputError
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.kit.record import Record
from acsdk.models.messaging.sms_report import SmsFailure, SmsMetrics, SmsRecipient, SmsSnapshot
from acsdk.resources.kit.checks import record_ids
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListKeywords, Params, bare
from acsdk.resources.kit.reading import document, record, records
from acsdk.resources.kit.resource import Resource, operation

__all__ = ["SmsRecipientQuery", "SmsReports"]

R = TypeVar("R", bound=Record)

Deliverability = Literal["deliveries", "failures"]
Engagement = Literal["clicks", "replies", "optOuts"]

_ROOT: Final = "/sms/broadcasts"
_RECIPIENTS: Final = Resource(
    name="sms.broadcasts.recipients", path=f"{_ROOT}/{{}}/recipients", model=SmsRecipient, many="recipients"
)


class SmsRecipientQuery(ListKeywords, total=False, closed=True):
    """Filters and order of `SmsReports.recipients`."""

    deliverability: Annotated[Sequence[Deliverability], bare("filters[deliverability][]")]
    """Whether the message arrived."""
    engagement: Annotated[Sequence[Engagement], bare("filters[engagement][]")]
    """What the contact did."""
    search: str
    """Part of the contact's name or number."""
    start_date: date
    """Messages from this day on."""
    end_date: date
    """Messages up to this day."""
    order_by: Annotated[
        Literal["name", "phone", "sentDate", "clicks", "deliverability", "optOut", "replies"], bare("order[field]")
    ]
    """By one of these; the page knows no direction."""


class SmsReports(Namespace):
    """What became of broadcasts."""

    def recipients(self, broadcast_id: int, **query: Unpack[SmsRecipientQuery]) -> Pager[SmsRecipient]:
        """List the contacts who were sent a broadcast. Get Broadcast Recipients page. Comes whole."""
        return _RECIPIENTS.at(broadcast_id).list(self._call, SmsRecipientQuery, query)

    async def metrics(
        self,
        broadcast_ids: Sequence[int],
        *,
        start_date: date | None = None,
        end_date: date | None = None,
        **options: Unpack[RequestOptions],
    ) -> Sequence[SmsMetrics]:
        """Fetch the figures of broadcasts, of some days if they are given. May be repeated. Broadcast Metrics page."""
        params = _period(start_date, end_date)
        read = _several(SmsMetrics, "metrics")
        fetch = operation(
            "sms.broadcasts.metrics", "POST", f"{_ROOT}/metrics", read,
            params=params, body=_ids(broadcast_ids), repeatable=True, only_reads=True,
        )  # fmt: skip
        return await self._call(fetch, options)

    async def snapshot(
        self, *, start_date: date | None = None, end_date: date | None = None, **options: Unpack[RequestOptions]
    ) -> SmsSnapshot:
        """Fetch the figures of all broadcasts together, of some days if they are given. Broadcast Snapshot page."""
        read = record(SmsSnapshot, "snapshot")
        path = f"{_ROOT}/metrics/snapshot"
        params = _period(start_date, end_date)
        return await self._call(operation("sms.broadcasts.snapshot", "GET", path, read, params=params), options)

    async def snapshot_of(self, broadcast_ids: Sequence[int], **options: Unpack[RequestOptions]) -> SmsSnapshot:
        """Fetch the figures of some broadcasts together. May be repeated. Broadcast Snapshot page."""
        read = record(SmsSnapshot, "snapshot")
        path = f"{_ROOT}/metrics/snapshot"
        body = _ids(broadcast_ids)
        fetch = operation("sms.broadcasts.snapshot_of", "POST", path, read, body=body, repeatable=True, only_reads=True)
        return await self._call(fetch, options)

    async def failures(
        self,
        broadcast_id: int,
        *,
        start_date: date | None = None,
        end_date: date | None = None,
        **options: Unpack[RequestOptions],
    ) -> Sequence[SmsFailure]:
        """Fetch how many messages of a broadcast failed, by reason. Broadcast Failure Details page."""
        path = f"{_ROOT}/metrics/{path_part(broadcast_id)}/failures"
        read = _several(SmsFailure, "failures")
        params = _period(start_date, end_date)
        return await self._call(operation("sms.broadcasts.failures", "GET", path, read, params=params), options)

    async def export(self, broadcast_ids: Sequence[int], **options: Unpack[RequestOptions]) -> str:
        """Fetch the figures of broadcasts as CSV. May be repeated. Export Broadcast Metrics page."""
        body = _ids(broadcast_ids)
        return await self._csv("sms.broadcasts.export", f"{_ROOT}/export", body, options)

    async def export_recipients(
        self,
        broadcast_id: int,
        *,
        deliverability: Sequence[Deliverability] = (),
        engagement: Sequence[Engagement] = (),
        search: str | None = None,
        start_date: date | None = None,
        end_date: date | None = None,
        order: Mapping[str, str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> str:
        """Fetch the contacts who were sent a broadcast, with all that is known of them, as CSV. May be repeated.

        What ``order`` holds is not documented. Export Broadcast Recipients page.
        """
        body = {
            **({"deliverability": list(deliverability)} if deliverability else {}),
            **({"engagement": list(engagement)} if engagement else {}),
            **({"search": search} if search else {}),
            **({"order": dict(order)} if order else {}),
            **dict(_period(start_date, end_date)),
        }
        path = f"{_ROOT}/{path_part(broadcast_id)}/recipients/export"
        return await self._csv("sms.broadcasts.export_recipients", path, body, options)

    async def _csv(self, name: str, path: str, body: object, options: RequestOptions) -> str:
        export = operation(name, "POST", path, document, body=body, repeatable=True, may_be_empty=True)
        text: Any = await self._call(replace(export, text=True, only_reads=True), options)
        return text or ""


def _several(model: type[R], key: str) -> Callable[[Answer], Sequence[R]]:
    read = records(model, key)
    return lambda answer: read(answer).items


def _ids(broadcast_ids: Sequence[int]) -> Mapping[str, object]:
    ids = record_ids("broadcast_ids", broadcast_ids)
    if not ids:
        raise InvalidInputError("broadcast_ids is empty; give at least one")
    return {"ids": ids}


def _period(start_date: date | None, end_date: date | None) -> Params:
    days = (("start_date", start_date), ("end_date", end_date))
    return tuple((name, day.strftime("%Y-%m-%d")) for name, day in days if day is not None)
