"""The static API: the catalog, the rules and the words as JSON, CSV and SQLite, with schemas and OpenAPI."""

from mkdocs_aruntime.publish.api.build import API, build_api
from mkdocs_aruntime.publish.api.schemas import SCHEMAS, schema_text

__all__ = ["API", "SCHEMAS", "build_api", "schema_text"]
