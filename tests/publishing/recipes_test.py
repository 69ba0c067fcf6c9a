"""The build part of every recipe is taken out of its page and run against the example; what uploads, with a stand-in that copies."""

import json
import os
import pathlib
import shutil
import subprocess
import unittest

import yaml

import support

# `aws s3 sync FROM TO`, into a folder: `s3://x/y` is `$BUCKETS/x/y`. The last header said for a file is kept beside it.
AWS = r"""
import fnmatch, json, os, pathlib, shutil, sys
def place(name):
    return pathlib.Path(os.environ["BUCKETS"] + "/" + name[5:]) if name.startswith("s3://") else pathlib.Path(name)
words = sys.argv[1:]
assert words[:2] == ["s3", "sync"], words
source, target, words = place(words[2]), place(words[3]), words[4:]
rules, flags, header = [], set(), None
while words:
    word = words.pop(0)
    if word in ("--exclude", "--include"): rules.append((word == "--include", words.pop(0)))
    elif word == "--cache-control": header = words.pop(0)
    else: flags.add(word)
assert flags <= {"--delete", "--size-only"}, flags
def holds(path):
    keep = True
    for include, pattern in rules:
        if fnmatch.fnmatchcase(path, pattern): keep = include
    return keep
def tree(folder):
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file() and holds(path.relative_to(folder).as_posix())}
headers_path = pathlib.Path(os.environ["BUCKETS"]) / "headers.json"
headers = json.loads(headers_path.read_text()) if headers_path.exists() else {}
new, old = tree(source), tree(target)
for path, file in new.items():
    there = old.get(path)
    if there and there.stat().st_size == file.stat().st_size and ("--size-only" in flags or there.stat().st_mtime >= file.stat().st_mtime): continue
    (target / path).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(file, target / path)
    headers[str((target / path).relative_to(os.environ["BUCKETS"]))] = header
if "--delete" in flags:
    for path in old.keys() - new.keys():
        old[path].unlink()
headers_path.write_text(json.dumps(headers))
"""


# How a shell is called that stops at the first failure, and how Azure calls it.
STRICT = ["-e", "-o", "pipefail"]
AZURE = ["--noprofile", "--norc"]


class Recipes(support.Case):
    def setUp(self):
        super().setUp()
        self.tools = self.folder / "bin"
        self.tools.mkdir()
        (self.tools / "leadmark").symlink_to(support.PROGRAM)
        for tool in ["cargo", "git"]:
            if tool == "cargo":
                (self.tools / tool).write_text("#!/bin/sh\necho a recipe installs what is there already >&2; exit 1\n")
                (self.tools / tool).chmod(0o755)
        (self.tools / "aws").write_text("#!/usr/bin/env python3\n" + AWS)
        (self.tools / "aws").chmod(0o755)
        self.buckets = self.folder / "buckets"
        self.buckets.mkdir()
        self.checkout = self.project()
        git = lambda *words: subprocess.run(["git", "-C", self.checkout, "-c", "user.name=t", "-c", "user.email=t@example.com", *words], check=True, capture_output=True)
        git("init", "--quiet", "--initial-branch=main")
        git("add", ".")
        git("commit", "--quiet", "--message=Content")
        git("update-ref", "refs/remotes/origin/main", "HEAD")

    def shell(self, script, *options):
        environment = {**os.environ, "PATH": f"{self.tools}:{os.environ['PATH']}", "BUCKETS": str(self.buckets), "CI": "true"}
        for name in ["GITHUB_BASE_REF", "PIPELINE_WORKSPACE", "LEADMARK"]:
            environment.pop(name, None)
        done = subprocess.run(["bash", *(options or STRICT), "-c", script], cwd=self.checkout, env=environment, capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, f"{script}\n{done.stdout}{done.stderr}")
        return done.stdout

    def run_build(self, page):
        """Puts the files of the page into the project, then runs what it builds with; returns what that printed."""
        printed = ""
        for mark, language, text in support.blocks(page):
            if mark.startswith("file "):
                path = self.checkout / mark.removeprefix("file ")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
        ran = 0
        for mark, language, text in support.blocks(page):
            if mark == "build":
                for script, options in [(text, STRICT)] if language == "sh" else scripts(yaml.safe_load(text)):
                    printed += self.shell(script, *options)
                    ran += 1
        self.assertGreater(ran, 0, f"{page} has nothing to run")
        return printed

    def upload(self, page, **places):
        for mark, _, text in support.blocks(page):
            if mark == "upload":
                for written, real in places.items():
                    text = text.replace(written.replace("_", "/"), str(real))
                self.shell(text)

    def same(self, published):
        expected = support.built()
        there = {path: file.read_bytes() for path, file in support.files(published).items() if not path.startswith(".")}
        wanted = {path: file.read_bytes() for path, file in support.files(expected).items() if not path.startswith(".")}
        self.assertEqual(there.keys(), wanted.keys())
        self.assertEqual([path for path in there if there[path] != wanted[path]], [])

    def test_github_pages(self):
        self.run_build("github-pages.md")
        self.same(self.checkout / "public")

    def test_gitlab_pages(self):
        self.run_build("gitlab-pages.md")
        self.same(self.checkout / "public")
        self.assertIsInstance(json.loads((self.checkout / "findings.json").read_text()), list)

    def test_azure(self):
        self.run_build("azure.md")
        public = self.checkout / "public"
        headers = json.loads((public / "staticwebapp.config.json").read_text())["globalHeaders"]
        self.assertTrue(headers["Content-Security-Policy"].startswith("default-src 'self';"))
        (public / "staticwebapp.config.json").unlink()
        self.same(public)

    def known(self, published):
        """What browsers look for at a known place is published, and nothing that leadmark keeps for itself."""
        hidden = [path for path in support.files(published) if path.startswith(".")]
        self.assertEqual(hidden, [".well-known/security.txt"])

    def write_known(self):
        known = self.checkout / "static/.well-known"
        known.mkdir(parents=True)
        (known / "security.txt").write_text("Contact: mailto:okrs@example.com\n")

    def test_a_bucket(self):
        self.write_known()
        self.run_build("s3.md")
        self.upload("s3.md")
        bucket = self.buckets / "okrs.example.com"
        self.same(bucket)
        self.known(bucket)
        headers = json.loads((self.buckets / "headers.json").read_text())
        for path in support.files(bucket):
            expected = "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"
            self.assertEqual(headers[f"okrs.example.com/{path}"], expected)
        # What is gone from the content is gone from the bucket.
        self.assertTrue((bucket / "teams/digital/backlog/crew-chat/index.html").exists())
        (self.checkout / "content/teams/digital/backlog/crew-chat.md").unlink()
        self.shell("leadmark build --out public")
        self.upload("s3.md")
        self.assertFalse((bucket / "teams/digital/backlog/crew-chat/index.html").exists())
        self.assertTrue((bucket / "teams/index.html").exists())

    def test_nginx(self):
        self.run_build("nginx.md")
        (self.folder / "www").mkdir()
        self.upload("nginx.md", _var_www=self.folder / "www")
        self.same(self.folder / "www/okrs")

    def test_a_network_share(self):
        self.write_known()
        self.run_build("network-share.md")
        (self.folder / "share").mkdir()
        self.upload("network-share.md", _mnt_share=self.folder / "share")
        share = self.folder / "share/okrs"
        self.known(share)
        for path, file in support.files(share).items():
            # A server shows `404.html` at addresses of any depth, so that its links begin at the site's root; a share has no server.
            if not path.endswith(".html") or path == "404.html":
                continue
            for link in support.Page(file.read_text(encoding="utf-8")).links:
                if ":" in link.split("/")[0] or link.startswith(("//", "#")):
                    continue
                import urllib.parse
                target = (file.parent / urllib.parse.unquote(urllib.parse.urlsplit(link).path)).resolve()
                self.assertTrue(target.is_file(), f"{path} links to {link}")

    def test_pull_requests(self):
        page = self.checkout / "content/teams/digital/2026-q4/quiet-nights.md"
        page.write_text(page.read_text().replace("owner:", "onwer:", 1))
        github, azure = self.run_builds_with_findings("pull-requests.md")
        self.assertRegex(github, r"(?m)^::(error|warning) file=content/teams/digital/2026-q4/quiet-nights\.md,line=\d+")
        self.assertRegex(azure, r"(?m)^content/teams/digital/2026-q4/quiet-nights\.md:\d+:\d+: error")
        page.write_text(page.read_text().replace("onwer:", "owner:", 1))
        self.run_build("pull-requests.md")
        self.assertTrue((self.checkout / "preview/index.html").is_file())

    def run_builds_with_findings(self, page):
        """The scripts that check; each is expected to find an error, and to stop there."""
        found = [step for _, _, text in support.blocks(page) for step in scripts(yaml.safe_load(text)) if "leadmark check" in step[0]]
        environment = {**os.environ, "PATH": f"{self.tools}:{os.environ['PATH']}", "GITHUB_BASE_REF": "main"}
        for script, options in found:
            done = subprocess.run(["bash", *options, "-c", script], cwd=self.checkout, env=environment, capture_output=True, text=True)
            self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
            self.assertFalse((self.checkout / "preview").exists())
            yield done.stdout

    def test_what_a_pipeline_runs_it_installs_first(self):
        """On a machine without leadmark, whose cargo puts it where it is told to."""
        (self.tools / "leadmark").unlink()
        (self.tools / "cargo").write_text(
            '#!/bin/sh\n[ "$1 $2 $3" = "install --locked --path" ] || exit 1\n'
            'root="$HOME/.cargo"; [ "$5" != --root ] || root="$6"\n'
            f'mkdir -p "$root/bin" && ln -s {support.PROGRAM} "$root/bin/leadmark"\n'
        )
        others = [path for path in os.environ["PATH"].split(":") if not os.path.exists(f"{path}/leadmark")]
        pipelines = [(page, yaml.safe_load(text)) for page in ("github-pages.md", "azure.md", "pull-requests.md") for _, language, text in support.blocks(page) if language == "yaml"]
        whole = [(page, pipeline) for page, pipeline in pipelines if {"jobs", "steps"} & pipeline.keys()]
        self.assertEqual([page for page, _ in whole], ["github-pages.md", "azure.md", "pull-requests.md", "pull-requests.md"])
        for number, (page, pipeline) in enumerate(whole):
            home = self.folder / f"home-{number}"
            home.mkdir()
            environment = {**os.environ, "PATH": ":".join([str(self.tools), f"{home}/.cargo/bin", *others]), "HOME": str(home), "GITHUB_BASE_REF": "main"}
            environment.pop("PIPELINE_WORKSPACE", None)
            for script, options in scripts(pipeline):
                done = subprocess.run(["bash", *options, "-c", script], cwd=self.checkout, env=environment, capture_output=True, text=True, timeout=120)
                self.assertEqual(done.returncode, 0, f"{page}: {script}\n{done.stdout}{done.stderr}")
            self.assertEqual(len(list(home.rglob("bin/leadmark"))), 1, page)

    def test_every_page_is_run(self):
        pages = {page.name for page in support.DOCS.glob("*.md")} - {"README.md", "data.md"}
        for page in pages:
            self.assertTrue(any(mark == "build" for mark, _, _ in support.blocks(page)), f"{page} builds nothing")
        listed = (support.DOCS / "README.md").read_text()
        for page in pages | {"data.md"}:
            self.assertIn(f"({page})", listed)


def scripts(node):
    """What a pipeline's file runs, in its order, each with the options of the shell that runs it: one text as `script` is a step of Azure."""
    if isinstance(node, list):
        return [script for item in node for script in scripts(item)]
    if not isinstance(node, dict):
        return []
    found = []
    for key, value in node.items():
        if key in ("run", "script", "before_script"):
            script = value if isinstance(value, str) else "\n".join(value)
            found.append((script, AZURE if key == "script" and isinstance(value, str) else STRICT))
        else:
            found += scripts(value)
    return found


if __name__ == "__main__":
    unittest.main()
