"""Programs run one after the other, each under its name; all run, then the exit code tells."""

import os
import shlex
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from scripts.environment import ROOT


class Steps:
    """Runs programs and remembers which failed, so that one run shows every failure."""

    def __init__(self) -> None:
        self.failed: list[str] = []

    def run(
        self, title: str, argv: Sequence[str | Path], *, env: Mapping[str, str] | None = None
    ) -> bool:
        """Run one program from the project's folder; its output goes straight through."""
        print(f"\n=== {title}: {shlex.join(map(str, argv[:6]))}", flush=True)
        started = time.monotonic()
        done = subprocess.run(argv, env={**os.environ, **(env or {})}, cwd=ROOT, check=False)
        print(f"=== {title}: {time.monotonic() - started:.1f} s", flush=True)
        if done.returncode != 0:
            self.failed.append(title)
        return done.returncode == 0

    @contextmanager
    def beside(
        self, title: str, argv: Sequence[str | Path], *, env: Mapping[str, str] | None = None
    ) -> Iterator[None]:
        """Run one program beside those of the block; its output is shown when it has ended."""
        with tempfile.TemporaryFile("w+") as output:
            started = time.monotonic()
            process = subprocess.Popen(
                argv,
                cwd=ROOT,
                env={**os.environ, **(env or {})},
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            # It may end long before the block does.
            ended: list[float] = []
            watch = threading.Thread(target=lambda: note_end(process, ended))
            watch.start()
            try:
                yield
                returncode = process.wait()
            finally:
                process.kill()
                watch.join()
            print(f"\n=== {title}: {shlex.join(map(str, argv[:6]))}")
            output.seek(0)
            print(output.read(), end="")
            print(f"=== {title}: {ended[0] - started:.1f} s", flush=True)
        if returncode != 0:
            self.failed.append(title)

    def exit_code(self) -> int:
        """0 when all went well; else 1, and one line that names what failed."""
        if not self.failed:
            return 0
        print(f"\nFailed: {', '.join(self.failed)}", file=sys.stderr, flush=True)
        return 1


def note_end(
    process: subprocess.Popen[str] | subprocess.Popen[bytes], moments: list[float]
) -> None:
    """Wait for the end of a process and add its moment."""
    process.wait()
    moments.append(time.monotonic())
