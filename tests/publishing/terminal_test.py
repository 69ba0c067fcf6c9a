"""`leadmark new` asks whoever sits at a terminal; what is said to a terminal has colours, and what is said to a file has none."""

import os
import pty
import select
import signal
import subprocess
import time
import unittest

import support


class Terminal(support.Case):
    def setUp(self):
        super().setUp()
        support.leadmark("init", self.folder / "okrs")
        self.project = self.folder / "okrs"

    def session(self, *arguments, answers=(), **environment):
        """What a terminal shows, and how it ends. Each answer is given when a question stands there."""
        pid, terminal = pty.fork()
        if pid == 0:
            # Whatever the tests were started by: a job in the background is deaf to this one.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.chdir(self.project)
            os.execve(support.PROGRAM, [support.PROGRAM, *arguments], {"PATH": os.environ["PATH"], "TERM": "xterm", **environment})
        shown, asked, answers = b"", 0, list(answers)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if not select.select([terminal], [], [], 1)[0]:
                continue
            try:
                new = os.read(terminal, 65536)
            except OSError:
                break
            if not new:
                break
            shown += new
            if answers and shown[asked:].rstrip(b" ").endswith(b"):"):
                asked = len(shown)
                os.write(terminal, answers.pop(0).encode())
        else:
            os.kill(pid, signal.SIGKILL)
        # Not before it has ended: closing a terminal ends whoever sits at it.
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        os.close(terminal)
        return shown.decode("utf-8").replace("\r\n", "\n"), code

    def read(self, path):
        return (self.project / "content" / path).read_text(encoding="utf-8")

    def test_an_objective(self):
        answers = ["\n", "Fast\n", "platfrom/2026-q4/x\n", "platform/2026-q4/på-kai\n", "Vi venter ikke 🚢: aldri\n", "Åse\n", "nowhere: x\n", "\n"]
        shown, code = self.session("new", "objective", answers=answers)
        self.assertEqual(code, 0, shown)
        for words in ["is needed", "`Fast` is no place", "did you mean `platform`?", "no challenge, policy or goal `nowhere`"]:
            self.assertIn(words, shown)
        self.assertTrue(self.read("teams/platform/2026-q4/på-kai.md").startswith("---\ntitle: 'Vi venter ikke 🚢: aldri'\nowner: Åse\n"))

    def test_a_check_in(self):
        objective = next((self.project / "content/teams/platform").rglob("faster-builds.md"))
        of = "/".join(objective.relative_to(self.project / "content/teams").with_suffix("").parts)
        before = objective.read_text(encoding="utf-8")
        answers = ["platform/faster\n", f"{of}\n", "greenish\n", "at-risk\n", "11\n", "7\n", "Cache: #1 \"soon\"\n"]
        shown, code = self.session("new", "check-in", "--date", "2026-11-22", answers=answers)
        self.assertEqual(code, 0, shown)
        self.assertIn("not `greenish`", shown)
        self.assertIn("from 0 to 10", shown)
        after = objective.read_text(encoding="utf-8")
        (line,) = set(after.splitlines()) - set(before.splitlines())
        self.assertEqual(line, "  - {date: 2026-11-22, status: at-risk, confidence: 7, note: 'Cache: #1 \"soon\"'}")
        self.assertEqual(after.replace(line + "\n", ""), before)

    def test_a_check_in_on_milestones(self):
        team = next((self.project / "content/teams/platform").glob("*/faster-builds.md")).parent
        text = "---\ntitle: Zones\nkey-results:\n  - {title: A, milestones: [{title: Pilot, score: 1}]}\n  - {title: B, done: false}\n---\n"
        (team / "zones.md").write_text(text, encoding="utf-8")
        of = f"platform/{team.name}/zones"
        shown, code = self.session("new", "check-in", f"{of}#a", "--date", "2026-11-22", answers=["Pilto\n", "Pilot\n", "\n", "\n"])
        self.assertEqual(code, 0, shown)
        self.assertIn("did you mean `Pilot`?", shown)
        shown, code = self.session("new", "check-in", f"{of}#b", "--date", "2026-11-22", answers=["7\n", "\n"])
        self.assertEqual(code, 0, shown)
        self.assertNotIn("value", shown)
        self.assertEqual(shown.count("):"), 2)

    def test_who_leaves(self):
        files = lambda: sorted(path for path in self.project.rglob("*"))
        before = files()
        self.assertEqual(self.session("new", "goal", answers=["\x03"])[1], -2)
        shown, code = self.session("new", "goal", answers=["\x04"])
        self.assertEqual(code, 2)
        self.assertIn("give it as `--title <TITLE>`", shown)
        self.assertEqual(files(), before)

    def test_nothing_is_overwritten(self):
        shown, code = self.session("new", "team", answers=["Platform\n"])
        self.assertEqual(code, 2)
        self.assertIn("nothing is ever overwritten", shown)

    def test_colours(self):
        (self.project / "content/teams/platform/index.md").write_text("---\ntitle: A\nleda: B\n---\n", encoding="utf-8")
        coloured, code = self.session("check")
        self.assertEqual(code, 1)
        self.assertIn("\x1b[", coloured)
        self.assertNotIn("\x1b[", self.session("check", NO_COLOR="1")[0])
        self.assertNotIn("\x1b[", self.session("check", TERM="dumb")[0])
        piped = subprocess.run([support.PROGRAM, "check", "okrs"], cwd=self.folder, capture_output=True, text=True, check=False)
        self.assertNotIn("\x1b[", piped.stdout + piped.stderr)
        forced = subprocess.run([support.PROGRAM, "check", "okrs"], cwd=self.folder, capture_output=True, text=True, check=False, env={**os.environ, "CLICOLOR_FORCE": "1"})
        self.assertIn("\x1b[", forced.stdout)


if __name__ == "__main__":
    unittest.main()
