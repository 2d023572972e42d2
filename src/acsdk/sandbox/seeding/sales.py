"""Made-up deals, with their tasks, notes and values."""

from __future__ import annotations

from datetime import timedelta

from acsdk.sandbox.dates import iso_offset
from acsdk.sandbox.rest.deals.deals import DEALS
from acsdk.sandbox.rest.deals.notes import NOTES
from acsdk.sandbox.rest.deals.tasks import TASKS
from acsdk.sandbox.rest.fields.custom_fields import custom_field_data
from acsdk.sandbox.store import Row

from . import made_up
from .desk import Desk
from .furniture import Furniture
from .timeline import END

__all__ = ["add_deal"]

_VALUES = custom_field_data("deal")
_OPEN, _WON, _LOST = "0", "1", "2"
_STAYS_OPEN = timedelta(days=90)


def add_deal(desk: Desk, furniture: Furniture, number: int) -> None:
    """A deal with somebody: open in one of the stages where it is young, else won or lost."""
    young = END - desk.state.now() < _STAYS_OPEN
    status = _OPEN if young or desk.one_in(6) else desk.choice((_WON, _WON, _LOST))
    person = desk.somebody()
    deal = desk.make(
        DEALS,
        title=f"{desk.choice(made_up.DEALS)} {number + 1}",
        value=desk.dice.randrange(50, 5_000) * 100,
        currency=furniture.pipeline["currency"],
        contact=str(person["id"]),
        account=None if person.get("orgid", "0") == "0" else person["orgid"],
        stage=desk.choice(furniture.stages) if status == _OPEN else furniture.stages[-1],
        status=status,
        percent=str(desk.dice.randrange(1, 10) * 10),
    )
    desk.make(_VALUES, dealId=deal["id"], customFieldId=furniture.source, fieldValue=desk.choice(("Shop", "Fair")))
    _follow_up(desk, deal, done=status != _OPEN)


def _follow_up(desk: Desk, deal: Row, *, done: bool) -> None:
    key = str(deal["id"])
    due = desk.state.now() + timedelta(days=desk.dice.randrange(1, 60))
    desk.make(
        TASKS,
        title=desk.choice(made_up.TASKS),
        relid=key,
        ownerType="deal",
        duedate=iso_offset(due),
        dealTasktype=desk.choice(("1", "2")),
        status=str(int(done)),
    )
    if desk.one_in(2):
        desk.make(NOTES, note=desk.choice(made_up.NOTES), relid=key, reltype="Deal")
