"""How `make test` shares its tests among processes."""

from scripts.suite import IN_BROWSERS
from tests.conftest import Groups


def group_of_test(name: str) -> str:
    found: str = Groups._split_scope(object.__new__(Groups), name)
    return found


def test_tests_that_share_a_deployment_or_a_browser_stay_together() -> None:
    folder = "tests/browser/dashboard"
    names = ("test_look.py::test_a[x::y]", "test_saving.py::test_b", "test_saving.py::Kind::test_c")

    assert {group_of_test(f"{folder}/{name}") for name in names} == {folder}
    assert group_of_test("tests/browser/test_endpoint.py::test_a") == (
        "tests/browser/test_endpoint.py"
    )


def test_the_browser_stage_asks_for_these_groups() -> None:
    assert IN_BROWSERS[-2:] == ("--dist", "loadscope")
