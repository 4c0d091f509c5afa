"""Documents and what can be asked of them."""

from collections.abc import Callable

import pytest

from ecwid_native.sandbox import conditions as ask
from ecwid_native.sandbox.documents import FIRST_ID, Documents
from ecwid_native.sandbox.platform import Platform

STORE = 1003
SHIRTS = [
    {"name": "Straße", "price": 10.5, "enabled": True, "tags": ["a", "b"], "maker": {"id": 3}},
    {"name": "apple", "price": 7, "enabled": False, "tags": []},
    {"name": "Banana", "price": 20, "enabled": True, "tags": ["b"]},
]


@pytest.fixture
def documents(new_platform: Callable[[], Platform]) -> Documents:
    platform = new_platform()
    platform.stores.create(STORE)
    platform.stores.create(STORE + 1)
    for shirt in SHIRTS:
        platform.documents.insert(STORE, "shirt", shirt)
    return platform.documents


def names(documents: Documents, *conditions: ask.Condition) -> list[str]:
    return [item["name"] for item in documents.find(STORE, "shirt", *conditions).items]


def test_ids_are_given_in_turn_and_never_twice(documents: Documents) -> None:
    chosen = documents.insert(STORE, "shirt", {"name": "chosen"}, document_id=FIRST_ID + 10)
    first_after = documents.insert(STORE, "shirt", {"name": "after"})
    assert documents.delete(STORE, "shirt", first_after["id"])
    second_after = documents.insert(STORE, "shirt", {"name": "after"})

    assert [item["id"] for item in documents.all(STORE, "shirt")[:3]] == [
        FIRST_ID,
        FIRST_ID + 1,
        FIRST_ID + 2,
    ]
    assert chosen["id"] == FIRST_ID + 10
    assert first_after["id"] not in {second_after["id"], chosen["id"]}
    with pytest.raises(ValueError, match="exists already"):
        documents.insert(STORE, "shirt", {}, document_id=FIRST_ID)


def test_a_store_and_a_kind_see_their_own(documents: Documents) -> None:
    assert documents.get(STORE + 1, "shirt", FIRST_ID) is None
    assert documents.get(STORE, "hat", FIRST_ID) is None
    assert documents.get(STORE, "shirt", 2**70) is None
    assert documents.delete(STORE, "shirt", 2**70) is False
    assert documents.find(STORE + 1, "shirt").total == 0


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (ask.equals("enabled", True), ["Straße", "Banana"]),
        (ask.equals("maker.id", 3), ["Straße"]),
        (ask.equals("maker.id", 2**80), []),
        (ask.equals_text("name", "STRASSE"), ["Straße"]),
        (ask.one_of("price", [7, 20]), ["apple", "Banana"]),
        (ask.one_of("price", []), []),
        (ask.has_id([FIRST_ID + 1, 2**80]), ["apple"]),
        (ask.between("price", 7, 10.5), ["Straße", "apple"]),
        (ask.between("price", None, 8), ["apple"]),
        (ask.contains(("name", "price"), "AN"), ["Banana"]),
        (ask.contains(("name",), "%"), []),
        (ask.list_holds("tags", ["b"]), ["Straße", "Banana"]),
        (ask.any_of([ask.equals("price", 7), ask.equals("price", 20)]), ["apple", "Banana"]),
        (ask.negated(ask.equals("maker.id", 3)), ["apple", "Banana"]),
        (ask.child_of(5), []),
    ],
)
def test_a_condition_selects(
    documents: Documents, condition: ask.Condition, expected: list[str]
) -> None:
    assert names(documents, condition) == expected


def test_a_page_is_sorted_and_knows_the_whole(documents: Documents) -> None:
    found = documents.find(STORE, "shirt", order=[ask.alphabetical("name")], limit=2, offset=1)
    backwards = documents.find(STORE, "shirt", order=[ask.descending("price")])

    assert [item["name"] for item in found.items] == ["Banana", "Straße"]
    assert found.total == 3
    assert [item["price"] for item in backwards.items] == [20, 10.5, 7]


def test_a_deletion_is_remembered(documents: Documents) -> None:
    before = documents.last_change(STORE, "shirt")
    documents.delete(STORE, "shirt", FIRST_ID, kept={"orderId": "ABC"})

    history, total = documents.deletions(STORE, "shirt")
    assert (total, history[0].id, history[0].kept) == (1, FIRST_ID, {"orderId": "ABC"})
    assert documents.deletions(STORE, "shirt", until=0) == ([], 0)
    assert before is not None
    assert documents.last_change(STORE, "shirt", "hat") == history[0].deleted_at
    assert documents.last_change(STORE, "hat") is None


def test_a_path_is_no_place_for_input() -> None:
    with pytest.raises(ValueError, match="no path"):
        ask.field("a') OR 1 --")
    with pytest.raises(ValueError, match="no path"):
        ask.list_holds("a b", ["x"])
