"""R15: all items exactly once, or a loud error; never a short list."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import count, islice
from random import Random

import pytest

from ecwid_native.client.api import EcwidClient
from ecwid_native.client.budget import MemoryBudget
from ecwid_native.client.connections import Connections
from ecwid_native.exceptions import APIError, IncompleteListError, ResponseError
from tests.client.conftest import STORE_ID, TOKEN, ScriptedServer, answer
from tests.client.list_server import ListServer

MakeServer = Callable[..., ListServer]


@pytest.fixture
def make_server() -> Iterator[MakeServer]:
    servers: list[ListServer] = []

    def make(count: int, *, seed: int = 1) -> ListServer:
        servers.append(ListServer(count, seed=seed))
        return servers[-1]

    yield make
    for server in servers:
        server.stop()


def client_of(server: ListServer, connections: Connections, *, retries: int = 6) -> EcwidClient:
    return EcwidClient(
        STORE_ID,
        TOKEN,
        api_url=server.api_url,
        connections=connections,
        retries=retries,
        budget=MemoryBudget(calls=1_000_000, burst=1_000_000),
    )


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 199, 200, 250, 1_000])
@pytest.mark.parametrize("prefetch", [0, 4])
def test_every_item_comes_once_in_order(
    make_server: MakeServer, connections: Connections, count: int, prefetch: int
) -> None:
    server = make_server(count)

    items = client_of(server, connections).products.iterate(prefetch=prefetch)
    ids = [item["id"] for item in items]

    assert ids == server.ids
    assert items.total == count
    assert len(server.offsets) == len(set(server.offsets))


def test_items_come_while_later_pages_are_not_read_yet(
    make_server: MakeServer, connections: Connections
) -> None:
    server = make_server(10_000)

    with client_of(server, connections).products.iterate(prefetch=8) as items:
        first = next(items)

    assert first["id"] == 1
    assert server.offsets == [0]


def test_pages_are_read_ahead_in_threads_and_come_in_order(
    make_server: MakeServer, connections: Connections
) -> None:
    server = make_server(3_000)
    server.latency_seconds = 0.02

    ids = [i["id"] for i in client_of(server, connections).products.iterate(prefetch=8)]

    assert ids == server.ids
    assert 2 < server.most_in_flight <= 8


@pytest.mark.parametrize("seed", range(6))
def test_failures_on_the_way_cost_no_item(
    make_server: MakeServer,
    connections: Connections,
    seed: int,
) -> None:
    server = make_server(2_500, seed=seed)
    server.fault_rate = 0.2

    ids = [i["id"] for i in client_of(server, connections, retries=12).products.iterate()]

    assert ids == server.ids


@pytest.mark.parametrize("seed", range(3))
def test_when_retries_do_not_help_the_error_is_loud(
    make_server: MakeServer,
    connections: Connections,
    seed: int,
) -> None:
    server = make_server(2_500, seed=seed)
    server.fault_rate = 0.9

    with pytest.raises(APIError):
        list(client_of(server, connections, retries=1).products.iterate())


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("prefetch", [0, 4])
def test_what_was_there_all_the_time_comes_once_though_others_come_and_go(
    make_server: MakeServer, connections: Connections, seed: int, prefetch: int
) -> None:
    server = make_server(1_500)
    random = Random(seed)  # noqa: S311 - repeatable on purpose
    stable = set(server.ids)
    new_ids = count(10_000)

    def change(number: int) -> None:
        if number % 4 or number > 40:
            return
        for _ in range(random.randint(1, 3)):
            place = random.randrange(len(server.ids))
            if random.random() < 0.5:
                stable.discard(server.ids.pop(place))
            else:
                server.ids.insert(place, next(new_ids))

    server.before = change

    ids = [i["id"] for i in client_of(server, connections).products.iterate(prefetch=prefetch)]

    assert len(ids) == len(set(ids))
    assert stable <= set(ids)


@pytest.mark.parametrize("seed", range(8))
def test_an_item_that_moves_while_we_read_is_not_lost(
    make_server: MakeServer, connections: Connections, seed: int
) -> None:
    """As when a list is ordered by the last change, and items are changed."""
    server = make_server(1_200)
    random = Random(seed)  # noqa: S311 - repeatable on purpose

    def change(number: int) -> None:
        if number <= 20:
            moved = server.ids.pop(random.randrange(len(server.ids)))
            server.ids.insert(0, moved)

    server.before = change

    ids = {i["id"] for i in client_of(server, connections).categories.iterate()}

    assert ids == set(range(1, 1_201))


def test_a_list_that_never_holds_still_is_a_loud_error(
    make_server: MakeServer, connections: Connections
) -> None:
    server = make_server(1_200)
    server.before = lambda _: server.ids.insert(0, server.ids.pop())

    with pytest.raises(IncompleteListError):
        list(client_of(server, connections).orders.iterate())


@pytest.mark.parametrize("total", [0, 100, 899, 901, 1_000])
def test_a_total_that_is_wrong_is_a_loud_error(
    make_server: MakeServer, connections: Connections, total: int
) -> None:
    server = make_server(900)
    page = server.page
    server.page = lambda offset, limit: page(offset, limit).replace(  # type: ignore[method-assign]
        b'"total": 900', f'"total": {total}'.encode()
    )

    with pytest.raises(IncompleteListError) as caught:
        list(client_of(server, connections).products.iterate())

    assert caught.value.expected == total
    assert caught.value.found == 900


def test_an_item_shown_twice_in_place_of_another_is_a_loud_error(
    make_server: MakeServer, connections: Connections
) -> None:
    server = make_server(300)
    server.ids[150] = 20

    with pytest.raises(IncompleteListError) as caught:
        list(client_of(server, connections).products.iterate())

    assert caught.value.found == 299


def test_a_total_that_is_wrong_now_and_then_costs_no_item(
    make_server: MakeServer, connections: Connections
) -> None:
    for seed in range(6):
        server = make_server(850, seed=seed)
        server.wrong_total_rate = 0.15

        ids = [i["id"] for i in client_of(server, connections).products.iterate()]

        assert ids == server.ids


@pytest.mark.parametrize(
    "body",
    [
        "[]",
        "{}",
        '{"total": 1}',
        '{"items": []}',
        '{"total": "1", "items": []}',
        '{"total": 1, "items": [{}]}',
        '{"total": 1, "items": [7]}',
        '{"total": 1, "items": [{"id": null}]}',
        '{"total": 1, "items": {"0": {"id": 1}}}',
    ],
)
def test_a_page_of_another_shape_is_a_loud_error(
    client: EcwidClient, server: ScriptedServer, body: str
) -> None:
    server.default = answer(200, body)

    with pytest.raises(ResponseError) as caught:
        list(client.products.iterate())

    assert caught.value.method == "GET"
    assert caught.value.path.endswith("/products")


def test_a_later_run_goes_on_where_an_earlier_one_stopped(
    make_server: MakeServer, connections: Connections
) -> None:
    server = make_server(1_000)
    products = client_of(server, connections).products
    with products.iterate() as items:
        before = [next(items)["id"] for _ in range(357)]
        cursor = items.cursor
    del server.ids[100:110]
    server.ids.append(5_000)

    after = [item["id"] for item in products.iterate(cursor=cursor)]

    assert before == list(range(1, 358))
    assert after == [*range(358, 1_001), 5_000]


def test_closing_ends_the_list_and_keeps_the_cursor(
    make_server: MakeServer, connections: Connections
) -> None:
    products = client_of(make_server(500), connections).products
    items = products.iterate()
    assert [item["id"] for item in islice(items, 42)] == list(range(1, 43))
    cursor = items.cursor

    items.close()

    assert list(items) == []
    assert items.cursor == cursor
    assert next(products.iterate(cursor=cursor))["id"] == 43


def test_closing_waits_for_no_turn(make_server: MakeServer) -> None:
    server = make_server(1_000)
    # The first two pages come at once, the one that is read ahead in half a minute.
    budget = MemoryBudget(calls=2, burst=2)
    client = EcwidClient(
        1003, "secret_a", api_url=server.api_url, budget=budget, patience_seconds=3600
    )
    items = client.products.iterate(page_size=10)
    list(islice(items, 15))

    items.close()  # a test that ends soon is the proof

    assert len(server.offsets) == 2


def test_a_later_run_without_its_place_is_a_loud_error(
    make_server: MakeServer, connections: Connections
) -> None:
    server = make_server(1_000)
    products = client_of(server, connections).products
    with products.iterate() as items:
        assert [next(items)["id"] for _ in range(357)]
        cursor = items.cursor
    server.ids.remove(357)

    with pytest.raises(IncompleteListError, match="where to go on is not in this list"):
        list(products.iterate(cursor=cursor))


@pytest.mark.parametrize("cursor", ["", "x", "[]", "[1]", "[-1, 2]", "[1, null]", '["1", 2]', "{}"])
def test_what_is_no_cursor_is_refused(client: EcwidClient, cursor: str) -> None:
    with pytest.raises(ValueError, match="cursor"):
        client.products.iterate(cursor=cursor)


def test_impossible_paging_is_refused(client: EcwidClient) -> None:
    with pytest.raises(ValueError, match="page_size"):
        client.products.iterate(page_size=101)
    with pytest.raises(ValueError, match="prefetch"):
        client.products.iterate(prefetch=-1)
    with pytest.raises(ValueError, match="category"):
        client.products.iterate(category=-1)


@pytest.mark.parametrize("prefetch", [0, 4])
@pytest.mark.parametrize("is_loop", [True, False])
def test_after_an_error_the_list_goes_on_where_it_stopped(
    make_server: MakeServer, connections: Connections, prefetch: int, is_loop: bool
) -> None:
    server = make_server(1_000)
    server.fault_rate = 0.4
    products = client_of(server, connections, retries=0).products
    items = products.iterate(prefetch=prefetch)
    ids: list[int] = []
    failures = 0

    # As a job may be written that waits for better times.
    while len(ids) < 2_000:
        try:
            if is_loop:
                ids.extend(item["id"] for item in items)
                break
            ids.append(next(items)["id"])
        except StopIteration:
            break
        except APIError:
            failures += 1

    assert failures > 1
    assert ids == server.ids


def test_a_filter_that_can_be_read_once_holds_for_all_pages(
    client: EcwidClient, server: ScriptedServer
) -> None:
    pages = ([{"id": "A"}, {"id": "B"}], [{"id": "B"}])
    for page in pages:
        server.scripts.append(answer(200, json.dumps({"total": 2, "items": page})))

    orders = list(client.orders.iterate(ids=iter(["A", "B"]), page_size=2))  # type: ignore[arg-type]

    assert [order["id"] for order in orders] == ["A", "B"]
    assert all("ids=A%2CB" in received.target for received in server.requests)
    assert len(server.requests) == 2


@pytest.mark.parametrize("name", ["limit", "offset", "response_fields"])
def test_what_makes_pages_is_not_for_a_whole_list(client: EcwidClient, name: str) -> None:
    with pytest.raises(TypeError, match=f"without {name}: .*islice"):
        client.products.iterate(**{name: 5})  # type: ignore[arg-type]  # what untyped code may do


def test_only_the_fields_asked_for_are_read(client: EcwidClient, server: ScriptedServer) -> None:
    server.default = answer(200, '{"total": 1, "items": [{"id": 5, "sku": "A"}]}')

    assert list(client.products.iterate(item_fields=["sku"])) == [{"id": 5, "sku": "A"}]
    assert (
        "responseFields=total%2Ccount%2Coffset%2Climit%2Citems%28id%2Csku%29"
        in server.requests[0].target
    )
    assert "sortBy=ADDED_TIME_ASC" in server.requests[0].target
