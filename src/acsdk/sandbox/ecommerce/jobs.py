"""The kinds of jobs that the pipeline runs."""

from __future__ import annotations

from functools import partial

from acsdk.sandbox.state import State

from .copies import copy_order
from .orders import write_order
from .payments import write_payment
from .sessions import finish_session

__all__ = ["SETTLED_JOBS", "register_jobs"]

SETTLED_JOBS = frozenset({"order.write", "order.copy", "payment.write", "import.run", "contacts.restore"})
"""What `settle` runs: the steps from GraphQL to v3, imports, restores. Browse sessions run on the clock alone."""


def register_jobs(state: State) -> None:
    """Tell the pipeline what each kind does."""
    state.pipeline.register("order.write", partial(_write_order, state))
    state.pipeline.register("order.copy", partial(copy_order, state))
    state.pipeline.register("payment.write", partial(write_payment, state))
    state.pipeline.register("session.finish", partial(finish_session, state))


def _write_order(state: State, order: dict[str, object]) -> None:
    write_order(state, order)
