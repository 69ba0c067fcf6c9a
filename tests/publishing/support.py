"""What the tests share: the program, the example, recipes taken out of their pages, nginx, and a reader that follows every link."""

import atexit
import functools
import gzip
import html
import html.parser
import http.client
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("LEADMARK", ROOT / "target/debug/leadmark")).resolve()
EXAMPLE = ROOT / "content-example"
DOCS = ROOT / "docs/publishing"


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="leadmark-publishing-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def project(self, **settings):
        """A copy of the example, with these settings changed: `base_url="https://…"`."""
        project = self.folder / "project"
        shutil.copytree(EXAMPLE, project)
        configure(project, **settings)
        return project

    def build(self, project, *arguments, out="site"):
        """The folder of its site."""
        out = self.folder / out
        leadmark("build", project, "--out", out, *arguments)
        return out


SITES = pathlib.Path(tempfile.mkdtemp(prefix="leadmark-publishing-"))
atexit.register(shutil.rmtree, SITES, ignore_errors=True)


@functools.cache
def built(**settings):
    """The site of the example with these settings, made once; nobody changes it."""
    folder = SITES / str(len(os.listdir(SITES)))
    shutil.copytree(EXAMPLE, folder / "project")
    configure(folder / "project", **settings)
    leadmark("build", folder / "project", "--out", folder / "site")
    return folder / "site"


def configure(project, **settings):
    """Puts top-level settings of one line in the place of those that are there."""
    path = project / "leadmark.yaml"
    text = path.read_text(encoding="utf-8")
    for key, value in settings.items():
        key = key.replace("_", "-")
        text = re.sub(rf"(?m)^{key}:.*\n", "", text).rstrip("\n") + f"\n{key}: {value}\n"
    path.write_text(text, encoding="utf-8")


def leadmark(*arguments, check=True, cwd=None):
    """Runs the program; fails with what it said."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=120)
    if check and done.returncode:
        raise AssertionError(f"leadmark {' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def blocks(page):
    """The fenced blocks of a page that are marked for a test: `(what the mark says, language, text)`."""
    text = (DOCS / page).read_text(encoding="utf-8")
    marked = re.compile(r"^( *)<!-- test: (.+?) -->\n+\1```(\w*)\n(.*?)^\1```$", re.M | re.S)
    found = [(mark, language, re.sub(rf"(?m)^{indent}", "", body)) for indent, mark, language, body in marked.findall(text)]
    if text.count("<!-- test:") != len(found):
        raise AssertionError(f"{page}: a mark without a block below it")
    return found


def files(folder):
    """Every file below a folder, by its path with `/`."""
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


class Answer:
    """What a server said."""

    def __init__(self, response):
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.raw = response.read()
        self.body = gzip.decompress(self.raw) if self.headers.get("content-encoding") == "gzip" else self.raw


class Nginx:
    """nginx with one configuration out of a page, on a free port of the loopback address, with folders of its own."""

    def __init__(self, folder, configuration, site, place):
        """`place` is where the configuration expects `site`."""
        self.folder = folder
        for name in ["body", "proxy", "fastcgi", "uwsgi", "scgi", "html"]:
            (folder / name).mkdir(parents=True)
        (folder / "html/index.html").write_text("something else of this host")
        www = folder / "www"
        www.mkdir()
        (www / "okrs").symlink_to(site)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        configuration = configuration.replace("/var/www/html", str(folder / "html")).replace("/var/www", str(www))
        if configuration.count("listen 80;") != 1:
            raise AssertionError("a configuration listens on port 80, once")
        configuration = configuration.replace("listen 80;", f"listen 127.0.0.1:{self.port};")
        main = f"""
            daemon off;
            pid {folder}/nginx.pid;
            error_log {folder}/error.log;
            worker_processes 1;
            {"user root;" if os.getuid() == 0 else ""}
            events {{ worker_connections 64; }}
            http {{
                include {mime_types()};
                default_type application/octet-stream;
                access_log off;
                client_body_temp_path {folder}/body;
                proxy_temp_path {folder}/proxy;
                fastcgi_temp_path {folder}/fastcgi;
                uwsgi_temp_path {folder}/uwsgi;
                scgi_temp_path {folder}/scgi;
                {configuration}
            }}
        """
        (folder / "nginx.conf").write_text(main)
        arguments = ["nginx", "-c", folder / "nginx.conf", "-p", folder, "-e", folder / "error.log"]
        tested = subprocess.run([*arguments, "-t"], capture_output=True, text=True)
        if tested.returncode or "[warn]" in tested.stderr:
            raise AssertionError(tested.stderr)
        self.process = subprocess.Popen(arguments, stdin=subprocess.DEVNULL)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.02)
        else:
            self.close()
            raise AssertionError((folder / "error.log").read_text())

    def get(self, path, **headers):
        """Asks for a path, which may be percent-encoded and have a query."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=10)


def mime_types():
    """Where Debian, and where others keep the table."""
    for path in ["/etc/nginx/mime.types", "/usr/local/etc/nginx/mime.types", "/opt/homebrew/etc/nginx/mime.types"]:
        if os.path.exists(path):
            return path
    raise AssertionError("nginx has no mime.types")


class Page(html.parser.HTMLParser):
    """The addresses and the anchors of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.anchors, self.metas = [], {"", "top"}, {}
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.anchors.add(attributes["id"])
        for name in ["href", "src"]:
            if attributes.get(name) is not None and (tag != "link" or attributes.get("rel") != "canonical"):
                self.links.append(attributes[name])
        for part in (attributes.get("srcset") or "").split(","):
            self.links += part.split()[:1]
        if tag == "meta":
            self.metas[attributes.get("property") or attributes.get("name") or attributes.get("http-equiv")] = attributes.get("content")


def crawl(server, start, base=None):
    """Follows every link from `start` over HTTP; returns what was reached (path → answer) and what was wrong. Addresses under `base`
    count as the server's own."""
    reached, wrong, queue, anchors, wanted = {}, [], [(start, "the beginning")], {}, []
    while queue:
        path, holder = queue.pop()
        if path in reached:
            continue
        answer = reached[path] = server.get(path)
        if answer.status in (301, 302):
            queue.append((urllib.parse.urljoin(path, answer.headers["location"]), path))
            continue
        if answer.status != 200:
            wrong.append(f"{holder} links to {path}: {answer.status}")
            continue
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        page = Page(answer.body.decode("utf-8"))
        anchors[path] = page.anchors
        for link in page.links:
            if base and link.startswith(base):
                link = start + link[len(base):]
            target = urllib.parse.urlsplit(urllib.parse.urljoin(f"http://site{path}", link))
            if target.scheme != "http" or target.netloc != "site":
                continue
            queue.append((target.path, path))
            wanted.append((path, target.path, urllib.parse.unquote(target.fragment)))
    for holder, path, anchor in wanted:
        while path in reached and reached[path].status in (301, 302):
            path = urllib.parse.urljoin(path, reached[path].headers["location"])
        if path in anchors and anchor not in anchors[path]:
            wrong.append(f"{holder} links to {path}#{anchor}: no such place")
    return reached, sorted(set(wrong))
