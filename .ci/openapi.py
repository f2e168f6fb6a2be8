"""What the API's OpenAPI file allows. As a command, for requests: openapi.py REQUESTS_FILE OPENAPI_FILE

A line of the first is {"method", "path" (with its query), "body" (text)}. Stops at the first that the API would not take.
"""

import json
import re
import sys
from collections import Counter
from urllib.parse import parse_qsl, unquote

from jsonschema import Draft202012Validator


class OpenApi:
    def __init__(self, file):
        with open(file, encoding="utf-8") as text:
            self.document = json.load(text)

    def operation(self, method, path):
        """Its name, what is known of it, and the parts of the path; where nothing fits, three times None."""
        # Names that stand in the path itself come before those in braces.
        for template in sorted(self.document["paths"], key=lambda each: each.count("{")):
            match = re.fullmatch(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template), path)
            operation = self.document["paths"][template].get(method.lower())
            if match and operation:
                return f"{method} {template}", operation, match.groupdict()
        return None, None, None

    def problem(self, value, schema):
        """What is wrong with a value, or None."""
        whole = {**schema, "components": self.document["components"]}
        errors = Draft202012Validator(whole).iter_errors(value)
        return next((f"{error.json_path}: {error.message}" for error in errors), None)

    def request_problems(self, operation, parts, query, body):
        schemas = {(it["in"], it["name"]): it["schema"] for it in operation.get("parameters", [])}
        pairs = parse_qsl(query, keep_blank_values=True)
        yield from (f"{name} is given twice" for name, n in Counter(name for name, _ in pairs).items() if n > 1)
        for where, name, text in [("path", *it) for it in parts.items()] + [("query", *it) for it in pairs]:
            schema = schemas.get((where, name))
            # A value comes as text; lists are separated by commas.
            value = unquote(text) if where == "path" else text.split(",") if schema and schema.get("type") == "array" else text
            if schema and schema.get("type") in ("integer", "boolean") and re.fullmatch(r"0|-?[1-9]\d*|true|false", text):
                value = json.loads(text)
            problem = self.problem(value, schema) if schema else "the API has no such parameter"
            if problem:
                yield f"{where} parameter {name}, {problem}"
        described = operation.get("requestBody")
        if body and described:
            problem = self.problem(json.loads(body), described["content"]["application/json"]["schema"])
            if problem:
                yield f"body, {problem}"
        elif body or (described and described.get("required")):
            yield "a body where none belongs" if body else "a body is missing"


def check(api, line):
    request = json.loads(line)
    path, _, query = request["path"].partition("?")
    name, operation, parts = api.operation(request["method"], path)
    if not operation:
        sys.exit(f"no such operation\n{line}")
    for problem in api.request_problems(operation, parts, query, request["body"]):
        sys.exit(f"{problem}\n{line}")
    return name


if __name__ == "__main__":
    description = OpenApi(sys.argv[2])
    with open(sys.argv[1], encoding="utf-8") as lines:
        for name, count in sorted(Counter(check(description, line) for line in lines).items()):
            print(f"{count:6} {name}")
