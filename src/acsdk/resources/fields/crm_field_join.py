"""Fetching accounts and deals together with their custom fields by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, TypeVar, cast

from acsdk._engine.operation import Caller
from acsdk._options import RequestOptions
from acsdk._page import Page
from acsdk._pager import Pager
from acsdk.models.fields.crm_content import CrmFieldContent
from acsdk.models.fields.crm_field import CrmField
from acsdk.models.fields.crm_field_value import CrmFieldValue
from acsdk.models.fields.crm_reading import content_of, kind_of_field
from acsdk.models.kit.columns import Column, Layout, layout_with
from acsdk.models.kit.record import Record, SideLoads
from acsdk.resources.fields.crm_joined import WithFields
from acsdk.resources.fields.field_directory import FieldDirectory
from acsdk.resources.kit.queries import ListOptions, read_query
from acsdk.resources.kit.resource import Resource

__all__ = ["FieldJoin"]

R = TypeVar("R", bound=Record)
V = TypeVar("V", bound=CrmFieldValue)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldJoin(Generic[R, V]):
    """Fetches records together with their custom field values.

    No page documents the ``include`` of these values, but integrations of others rely on it: the values come beside
    the records, in another form. Where they do not, they are fetched record by record.
    """

    records: Resource[R]
    """The accounts or the deals."""
    values: Resource[V]
    """What they have in their fields."""
    directory: FieldDirectory[CrmField]
    """The definitions of the fields."""
    owner: str
    """The parameter that asks for the values of one record."""
    include: str
    """What to ask for, so that the values come beside the records."""
    keys: tuple[str, ...]
    """Under which names they may come."""

    async def get(self, call: Caller, record_id: int, options: RequestOptions) -> WithFields[R]:
        """Fetch one record with its fields."""
        record = await call(self.records.get(record_id, self._params), options)
        return (await self._join(call, [record], record.side_loads, options))[0]

    def list(self, call: Caller, query_type: type[object], given: Mapping[str, object]) -> Pager[WithFields[R]]:
        """Walk the records with their fields."""
        options = read_query(query_type, given).options

        async def join(page: Page[R]) -> Page[WithFields[R]]:
            items = await self._join(call, page.items, cast("SideLoads", page.side_loads), options)
            columns = partial(self._columns, await self.directory.every(call))
            return replace(cast("Page[Any]", page), items=items, layout=columns)

        async def columns() -> Layout:
            return self._columns(await self.directory.every(call, anew=True))

        rows = self.records.list(call, query_type, given, params=self._params)
        return rows.joined(join, lambda row: row.record, columns)

    def _columns(self, fields: Mapping[int, CrmField]) -> Layout:
        """The columns of such records: custom fields stand behind what people look for first."""
        labels = _labels(fields)
        more = [
            Column(label, kind_of_field(fields[number]), partial(_content, label)) for number, label in labels.items()
        ]
        known = {*labels.values()}
        return layout_with(
            self.records.model,
            "record",
            more,
            lambda row: {label: content for label, content in row.fields.items() if label not in known},
        )

    @property
    def _params(self) -> tuple[tuple[str, str], ...]:
        return (("include", self.include),)

    async def _join(
        self, call: Caller, records: Sequence[R], beside: SideLoads, options: RequestOptions
    ) -> Sequence[WithFields[R]]:
        values = self._beside(beside)
        if values is None:
            values = {record.key: await self._fetch(call, record, options) for record in records}
        numbers = {value.field_id for row in values.values() for value in row if value.field_id}
        fields = await self.directory.by_number(call, numbers)
        return [WithFields(record, dict(_named(values.get(record.key, ()), fields))) for record in records]

    def _beside(self, beside: SideLoads) -> Mapping[int, Sequence[V]] | None:
        key = next((key for key in self.keys if key in beside), None)
        if key is None:
            return None
        by_record: dict[int, list[V]] = {}
        for value in beside.read(key, self.values.model):
            by_record.setdefault(value.owner_id or 0, []).append(value)
        return by_record

    async def _fetch(self, call: Caller, record: R, options: RequestOptions) -> Sequence[V]:
        params = ((self.owner, str(record.key)),)
        return await self.values.list(call, ListOptions, options, params=params).collect()


def _named(values: Iterable[CrmFieldValue], fields: Mapping[int, CrmField]) -> Iterator[tuple[str, CrmFieldContent]]:
    """Label and content of each value."""
    labels = _labels(fields)
    for value in sorted(values, key=lambda value: value.field_id or 0):
        field = fields.get(value.field_id or 0)
        content = value.content if field is None else content_of(value, field)
        if content is not None and content != []:
            yield labels.get(value.field_id or 0, str(value.field_id)), content


def _labels(fields: Mapping[int, CrmField]) -> Mapping[int, str]:
    """What each field is called; where two of the account's have one label, the number tells the second apart."""
    labels: dict[int, str] = {}
    for number, field in sorted(fields.items()):
        label = field.label or str(number)
        labels[number] = f"{label} ({number})" if label in labels.values() else label
    return labels


def _content(label: str, row: WithFields[Any]) -> CrmFieldContent:
    return row.fields.get(label)
