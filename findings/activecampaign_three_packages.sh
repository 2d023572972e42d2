#!/usr/bin/env bash
# Three packages of the index, activecampaign 0.2.0, activecampaign-python 1.0.10 and active-campaign-python 0.9.2, are
# three different clients of one module name, `activecampaign`.
# Expected: pip refuses the second, or says something. Seen: it writes over files of the first without a word, and when
# the unused one is uninstalled again, the files of both go: the program that worked a minute ago cannot be imported.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
pip() { "$work/env/bin/python" -m pip --quiet --disable-pip-version-check "$@"; }
works() { "$work/env/bin/python" -c 'from activecampaign.client import Client; Client("https://example.com", "key").deals' 2>"$work/error"; }
pip install activecampaign-python==1.0.10
works && echo "activecampaign-python alone: works"
pip install activecampaign==0.2.0
if works; then echo "after activecampaign: works still"; exit 1; fi
echo "after activecampaign: $(tail -n 1 "$work/error")"
pip uninstall --yes activecampaign
if works; then echo "after it was uninstalled: works again"; exit 1; fi
echo "after it was uninstalled: $(tail -n 1 "$work/error")"
grep -q "No module named 'activecampaign" "$work/error"
