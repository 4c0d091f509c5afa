"""Reads all products in a process of its own: ``python -m tests.client.walk_a_list API_URL``.

Prints the ids, and last by how many MB the process grew after the first 2,000 of them.
"""

from __future__ import annotations

import resource
import sys

from ecwid_native.client.api import EcwidClient
from ecwid_native.client.budget import MemoryBudget
from tests.client.conftest import STORE_ID, TOKEN

WARM_UP = 2_000


def most_memory() -> float:
    """Return the most MB that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(api_url: str) -> None:
    """Read the list; an item is forgotten once its id is printed."""
    client = EcwidClient(
        STORE_ID,
        TOKEN,
        api_url=api_url,
        retries=12,
        timeout_seconds=120,
        budget=MemoryBudget(calls=1_000_000, burst=1_000_000),
    )
    before = 0.0
    for number, product in enumerate(client.products.iterate()):
        if number == WARM_UP:
            before = most_memory()
        sys.stdout.write(f"{product['id']}\n")
    sys.stdout.write(f"{most_memory() - before:.1f}\n")


if __name__ == "__main__":
    main(sys.argv[1])
