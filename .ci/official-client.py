"""Holds the emulator against the vendor's Python client: official-client.py URL KEY OPENAPI_FILE

The client validates nothing that it gets: it builds its models with `construct`. So every answer is checked here: the
client's models must know every field, and the API's description must allow what is there.
"""

import sys
import time

import httpx
import supermemory
from openapi import OpenApi
from supermemory import types

url, key, openapi_file = sys.argv[1:]
api = OpenApi(openapi_file)
answers = []


def client(api_key):
    kept = httpx.Client(event_hooks={"response": [lambda response: (response.read(), answers.append(response))]})
    return supermemory.Supermemory(base_url=url, api_key=api_key, max_retries=0, httpx_client=kept)


def expect(holds, sentence):
    if not holds:
        sys.exit(f"official-client.py: {sentence}")


def unknown_fields(value):
    """Fields that a model took without knowing them."""
    if isinstance(value, list):
        return [name for each in value for name in unknown_fields(each)]
    if not hasattr(value, "model_extra"):
        return []
    return [*value.model_extra, *unknown_fields([getattr(value, name) for name in type(value).model_fields])]


def check(response, model):
    """One answer: by the model, then by the schema."""
    method, path, status = response.request.method, response.request.url.path, response.status_code
    what = f"{method} {path}, {status}, {model.__name__}"
    unknown = unknown_fields(model.model_validate(response.json()))
    expect(not unknown, f"{what}: the model does not know {unknown}")
    name, operation, _ = api.operation(method, path)
    expect(name, f"{what}: no such operation")
    problem = api.problem(response.json(), operation["responses"][str(status)]["content"]["application/json"]["schema"])
    expect(not problem, f"{what} breaks the schema: {problem}")


def get(model, call, *args, **options):
    """What a call gives back, once its answer was checked."""
    value = call(*args, **options)
    check(answers[-1], model)
    return value


def refused(error_class, model, call, *args, **options):
    try:
        call(*args, **options)
    except error_class:
        return check(answers[-1], model)
    sys.exit(f"official-client.py: {error_class.__name__} was expected from {call.__qualname__}{args} {options}")


good, bad = client(key), client("sm_wrong")
connectors = good.connectors
namespace = "team-docs"

everything = get(types.ConnectorList, connectors.list_all, limit=100).connectors
pages = [get(types.ConnectorList, connectors.list_all, limit=4, page=number) for number in (1, 2, 3)]
paged = [each.id for page in pages for each in page.connectors]
expect(paged == [each.id for each in everything], f"the pages show {paged}")
expect(pages[0].pagination.total_items == len(everything), f"pages of 4: {pages[0].pagination}")

# A run with failed items, and documents of all kinds.
mine = get(types.ConnectorList, connectors.list, namespace, provider="google-drive").connectors[0].id
started = get(types.ConnectorSyncStarted, connectors.sync, namespace, mine)
expect((started.id, started.status) == (mine, "queued"), f"sync answered {started}")
plain, invalid = types.ErrorResponse, types.ValidationErrorResponse
refused(supermemory.ConflictError, plain, connectors.sync, namespace, mine)
refused(supermemory.NotFoundError, plain, connectors.sync, "customer-a", mine)
refused(supermemory.NotFoundError, plain, connectors.get, namespace, "conn_nobody")
refused(supermemory.BadRequestError, invalid, connectors.list_all, limit=101)
refused(supermemory.BadRequestError, invalid, connectors.list, "not a namespace")
refused(supermemory.AuthenticationError, plain, bad.connectors.list_all)

seen, run, until = set(), None, time.monotonic() + 20
while not (run and run.failures and seen >= {"queued", "done", "failed"}):
    expect(time.monotonic() < until, f"after 20 seconds: {run}, documents {seen}")
    run = get(types.Connector, connectors.get, namespace, mine, include=["syncs"]).syncs[0]
    documents = get(types.ListResponse, good.list, namespace, "documents", sort="updatedAt", limit=100).documents
    seen |= {document.system.status for document in documents}
    time.sleep(0.05)
get(types.ListResponse, good.list, namespace, "documents", include={"memoryCount": False})
for each in everything:
    get(types.Connector, connectors.get, each.namespace, each.id, include=["syncs"])
print(f"The Python client {supermemory.__version__} takes the emulator for the API: {len(answers)} answers checked")
