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


PLAIN = {
    "leadmark.yaml": "title: County library\nlanguage: en\n",
    "content/strategy/index.md": "title: Reading for everyone\nfrom: 2024-01-01\n",
    "content/strategy/goals/reach.md": "title: We reach those who do not come to us\norder: 1\n",
    "content/periods/season-2026.md": "title: Season 2026/27\nfrom: 2026-08-15\nto: 2027-06-20\n",
    "content/teams/county-library/index.md": "title: County library\nmission: >-\n  We lend, read, listen\n  and help.\nlinks:\n  - Catalogue: https://library.example.com\n",
    "content/teams/branches/index.md": "title: Branches\nparent: county-library\n",
    "content/teams/county-library/season-2026/people.md": (
        "title: Our people have what they need, and say so\nsupports: reach\nkey-results:\n"
        "  - title: Everyone has had two talks about how they are doing\n"
        "  - title: Sick leave goes down\n"
        "  - title: 2026 budget is known in all branches before summer\n"
    ),
    "content/teams/branches/season-2026/open-doors.md": (
        "title: 'Open doors: evenings, too'\nowner: 7\nsupports:\n  - county-library/people: Tired people close early\nkey-results:\n"
        "  - {title: Visits after five o'clock, target: 30000}\n"
        "  - {title: Complaints about opening hours, at-most: 5}\n"
        "  - title: A branch is open every evening\n    done: false\n    owner:\n"
        "outcome:\n"
    ),
    "content/teams/branches/backlog/book-bus.md": "title: The book bus comes back\n",
}


class Schemas(support.Case):
    def setUp(self):
        super().setUp()
        schemas = json.loads(support.leadmark("schema").stdout)
        for schema in schemas.values():
            jsonschema.Draft7Validator.check_schema(schema)
        self.validators = {name: jsonschema.Draft7Validator(schema) for name, schema in schemas.items()}

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

    def test_what_was_written_for_no_program(self):
        """As organisations publish their OKRs: whole sentences, few numbers, no baselines, years of their own."""
        project = self.folder / "plain"
        for path, front in PLAIN.items():
            file = project / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(front if path.endswith(".yaml") else f"---\n{front}---\n", encoding="utf-8")
            name = "settings" if path.endswith(".yaml") else kind(file.relative_to(project / "content"))
            with self.subTest(path=path):
                self.validators[name].validate(yaml.load(front, Text) or {})
        found = json.loads(support.leadmark("check", project, "--format", "json").stdout)
        self.assertEqual({finding["severity"] for finding in found}, {"warning"})

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
