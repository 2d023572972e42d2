#!/usr/bin/env bash
# vcf 2.1.2 (npm) writes a customer's card, with a note of two lines, and reads one.
# Expected: the note's two lines, once the card is read again. Seen: one line, the words glued together: `\n` is written as
# nothing. What another program wrote as two lines, or with a comma, is read with its backslashes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund vcf@2.1.2 >/dev/null
cat >card.js <<'JS'
const assert = require("node:assert");
const Card = require("vcf");

const card = new Card();
card.set("fn", "Anna Maier");
card.set("note", "Ring twice\nBack house");
const own = new Card().parse(card.toString("4.0")).get("note").valueOf();
const text = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Anna Maier\r\nNOTE:Ring twice\\nBack house\\, left\r\nEND:VCARD\r\n";
const other = new Card().parse(text).get("note").valueOf();
console.log([own, other]);
assert.equal(own, "Ring twiceBack house");
assert.equal(other, "Ring twice\\nBack house\\, left");
JS
node card.js
