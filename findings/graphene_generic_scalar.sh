#!/usr/bin/env bash
# graphene 3.4.3: an order's id and amount are handed over in an object, as an argument of type GenericScalar.
# Expected: the same object, whether it stands in the query or comes as one variable. Seen: written in the query, an id
# of more than 32 bits, as Shopify's are, is None, and so is each variable inside the object.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check graphene==3.4.3
"$work/env/bin/python" - <<'PYTHON'
import graphene
from graphene.types.generic import GenericScalar

got = []


class Query(graphene.ObjectType):
    keep = graphene.Boolean(order=GenericScalar())

    def resolve_keep(self, info, order):
        got.append(order)
        return True


schema = graphene.Schema(query=Query)
order = {"id": 7001234567890, "total": "19.90"}
answers = [
    schema.execute("query($order: GenericScalar) { keep(order: $order) }", variables={"order": order}),
    schema.execute('{ keep(order: {id: 7001234567890, total: "19.90"}) }'),
    schema.execute("query($total: GenericScalar) { keep(order: {id: 7, total: $total}) }", variables={"total": "19.90"}),
]
print(got, [answer.errors for answer in answers])
assert got == [order, {"id": None, "total": "19.90"}, {"id": 7, "total": None}]
assert not any(answer.errors for answer in answers)
PYTHON
