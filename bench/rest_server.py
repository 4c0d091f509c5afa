"""A REST API for measurements, in a process of its own: ``python -m bench.rest_server PORT_FILE``.

Serves one long list of products, with a latency and a limit of 600 calls in any minute. Counts per
token: ``GET /counts`` says how many calls were served and how many refused.
"""

from __future__ import annotations

import json
import socketserver
import sys
import threading
import time
from collections import defaultdict, deque
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

LIMIT = 600
MINUTE = 60.0
ITEM = {
    "name": "Cotton shirt",
    "sku": "SHIRT-0001",
    "price": 19.99,
    "compareToPrice": 24.5,
    "enabled": True,
    "quantity": 12,
    "weight": 0.25,
    "description": "<p>A shirt of heavy cotton, washed and soft.</p>" * 8,
    "categoryIds": [101, 102, 103],
    "created": "2026-01-15 10:20:30 +0000",
    "updateTimestamp": 1795523400,
    "imageUrl": "https://images.example/0001/1500.jpg",
    "options": [
        {
            "type": "SELECT",
            "name": "Size",
            "choices": [
                {"text": size, "priceModifier": 0.5, "priceModifierType": "ABSOLUTE"}
                for size in ("S", "M", "L", "XL")
            ],
        }
    ],
    "attributes": [{"id": 5, "name": "Brand", "value": "Acme", "show": "DESCR"}] * 3,
    "dimensions": {"length": 30.5, "width": 20, "height": 2.5},
}


@cache
def page(offset: int, limit: int, total: int) -> bytes:
    """Return one page as JSON; made once."""
    # Prices differ within a list; a client that walks it again meets them again, as in a shop.
    numbers = range(offset + 1, min(offset + limit, total) + 1)
    items = [{"id": n, **ITEM, "price": n + 0.99} for n in numbers]
    document = {"total": total, "count": len(items), "offset": offset, "limit": limit}
    return json.dumps({**document, "items": items}).encode()


class Handler(socketserver.StreamRequestHandler):
    """Serves one kept connection."""

    disable_nagle_algorithm = True
    served: dict[str, deque[float]] = defaultdict(deque)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    lock = threading.Lock()

    def handle(self) -> None:
        """Answer requests until the client goes."""
        while line := self.rfile.readline():
            headers = {}
            while (header := self.rfile.readline().strip()) != b"":
                name, _, value = header.partition(b":")
                headers[name.lower()] = value.strip()
            parts = urlsplit(line.split(b" ")[1].decode())
            query = dict(parse_qsl(parts.query))
            token = headers.get(b"authorization", b"").decode() or query.get("token", "")
            self.wfile.write(self.answer(parts.path, query, token))

    def answer(self, path: str, query: dict[str, str], token: str) -> bytes:
        """Return the bytes of an answer: the first parts of the path say latency and total."""
        if path == "/counts":
            return whole(200, json.dumps(self.counts).encode())
        _, latency, total, limited, *_ = path.split("/")
        time.sleep(float(latency) / 1000)
        if limited == "limited" and not self.is_allowed(token):
            return whole(429, b'{"errorCode": "RATE_LIMITED"}', "Retry-After: 5")
        body = page(int(query.get("offset", 0)), int(query.get("limit", 100)), int(total))
        return whole(200, body)

    def is_allowed(self, token: str) -> bool:
        """Count a call; False for one too many in the minute before it."""
        with self.lock:
            served, counts, now = self.served[token], self.counts[token], time.monotonic()
            while served and served[0] < now - MINUTE:
                served.popleft()
            is_allowed = len(served) < LIMIT
            counts[0 if is_allowed else 1] += 1
            if is_allowed:
                served.append(now)
            return is_allowed


class Server(socketserver.ThreadingTCPServer):
    """One thread for each connection."""

    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = True


def whole(status: int, body: bytes, header: str = "X-None: 1") -> bytes:
    """Return an HTTP answer."""
    head = f"HTTP/1.1 {status} OK\r\nContent-Type: application/json\r\n{header}\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def main() -> None:
    """Serve until the process is ended; write the port to a file."""
    with Server(("127.0.0.1", 0), Handler) as server:
        Path(sys.argv[1]).write_text(str(server.server_address[1]))
        server.serve_forever()


if __name__ == "__main__":
    main()
