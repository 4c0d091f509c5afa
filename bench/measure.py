"""Run programs in turns and compare their CPU time, round by round."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

ROUNDS = 9
WARM_UP_CALLS = 20
"""At most: a round of fewer calls measures nothing that a longer warm-up could spoil."""


@dataclass(frozen=True, kw_only=True)
class Spread:
    """A median with the lowest and highest round beside it."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """Summarise one figure per round."""
        return cls(median=statistics.median(values), low=min(values), high=max(values))


@dataclass(frozen=True)
class Times:
    """CPU seconds per call of each program, one figure per round."""

    rounds: Mapping[str, Sequence[float]]

    def microseconds(self, name: str) -> Spread:
        """What one call of a program costs."""
        return Spread.of([seconds * 1e6 for seconds in self.rounds[name]])

    def ratio(self, name: str, reference: str) -> Spread:
        """One program's cost by another's, compared within each round."""
        pairs = zip(self.rounds[name], self.rounds[reference], strict=True)
        return Spread.of([own / other for own, other in pairs])

    def difference(self, name: str, reference: str) -> Spread:
        """How many microseconds one program costs more than another, within each round."""
        pairs = zip(self.rounds[name], self.rounds[reference], strict=True)
        return Spread.of([(own - other) * 1e6 for own, other in pairs])


def interleaved(
    programs: Mapping[str, Callable[[], object]], *, calls: int, rounds: int = ROUNDS
) -> Times:
    """Measure all programs in every round, in turns, so that a slow spell meets each of them.

    CPU time of this process is what counts: waiting for another process is not in it.
    """
    for program in programs.values():
        for _ in range(min(WARM_UP_CALLS, calls)):
            program()
    times: dict[str, list[float]] = {name: [] for name in programs}
    names = list(programs)
    for number in range(rounds):
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            times[name].append(cpu_seconds(programs[name], calls=calls))
    return Times(times)


def cpu_seconds(program: Callable[[], object], *, calls: int) -> float:
    """CPU seconds of one call, the mean over many, with garbage collection as in production."""
    if calls > 1:  # one call measures nothing that the garbage of others could spoil
        gc.collect()
    started = time.process_time()
    for _ in range(calls):
        program()
    return (time.process_time() - started) / calls
