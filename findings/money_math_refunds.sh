#!/usr/bin/env bash
# money-math 2.6.3 (npm), made for exact amounts, reckons the taxes of a sale and of its refund.
# Expected: the same amount with a minus. Seen: a cent or two less wherever there is something to round: 33 % of -0.50 is
# -0.15, and that of 0.50 is 0.17. To the nearest five cents, -42.03 is -41.95, eight away.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund money-math@2.6.3 >/dev/null
cat >refund.js <<'JS'
const assert = require("node:assert");
const money = require("money-math");

const seen = ["", "-"].map((sign) => [
  money.percent(`${sign}0.50`, "33.00"),
  money.percent(`${sign}19.99`, "19.00"),
  money.div(`${sign}0.05`, "2.00"),
  money.roundTo5Cents(`${sign}42.03`),
]);
console.log(...seen);
assert.deepEqual(seen, [
  ["0.17", "3.80", "0.03", "42.05"],
  ["-0.15", "-3.79", "-0.01", "-41.95"],
]);
JS
node refund.js
