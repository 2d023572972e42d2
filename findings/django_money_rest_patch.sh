#!/usr/bin/env bash
# django-money 3.6.2 with Django REST framework 3.18.3: the amount of an order in yen is patched, and the currency left out.
# Expected: yen as before, since a PATCH changes what it names. Seen: the model's default currency, 12 euros. The currency
# alone can be sent, too: it is accepted and ignored.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check django-money==3.6.2 django==5.2.9 djangorestframework==3.18.3
"$work/env/bin/python" - <<'PYTHON'
import django
from django.conf import settings

database = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
settings.configure(INSTALLED_APPS=["djmoney", "rest_framework"], DATABASES={"default": database})
django.setup()

from django.db import connection, models
from djmoney.models.fields import MoneyField
from djmoney.money import Money
from rest_framework.serializers import ModelSerializer


class Order(models.Model):
    total = MoneyField(max_digits=14, decimal_places=2, default_currency="EUR")

    class Meta:
        app_label = "shop"


class OrderSerializer(ModelSerializer):
    class Meta:
        model = Order
        fields = ["total", "total_currency"]


with connection.schema_editor() as editor:
    editor.create_model(Order)


def patched(**data):
    order = Order.objects.create(total=Money(2000, "JPY"))
    serializer = OrderSerializer(order, data=data, partial=True)
    serializer.is_valid(raise_exception=True)
    serializer.save()
    order.refresh_from_db()
    return f"{order.total.amount} {order.total.currency}"


seen = [patched(total="12"), patched(total_currency="USD"), patched(total="12", total_currency="USD")]
print(seen)
assert seen == ["12.00 EUR", "2000.00 JPY", "12.00 USD"]
PYTHON
