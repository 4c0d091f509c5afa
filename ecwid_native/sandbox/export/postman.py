"""The REST API as a Postman collection of version 2.1, made from the catalogue.

Source: schema.getpostman.com, "Postman Collection Format v2.1.0" (read 2026-11).
"""

import json
from typing import Any
from urllib.parse import urlsplit

from ecwid_native.sandbox import catalogue
from ecwid_native.sandbox.catalogue import DocumentedOperation, Parameter
from ecwid_native.sandbox.export.examples import example_of

Document = dict[str, Any]

SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
PREFIX = "/api/v3"


def postman_collection(api_url: str) -> Document:
    """Return the collection: a folder for each section, the token and the store as variables."""
    folders: dict[str, list[Document]] = {}
    for operation in catalogue.operations():
        folders.setdefault(operation.section, []).append(_item(operation))
    origin = urlsplit(api_url)
    return {
        "info": {
            "name": "Ecwid REST API",
            "description": "Set the variables storeId and token, then send any request.",
            "schema": SCHEMA,
        },
        "auth": {"type": "bearer", "bearer": [_variable("token", "{{token}}")]},
        "variable": [
            _variable("baseUrl", api_url),
            _variable("origin", f"{origin.scheme}://{origin.netloc}"),
            _variable("storeId", "1003"),
            _variable("token", ""),
        ],
        "item": [{"name": section, "item": items} for section, items in folders.items()],
    }


def _item(operation: DocumentedOperation) -> Document:
    request: Document = {
        "method": operation.method,
        "header": [],
        "url": _url(operation),
        "description": _description(operation),
    }
    body = _body(operation)
    if body is not None:
        request["header"] = [{"key": "Content-Type", "value": "application/json"}]
        language = {"raw": {"language": "json"}}
        request["body"] = {"mode": "raw", "raw": body, "options": language}
    return {"name": operation.name.replace("_", " "), "request": request, "response": []}


def _url(operation: DocumentedOperation) -> Document:
    is_usual = operation.route.startswith(f"{PREFIX}/")
    host = "{{baseUrl}}" if is_usual else "{{origin}}"
    path = operation.route.removeprefix(PREFIX) if is_usual else operation.route
    parts = [f":{part[1:-1]}" if part.startswith("{") else part for part in path[1:].split("/")]
    return {
        "raw": "/".join([host, *parts]),
        "host": [host],
        "path": parts,
        "query": [
            {**_described(each), "value": "", "disabled": True}
            for each in operation.query_parameters
        ],
        "variable": [
            {**_described(each), "value": "{{storeId}}" if each.name == "storeId" else ""}
            for each in operation.path_parameters
        ],
    }


def _description(operation: DocumentedOperation) -> str:
    scopes = ", ".join(operation.scopes) or "none"
    lines = [f"Scopes: {scopes}.", f"Answer: {operation.response or 'empty'}."]
    if not operation.path.startswith("/"):
        lines.append(f"Real address: {operation.path}.")
    if operation.unconfirmed:
        lines.append(f"Open in the documentation: {operation.unconfirmed}.")
    return "\n".join(lines)


def _body(operation: DocumentedOperation) -> str | None:
    if operation.body is None or operation.body.startswith(("binary", "raw")):
        return None
    return json.dumps(example_of(operation.body), ensure_ascii=False, indent=2)


def _described(parameter: Parameter) -> Document:
    return {"key": parameter.name, "description": parameter.description}


def _variable(key: str, value: str) -> Document:
    return {"key": key, "value": value, "type": "string"}
