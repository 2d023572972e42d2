#!/usr/bin/env bash
# pyright 1.1.414 is asked with `--pythonpath` how complete the types of another environment's iniconfig are.
# Expected: the iniconfig of that environment, as the same option lets a program be checked with it. Seen: `--verifytypes`
# ignores the option: score and exit status are those of another iniconfig, of the python that is first on the PATH.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
install() {
    python3 -m venv "$work/$1"
    "$work/$1/bin/python" -m pip install --quiet --disable-pip-version-check "${@:2}"
}
install tool "pyright[nodejs]==1.1.414"
install asked iniconfig==2.1.0
install first iniconfig==1.1.1
echo 'from iniconfig.exceptions import ParseError as E; print(E)' >"$work/program.py"  # 1.1.1 has no such module
pyright() {
    PATH="$work/first/bin:$PATH" "$work/tool/bin/pyright" --pythonpath "$work/asked/bin/python" --outputjson "$@"
}
pyright "$work/program.py" >"$work/checked.json"
pyright --verifytypes iniconfig >"$work/verified.json"
python3 - "$work" <<'PYTHON'
import json
import sys
from pathlib import Path

work = Path(sys.argv[1])
errors = json.loads((work / "checked.json").read_text())["summary"]["errorCount"]
found = json.loads((work / "verified.json").read_text())["typeCompleteness"]["packageRootDirectory"]
print(errors, "errors in the program; measured:", Path(found).relative_to(work))
assert errors == 0
assert Path(found).relative_to(work).parts[0] == "first"
PYTHON
