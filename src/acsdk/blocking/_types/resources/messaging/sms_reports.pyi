"""Made by `nox -s refresh` from acsdk.resources.messaging.sms_reports."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.messaging.sms_report import SmsFailure, SmsMetrics, SmsRecipient, SmsSnapshot
from acsdk.resources.messaging.sms_reports import SmsRecipientQuery
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, Unpack

Deliverability = Literal['deliveries', 'failures']
Engagement = Literal['clicks', 'replies', 'optOuts']

class SmsReports:
    """What became of broadcasts."""
    def recipients(self, broadcast_id: int, **query: Unpack[SmsRecipientQuery]) -> Pager[SmsRecipient]:
        """List the contacts who were sent a broadcast. Get Broadcast Recipients page. Comes whole."""
        ...
    def metrics(
        self,
        broadcast_ids: Sequence[int],
        *,
        start_date: date | None = None,
        end_date: date | None = None,
        **options: Unpack[RequestOptions],
    ) -> Sequence[SmsMetrics]:
        """Fetch the figures of broadcasts, of some days if they are given. May be repeated. Broadcast Metrics page."""
        ...
    def snapshot(
        self,
        *,
        start_date: date | None = None,
        end_date: date | None = None,
        **options: Unpack[RequestOptions],
    ) -> SmsSnapshot:
        """Fetch the figures of all broadcasts together, of some days if they are given. Broadcast Snapshot page."""
        ...
    def snapshot_of(self, broadcast_ids: Sequence[int], **options: Unpack[RequestOptions]) -> SmsSnapshot:
        """Fetch the figures of some broadcasts together. May be repeated. Broadcast Snapshot page."""
        ...
    def failures(
        self,
        broadcast_id: int,
        *,
        start_date: date | None = None,
        end_date: date | None = None,
        **options: Unpack[RequestOptions],
    ) -> Sequence[SmsFailure]:
        """Fetch how many messages of a broadcast failed, by reason. Broadcast Failure Details page."""
        ...
    def export(self, broadcast_ids: Sequence[int], **options: Unpack[RequestOptions]) -> str:
        """Fetch the figures of broadcasts as CSV. May be repeated. Export Broadcast Metrics page."""
        ...
    def export_recipients(
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
        ...
