#!/usr/bin/env bash
# django-money 3.6.2 with Django 5.2.9: orders between 1 and 3000 euros are asked for, beside one of 2000 yen.
# Expected: those in euros, as `__gte` and `__lte` give them. Seen: `__range` takes the amounts and forgets their currency,
# so the yen are euros; so do a count's `filter=Q(...)` and a sum of an `F` and a Money of another currency.
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
from django.db.models import Count, F, Q
from djmoney.models.fields import MoneyField
from djmoney.money import Money


class Order(models.Model):
    number = models.CharField(max_length=20)
    total = MoneyField(max_digits=14, decimal_places=2, default_currency="EUR")

    class Meta:
        app_label = "shop"


with connection.schema_editor() as editor:
    editor.create_model(Order)
Order.objects.create(number="euros", total=Money(20, "EUR"))
Order.objects.create(number="yen", total=Money(2000, "JPY"))
low, high = Money(1, "EUR"), Money(3000, "EUR")


def numbers(**conditions):
    return sorted(order.number for order in Order.objects.filter(**conditions))


seen = {
    "gte and lte": numbers(total__gte=low, total__lte=high),
    "range": numbers(total__range=(low, high)),
    "filter=Q": Order.objects.aggregate(found=Count("id", filter=Q(total__gte=low, total__lte=high)))["found"],
}
Order.objects.filter(number="yen").update(total=F("total") + Money(10, "EUR"))
total = Order.objects.get(number="yen").total
print(seen, total.amount, total.currency)
assert seen == {"gte and lte": ["euros"], "range": ["euros", "yen"], "filter=Q": 2}
assert total == Money(2010, "JPY")
PYTHON
