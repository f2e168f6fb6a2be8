"""Finds operations in the API's OpenAPI file, and holds values against its schemas."""

import json
import re

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
