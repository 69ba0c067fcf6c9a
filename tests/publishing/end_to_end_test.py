"""From `leadmark init` to a site in a folder of a server, by the documentation to the letter."""

import os
import re
import subprocess
import unittest

import support


class FromNothing(support.Case):
    def test_init_to_nginx(self):
        environment = {**os.environ, "PATH": f"{self.folder}/bin:{os.environ['PATH']}"}
        (self.folder / "bin").mkdir()
        (self.folder / "bin/leadmark").symlink_to(support.PROGRAM)

        def shell(script, folder):
            done = subprocess.run(["bash", "-e", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
            self.assertEqual(done.returncode, 0, f"{script}\n{done.stdout}{done.stderr}")
            return done

        # The README's first command.
        readme = (support.ROOT / "README.md").read_text(encoding="utf-8")
        self.assertIn("leadmark init okrs", readme)
        shell("leadmark init okrs", self.folder)
        project = self.folder / "okrs"
        found = support.leadmark("check", project)
        self.assertNotIn("error", found.stdout)

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
