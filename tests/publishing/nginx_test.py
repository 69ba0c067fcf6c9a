"""nginx serves the example with the configurations of `docs/publishing/nginx.md`, word for word."""

import base64
import hashlib
import re
import unittest

import support


class Served(support.Case):
    def serve(self, place, **settings):
        self.site = support.built(**settings)
        configurations = {mark.removeprefix("nginx "): text for mark, _, text in support.blocks("nginx.md") if mark.startswith("nginx ")}
        server = support.Nginx(self.folder / "nginx", configurations[place], self.site, place)
        self.addCleanup(server.close)
        return server

    def check(self, place, base):
        content = {"base_url": base}
        server = self.serve(place, **content)
        reached, wrong = support.crawl(server, place, base)
        self.assertEqual(wrong, [])
        # What no page links to is known by its name.
        unlinked = {"404.html", "_redirects", "redirects.map", "robots.txt", "sitemap.xml"}
        for path in support.files(self.site):
            if path.startswith("."):
                self.assertEqual(server.get(place + path).status, 404, path)
            elif path.endswith("/index.html") and b'http-equiv="refresh"' not in (self.site / path).read_bytes():
                page = place + path.removesuffix("index.html")
                # A team's page for the current period is also the team's own page, and links lead there.
                if re.fullmatch(r"teams/[^/]+/2026-q4/index\.html", path):
                    self.assertEqual(server.get(page).status, 200, path)
                else:
                    self.assertIn(page, decoded(reached), path)
            elif path in unlinked:
                self.assertEqual(server.get(place + path).status, 200, path)

        page = server.get(place, accept_encoding="gzip")
        self.assertEqual(page.headers["cache-control"], "no-cache")
        self.assertEqual(page.headers["content-type"], "text/html; charset=utf-8")
        self.assertEqual(page.headers["content-encoding"], "gzip")
        self.assertEqual(page.headers["vary"], "Accept-Encoding")
        self.assertLess(len(page.raw), len(page.body) / 2)
        again = server.get(place, if_none_match=server.get(place).headers["etag"])
        self.assertEqual((again.status, again.raw), (304, b""))

        assets = [path for path in support.files(self.site) if path.startswith("assets/")]
        self.assertTrue(assets)
        for path in assets:
            asset = server.get(place + path, accept_encoding="gzip")
            self.assertEqual(asset.headers["cache-control"], "public, max-age=31536000, immutable", path)
            if path.endswith((".css", ".js", ".svg")) and len(asset.body) > 512:
                self.assertEqual(asset.headers.get("content-encoding"), "gzip", path)

        # What a page says of its files holds for what is served.
        sealed = re.findall(r'(?:href|src)="([^"]+)" integrity="sha384-([^"]+)"', page.body.decode())
        self.assertGreater(len(sealed), 3)
        for path, hashed in sealed:
            body = server.get(place + path, accept_encoding="gzip").body
            self.assertEqual(base64.b64encode(hashlib.sha384(body).digest()).decode(), hashed, path)

        lost = server.get(f"{place}teams/nobody/2026-q4/nothing/", accept_encoding="identity")
        self.assertEqual(lost.status, 404)
        self.assertEqual(lost.body, (self.site / "404.html").read_bytes())
        for link in support.Page(lost.body.decode()).links:
            self.assertFalse(re.match(r"\.|[a-z-]+/", link), f"{link} does not work at any depth")
        for answer in [page, lost, server.get(place + assets[0]), server.get(f"{place}okrs.json")]:
            self.assertEqual(answer.headers["x-content-type-options"], "nosniff")
            self.assertEqual(answer.headers["referrer-policy"], "same-origin")
            self.assertTrue(answer.headers["content-security-policy"].startswith("default-src 'self';"))

        for path, kind in {
            "okrs.json": "application/json", "feed.xml": "text/xml", "calendar.ics": "text/calendar", "robots.txt": "text/plain",
            "sitemap.xml": "text/xml",
        }.items():
            self.assertEqual(server.get(place + path).headers["content-type"].split(";")[0], kind, path)
        folder = server.get(f"{place}teams")
        self.assertEqual((folder.status, folder.headers["location"]), (301, f"{place}teams/"))

    def test_at_the_root(self):
        self.check("/", "https://okrs.example.com/")

    def test_in_a_folder(self):
        self.check("/okrs/", "https://intranet.example.com/okrs/")

    def test_other_things_of_the_host_are_left_alone(self):
        server = self.serve("/okrs/")
        self.assertEqual(server.get("/").body, b"something else of this host")
        folder = server.get("/okrs")
        self.assertEqual((folder.status, folder.headers["location"]), (301, "/okrs/"))
        self.assertEqual(server.get("/okrs.txt").status, 404)

    def test_what_is_looked_for_at_a_known_place_is_served(self):
        project = self.project()
        known = project / "static/.well-known"
        known.mkdir(parents=True)
        (known / "security.txt").write_text("Contact: mailto:okrs@example.com\n")
        self.site = self.build(project)
        configuration = next(text for mark, _, text in support.blocks("nginx.md") if mark == "nginx /")
        server = support.Nginx(self.folder / "nginx", configuration, self.site, "/")
        self.addCleanup(server.close)
        self.assertIn(b"okrs@example.com", server.get("/.well-known/security.txt").body)
        self.assertEqual(server.get("/.leadmark").status, 404)
        self.assertEqual(server.get("/.well-known/.hidden").status, 404)

    def test_without_a_base_url_pages_work_in_any_folder(self):
        project = self.project()
        text = (project / "leadmark.yaml").read_text()
        (project / "leadmark.yaml").write_text(re.sub(r"(?m)^base-url:.*\n", "", text))
        site = self.build(project)
        configuration = dict((mark, text) for mark, _, text in support.blocks("nginx.md") if mark == "nginx /okrs/")["nginx /okrs/"]
        server = support.Nginx(self.folder / "nginx", configuration, site, "/okrs/")
        self.addCleanup(server.close)
        self.assertEqual(support.crawl(server, "/okrs/")[1], [])

    def test_old_addresses_lead_on(self):
        project = self.project(base_url="https://intranet.example.com/okrs/")
        page = project / "content/teams/digital/index.md"
        old = ["about us/digital", "gammel/æøå.html", 'cost$/$uri', "deep/er/and/deeper/" + "long/" * 30]
        text = page.read_text().replace("---\n", "---\naliases: [" + ", ".join("'" + alias + "'" for alias in old) + "]\n", 1)
        page.write_text(text)
        site = self.build(project)
        for path in ["about us/digital/index.html", "gammel/æøå.html"]:
            moved = support.Page((site / path).read_text())
            self.assertRegex(moved.metas["refresh"], r"^0; *url=[./]+/teams/digital/$")
        self.site = site
        configuration = dict((mark, text) for mark, _, text in support.blocks("nginx.md") if mark == "nginx /okrs/")["nginx /okrs/"]
        server = support.Nginx(self.folder / "nginx", configuration, site, "/okrs/")
        self.addCleanup(server.close)
        for path in ["about%20us/digital", "about%20us/digital/", "gammel/%C3%A6%C3%B8%C3%A5.html", "cost$/$uri/", old[3]]:
            answer = server.get(f"/okrs/{path}")
            self.assertEqual((answer.status, answer.headers.get("location")), (301, "/okrs/teams/digital/"), path)
        redirects = (site / "_redirects").read_text()
        self.assertIn("/okrs/about%20us/digital /okrs/teams/digital/ 301\n", redirects)


def decoded(paths):
    import urllib.parse
    return {urllib.parse.unquote(path) for path in paths}


if __name__ == "__main__":
    unittest.main()
