"""Steps run one after the other, or one beside the others; all run, and failures are named."""

import queue
import sys
import threading
from types import SimpleNamespace

import pytest

from scripts.steps import Steps

FAILS = [sys.executable, "-c", "print('from beside'); raise SystemExit(3)"]


def test_a_step_beside_others_is_shown_after_them(capsys: pytest.CaptureFixture[str]) -> None:
    steps = Steps()

    with steps.beside("slow", FAILS):
        steps.run("quick", [sys.executable, "-c", ""])

    lines = capsys.readouterr().out.split("\n")
    assert lines.index("from beside") > next(n for n, line in enumerate(lines) if "quick" in line)
    assert steps.failed == ["slow"]
    assert steps.exit_code() == 1


def test_a_step_beside_others_took_until_its_own_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = queue.SimpleQueue[float]()
    was_asked = threading.Semaphore(0)
    for moment in (100.0, 101.0, 200.0, 300.0):
        moments.put(moment)

    def monotonic() -> float:
        was_asked.release()
        return moments.get()

    monkeypatch.setattr("scripts.steps.time", SimpleNamespace(monotonic=monotonic))
    steps = Steps()

    with steps.beside("quick", [sys.executable, "-c", ""]):
        for _beginning_and_end in range(2):
            was_asked.acquire()
        steps.run("long", [sys.executable, "-c", ""])

    assert "=== quick: 1.0 s" in capsys.readouterr().out


def test_an_interruption_ends_the_step_beside() -> None:
    steps = Steps()

    endless = [sys.executable, "-c", "import time; time.sleep(3600)"]
    with pytest.raises(KeyboardInterrupt), steps.beside("endless", endless):
        raise KeyboardInterrupt

    assert steps.failed == []
