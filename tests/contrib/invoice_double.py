"""Stripe where everything was sold by invoice, days before what is looked at, in both ages of its API."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from examples.live_sync.shops import Shop, Stripe

from .shop_doubles import START, Double, Request, State
from .signing import encoded, stripes

__all__ = ["InvoiceDouble", "OldInvoiceDouble"]


@dataclass
class InvoiceDouble(Double):
    """Of odd invoices a credit note tells what went back, of even ones the charge alone."""

    is_old = False
    """Whether invoices and charges name each other, as before 2025-03-31; nothing else does then."""

    def key(self, number: int) -> str:
        return f"in_{number}"

    def shop(self) -> Shop:
        return Stripe(self.connection_id, "whsec_s", self.http("https://api.stripe.com/v1/"))

    def request(self, state: State, delivery: str) -> Request:
        found = self.went_back(state)[0] if state.back else self.invoice(state)
        event = {"id": delivery, "type": "x", "created": int(state.changed.timestamp()), "data": {"object": found}}
        body = encoded(event)
        return body, stripes(body, int(datetime.now(UTC).timestamp()))

    def invoice(self, state: State) -> dict[str, Any]:
        return {
            "object": "invoice",
            "id": self.key(state.number),
            "created": int((START - timedelta(days=9)).timestamp()) + state.number,
            "currency": "eur",
            "status": "paid",
            "subtotal": state.cents,
            "total": state.cents,
            "post_payment_credit_notes_amount": state.back if state.number % 2 else 0,
            "customer_email": "ada@example.com",
            "lines": {"data": [], "has_more": False},
            **({"charge": f"ch_{state.number}"} if self.is_old else {}),
        }

    def charge(self, state: State) -> dict[str, Any]:
        return {
            "object": "charge",
            "id": f"ch_{state.number}",
            "payment_intent": f"pi_{state.number}",
            "currency": "eur",
            "amount_refunded": state.back,
            **({"invoice": self.key(state.number)} if self.is_old else {}),
        }

    def payment(self, state: State) -> dict[str, Any]:
        intent = {"id": f"pi_{state.number}", "latest_charge": self.charge(state)}
        return {"invoice": self.key(state.number), "payment": {"type": "payment_intent", "payment_intent": intent}}

    def went_back(self, state: State) -> list[dict[str, Any]]:
        """Whatever Stripe tells of it."""
        if state.number % 2:
            return [{"object": "credit_note", "id": f"cn_{state.number}", "invoice": self.key(state.number)}]
        refund = {"object": "refund", "id": f"re_{state.number}", "charge": f"ch_{state.number}"}
        return [refund, self.charge(state)]

    def answer(self, request: httpx.Request) -> httpx.Response:
        path, _, key = request.url.path.removeprefix("/v1/").partition("/")
        if path in ("invoices", "charges") and key:
            state = self.orders[int(key.rpartition("_")[2])]
            return httpx.Response(200, json=self.invoice(state) if path == "invoices" else self.charge(state))
        if self.is_old and path == "invoice_payments":
            return httpx.Response(404)
        return httpx.Response(200, json={"data": self.listed(path, request.url.params), "has_more": False})

    def listed(self, path: str, params: httpx.QueryParams) -> list[dict[str, Any]]:
        if path == "invoice_payments":
            wanted = params.get("invoice") or params["payment[payment_intent]"]
            return [self.payment(self.orders[int(wanted.rpartition("_")[2])])]
        if path == "events":
            return [{"data": {"object": found}} for found in self.told(params["type"])]
        return []  # none is as young as that

    def told(self, topic: str) -> list[dict[str, Any]]:
        """What became of what was sold; drafts and invoices to come are told of too, and are no orders."""
        if topic == "invoice.*":
            told = [self.invoice(state) for state in self.orders.values() if not state.back]
            return [*told, {"object": "invoice", "status": "draft"}, {**DRAFT, "id": "in_0"}, *told]
        back = [each for state in self.orders.values() if state.back for each in self.went_back(state)]
        return [each for each in back if topic.startswith(each["object"])]


class OldInvoiceDouble(InvoiceDouble):
    """The same in an older version of the API."""

    is_old = True


DRAFT = {"object": "invoice", "status": "draft"}
