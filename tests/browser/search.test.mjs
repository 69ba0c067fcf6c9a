// Search: what is found as one types, by mouse and by keyboard alone, on its page and over every other.
import assert from 'node:assert/strict';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { build, complaints, desktop, files, launch, open as openAt, phone, root, serve } from './harness.mjs';

let site, server, browser;
before(async () => {
  site = build(join(root, 'content-example'));
  server = await serve(site);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function open(address, options) {
  const page = await openAt(browser, new URL(address, server.url).href, options);
  return { page, said: page.said, close: () => page.context().close() };
}

const field = (page) => page.getByRole('combobox', { name: /Find/ });
const options = (page) => page.getByRole('listbox', { name: 'Search' }).getByRole('option');
const selected = (page) => page.locator('[role=option][aria-selected=true]');

async function asked(page, text) {
  await field(page).fill(text);
  await page.waitForFunction(() => document.querySelector('[role=combobox]').getAttribute('aria-expanded') === 'true');
  const first = options(page).first();
  await first.waitFor();
  return first;
}

test('the first found is what was meant', async (t) => {
  const { page, said, close } = await open('search/');
  for (const [text, path, about] of [
    ['fleet', 'teams/fleet/', 'Team'],
    ['spare ship truly', 'teams/fleet/2026-q4/', 'Objective'],
    ['charge quay makevik', 'teams/energy/2026-q4/battery-crossings/#charging-time', 'Key result'],
    ['ready batteries', 'teams/energy/2026-q3/', 'Objective · Energy · Q3 2026'],
    ['charging arm', 'teams/energy/2026-q4/battery-crossings/', 'Initiative'],
    ['ingvild', 'people/ingvild-rossevag/', 'Person'],
    ['six crossings', 'strategy/goals/zero-emission/', 'Goal'],
    // o finds ø, a finds å, and the letters themselves do too.
    ['rossevag', 'people/ingvild-rossevag/', 'Person'],
    ['Røssevåg', 'people/ingvild-rossevag/', 'Person'],
    ['oystein', 'people/oystein-bratane/', 'Person'],
    // One letter wrong, missing, too many, or two the other way round.
    ['sjovalta', 'teams/', 'Team'],
    ['rossvag', 'people/ingvild-rossevag/', 'Person'],
    ['rosssevag', 'people/ingvild-rossevag/', 'Person'],
    ['kvitskrav winter', 'teams/energy/2026-q4/battery-crossings/', 'Objective'],
  ]) {
    await t.test(text, async () => {
      await field(page).fill('');
      const first = await asked(page, text);
      const href = await first.getAttribute('href');
      assert.ok(href.startsWith(server.url + path), `${href} is not ${path}`);
      assert.ok((await first.locator('small').innerText()).startsWith(about), await first.innerText());
    });
  }
  assert.deepEqual(said, []);
  await close();
});

test('by keyboard alone, from a page deep within', async () => {
  const { page, said, close } = await open('teams/energy/2026-q4/battery-crossings/');
  await page.keyboard.press('Tab');
  const before = await page.evaluate(() => document.activeElement.className);
  await page.keyboard.press('/');
  await page.getByRole('dialog', { name: 'Search' }).waitFor();
  assert.equal(await field(page).inputValue(), '');
  await page.keyboard.type('ship');
  await options(page).nth(2).waitFor();
  await page.getByRole('status').filter({ hasText: /found|first/ }).waitFor();
  assert.equal(await selected(page).getAttribute('id'), await field(page).getAttribute('aria-activedescendant'));
  const [one, two] = [await options(page).nth(0).innerText(), await options(page).nth(1).innerText()];
  await page.keyboard.press('ArrowDown');
  assert.equal(await selected(page).innerText(), two);
  await page.keyboard.press('ArrowUp');
  assert.equal(await selected(page).innerText(), one);
  await page.keyboard.press('ArrowUp');
  assert.equal(await selected(page).innerText(), await options(page).last().innerText());
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => document.activeElement.className), before);

  await page.keyboard.press('/');
  await page.keyboard.type('sjovakta');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/teams\/[^/]+\/$/);
  await page.getByRole('heading', { level: 1, name: 'Sjøvakta' }).waitFor();
  assert.deepEqual(said, []);
  await close();
});

test('a slash typed into a field is a slash', async () => {
  const { page, close } = await open('tree/');
  await page.locator('#filter-text').fill('');
  await page.locator('#filter-text').press('/');
  assert.equal(await page.locator('#filter-text').inputValue(), '/');
  assert.equal(await page.getByRole('dialog').count(), 0);
  await close();
});

test('the key can be turned off, and on again', async () => {
  const { page, said, close } = await open('search/');
  const key = page.getByRole('checkbox', { name: /The key \/ opens/ });
  const pressed = async () => {
    await page.goto(`${server.url}strategy/`, { waitUntil: 'load' });
    await page.keyboard.press('/');
    return page.getByRole('dialog').count();
  };
  assert.equal(await key.isChecked(), true);
  await key.uncheck();
  assert.equal(await pressed(), 0);
  assert.equal(await page.locator('[aria-keyshortcuts]').count(), 0);
  await page.goto(`${server.url}search/`, { waitUntil: 'load' });
  assert.equal(await key.isChecked(), false);
  await key.check();
  assert.equal(await pressed(), 1);
  assert.deepEqual(said, []);
  await close();
});

test('what is found can be heard, and what is not', async () => {
  const { page, close } = await open('search/?q=ingvild+rossevag');
  assert.equal(await field(page).inputValue(), 'ingvild rossevag');
  await page.getByRole('status').filter({ hasText: 'found' }).waitFor();
  assert.equal(await page.locator('[data-index]').isVisible(), false);
  await field(page).fill('zzzzzz');
  await page.getByRole('status').filter({ hasText: 'Nothing found' }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('[data-index]').waitFor();
  assert.equal(await field(page).inputValue(), '');
  assert.doesNotMatch(page.url(), /q=/);
  await close();
});

test('axe finds nothing in an open search', async (t) => {
  for (const colorScheme of ['light', 'dark']) {
    for (const viewport of [phone, desktop]) {
      for (const path of ['search/', 'strategy/']) {
        await t.test(`${path}, ${colorScheme}, ${viewport.width}`, async () => {
          const { page, said, close } = await open(path, { colorScheme, viewport });
          await page.keyboard.press('/');
          await asked(page, 'ship');
          await page.evaluate(axe.source);
          const { violations } = await page.evaluate(() => window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
          assert.deepEqual(violations.flatMap((it) => it.nodes.map((node) => `${it.id}: ${node.target} ${node.failureSummary}`)), []);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.ok(overflow <= 0, `${overflow} px wider than the window`);
          assert.deepEqual(said, []);
          await close();
        });
      }
    }
  }
});

test('pages opened from files, and an index that is gone, leave the list that is on the page', async () => {
  const folder = build(join(root, 'content-example'), '--file-urls');
  const context = await browser.newContext({ viewport: desktop });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const said = complaints(page, 'file:');
  await page.goto(pathToFileURL(join(folder, 'strategy', 'index.html')).href);
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('tveiteras').catch(() => {});
  await page.waitForURL(/search\/index\.html/);
  await page.getByRole('combobox').fill('tveiteras');
  await page.getByRole('status').filter({ hasText: '1 found' }).waitFor();
  assert.deepEqual(await page.locator('[data-index] li:visible').allInnerTexts(), ['Solveig Tveiterås']);
  assert.deepEqual(said, []);

  rmSync(join(folder, 'search', 'index.json'));
  const other = await serve(folder);
  await page.goto(`${other.url}search/?q=tveiteras`);
  await page.getByRole('status').filter({ hasText: '1 found' }).waitFor();
  await context.close();
  await other.close();
});

test('nobody downloads more than 100 KB', async () => {
  for (const path of files(join(site, 'search'), '.json')) assert.ok(statSync(join(site, 'search', path)).size < 100 * 1024, path);
  const { page, close } = await open('strategy/');
  let bytes = 0;
  page.on('response', async (response) => { if (response.url().endsWith('.json')) bytes += readFileSync(join(site, new URL(response.url()).pathname.split('/okrs/')[1])).length; });
  await page.keyboard.press('/');
  await asked(page, 's');
  assert.ok(bytes > 0 && bytes < 100 * 1024, `${bytes} bytes`);
  await close();
});
