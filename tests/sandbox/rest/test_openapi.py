"""The OpenAPI document is valid, and nothing that it allows makes the sandbox fail.

Validator and Schemathesis are imported where they are needed: a second for each process otherwise.
"""

import json
import re
from collections import Counter
from itertools import islice
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from ecwid_native.sandbox import Sandbox, catalogue
from ecwid_native.sandbox.cli import main
from ecwid_native.sandbox.export.openapi import openapi_document
from tests.sandbox.conftest import CLIENT_SECRET, Api
from tests.sandbox.rest.conftest import CLIENT_ID, REST_APP

Document = dict[str, Any]

API_URL = "http://127.0.0.1:8101/api/v3"
STORE_ID = 4001
# In every run a few of the operations; all of them with many examples in the soak run.
EVERY = 16
FEW, MANY = 2, 60
CALLS_PER_WINDOW = 500
# Kinds of documents whose ids stand in paths; those of the seeded store are tried as well.
KINDS = {
    "productId": "product",
    "combinationId": "variation",
    "categoryId": "category",
    "orderId": "order",
    "customerId": "customer",
    "reviewId": "review",
}
# Operations of partners take the app's own secret in the place of a token.
PARTNER = {"X-Ecwid-App-Client-Id": CLIENT_ID, "X-Ecwid-App-Secret-Key": CLIENT_SECRET}


def sample(document: Document, every: int) -> Document:
    """Return the document with some of its paths and the schemas that these lead to."""
    paths = dict(islice(document["paths"].items(), 0, None, every))
    schemas = document["components"]["schemas"]
    reached: Document = {}
    names = references([paths, document["components"]["responses"]])
    while names:
        reached |= {name: schemas[name] for name in names}
        names = references([schemas[name] for name in names]) - reached.keys()
    components = {**document["components"], "schemas": reached}
    return {**document, "paths": paths, "components": components}


def references(part: object) -> set[str]:
    return set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(part)))


@pytest.fixture(scope="module")
def document() -> Document:
    return openapi_document(API_URL)


@pytest.mark.parametrize("every", [EVERY, pytest.param(1, marks=pytest.mark.soak)])
def test_it_is_valid(document: Document, every: int) -> None:
    from openapi_spec_validator import OpenAPIV31SpecValidator

    assert list(OpenAPIV31SpecValidator(sample(document, every)).iter_errors()) == []


def test_it_has_every_operation_with_its_scopes_and_parameters(document: Document) -> None:
    found = Counter(
        (method, path)
        for path, item in document["paths"].items()
        for method in item
        if method != "servers"
    )
    wanted = Counter(
        (each.method.lower(), each.path if each.path.startswith("/") else each.route)
        for each in catalogue.operations()
    )
    reading = document["paths"]["/{storeId}/products/{productId}"]["get"]
    searching = document["paths"]["/{storeId}/products"]["get"]
    batch = document["paths"]["/{storeId}/batch"]["get"]
    product = document["components"]["schemas"]["Product"]["properties"]

    assert found.keys() == wanted.keys()
    assert reading["security"] == [{"token": ["read_catalog"]}]
    assert reading["parameters"][1]["schema"] == {"type": "integer"}
    assert (
        "PRICE_ASC"
        in next(p for p in searching["parameters"] if p["name"] == "sortBy")["schema"]["enum"]
    )
    assert [p["name"] for p in batch["parameters"]][-3:] == ["status", "offset", "limit"]
    assert product["id"]["readOnly"] is True
    assert product["name"]["description"] == "Required to create, as documented."
    assert document["paths"]["/{storeId}/countries"]["get"]["security"] == []
    page = document["paths"]["/api/v1/{storeId}/page"]
    assert [server["url"] for server in page["servers"]] == [
        "http://127.0.0.1:8101",
        "https://vuega.ecwid.com",
    ]
    assert document["paths"]["/{storeId}/storage"]["get"]["x-sandbox"] == "documented"


def test_no_reference_leads_nowhere(document: Document) -> None:
    assert references(document) <= document["components"]["schemas"].keys()


@pytest.mark.parametrize(
    ("every", "examples"),
    [(EVERY, FEW), pytest.param(1, MANY, marks=pytest.mark.soak)],
    ids=["few", "many"],
)
def test_nothing_that_it_allows_makes_the_sandbox_fail(every: int, examples: int) -> None:
    import schemathesis
    from schemathesis.core.result import Ok

    statuses: Counter[int] = Counter()
    with Sandbox([REST_APP]) as sandbox:
        sandbox.create_store(STORE_ID)
        sandbox.seed(STORE_ID, "fashion")
        turn_reviews_on(sandbox)
        schema = schemathesis.openapi.from_dict(sample(openapi_document(sandbox.api_url), every))
        for result in schema.get_all_operations():
            assert isinstance(result, Ok), result
            try_out(sandbox, result.ok(), examples, statuses)

    assert statuses.total() >= 12 * FEW
    assert max(statuses) < 500, statuses


def turn_reviews_on(sandbox: Sandbox) -> None:
    """Without reviews, and the setting that shows them, their operations answer 403 alone."""
    for product in sandbox.documents.all(STORE_ID, "product"):
        sandbox.add_review(STORE_ID, product_id=product["id"], rating=4, text="Good", name="Eva")
    token = sandbox.install(CLIENT_ID, STORE_ID).access_token
    changed = Api(sandbox, token, STORE_ID)(
        "PUT", "/profile", json={"settings": {"productReviewsFeatureEnabled": True}}
    )
    assert changed.status_code == 200, changed.text


def try_out(sandbox: Sandbox, operation: Any, examples: int, statuses: Counter[int]) -> None:
    """Send so many requests to one operation, in its own installation: one of them ends it."""
    token = sandbox.install(CLIENT_ID, STORE_ID).access_token
    own = operation.path.startswith(("/{storeId}/", "/stores"))
    base_url = sandbox.api_url if own else sandbox.api_url.removesuffix("/api/v3")
    headers = {"Authorization": f"Bearer {token}"} | PARTNER

    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def send(case: Any) -> None:
        fill_path(sandbox, case.path_parameters, known=statuses.total() % 2 == 0)
        if statuses.total() % CALLS_PER_WINDOW == CALLS_PER_WINDOW - 1:
            sandbox.clock.advance(61)
        response = case.call(base_url=base_url, headers=headers, timeout=20)
        statuses[response.status_code] += 1
        assert response.status_code < 500, (case.as_curl_command(), response.text)

    send()


def fill_path(sandbox: Sandbox, parameters: Document, *, known: bool) -> None:
    """Name the store, and what is in it if `known`."""
    if "storeId" in parameters:
        parameters["storeId"] = STORE_ID
    for name, kind in KINDS.items():
        first = sandbox.documents.first(STORE_ID, kind) if known and name in parameters else None
        if first is not None:
            parameters[name] = first["id"]


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str], document: Document) -> None:
    assert main(["openapi"]) == 0
    assert json.loads(capsys.readouterr().out) == document
    assert main(["openapi", "--server", "http://localhost:9/api/v3/"]) == 0
    assert '"url": "http://localhost:9/api/v3"' in capsys.readouterr().out
