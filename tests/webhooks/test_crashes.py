"""R1, R3, R5: kill -9 of web processes and of workers at random, under load.

Nothing acknowledged is lost, nothing is stored twice, and effects are single: also those of one
event that comes a hundred times at the same moment to two processes, which each run begins with.
Each test runs on SQLite and on PostgreSQL.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.webhooks.crash.run import crash

pytestmark = pytest.mark.django_db(transaction=True)


def test_nothing_acknowledged_is_lost_and_each_effect_is_single(tmp_path: Path) -> None:
    outcome = crash(tmp_path, events=60, kills=5)

    assert outcome.faults() == []
    assert len(outcome.acknowledged) == 61
    assert outcome.deaths >= 5


def test_a_design_that_answers_before_it_writes_is_found_out(tmp_path: Path) -> None:
    """R1: the test of the test."""
    outcome = crash(tmp_path, events=40, kills=4, design="early answer")

    assert [fault for fault in outcome.faults() if fault.endswith("lost")]


def test_a_design_that_commits_effect_and_record_one_by_one_is_found_out(tmp_path: Path) -> None:
    """R3: the test of the test."""
    outcome = crash(tmp_path, events=15, kills=0, design="two commits")

    assert [fault for fault in outcome.faults() if fault.endswith("more than one effect")]


@pytest.mark.soak
def test_five_thousand_events(tmp_path: Path) -> None:
    """R1, R3: 60 kills of web processes, and workers that die at any statement."""
    outcome = crash(tmp_path, events=5_000, kills=60, workers=3)

    assert outcome.faults() == []
    assert outcome.deaths >= 200
