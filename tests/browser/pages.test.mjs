// Every kind of page: accessible, valid, calm in the console, within its frame and its weight, in light and dark, on phone and desktop.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { build, complaints, desktop, exampleBelow, files, kinds, launch, open as openAt, phone, root, scratch, serve } from './harness.mjs';

let site, server, browser;
before(async () => {
  site = build(exampleBelow('/strategy/okrs/'));
  server = await serve(site);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function open(path, options) {
  const page = await openAt(browser, server.url + path, options);
  return { page, said: page.said, close: () => page.context().close() };
}

test('there is a page of every kind', () => {
  const found = kinds(site).map(([kind]) => kind).sort();
  const expected = ['check-ins', 'coverage', 'element', 'front', 'map', 'not-found', 'objective', 'people', 'period', 'periods', 'person', 'search', 'strategy', 'team', 'teams', 'tree'];
  for (const kind of expected) assert.ok(found.includes(kind), `no page of kind ${kind}: ${found}`);
});

test('axe finds nothing, the console is silent, nothing overflows', { timeout: 300_000 }, async (t) => {
  for (const [kind, path] of kinds(site)) {
    for (const colorScheme of ['light', 'dark']) {
      for (const [width, viewport] of Object.entries({ phone, desktop })) {
        await t.test(`${kind}, ${colorScheme}, ${width}`, async () => {
          const { page, said, close } = await open(path, { colorScheme, viewport });
          // Chromium lets the driver evaluate axe in spite of the page's policy; the page itself stays under it.
          await page.evaluate(axe.source);
          const { violations } = await page.evaluate(() => window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
          const told = violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target} ${node.failureSummary}`));
          assert.deepEqual(told, []);
          assert.deepEqual(said, []);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.ok(overflow <= 0, `${overflow} px wider than the window`);
          await close();
        });
      }
    }
  }
});

test('html-validate finds nothing', { timeout: 120_000 }, async () => {
  const validate = new HtmlValidate(new FileSystemConfigLoader({
    root: true,
    extends: ['html-validate:standard'],
    // Whether a void element ends in `/>`, and how long a title is, changes nothing for anybody.
    rules: { 'void-style': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off', 'no-inline-style': 'error' },
  }));
  const told = [];
  for (const path of files(site, '.html')) {
    const report = await validate.validateString(readFileSync(join(site, path), 'utf8'), path);
    for (const result of report.results) for (const message of result.messages) told.push(`${path}:${message.line}:${message.column} ${message.ruleId}: ${message.message}`);
  }
  assert.deepEqual(told.slice(0, 40), []);
});

test('pages are light', async () => {
  const size = (path) => readFileSync(join(site, path)).length;
  const zipped = (ending) => files(site, ending).filter((path) => path.startsWith('assets/')).reduce((sum, path) => sum + gzipSync(readFileSync(join(site, path)), { level: 9 }).length, 0);
  for (const path of files(site, '.html')) assert.ok(size(path) <= 60 * 1024, `${path} has ${size(path)} bytes`);
  // With all that it loads, which servers send packed; the page itself as it is.
  const sent = (path) => (path.endsWith('.woff2') ? size(path) : gzipSync(readFileSync(join(site, path)), { level: 9 }).length);
  const fontsOf = (path) => [...readFileSync(join(site, path), 'utf8').matchAll(/url\("?\.\.\/([^")]+)/g)].map(([, font]) => `assets/${font}`);
  for (const path of files(site, '.html')) {
    const loaded = new Set([...readFileSync(join(site, path), 'utf8').matchAll(/(?:src|href)="[./]*(assets\/[^"]+)"/g)].map(([, asset]) => asset));
    for (const css of [...loaded].filter((asset) => asset.endsWith('.css'))) for (const font of fontsOf(css)) loaded.add(font);
    const bytes = [...loaded].reduce((sum, each) => sum + sent(each), size(path));
    assert.ok(bytes <= 100 * 1024, `${path} loads ${bytes} bytes`);
  }
  assert.ok(zipped('.js') < 20 * 1024, `scripts: ${zipped('.js')} bytes`);
  assert.ok(zipped('.css') < 15 * 1024, `styles: ${zipped('.css')} bytes`);
});

test('a site that a server gives says the hash of each style sheet and script, and no other does', { timeout: 60_000 }, async () => {
  const tags = (folder, path) => readFileSync(join(folder, path), 'utf8').match(/<(?:link rel="stylesheet"|script)[^>]*>/g) ?? [];
  for (const [, path] of kinds(site)) {
    const page = path.endsWith('.html') ? path : `${path}index.html`;
    assert.ok(tags(site, page).length > 3, page);
    for (const tag of tags(site, page)) assert.match(tag, / integrity="sha384-[^"]{64}"/, page);
  }
  const nowhere = exampleBelow('');
  writeFileSync(join(nowhere, 'leadmark.yaml'), readFileSync(join(nowhere, 'leadmark.yaml'), 'utf8').replace(/^base-url: .*$/m, ''));
  for (const folder of [build(nowhere), build(exampleBelow(''), '--file-urls')]) {
    for (const path of files(folder, '.html')) for (const tag of tags(folder, path)) assert.doesNotMatch(tag, /integrity/, path);
  }
  // One changed letter, and the browser does without.
  const copy = join(scratch(), 'site');
  cpSync(site, copy, { recursive: true });
  const [sheet] = files(copy, '.css').filter((path) => path.includes('tokens'));
  writeFileSync(join(copy, sheet), readFileSync(join(copy, sheet), 'utf8').replace('--space-1', '--space-0'));
  const other = await serve(copy);
  const page = await openAt(browser, other.url);
  assert.ok(page.said.some((told) => told.includes('integrity')), page.said.join());
  await page.context().close();
  await other.close();
});

test('without scripts everything is there', { timeout: 120_000 }, async () => {
  for (const [kind, path] of kinds(site)) {
    const withScripts = await open(path);
    const without = await open(path, { javaScriptEnabled: false });
    const links = (page) => page.locator('main a[href]').count();
    assert.ok((await links(without.page)) >= (await links(withScripts.page)), `${kind}: links only with scripts`);
    assert.ok((await without.page.locator('main').innerText()).trim().length > 0, `${kind}: nothing to read`);
    await withScripts.close();
    await without.close();
  }
});

/** Set in the font that comes along, so that it is the same wherever it is measured; it is wider than most that readers have. */
async function measured(path) {
  const opened = await open(path, { bypassCSP: true });
  const font = server.url + files(site, '.woff2').find((name) => name.includes('source-serif'));
  await opened.page.addStyleTag({ content: `@font-face { font-family: Measured; src: url("${font}") } :root { --font-text: Measured; --font-heading: Measured }` });
  await opened.page.evaluate(() => document.fonts.load('16px Measured'));
  await opened.page.evaluate(() => document.fonts.ready);
  return opened;
}

const teams = () => files(site, '.html').map((path) => /^teams\/[^/]+\/index\.html$/.exec(path)?.[0].replace('index.html', '')).filter(Boolean);

test('a team answers in one screen', { timeout: 120_000 }, async () => {
  for (const path of teams()) {
    const { page, close } = await measured(path);
    for (const part of ['.focus', '.objective', '.beats', '.not-doing']) {
      const ends = await page.locator(part).evaluateAll((all) => all.map((each) => each.getBoundingClientRect().bottom));
      for (const end of ends) assert.ok(end <= desktop.height, `${path}: ${part} ends at ${end}`);
    }
    await close();
  }
});

test('what a person measures is seen to be a link, and on a phone nothing stands apart from it', { timeout: 60_000 }, async () => {
  const { page, close } = await open('people/hanne-gjosteen/', { viewport: phone });
  const title = page.locator('.kr-title');
  const colour = (element) => getComputedStyle(element).color;
  assert.equal(await title.evaluate(colour), await page.locator('.head-facts a').first().evaluate(colour));
  const left = (element) => element.getBoundingClientRect().left;
  assert.equal(await page.locator('.kr-confidence').evaluate(left), await title.evaluate(left));
  await close();
});

test('no words of a chart lie upon each other, or upon the lines of today and of what is aimed for', { timeout: 120_000 }, async () => {
  const charts = files(site, '.html').filter((path) => readFileSync(join(site, path), 'utf8').includes('class="chart"'));
  assert.ok(charts.length > 10);
  const told = [];
  for (const viewport of [phone, desktop]) {
    const { page, close } = await open('', { viewport });
    for (const path of charts) {
      await page.goto(server.url + path, { waitUntil: 'load' });
      told.push(...await page.evaluate((where) => [...document.querySelectorAll('.chart')].flatMap((chart) => {
        // What the eye takes for the letters: the middle of the line of text.
        const room = (text) => { const { left, right, top, bottom } = text.getBoundingClientRect(); const by = (bottom - top) * 0.25; return { text: text.textContent, left, right, top: top + by, bottom: bottom - by }; };
        const upon = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
        const words = [...chart.querySelectorAll('text')].map(room);
        const lines = [...chart.querySelectorAll('.chart-today, .chart-mark')].map((line) => line.getBoundingClientRect());
        const ends = [...chart.querySelectorAll('.chart-value, .chart-small')].map(room);
        const pairs = words.flatMap((one, at) => words.slice(at + 1).filter((other) => upon(one, other)).map((other) => `${one.text} upon ${other.text}`));
        return [...pairs, ...ends.filter((end) => lines.some((line) => upon(end, line))).map((end) => `${end.text} upon a line`)].map((what) => `${where}, ${chart.querySelector('title').textContent}: ${what}`);
      }), `${path} at ${viewport.width}`));
    }
    await close();
  }
  assert.deepEqual(told, []);
});

test('nothing moves when the letters of the headings arrive', { timeout: 120_000 }, async () => {
  for (const path of ['', 'teams/energy/', 'teams/energy/2026-q4/battery-crossings/']) {
    for (const viewport of [phone, desktop]) {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
      const page = await context.newPage();
      let arrive;
      const late = new Promise((done) => { arrive = done; });
      await page.route('**/*.woff2', async (route) => { await late; await route.continue(); });
      await page.addInitScript(() => {
        window.moved = 0;
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.moved += entry.value; }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(server.url + path, { waitUntil: 'domcontentloaded' });
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      arrive();
      await page.evaluate(() => document.fonts.load('500 16px "Source Serif 4"'));
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
      const moved = await page.evaluate(() => window.moved);
      assert.ok(moved < 0.1, `${path} at ${viewport.width}: ${moved}`);
      await context.close();
    }
  }
});

test('every page prints, the strategy and a team on one sheet', { timeout: 240_000 }, async () => {
  const sheets = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
  const single = ['strategy/', ...teams()];
  for (const path of new Set([...single, ...kinds(site).map(([, path]) => path)])) {
    const { page, close } = await measured(path);
    const many = sheets(await page.pdf({ format: 'A4' }));
    assert.ok(many >= 1, `${path}: no sheet`);
    if (single.includes(path)) assert.equal(many, 1, `${path}: ${many} sheets`);
    await close();
  }
});
