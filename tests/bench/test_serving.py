"""The load generator's words, and rows that cannot be measured."""

import pytest

from bench import serving
from bench.table import Row, table
from bench.wrk import Load, parse_wrk

PRINTED = """Running 1s test @ http://127.0.0.1:8301/demo/storefront.js
  1 threads and 32 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     4.50ms    5.10ms  40.00ms   90.00%
  Latency Distribution
     50%    3.10ms
     99%  {p99}
  4679 requests in 1.00s, 25.30MB read{more}
Requests/sec:   4679.55
Transfer/sec:     25.30MB
"""


@pytest.mark.parametrize(
    ("p99", "milliseconds"), [("17.49ms", 17.49), ("940.00us", 0.94), ("1.10s", 1100)]
)
def test_what_wrk_prints_is_read(p99: str, milliseconds: float) -> None:
    load = parse_wrk(PRINTED.format(p99=p99, more=""), "http://x/")

    assert load.rate == 4679.55
    assert load.p99 == pytest.approx(milliseconds)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        PRINTED.format(p99="1.00ms", more="\n  Non-2xx or 3xx responses: 4"),
        PRINTED.format(p99="1.00ms", more="\n  Socket errors: connect 0, read 3, write 0"),
    ],
    ids=["nothing", "wrong answers", "cut connections"],
)
def test_a_load_with_errors_is_no_figure(printed: str) -> None:
    with pytest.raises(RuntimeError):
        parse_wrk(printed, "http://x/")


def test_a_row_says_what_the_machine_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    [row] = serving.rows(rounds=1, seconds=1)

    assert row.verdict == "not measured: no wrk and no taskset here"
    assert not row.missed_floor
    assert row.verdict in table([row])


def test_rates_and_tails_are_compared_round_by_round() -> None:
    fast, slow = [Load(100, 1.0), Load(200, 2.0)], [Load(50, 3.0), Load(100, 6.0)]
    found = {
        (name, connections): fast if "nginx" in name else slow
        for connections in (32, 64)
        for name in (
            *("nginx", "nginx in front", "granian", "nginx, 304", "granian, 304", "tuned nginx"),
        )
    }

    rows = list(serving.judged(found))

    medians = {(row.id, row.value.median) for row in rows if row.value}
    assert medians == {("P1", 1.0), ("P1", 2.0), ("P1e", 3.0), ("P1b", 2.0)}
    assert [row.id for row in rows if row.value is None] == ["P1c"]


@pytest.mark.soak
def test_every_server_is_measured() -> None:
    rows: list[Row] = list(serving.rows(rounds=1, seconds=1))

    assert {row.id for row in rows} == {"P1", "P1b", "P1c", "P1e"}
    assert all(row.value or row.missing for row in rows)
