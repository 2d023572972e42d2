"""Imports of any size, in the background. The journal lets one that was cut off go on where it stopped."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from anyio.abc import TaskGroup
from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi import Path as InPath

from acsdk import AcsdkError, AsyncClient
from acsdk.models import OrderInput

State = dict[str, Any]


class Imports:
    """The imports of this process, by name."""

    def __init__(self, client: AsyncClient, group: TaskGroup, journals: Path) -> None:
        self._client = client
        self._group = group
        self._journals = journals
        self._states: dict[str, State] = {}

    def start(self, name: str, orders: Sequence[OrderInput]) -> State:
        if self._states.get(name, {}).get("state") == "running":
            raise HTTPException(409, f"the import {name} is running")
        self._states[name] = {"state": "running", "accepted": 0, "failed": 0}
        self._group.start_soon(self._run, name, orders)
        return self._states[name]

    def state(self, name: str) -> State:
        if name not in self._states:
            raise HTTPException(404, f"there is no import {name}")
        return self._states[name]

    async def _run(self, name: str, orders: Sequence[OrderInput]) -> None:
        state = self._states[name]
        try:
            report = await self._client.orders.bulk_upsert(
                orders,
                journal=self._journals / f"{name}.db",
                on_progress=lambda so_far: state.update(accepted=so_far.accepted, failed=so_far.failed),
            )
        except AcsdkError as error:
            state.update(state="failed", reason=str(error))
        else:
            reasons = {failure.key: failure.reasons for failure in report.failures}
            state.update(state="finished", skipped=report.skipped, failures=reasons)


def get_imports(request: Request) -> Imports:
    found: Imports = request.app.state.imports
    return found


Running = Annotated[Imports, Depends(get_imports)]
Name = Annotated[str, InPath(pattern=r"^[\w-]+$")]  # it becomes a file's name
router = APIRouter()


@router.put("/{name}", status_code=202)
async def start_import(name: Name, orders: list[OrderInput], imports: Running) -> State:
    return imports.start(name, orders)


@router.get("/{name}")
async def get_import(name: Name, imports: Running) -> State:
    return imports.state(name)
