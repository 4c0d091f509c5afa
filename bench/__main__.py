"""``make bench``: every row of the table, measured in one run.

Exit code 1 when a row is past its floor.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict

import django
from django.core.management import call_command

from bench.measure import ROUNDS
from bench.table import Row, table

CALLS = 200
CALLS_PER_PAGE = 10
LOAD_SECONDS = 1.0
SLOW = ("serving", "webhooks", "a page switch")


def measure(*, rounds: int, calls: int, quick: bool) -> list[Row]:
    """All rows. Django's settings are those of the bench."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    django.setup()
    call_command("migrate", verbosity=0)

    # They import models, which needs Django set up.
    from bench import (
        opening,
        page_switch,
        rest_client,
        sandbox,
        serving,
        settings_page,
        storefront_files,
        webhooks,
    )

    parts: dict[str, Callable[[], Iterable[Row]]] = {
        "an opening": lambda: [
            *opening.counted_rows(),
            *opening.timed_rows(rounds=rounds, calls=calls),
        ],
        "the settings page": lambda: settings_page.rows(rounds=rounds, calls=calls),
        "an answer in process": lambda: serving.in_process_rows(rounds=rounds, calls=calls),
        "serving": lambda: serving.rows(rounds=rounds, seconds=LOAD_SECONDS),
        "webhooks": lambda: webhooks.rows(rounds=rounds, seconds=2 * LOAD_SECONDS),
        "the storefront files": storefront_files.rows,
        "a page switch": lambda: page_switch.rows(rounds=rounds),
        "the sandbox": lambda: sandbox.rows(rounds=rounds, calls=calls),
        "the REST client": lambda: rest_client.rows(
            rounds=rounds, pages=max(1, calls // CALLS_PER_PAGE), quick=quick
        ),
    }
    rows: list[Row] = []
    for name, measured in parts.items():
        if not (quick and name in SLOW):
            print(f"measuring {name} …", file=sys.stderr, flush=True)
            rows += measured()
    return rows


def main(argv: Sequence[str]) -> int:
    """Measure, print, and judge."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--calls", type=int, default=CALLS, help="calls of a program in a round")
    parser.add_argument(
        "--quick", action="store_true", help="without P1, P2, P4 and a browser: they take minutes"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON array")
    options = parser.parse_args(argv)
    rows = measure(rounds=options.rounds, calls=options.calls, quick=options.quick)
    if options.json:
        print(json.dumps([{**asdict(row), "verdict": row.verdict} for row in rows]))
    else:
        print(table(rows))
    return int(any(row.missed_floor for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
