"""Holds the emulator against the vendor's Python client: official-client.py URL KEY [OPENAPI_FILE]

The client validates nothing that it gets: it builds its models with `construct`. So every answer is validated here:
strictly, by the client's own models, which must know every field; and, if the OpenAPI file is given, by the schema of
the operation and the status. Only that file says which fields may not be missing, and which values there are.
"""

import json
import re
import sys
from datetime import datetime

import httpx
import supermemory
from jsonschema import Draft202012Validator
from supermemory import types

url, key, *openapi_file = sys.argv[1:]
openapi = json.load(open(openapi_file[0], encoding="utf-8")) if openapi_file else None
answers = []
TIMES = ("startedAt", "completedAt", "createdAt", "updatedAt", "lastSuccessfulSyncAt")


def keep(response):
    response.read()
    answers.append(response)


def client(api_key):
    hooks = {"response": [keep]}
    return supermemory.Supermemory(
        base_url=url, api_key=api_key, max_retries=0, httpx_client=httpx.Client(event_hooks=hooks)
    )


def expect(holds, sentence):
    if not holds:
        sys.exit(f"official-client.py: {sentence}")


def unknown_fields(value):
    """Fields that a model took without knowing them."""
    if isinstance(value, list):
        return [name for each in value for name in unknown_fields(each)]
    if not hasattr(value, "model_extra"):
        return []
    parts = [unknown_fields(getattr(value, name)) for name in type(value).model_fields]
    return [*value.model_extra, *(name for part in parts for name in part)]


def with_times(pairs):
    """The models, when strict, take times only as such."""
    return {name: datetime.fromisoformat(value) if name in TIMES and value else value for name, value in pairs}


def check(response, model):
    """One answer: by the model, then by the schema."""
    what = f"{response.request.method} {response.request.url.path}, {response.status_code}"
    try:
        unknown = unknown_fields(model.model_validate(json.loads(response.text, object_pairs_hook=with_times), strict=True))
    except ValueError as error:
        return expect(False, f"{what} is no {model.__name__}: {error}")
    expect(not unknown, f"{what}: {model.__name__} does not know {unknown}")
    if openapi is None:
        return None
    for template, operations in openapi["paths"].items():
        operation = operations.get(response.request.method.lower())
        if operation and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), response.request.url.path):
            content = operation["responses"][str(response.status_code)]["content"]
            schema = {**content["application/json"]["schema"], "components": openapi["components"]}
            for error in Draft202012Validator(schema).iter_errors(response.json()):
                expect(False, f"{what} breaks the schema at {error.json_path}: {error.message}")
            return None
    return expect(False, f"{what}: no such operation")


def get(model, call, *args, **options):
    """What a call gives back, once its answer was checked."""
    value = call(*args, **options)
    check(answers[-1], model)
    return value


def refused(error_class, model, call, *args, **options):
    name = error_class.__name__
    try:
        call(*args, **options)
    except error_class as error:
        expect(error.message, f"{name} without a message")
        check(answers[-1], model)
    else:
        expect(False, f"{name} was expected from {call.__qualname__}{args} {options}")


good, bad = client(key), client("sm_wrong")
connectors = good.connectors

everything = get(types.ConnectorList, connectors.list_all, limit=100).connectors
total = len(everything)
pages = [get(types.ConnectorList, connectors.list_all, limit=2, page=n + 1) for n in range((total + 1) // 2)]
paged = [each.id for page in pages for each in page.connectors]
expect(paged == [each.id for each in everything], f"the pages show {paged}")
expect(pages[0].pagination.total_items == total, f"pages of 2: {pages[0].pagination}")

namespace = "team-docs"
listed = get(types.ConnectorList, connectors.list, namespace, provider="web-crawler").connectors
expect(listed, f"no web-crawler in {namespace}")
mine = listed[0].id
started = get(types.ConnectorSyncStarted, connectors.sync, namespace, mine)
expect((started.id, started.status) == (mine, "queued"), f"sync answered {started}")
for each in everything:
    get(types.Connector, connectors.get, each.namespace, each.id, include=["syncs"])
documents = get(types.ListResponse, good.list, namespace, "documents", sort="updatedAt", order="desc")
expect(documents.pagination.limit == 10, f"documents: {documents.pagination}")
get(types.ListResponse, good.list, namespace, "documents", limit=100, include={"memoryCount": False})

plain, invalid = types.ErrorResponse, types.ValidationErrorResponse
refused(supermemory.ConflictError, plain, connectors.sync, namespace, mine)
refused(supermemory.NotFoundError, plain, connectors.sync, "customer-a", mine)
refused(supermemory.NotFoundError, plain, connectors.get, namespace, "conn_nobody")
refused(supermemory.BadRequestError, invalid, connectors.list_all, limit=101)
refused(supermemory.BadRequestError, invalid, connectors.list, "not a namespace")
refused(supermemory.AuthenticationError, plain, bad.connectors.list_all)
print(f"The Python client {supermemory.__version__} takes the emulator for the API: {len(answers)} answers checked")
