"""The catalogue for other tools: an OpenAPI document and a Postman collection."""
