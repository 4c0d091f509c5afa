"""The REST API as an OpenAPI 3.1 document, made from the catalogue."""

from typing import Any
from urllib.parse import urlsplit

from ecwid_native.sandbox import catalogue
from ecwid_native.sandbox.catalogue import DocumentedOperation, Parameter
from ecwid_native.sandbox.export.schemas import components, schema_of
from ecwid_native.sandbox.rest.coverage import Column, coverage

Document = dict[str, Any]

PLATFORM = "https://app.ecwid.com/api/v3"
DESCRIPTION = (
    "Every documented operation, with the scopes that it needs. x-sandbox says whether the local"
    " Ecwid behaves as documented, has an operation whose shape is unconfirmed, or lacks it."
)
# No token is asked for; see "Dictionaries" and "Static code" of the documentation.
OPEN_SECTIONS = {"Dictionary", "StaticCode"}
# Objects whose fields are not documented.
LOOSE = {"StarterSite"}
# These are called by the app, not for a store.
APP_SECTION = "PartnerStores"
APP_NOTE = "Sent with the app's client id and secret in two headers, without a token."
BINARY: Document = {"application/octet-stream": {"schema": {}}}
BODIES: dict[str, Document] = {
    "binary or externalUrl": BINARY,
    "raw string (client, 2020) or {value} (docs 2026)": {
        "text/plain": {"schema": {"type": "string"}}
    },
    "unconfirmed": {
        "application/json": {
            "schema": {"type": "object", "properties": {"url": {"type": "string"}}}
        }
    },
    "StoreCreate (partner)": {"application/json": {"schema": {"type": "object"}}},
}
ANSWERS: dict[str, Document] = {
    "binary": BINARY,
    "application/pdf": {"application/pdf": {"schema": {}}},
    "text/html": {"text/html": {"schema": {"type": "string"}}},
    "string (HTML)": {"text/html": {"schema": {"type": "string"}}},
    "see note": {"application/json": {"schema": {}}},
    "list of offers (unconfirmed)": {
        "application/json": {"schema": {"type": "array", "items": {}}}
    },
    "{items: list<{ticket, status}>}": {
        "application/json": {
            "schema": {
                "type": "object",
                "properties": {"items": {"type": "array", "items": schema_of("{ticket, status}")}},
            }
        }
    },
}


def openapi_document(api_url: str) -> Document:
    """Return the document, with `api_url` (ending in /api/v3) as the first server."""
    paths: Document = {}
    for item in coverage():
        _add(paths, item.operation, item.column, api_url)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Ecwid REST API", "version": "3", "description": DESCRIPTION},
        "servers": [
            {"url": api_url, "description": "the local Ecwid"},
            {"url": PLATFORM, "description": "the platform"},
        ],
        "tags": [
            {"name": name} for name in dict.fromkeys(o.section for o in catalogue.operations())
        ],
        "paths": paths,
        "components": {
            "schemas": components(),
            "responses": {
                "Error": {
                    "description": "An error.",
                    "content": {"application/json": {"schema": schema_of("ApiError")}},
                }
            },
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A secret token of one app in one store, or a public one.",
                    "x-scopes": catalogue.scopes(),
                },
                "clientId": {"type": "apiKey", "in": "header", "name": "X-Ecwid-App-Client-Id"},
                "clientSecret": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "X-Ecwid-App-Secret-Key",
                },
            },
        },
    }


def _add(paths: Document, operation: DocumentedOperation, column: Column, api_url: str) -> None:
    is_elsewhere = not operation.path.startswith("/")
    path = operation.route if is_elsewhere else operation.path
    item = paths.setdefault(path, {})
    if is_elsewhere:
        origins = (urlsplit(api_url), urlsplit(operation.path))
        item["servers"] = [{"url": f"{origin.scheme}://{origin.netloc}"} for origin in origins]
    method = operation.method.lower()
    if method in item:  # a second operation at the same place, told from the first by its query
        known = {parameter["name"] for parameter in item[method]["parameters"]}
        more = [each for each in operation.query_parameters if each.name not in known]
        item[method]["parameters"] += [_query(each) for each in more]
        item[method]["summary"] += f" / {operation.name.replace('_', ' ')}"
        return
    item[method] = _operation(operation, column)


def _operation(operation: DocumentedOperation, column: Column) -> Document:
    document: Document = {
        "operationId": operation.id,
        "tags": [operation.section],
        "summary": operation.name.replace("_", " "),
        "parameters": [
            *(
                {**_described(each), "in": "path", "required": True}
                for each in operation.path_parameters
            ),
            *map(_query, operation.query_parameters),
        ],
        "security": _security(operation),
        "responses": {
            "200": _answer(operation),
            "default": {"$ref": "#/components/responses/Error"},
        },
        "x-sandbox": column,
    }
    notes = [
        *([APP_NOTE] if operation.section == APP_SECTION else []),
        *(
            [f"Open in the documentation: {operation.unconfirmed}."]
            if operation.unconfirmed
            else []
        ),
    ]
    if notes:
        document["description"] = " ".join(notes)
    if operation.body is not None:
        document["requestBody"] = {"content": BODIES.get(operation.body) or _json(operation.body)}
    return document


def _security(operation: DocumentedOperation) -> list[Document]:
    if operation.section in OPEN_SECTIONS:
        return []
    if operation.section == APP_SECTION:
        return [{"clientId": [], "clientSecret": []}]
    return [{"token": list(operation.scopes)}]


def _answer(operation: DocumentedOperation) -> Document:
    answer: Document = {"description": "The answer."}
    if operation.response:
        answer["content"] = ANSWERS.get(operation.response) or _json(operation.response)
    return answer


def _json(kind: str) -> Document:
    name = kind.partition(" (")[0]
    return {"application/json": {"schema": schema_of("object" if name in LOOSE else name)}}


def _query(parameter: Parameter) -> Document:
    if parameter.name.endswith("*"):  # any name that begins so
        values = {"type": "object", "additionalProperties": schema_of(parameter.type)}
        return {**_described(parameter), "in": "query", "explode": True, "schema": values}
    document = {**_described(parameter), "in": "query"}
    if parameter.type.startswith("list<"):
        document.update(style="form", explode=False)
    return document


def _described(parameter: Parameter) -> Document:
    return {
        "name": parameter.name,
        "description": parameter.description,
        "schema": schema_of(parameter.type),
    }
