"""Every published format is opened by a reader that is not ours."""

import csv
import datetime
import io
import json
import re
import unittest
import urllib.parse
import xml.etree.ElementTree as xml

import feedparser
import icalendar
import jsonschema

import support

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://okrs.example.com/sub/"


class Formats(support.Case):
    def setUp(self):
        super().setUp()
        self.content = self.project(base_url=BASE)
        self.site = support.built(base_url=BASE)
        self.files = support.files(self.site)

    def at(self, address):
        """The file behind a whole address of the site."""
        self.assertTrue(address.startswith(BASE), address)
        path = urllib.parse.unquote(urllib.parse.urlsplit(address[len(BASE):]).path)
        path = f"{path}index.html" if path == "" or path.endswith("/") else path
        self.assertIn(path, self.files)
        return self.files[path]

    def test_feeds(self):
        feeds = [path for path in self.files if path.endswith("feed.xml")]
        teams = [path for path in (self.content / "content/teams").iterdir() if path.is_dir()]
        goals = list((self.content / "content/strategy/goals").glob("*.md"))
        wanted = {"feed.xml"} | {f"teams/{team.name}/feed.xml" for team in teams} | {f"strategy/goals/{goal.stem}/feed.xml" for goal in goals}
        self.assertLessEqual(wanted, set(feeds))
        filled = 0
        for path in feeds:
            raw = self.files[path].read_bytes()
            root = xml.fromstring(raw)
            for holder in [root, *root.iter(f"{ATOM}entry")]:
                for name in ["id", "title", "updated"]:
                    self.assertEqual(len(holder.findall(ATOM + name)), 1, f"{path}: {name}")
                    self.assertTrue(holder.findtext(ATOM + name).strip())
            feed = feedparser.parse(raw)
            self.assertFalse(feed.bozo, f"{path}: {feed.get('bozo_exception')}")
            self.assertEqual(feed.version, "atom10")
            links = {link.rel: link.href for link in feed.feed.links}
            self.assertEqual(links["self"], BASE + path)
            self.at(links["alternate"])
            ids = [entry.id for entry in feed.entries]
            self.assertEqual(len(ids), len(set(ids)), path)
            times = [entry.updated_parsed for entry in feed.entries]
            self.assertEqual(times, sorted(times, reverse=True))
            for entry in feed.entries:
                self.at(entry.link)
                self.assertTrue(entry.author)
                body = entry.content[0].value
                self.assertNotIn("⟦", body + entry.title)
                for link in support.Page(body).links:
                    self.at(link.split("#")[0])
                filled += "<" in body
        self.assertGreater(filled, 20)
        self.assertIn('rel="alternate" type="application/atom+xml"', self.files["index.html"].read_text())

    def test_entries_keep_their_names(self):
        ids = lambda site: [entry.id for entry in feedparser.parse((site / "feed.xml").read_bytes()).entries]
        later = ids(self.build(self.content, "--today", "2026-11-30", out="later"))
        before = ids(self.site)
        self.assertEqual(later[-len(before):] if len(later) > len(before) else [id for id in later if id in before], [id for id in before if id in later])
        self.assertGreater(len(set(before) & set(later)), len(before) // 2)

    def test_calendar(self):
        raw = self.files["calendar.ics"].read_bytes()
        self.assertTrue(all(len(line) <= 75 for line in raw.split(b"\r\n")))
        self.assertNotIn(b"\n", raw.replace(b"\r\n", b""))
        calendar = icalendar.Calendar.from_ical(raw)
        self.assertEqual(calendar.errors, [])
        ends, days = {}, {}
        for event in calendar.walk("VEVENT"):
            self.assertEqual(event.errors, [])
            self.assertEqual(event["DTEND"].dt - event["DTSTART"].dt, datetime.timedelta(days=1))
            self.at(str(event["URL"]))
            self.assertNotIn("⟦", str(event["SUMMARY"]))
            (days if "RRULE" in event else ends)[str(event["URL"]).split("/")[-2]] = event
        self.assertEqual(ends["2026-q4"]["DTSTART"].dt, datetime.date(2026, 12, 31))
        self.assertEqual(ends["2026-q3"]["DTSTART"].dt, datetime.date(2026, 9, 30))
        rule = days["2026-q4"]["RRULE"]
        self.assertEqual((days["2026-q4"]["DTSTART"].dt, rule["INTERVAL"], rule["UNTIL"]), (datetime.date(2026, 10, 15), [14], [datetime.date(2026, 12, 31)]))
        self.assertNotIn("2026-q3", days)

    def test_badges(self):
        pages = [path for path in self.files if re.fullmatch(r"teams/[^/]+/\d[^/]*/[^/]+/index\.html", path)]
        self.assertGreater(len(pages), 20)
        for path in pages:
            badge = xml.fromstring(self.files[path.replace("index.html", "badge.svg")].read_bytes())
            title = badge.findtext("{http://www.w3.org/2000/svg}title")
            heading = re.search(r"<h1[^>]*>(.*?)</h1>", self.files[path].read_text(encoding="utf-8"), re.S)[1]
            self.assertIn(re.sub(r"\s+", " ", title.split(": ")[0]).split("’")[0].split("'")[0][:20], support.html.unescape(re.sub(r"<[^>]+>", "", heading)))
            self.assertNotIn("⟦", title)
            self.assertFalse([element for element in badge.iter() if element.tag.endswith(("script", "foreignObject", "style"))])

    def test_sitemap_and_robots(self):
        locations = [element.text for element in xml.fromstring(self.files["sitemap.xml"].read_bytes()).iter(f"{SITEMAP}loc")]
        pages = {path for path in self.files if path.endswith("index.html") and 'http-equiv="refresh"' not in self.files[path].read_text()}
        self.assertEqual({self.at(location) for location in locations}, {self.files[path] for path in pages})
        self.assertIn(f"Sitemap: {BASE}sitemap.xml", self.files["robots.txt"].read_text())

    def test_nothing_that_needs_a_whole_address_without_one(self):
        settings = self.content / "leadmark.yaml"
        settings.write_text(re.sub(r"(?m)^base-url:.*\n", "", settings.read_text()))
        files = support.files(self.build(self.content, out="nowhere"))
        self.assertFalse([path for path in files if path.endswith("feed.xml") or path.startswith("sitemap")])
        self.assertIn("calendar.ics", files)
        icalendar.Calendar.from_ical(files["calendar.ics"].read_bytes())
        self.assertNotIn("rel=\"canonical\"", files["index.html"].read_text())

    def test_link_previews(self):
        for path in ["index.html", "teams/digital/index.html", "teams/digital/2026-q4/quiet-nights/index.html"]:
            metas = support.Page(self.files[path].read_text(encoding="utf-8")).metas
            self.assertTrue(metas["og:title"])
            self.assertEqual(metas["og:url"], BASE + path.removesuffix("index.html"))
            self.assertEqual(metas["og:site_name"], "Skarvleia Ferries and Ports")
        self.assertEqual(metas["og:title"], "Nobody on call is woken twice in one night")

    def test_json(self):
        schema = json.loads((support.ROOT / "docs/export.schema.json").read_text(encoding="utf-8"))
        self.assertEqual(schema, json.loads(self.files["okrs.schema.json"].read_text(encoding="utf-8")))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
        whole = json.loads(self.files["okrs.json"].read_text(encoding="utf-8"))
        for path in self.files:
            if path.endswith("okrs.json"):
                validator.validate(json.loads(self.files[path].read_text(encoding="utf-8")))
        self.assertEqual(json.loads(support.leadmark("export", self.content).stdout), whole)
        self.assertTrue(whole["front"]["body"])

        # What the shape does not know is refused.
        def refused(change):
            other = json.loads(json.dumps(whole))
            change(other)
            self.assertFalse(validator.is_valid(other))

        def put(things, key, value):
            next(thing for thing in things if thing[key] is not None)[key] = value

        refused(lambda it: it.update(version=2))
        refused(lambda it: it.update(today="22.11.2026"))
        refused(lambda it: put(it["objectives"], "status", "green"))
        refused(lambda it: put(it["objectives"], "outcome", "done"))
        refused(lambda it: put(it["objectives"], "confidence", 11))
        refused(lambda it: put(it["objectives"], "progress", 1.5))
        refused(lambda it: put(it["periods"], "state", "over"))
        refused(lambda it: put(it["elements"], "kind", "vision"))
        refused(lambda it: put(it["objectives"][0]["key_results"], "kind", "percent"))
        support.leadmark("export", self.content, "--out", self.folder / "export.json")
        self.assertEqual((self.folder / "export.json").read_bytes(), self.files["okrs.json"].read_bytes())
        objectives = [path for path in self.files if path.endswith("/badge.svg")]
        written = [objective for objective in whole["objectives"] if objective.get("period")]
        self.assertEqual(len(written), len(objectives))

    def test_tables(self):
        for language, separator, decimal in [("en", ",", "."), ("nb", ";", ",")]:
            support.configure(self.content, language=language)
            out = self.folder / f"tables-{language}"
            support.leadmark("export", self.content, "--format", "csv", "--out", out)
            tables = {}
            for name in ["objectives", "key-results", "check-ins", "supports"]:
                raw = (out / f"{name}.csv").read_bytes()
                self.assertTrue(raw.startswith(b"\xef\xbb\xbf"), "Excel needs the mark to see æøå")
                rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=separator, strict=True))
                self.assertEqual({len(row) for row in rows}, {len(rows[0])}, name)
                self.assertGreater(len(rows), 20, name)
                tables[name] = [dict(zip(rows[0], row)) for row in rows[1:]]
            numbers = [row["value"] for row in tables["check-ins"] if row["value"]]
            self.assertTrue(any(decimal in number for number in numbers))
            for number in numbers:
                float(number.replace(decimal, "."))
        # An English site read by people whose spreadsheet is Norwegian.
        support.configure(self.content, language="en")
        other = self.folder / "tables-other"
        support.leadmark("export", self.content, "--format", "csv", "--language", "nb", "--out", other)
        same = self.folder / "tables-nb"
        self.assertEqual(*[[(folder / name).read_bytes() for name in ("key-results.csv", "check-ins.csv")] for folder in (other, same)])


if __name__ == "__main__":
    unittest.main()
