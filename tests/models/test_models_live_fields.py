"""Fields of live accounts that no page of the reference has, and types that several places share."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from acsdk import models, webhooks
from acsdk.models import DealStatus

_CASES: list[tuple[type[models.Record], dict[str, Any], Callable[[Any], object], object]] = [
    (models.Group, {"pg_subscriber_resubscribe": "1"}, lambda row: row.may_resubscribe, True),
    (models.User, {"userConversationsPermission": "7"}, lambda row: row.conversations_permission_id, 7),
    (
        models.Account,
        {"customFieldSaveStatus": {"status": "success"}},
        lambda row: row.field_save_status,
        {"status": "success"},
    ),
    (
        models.OrderProduct,
        {"brand": "Acme", "tags": ["red"], "averageRating": "4.5", "onSale": "1"},
        lambda row: (row.brand, row.tags, row.average_rating, row.is_on_sale),
        ("Acme", ["red"], Decimal("4.5"), True),
    ),
    (
        models.Customer,
        {"smsMarketingState": "SUBSCRIBED", "smsOptInLevel": "UNKNOWN", "smsConsentUpdatedAt": "2026-01-02T03:04:05Z"},
        lambda row: (row.sms_marketing_state, row.sms_opt_in_level, row.sms_consent_updated_at),
        ("SUBSCRIBED", "UNKNOWN", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
    ),
    (models.Contact, {"organization": "7", "orgid": "7"}, lambda row: (row.organization, row.organization_id), (7, 7)),
    (models.Contact, {"organization": ""}, lambda row: row.organization, None),
    (models.Deal, {"links": [{"notes": "/1"}, {"tasks": "/2"}]}, lambda row: row.links, {"notes": "/1", "tasks": "/2"}),
    (models.Deal, {"links": []}, lambda row: row.links, {}),
    (models.Deal, {"links": {"notes": "/1"}}, lambda row: row.links, {"notes": "/1"}),
]


@pytest.mark.parametrize(("model", "wire", "look", "expected"), _CASES)
def test_what_live_accounts_send_is_typed(
    model: type[models.Record], wire: dict[str, Any], look: Callable[[Any], object], expected: object
) -> None:
    row = model.from_wire({"id": "1", **wire})
    assert look(row) == expected
    assert not row.__pydantic_extra__


def test_links_that_are_no_links_are_told() -> None:
    with pytest.raises(ValueError, match="links"):
        models.Deal.from_wire({"id": "1", "links": ["/notes"]}, strict=True)


@pytest.mark.parametrize(
    ("text", "status"), [("0", DealStatus.OPEN), ("won", DealStatus.WON), ("Lost", DealStatus.LOST)]
)
def test_a_deal_has_one_type_of_status_in_answers_and_webhooks(text: str, status: DealStatus) -> None:
    event = webhooks.parse(f"type=deal_update&deal[id]=1&deal[status]={text}")
    assert isinstance(event, webhooks.DealUpdated)
    assert event.deal is not None
    assert event.deal.status is status
    assert models.Deal.from_wire({"id": "1", "status": str(int(status))}).status is status
