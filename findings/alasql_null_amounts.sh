#!/usr/bin/env bash
# alasql 4.19.1 (npm) keeps a paid order of 100 and one whose amount is not known yet, NULL, in a MONEY column.
# Expected: one NULL, and an average of 100. Seen: no NULL and an average of 50: what was inserted is NaN, which `IS NULL`
# does not find and `COUNT` counts; so it is in INT and FLOAT columns. A column left out of the INSERT is NULL.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund alasql@4.19.1 >/dev/null
cat >orders.js <<'JS'
const assert = require("node:assert");
const alasql = require("alasql");

function seen(insert) {
  alasql("DROP TABLE IF EXISTS orders");
  alasql("CREATE TABLE orders (id INT, amount MONEY)");
  alasql("INSERT INTO orders VALUES (1, 100)");
  alasql(insert);
  const [{ unknown }] = alasql("SELECT COUNT(*) AS unknown FROM orders WHERE amount IS NULL");
  return { unknown, ...alasql("SELECT AVG(amount) AS average, COUNT(amount) AS known FROM orders")[0] };
}

const given = seen("INSERT INTO orders VALUES (2, NULL)");
const leftOut = seen("INSERT INTO orders (id) VALUES (2)");
console.log(given, leftOut);
assert.deepEqual(given, { unknown: 0, average: 50, known: 2 });
assert.deepEqual(leftOut, { unknown: 1, average: 100, known: 1 });
JS
node orders.js
