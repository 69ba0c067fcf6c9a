"""From `leadmark init` to a site in a folder of a server, by the documentation to the letter."""

import os
import re
import shutil
import subprocess
import unittest

import support


def commands(page, heading):
    """The commands in the first block of a section, without the remarks behind them."""
    text = (support.ROOT / page).read_text(encoding="utf-8")
    block = re.search(rf"(?ms)^#+ {heading}$.*?^```sh\n(.*?)^```$", text)[1]
    return [line.split("  #")[0].strip() for line in block.splitlines()]


class FromNothing(support.Case):
    def setUp(self):
        super().setUp()
        (self.folder / "bin").mkdir()
        (self.folder / "bin/leadmark").symlink_to(support.PROGRAM)

    def shell(self, script, folder):
        environment = {**os.environ, "PATH": f"{self.folder}/bin:{os.environ['PATH']}"}
        done = subprocess.run(["bash", "-e", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, f"{script}\n{done.stdout}{done.stderr}")
        return done

    def test_the_first_command(self):
        build = commands("README.md", "Two commands")[0]
        self.assertTrue(build.startswith("cargo run --release -- "), build)
        shutil.copytree(support.EXAMPLE, self.folder / "content-example")
        self.shell(build.replace("cargo run --release --", "leadmark"), self.folder)
        self.assertTrue((self.folder / "public/index.html").is_file())
        self.shell("leadmark build content-example --file-urls --out files", self.folder)
        self.assertIn('href="teams/index.html"', (self.folder / "files/index.html").read_text(encoding="utf-8"))

    def test_what_an_author_is_told_to_type(self):
        project = self.folder / "okrs"
        (project / "content/strategy/goals").mkdir(parents=True)
        (project / "leadmark.yaml").write_text("title: Ours\n")
        (project / "content/strategy/goals/speed.md").write_text("# Speed\n")
        for command in commands("docs/writing/README.md", "Writing OKRs"):
            self.shell(command, project)
        support.leadmark("check", project)
        self.assertTrue((project / "content/teams/platform/2026-q4/faster-builds.md").is_file())

    def test_init_to_nginx(self):
        shell = self.shell
        # The README's commands, but for the program's own installation and the preview, which does not end.
        for command in commands("README.md", "Your own"):
            if command.split()[1] in ("init", "check", "build"):
                shell(command, self.folder)
        project = self.folder / "okrs"
        self.assertTrue((self.folder / "public/index.html").is_file() or (project / "public/index.html").is_file())

        # `docs/publishing/nginx.md`, the part about a folder of a host.
        text = (support.DOCS / "nginx.md").read_text(encoding="utf-8")
        setting = re.search(r"## A folder of a host\n\n`(base-url: \S+)` in `leadmark.yaml`", text)[1]
        (project / "leadmark.yaml").write_text((project / "leadmark.yaml").read_text() + f"\n{setting}\n")
        marked = support.blocks("nginx.md")
        for mark, _, block in marked:
            if mark == "build":
                shell(block, project)
        www = self.folder / "var/www"
        www.mkdir(parents=True)
        for mark, _, block in marked:
            if mark == "upload":
                shell(block.replace("/var/www", str(www)), project)
        configuration = next(block for mark, _, block in marked if mark == "nginx /okrs/")
        server = support.Nginx(self.folder / "nginx", configuration, www / "okrs", "/okrs/")
        self.addCleanup(server.close)

        reached, wrong = support.crawl(server, "/okrs/", setting.removeprefix("base-url: "))
        self.assertEqual(wrong, [])
        pages = [path for path in support.files(project / "public") if path.endswith("index.html")]
        self.assertGreater(len(pages), 10)
        self.assertGreater(len([path for path in reached if path.endswith("/")]), 10)
        for path in pages:
            self.assertEqual(server.get(f"/okrs/{path.removesuffix('index.html')}").status, 200)

        # An author adds a check-in; the next build changes what it must, and nothing else.
        before = {path: file.stat().st_mtime_ns for path, file in support.files(www / "okrs").items()}
        objective = next(path for path in sorted((project / "content/teams").glob("*/2*/*.md")) if path.name != "index.md")
        objective.write_text(objective.read_text() + "\nOne more sentence on the why.\n")
        for mark, _, block in marked:
            if mark in ("build", "upload"):
                shell(block.replace("/var/www", str(www)), project)
        after = {path: file.stat().st_mtime_ns for path, file in support.files(www / "okrs").items()}
        self.assertEqual(before.keys(), after.keys())
        page = objective.relative_to(project / "content").as_posix().removesuffix(".md") + "/index.html"
        changed = {path for path in after if after[path] != before[path]}
        self.assertIn(page, changed)
        self.assertLess(len(changed), len(after) / 3)
        self.assertIn("One more sentence", server.get(f"/okrs/{page.removesuffix('index.html')}").body.decode())


if __name__ == "__main__":
    unittest.main()
