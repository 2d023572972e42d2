#!/usr/bin/env bash
# jsonexport 3.2.0 (npm) writes orders with their moments, which are Dates, to CSV.
# Expected: the moment, as JSON has it. Seen: a day, without its time, in the machine's zone and spelling: what was ordered
# on January 2 before midnight UTC is of January 3 in Berlin, and written month first or day first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund jsonexport@3.2.0 >/dev/null
cat >orders.js <<'JS'
const assert = require("node:assert");
const jsonexport = require("jsonexport");

jsonexport([{ order: 1, at: new Date("2026-01-02T23:30:00Z") }]).then((csv) => {
  console.log(csv);
  assert.equal(csv, `order,at\n1,${process.argv[2]}`);
});
JS
TZ=UTC LC_ALL=en_US.UTF-8 node orders.js 1/2/2026
TZ=Europe/Berlin LC_ALL=de_DE.UTF-8 node orders.js 3.1.2026
