"""Child processes that live and end together."""

import contextlib
import os
import queue
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from scripts.problem import Problem

SECONDS_TO_END = 10
"""How long a child may take to end by itself before it is killed."""


class Child:
    """One process in a group of its own, so that Ctrl-C reaches only us and we end it in order."""

    def __init__(
        self, name: str, argv: Sequence[str | Path], *, env: Mapping[str, str], cwd: Path
    ) -> None:
        self.name = name
        self.process = subprocess.Popen(
            argv,
            env={**os.environ, **env, "PYTHONUNBUFFERED": "1"},
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the process and all that it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def stop(self) -> None:
        """End the process and all that it started; kill what does not listen."""
        self.signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(SECONDS_TO_END)
        self.signal(signal.SIGKILL)
        self.process.wait()


class Children:
    """Processes whose output is shown line by line with their names; when one ends, so do all."""

    def __init__(self, *, width: int) -> None:
        self.width = width
        self.children: list[Child] = []
        self.threads: list[threading.Thread] = []
        self.ended: queue.SimpleQueue[Child] = queue.SimpleQueue()

    def start(
        self, name: str, argv: Sequence[str | Path], *, env: Mapping[str, str], cwd: Path
    ) -> Child:
        """Start a process and follow its output."""
        child = Child(name, argv, env=env, cwd=cwd)
        self.children.append(child)
        for target in (self.show, self.watch):
            thread = threading.Thread(target=target, args=(child,), daemon=True)
            thread.start()
            self.threads.append(thread)
        return child

    def show(self, child: Child) -> None:
        """Print each line of a child after its name."""
        assert child.process.stdout is not None
        with child.process.stdout as lines:
            for line in lines:
                print(f"{child.name:<{self.width}} | {line.rstrip()}", flush=True)

    def watch(self, child: Child) -> None:
        """Note when a child ends."""
        child.process.wait()
        self.ended.put(child)

    def wait(self, timeout_seconds: float | None = None) -> None:
        """Return after the time given; without one, stay until a child ends.

        Raises:
            Problem: a child ended.
        """
        try:
            child = self.ended.get(timeout=timeout_seconds)
        except queue.Empty:
            return
        raise Problem(
            f"The {child.name} ended (exit code {child.process.returncode}), so the rest was "
            "stopped too; its last lines are above."
        )

    def stop(self) -> None:
        """End every child, the last started first, and show the rest of what they said."""
        for child in reversed(self.children):
            child.stop()
        for thread in self.threads:
            thread.join()


@contextlib.contextmanager
def children(*, width: int) -> Iterator[Children]:
    """Processes that are all ended when the block is left."""
    group = Children(width=width)
    try:
        yield group
    finally:
        with undisturbed():
            group.stop()


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Ignore a second Ctrl-C: what it asks for is already being done."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(number, signal.SIG_IGN) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
