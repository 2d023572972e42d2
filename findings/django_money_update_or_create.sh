#!/usr/bin/env bash
# django-money 3.6.2 with Django 5.2.9: an order of 2000 yen comes again as 30 dollars and is kept by `update_or_create`.
# Expected: 30 dollars, as when it is made, or when `save()` writes it. Seen: 30 yen: Django writes the fields that are
# named in `defaults`, and the currency, a column of its own, is none of them. `bulk_update` does the same.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check django-money==3.6.2 django==5.2.9
"$work/env/bin/python" - <<'PYTHON'
import django
from django.conf import settings

database = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
settings.configure(INSTALLED_APPS=["djmoney"], DATABASES={"default": database})
django.setup()

from django.db import connection, models
from djmoney.models.fields import MoneyField
from djmoney.money import Money


class Order(models.Model):
    number = models.CharField(max_length=20)
    total = MoneyField(max_digits=14, decimal_places=2, default_currency="EUR")

    class Meta:
        app_label = "shop"


with connection.schema_editor() as editor:
    editor.create_model(Order)


def kept(number, write):
    order = Order.objects.create(number=number, total=Money(2000, "JPY"))
    order.total = Money(30, "USD")
    write(order)
    total = Order.objects.get(number=number).total
    return f"{total.amount} {total.currency}"


seen = {
    "save": kept("1", lambda order: order.save()),
    "update_or_create": kept("2", lambda order: Order.objects.update_or_create(number="2", defaults={"total": order.total})),
    "bulk_update": kept("3", lambda order: Order.objects.bulk_update([order], ["total"])),
}
print(seen)
assert seen == {"save": "30.00 USD", "update_or_create": "30.00 JPY", "bulk_update": "30.00 JPY"}
PYTHON
