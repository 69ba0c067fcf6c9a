"""The same content for other generators: the same pages with the same words, through templates that do similar work."""

import json
import pathlib
import re
import shutil

LAYOUTS = pathlib.Path(__file__).resolve().parent / "hugo"


def hugo(project, folder):
    """Hugo reads our front matter as it is. Its templates show the same parts: because, key results with bars and check-ins, tables by
    team, the whole tree on the front page."""
    shutil.copytree(LAYOUTS, folder)
    for source in sorted((project / "content").rglob("*.md")):
        path = source.relative_to(project / "content")
        # In Hugo an index.md swallows the pages beside it; _index.md is a section.
        target = folder / "content" / (path.with_name("_index.md") if path.name == "index.md" else path)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text(encoding="utf-8")
        # `for`, `url`, `aliases` and the like mean something to Hugo only at the top; `draft` does the same in both.
        target.write_text(text, encoding="utf-8")
    (folder / "hugo.yaml").write_text("title: Corpus\nbaseURL: https://okrs.example.com/\nrelativeURLs: true\ndisableKinds: [taxonomy, term, rss]\n")


def mdbook(project, folder):
    """mdBook has no data: key results and check-ins are written out as Markdown tables beforehand, the tree as a nested list."""
    source = folder / "src"
    source.mkdir(parents=True)
    (folder / "book.toml").write_text('[book]\ntitle = "Corpus"\nsrc = "src"\n')
    summary, tree = ["# Summary\n", "[Corpus](index.md)\n"], ["# Corpus\n"]
    for team in sorted((project / "content/teams").iterdir()):
        if not team.is_dir():
            continue
        title, words, body = read(team / "index.md") if (team / "index.md").exists() else (team.name, "", "")
        page(source, f"teams/{team.name}/index.md", title, body)
        summary.append(f"- [{plain(title)}](teams/{team.name}/index.md)")
        tree.append(f"- [{plain(title)}](teams/{team.name}/index.md)")
        for period in sorted(team.iterdir()):
            if not period.is_dir():
                continue
            for objective in sorted(period.glob("*.md")):
                if objective.name == "index.md":
                    continue
                title, front, body = read(objective)
                path = objective.relative_to(project / "content").as_posix()
                page(source, path, title, facts(front) + "\n" + body)
                summary.append(f"  - [{plain(title)}]({path})")
                tree.append(f"  - [{plain(title)}]({path})")
                tree += [f"    - {plain(result)}" for result in re.findall(r"(?m)^  - (?:id: .*\n    )?title: (.*)$", front)]
    for element in sorted((project / "content/strategy").rglob("*.md")):
        title, front, body = read(element)
        path = element.relative_to(project / "content").as_posix()
        page(source, path, title, body)
        summary.append(f"- [{plain(title)}]({path})")
    (source / "SUMMARY.md").write_text("\n".join(summary) + "\n", encoding="utf-8")
    (source / "index.md").write_text("\n".join(tree) + "\n", encoding="utf-8")


def page(source, path, title, body):
    target = source / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"# {title}\n\n{body}\n", encoding="utf-8")


def read(path):
    """Title, front matter, body."""
    text = path.read_text(encoding="utf-8")
    front, body = re.match(r"(?s)---\n(.*?)\n---\n(.*)", text).groups() if text.startswith("---\n") else ("", text)
    title = re.search(r"(?m)^title: (.*)$", front)
    return (title[1].strip("\"'") if title else path.stem), front, body


def facts(front):
    """Every line of the front matter as a row of a table: the same words, about as many cells as our page has."""
    rows = ["| | |", "|---|---|"]
    for line in front.splitlines():
        key, _, value = line.strip(" -{}").partition(":")
        rows.append(f"| {plain(key)} | {plain(value.strip())} |")
    return "\n".join(rows) + "\n"


def plain(text):
    return re.sub(r"([\[\]|<>*_`])", r"\\\1", json.loads(text) if re.fullmatch(r'"[^"\\]*"', text) else text)
