"""The schemas for editors fit what authors write, and point out what is misspelt."""

import json
import unittest

import jsonschema
import yaml

import support


class Text(yaml.SafeLoader):
    """YAML as an editor's schema sees it: a day is a word."""


Text.yaml_implicit_resolvers = {
    first: [(tag, words) for tag, words in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def kind(path):
    """Which schema a file of `content/` goes by."""
    match path.with_suffix("").parts:
        case ("index",):
            return "front-page"
        case ("strategy", "index"):
            return "strategy"
        case ("strategy", folder, *_):
            return {"goals": "goal", "challenges": "challenge", "policies": "policy"}[folder]
        case ("periods", *_):
            return "period"
        case ("teams", _, "index"):
            return "team"
        case ("teams", _, _, "index"):
            return "team-period"
        case _:
            return "objective"


class Schemas(support.Case):
    def setUp(self):
        super().setUp()
        schemas = json.loads(support.leadmark("schema").stdout)
        for schema in schemas.values():
            jsonschema.Draft202012Validator.check_schema(schema)
        self.validators = {name: jsonschema.Draft202012Validator(schema) for name, schema in schemas.items()}

    def test_one_by_one(self):
        for name, validator in self.validators.items():
            self.assertEqual(json.loads(support.leadmark("schema", name).stdout), validator.schema)

    def test_the_example(self):
        content = support.ROOT / "content-example/content"
        seen = set()
        for path in content.rglob("*.md"):
            text = path.read_text(encoding="utf-8")
            if not text.startswith("---\n"):
                continue
            value = yaml.load(text.split("---\n")[1], Text) or {}
            name = kind(path.relative_to(content))
            seen.add(name)
            with self.subTest(path=str(path.relative_to(content))):
                self.validators[name].validate(value)
                self.assertFalse(self.validators[name].is_valid({**value, "onwer": "Ola"}))
        self.assertLessEqual({"objective", "team", "goal", "challenge", "policy"}, seen)
        settings = yaml.load((support.ROOT / "content-example/leadmark.yaml").read_text(encoding="utf-8"), Text)
        self.validators["settings"].validate(settings)

    def test_mistakes(self):
        check = lambda value, fine: self.assertEqual(self.validators["objective"].is_valid(value), fine, value)
        result = {"title": "Build time", "baseline": 22, "target": 8}
        check({"title": "A", "key-results": [result]}, True)
        check({"title": "A", "key-results": [{**result, "check-ins": [{"date": "2026-10-12", "value": "none"}]}]}, True)
        check({"title": "A", "key-results": [{**result, "targt": 8}]}, False)
        check({"title": "A", "key-results": [{"target": 8}]}, False)
        check({"title": "A", "key-results": [{**result, "check-ins": [{"value": 3}]}]}, False)
        check({"title": "A", "check-ins": [{"date": "2026-10-12", "status": "green"}]}, False)
        check({"title": "A", "check-ins": [{"date": "2026-10-12", "confidence": 11}]}, False)
        check({"title": "A", "supports": ["speed", {"goals/flow": "How"}]}, True)
        check({"title": "A", "owner": None}, True)


if __name__ == "__main__":
    unittest.main()
