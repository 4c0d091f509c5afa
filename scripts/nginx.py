"""nginx with the lines of the documentation, for the tests and the bench."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from scripts.environment import ROOT
from scripts.machine import require_nginx

PAGE = ROOT / "docs" / "howto" / "put-nginx-in-front.md"
PATIENCE_SECONDS = 20
CONFIG = """
pid {folder}/nginx.pid;
error_log stderr warn;
worker_processes 1;
{user}
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    scgi_temp_path {folder}/scgi;
    uwsgi_temp_path {folder}/uwsgi;
    {http}
    server {{
        listen 127.0.0.1:{port};
        {server}
    }}
}}
"""


def documented(folder: Path, *, upstream: int) -> tuple[str, str]:
    """Return the page's lines for ``http`` and for ``server``.

    Args:
        folder: takes the cache; its ``storefront`` has the files of the releases.
        upstream: the port that the app listens on.
    """
    http, server = re.findall(r"```nginx\n(.*?)```", PAGE.read_text(), flags=re.DOTALL)
    http = http.replace("/var/cache/nginx/storefront", f"{folder}/cache")
    return http.replace(":8000", f":{upstream}"), server.replace("/srv", str(folder))


@contextmanager
def nginx(
    folder: Path, *, http: str, server: str, port: int, prefix: Sequence[str] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    """Run nginx, with one worker, until the block ends.

    Args:
        folder: takes its files.
        http: lines for the ``http`` block.
        server: lines for the ``server`` block.
        port: where it listens, on this machine only.
        prefix: a command that starts it, such as ``taskset``.

    Raises:
        RuntimeError: it does not listen.
    """
    # nginx's workers are somebody else when root starts it, and may not enter the folder.
    user = "user root;" if os.geteuid() == 0 else ""
    config = folder / "nginx.conf"
    config.write_text(CONFIG.format(folder=folder, user=user, http=http, server=server, port=port))
    command = [*prefix, str(require_nginx()), "-p", str(folder), "-c", str(config)]
    process = subprocess.Popen([*command, "-e", "stderr", "-g", "daemon off;"])
    try:
        wait_until_listening(port, process)
        yield process
    finally:
        process.terminate()
        process.wait()


def wait_until_listening(port: int, process: subprocess.Popen[bytes]) -> None:
    """Return once somebody listens on a port of this machine.

    Raises:
        RuntimeError: the process ended, or took too long.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError("the server does not listen: its messages say why.")
