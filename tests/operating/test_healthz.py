"""What a load balancer asks."""

import pytest
from django.db import DatabaseError, connection
from django.test import Client


@pytest.mark.django_db
def test_it_is_well_when_the_database_answers() -> None:
    response = Client().get("/healthz")

    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
    assert not response.cookies


@pytest.mark.django_db
def test_it_is_not_when_the_database_does_not_answer(caplog: pytest.LogCaptureFixture) -> None:
    def broken(*args: object) -> None:
        raise DatabaseError("password=hunter2")

    with connection.execute_wrapper(broken):
        response = Client().get("/healthz")

    assert response.status_code == 503
    assert response.json() == {"status": "unavailable"}
    # An error would be mailed to ADMINS at each of the load balancer's calls.
    assert {record.levelname for record in caplog.records} == {"WARNING"}


def test_it_changes_nothing() -> None:
    assert Client().post("/healthz").status_code == 405
