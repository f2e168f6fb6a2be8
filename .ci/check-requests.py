"""Holds requests against the API's description: check-requests.py REQUESTS_FILE OPENAPI_FILE

A line is {"method", "path" (with its query), "body" (text, JSON, or null)}. Stops at the first line that the API
would not take.
"""

import json
import re
import sys
from collections import Counter
from urllib.parse import parse_qsl, unquote

from jsonschema import Draft202012Validator

requests_file, openapi_file = sys.argv[1:]
openapi = json.load(open(openapi_file, encoding="utf-8"))


def schema_error(value, schema):
    whole = {**schema, "components": openapi["components"]}
    return next((error.message for error in Draft202012Validator(whole).iter_errors(value)), None)


def parameter_error(parameter, text):
    """A value comes as text; lists are separated by commas."""
    schema = parameter["schema"]
    kind = schema.get("type")
    if kind == "array":
        value = text.split(",")
    elif kind in ("integer", "boolean") and re.fullmatch(r"-?\d+|true|false", text):
        value = json.loads(text)
    else:
        value = text
    message = schema_error(value, schema)
    return message and f"{parameter['in']} parameter {parameter['name']}: {message}"


def body_error(body, described):
    if body in (None, ""):
        return "a body is missing" if described and described.get("required") else None
    if not described:
        return "a body where none belongs"
    try:
        value = json.loads(body) if isinstance(body, str) else body
    except ValueError:
        return "the body is not JSON"
    message = schema_error(value, described["content"]["application/json"]["schema"])
    return message and f"body: {message}"


def operation_of(method, path):
    """Names that stand in the path itself come before those in braces."""
    for template in sorted(openapi["paths"], key=lambda each: each.count("{")):
        match = re.fullmatch(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template), path)
        if match and method.lower() in openapi["paths"][template]:
            return template, openapi["paths"][template][method.lower()], match.groupdict()
    return None, None, None


def errors(request):
    path, _, query = request["path"].partition("?")
    template, operation, parts = operation_of(request["method"], path)
    if not operation:
        return None, ["no such operation"]
    parameters = {(each["in"], each["name"]): each for each in operation.get("parameters", [])}
    given = [("path", name, unquote(text)) for name, text in parts.items()]
    pairs = parse_qsl(query, keep_blank_values=True)
    given += [("query", name, text) for name, text in pairs]
    found = [f"unknown {where} parameter {name}" for where, name, _ in given if (where, name) not in parameters]
    found += [f"query parameter {name} twice" for name, count in Counter(name for name, _ in pairs).items() if count > 1]
    found += [parameter_error(parameters[where, name], text) for where, name, text in given if (where, name) in parameters]
    found.append(body_error(request["body"], operation.get("requestBody")))
    return f"{request['method']} {template}", [each for each in found if each]


checked = Counter()
for line in open(requests_file, encoding="utf-8"):
    operation, problems = errors(json.loads(line))
    if problems:
        sys.exit(f"{'; '.join(problems)}\n{line.strip()}")
    checked[operation] += 1
for operation, count in sorted(checked.items()):
    print(f"{count:6} {operation}")
