"""R15: a long list whose server fails in every way while other people change it."""

from __future__ import annotations

import subprocess
import sys
from itertools import count
from random import Random

import pytest

from tests.client.list_server import ListServer

MOST_GROWTH_MB = 10


@pytest.mark.parametrize(
    "size", [3_000, pytest.param(100_000, marks=pytest.mark.soak)], ids=["suite", "soak"]
)
def test_no_item_is_lost_or_doubled_and_memory_stays_flat(size: int) -> None:
    server = ListServer(size)
    server.fault_rate = 0.08
    server.wrong_total_rate = 0.02
    random = Random(7)  # noqa: S311 - repeatable on purpose
    new_ids = count(10 * size)
    known = set(server.ids)

    def change(number: int) -> None:
        # For as long as the first walk takes; then the list holds still, so that one is complete.
        if number > size // 100:
            return
        place = random.randrange(len(server.ids))
        if random.random() < 0.3:
            known.add(new_id := next(new_ids))
            server.ids.insert(place, new_id)
        elif random.random() < 0.5:
            del server.ids[place]
        else:
            server.ids.insert(random.randrange(size // 2), server.ids.pop(place))

    server.before = change
    command = [sys.executable, "-m", "tests.client.walk_a_list", server.api_url]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=True)
    finally:
        server.stop()
    *ids, grown = answer.stdout.split()

    assert len(ids) == len(set(ids))
    assert set(server.ids) <= set(map(int, ids)) <= known
    assert float(grown) <= MOST_GROWTH_MB
