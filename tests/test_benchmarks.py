"""The benchmarks run. Their figures are not looked at: a busy machine would fail the test."""

import json
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "benchmarks"


def test_the_table_of_figures_comes_out_whole(tmp_path: Path) -> None:
    figures = tmp_path / "figures.json"
    command = [sys.executable, str(FOLDER), "--quick", "--json", str(figures), "calls", "encoding"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    table = [line for line in printed.splitlines() if line.startswith("|")]
    rows = json.loads(figures.read_text(encoding="utf-8"))
    assert len(table) == len(rows) + 2
    assert len({len(line) for line in table}) == 1
    assert {row["what"] for row in rows} >= {"REST get, any path: CPU", "Upsert an order: CPU"}
    assert all(row["figure"] > 0 and row["beside"] for row in rows)
    assert [row["met"] for row in rows] == [row["at_most"] and row["figure"] <= row["at_most"] for row in rows]
