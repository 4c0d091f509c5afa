"""kill -9 of web processes and workers at random: nothing acknowledged is lost, effects are single.

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
    outcome = crash(tmp_path, events=40, kills=4, design="early answer")

    assert [fault for fault in outcome.faults() if fault.endswith("lost")]


def test_a_design_that_commits_effect_and_record_one_by_one_is_found_out(tmp_path: Path) -> None:
    outcome = crash(tmp_path, events=15, kills=0, design="two commits")

    assert [fault for fault in outcome.faults() if fault.endswith("more than one effect")]


@pytest.mark.soak
def test_five_thousand_events(tmp_path: Path) -> None:
    outcome = crash(tmp_path, events=5_000, kills=60, workers=3)

    assert outcome.faults() == []
    assert outcome.deaths >= 200
