"""Holds requests against the API's description: check-requests.py REQUESTS_FILE OPENAPI_FILE

A line is {"method", "path" (with its query), "body" (text, JSON, or null)}. Stops at the first line that the API
would not take.
"""

import json
import re
import sys
from collections import Counter
from urllib.parse import parse_qsl, unquote

from openapi import OpenApi

requests_file, openapi_file = sys.argv[1:]
api = OpenApi(openapi_file)


def parameter_problem(parameter, text):
    """A value comes as text; lists are separated by commas."""
    schema = parameter["schema"]
    value = text
    if schema.get("type") == "array":
        value = text.split(",")
    elif schema.get("type") in ("integer", "boolean") and re.fullmatch(r"0|-?[1-9]\d*|true|false", text):
        value = json.loads(text)
    problem = api.problem(value, schema)
    return problem and f"{parameter['in']} parameter {parameter['name']}, {problem}"


def body_problem(body, described):
    if body in (None, ""):
        return "a body is missing" if described and described.get("required") else None
    if not described:
        return "a body where none belongs"
    try:
        value = json.loads(body) if isinstance(body, str) else body
    except ValueError:
        return "the body is not JSON"
    problem = api.problem(value, described["content"]["application/json"]["schema"])
    return problem and f"body, {problem}"


def check(request):
    """The operation's name, and all that is wrong."""
    path, _, query = request["path"].partition("?")
    name, operation, parts = api.operation(request["method"], path)
    if not operation:
        return None, ["no such operation"]
    known = {(each["in"], each["name"]): each for each in operation.get("parameters", [])}
    pairs = parse_qsl(query, keep_blank_values=True)
    given = [("path", part, unquote(text)) for part, text in parts.items()]
    given += [("query", option, text) for option, text in pairs]
    problems = [f"{option} is given twice" for option, n in Counter(option for option, _ in pairs).items() if n > 1]
    for where, option, text in given:
        parameter = known.get((where, option))
        problems.append(parameter_problem(parameter, text) if parameter else f"unknown {where} parameter {option}")
    problems.append(body_problem(request["body"], operation.get("requestBody")))
    return name, [each for each in problems if each]


checked = Counter()
with open(requests_file, encoding="utf-8") as lines:
    for line in lines:
        name, problems = check(json.loads(line))
        if problems:
            sys.exit(f"{'; '.join(problems)}\n{line.strip()}")
        checked[name] += 1
for name, count in sorted(checked.items()):
    print(f"{count:6} {name}")
