"""`make bench` measures every row; what the figures are is not a test's business."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.measure import Spread
from bench.table import Row, table

ROOT = Path(__file__).resolve().parent.parent.parent


def test_every_row_is_measured() -> None:
    options = ["--rounds", "1", "--calls", "1", "--quick", "--json"]
    command = [sys.executable, "-m", "bench", *options]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    rows = json.loads(done.stdout)
    assert {row["id"] for row in rows} == {"P1d", "P4b", "P4c", "P5", "P5b", "P8", "R15", "S1", ""}
    counted = {row["what"]: row["value"]["median"] for row in rows if row["id"] == "P5"}
    assert counted["returning opening, SQL queries"] <= 1
    assert counted["returning opening, REST calls"] == 1
    assert counted["first opening, SQL queries"] <= 3
    assert counted["first opening, REST calls"] == 1
    references = {row["reference"] for row in rows if row["id"] == "P5b"}
    assert len([row for row in rows if row["id"] == "P5b"]) == 2 * 2 * len(references)
    assert all(row["verdict"] for row in rows if row["id"] in {"P5", "P5b"})


@pytest.mark.parametrize(
    ("median", "verdict"),
    [
        (0.9, "meets its goal"),
        (1.2, "meets its floor, misses its goal"),
        (1.4, "past its floor, within the slack"),
        (2.0, "MISSES ITS FLOOR"),
    ],
)
def test_a_row_says_what_its_figure_means(median: float, verdict: str) -> None:
    value = Spread(median=median, low=median - 0.1, high=median + 0.1)
    row = Row(id="P0", what="a ratio", value=value, floor=1.3, goal=1.0)

    assert row.verdict == verdict
    assert verdict in table([row])
