"""No public URL escapes the suite."""

from collections import Counter

import pytest
from django.urls import resolve

from tests.hostile.families import everything
from tests.hostile.request import Request
from tests.hostile.targets import TARGETS, public_routes

LEAST = 2_000


def test_every_route_has_an_entry_and_every_entry_a_route() -> None:
    assert sorted(public_routes()) == sorted(TARGETS)


@pytest.mark.parametrize("route", TARGETS)
def test_the_path_of_an_entry_leads_to_its_route(route: str) -> None:
    assert resolve(TARGETS[route].path).route == route


@pytest.mark.parametrize("route", TARGETS)
def test_each_url_gets_at_least_two_thousand_different_requests(route: str) -> None:
    requests = list(everything(Request(name="plain", path=TARGETS[route].path)))
    names = Counter(request.name for request in requests)

    assert len(requests) >= LEAST
    assert names.most_common(1)[0][1] == 1
