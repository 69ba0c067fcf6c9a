// The preview in a browser: it reloads when its page changes and only then, and what the reader was doing stays.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { complaints, desktop, launch, root, scratch, start } from './harness.mjs';

const TEAM = 'content/teams/energy/index.md';
const OBJECTIVE = 'content/teams/energy/2026-q4/battery-crossings.md';

process.setMaxListeners(0);

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

/** A copy of the example, previewed. */
async function preview(...args) {
  const project = join(scratch(), 'okrs');
  cpSync(join(root, 'content-example'), project, { recursive: true });
  const edit = (path, change) => writeFileSync(join(project, path), change(readFileSync(join(project, path), 'utf8')));
  const started = { project, edit, ...(await start(project, 0, args)) };
  started.title = (path, title) => edit(path, (text) => text.replace(/^title:.*$/m, `title: ${title}`));
  return started;
}

/** A page that tells how often it was loaded. */
async function open(url, path = '', options = {}) {
  const context = await browser.newContext({ viewport: desktop, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const said = complaints(page, new URL(url).origin);
  let loads = 0;
  page.on('load', () => { loads += 1; });
  // It is seen by its words that the preview has told the page where it stands.
  const told = page.waitForRequest(/_leadmark\/events/);
  await page.goto(url + path, { waitUntil: 'load' });
  await told;
  return { page, context, said, loads: () => loads, close: () => context.close() };
}

/** Waits for words, and for the rest of their page. */
async function shows(page, words) {
  await page.getByText(words).filter({ visible: true }).first().waitFor();
  await page.waitForLoadState('load');
}
const overlay = (page) => page.getByRole('alertdialog');

/** Nothing is loaded while something else demonstrably happens. */
async function settled(page) {
  await page.waitForTimeout(600);
}

test('a page reloads when it changes, and no other does', async () => {
  const { url, title, end } = await preview();
  const objective = await open(url, 'teams/energy/2026-q4/battery-crossings/');
  const other = await open(url, 'teams/data/');
  title(OBJECTIVE, 'Batteries to the horizon');
  await shows(objective.page, 'Batteries to the horizon');
  await settled(other.page);
  assert.equal(objective.loads(), 2);
  assert.equal(other.loads(), 1);
  assert.deepEqual(objective.said.filter((it) => !it.startsWith('request failed')), []);
  await objective.close();
  await other.close();
  await end();
});

test('a style sheet is exchanged without a reload', async () => {
  const { url, project, end } = await preview();
  const { page, loads, close, said } = await open(url);
  const sheets = () => page.evaluate(() => [...document.querySelectorAll('link[rel=stylesheet]')].map((link) => link.getAttribute('href')));
  const before = await sheets();
  await page.evaluate(() => {
    window.untouched = true;
    window.bare = 0;
    let styled = false;
    const look = () => {
      const sheet = /\((1, 2, 3|4, 5, 6)\)/.test(getComputedStyle(document.body).outlineColor);
      if (styled && !sheet) window.bare += 1;
      styled ||= sheet;
      requestAnimationFrame(look);
    };
    look();
  });
  const background = () => page.evaluate(() => getComputedStyle(document.body).outlineColor);
  for (const colour of ['rgb(1, 2, 3)', 'rgb(4, 5, 6)']) {
    mkdirSync(join(project, 'theme/assets/css'), { recursive: true });
    const original = readFileSync(join(root, 'themes/default/assets/css/style.css'), 'utf8');
    writeFileSync(join(project, 'theme/assets/css/style.css'), `${original}\nbody { outline: 0 solid ${colour}; }\n`);
    await page.waitForFunction((colour) => getComputedStyle(document.body).outlineColor === colour, colour);
  }
  assert.equal(await background(), 'rgb(4, 5, 6)');
  await page.waitForFunction((count) => document.querySelectorAll('link[rel=stylesheet]').length === count, before.length);
  assert.equal(await page.evaluate(() => window.untouched), true);
  assert.equal(await page.evaluate(() => window.bare), 0);
  assert.equal(loads(), 1);
  assert.notDeepEqual(await sheets(), before);
  assert.deepEqual(said, []);
  await close();
  await end();
});

test('errors cover the last good page, lead into the editor and go away when mended', async () => {
  const { url, edit, project, end } = await preview();
  const { page, loads, close } = await open(url, 'teams/energy/');
  edit(TEAM, (text) => text.replace('title:', 'tytle: x\ntitle:'));
  await overlay(page).waitFor();
  const words = await overlay(page).innerText();
  assert.match(words, /1 error/);
  assert.match(words, /error\[unknown-key\]: `tytle`/);
  assert.match(words, /\^\^\^\^\^/);
  const link = overlay(page).getByRole('link', { name: `${TEAM}:2:1` });
  assert.equal(await link.getAttribute('href'), `vscode://file${project}/${TEAM}:2:1`);
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'leadmark-preview');

  // By keyboard: away to look at the page, and back by the count in the corner.
  await page.keyboard.press('Escape');
  await overlay(page).waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '1 error' }).click();
  await overlay(page).waitFor();
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run('leadmark-preview'));
  assert.deepEqual(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.failureSummary)}`), []);

  edit(TEAM, (text) => text.replace('tytle: x\n', ''));
  await overlay(page).waitFor({ state: 'hidden' });
  assert.equal(await page.getByRole('button', { name: /error/ }).count(), 0);
  assert.equal(loads(), 1);

  // It covers a page that is opened only now, too.
  edit(TEAM, (text) => text.replace('title:', 'tytle: x\ntitle:'));
  await overlay(page).waitFor();
  await page.goto(`${url}strategy/`);
  await overlay(page).waitFor();
  await close();
  await end();
});

test('warnings are a count in the corner that unfolds', async () => {
  const { url, end } = await preview();
  const { page, close } = await open(url);
  const button = page.getByRole('button', { name: /^\d+ warnings?$/ });
  await button.click();
  await page.getByText('warning[').first().waitFor();
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run('leadmark-preview'));
  assert.deepEqual(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.failureSummary)}`), []);
  await page.keyboard.press('Escape');
  assert.equal(await button.getAttribute('aria-expanded'), 'false');
  await close();
  await end();
});

test('a theme that cannot be rendered leaves the last good page under its error', async () => {
  const { url, project, end } = await preview();
  const { page, close } = await open(url);
  const heading = await page.getByRole('heading', { level: 1 }).innerText();
  mkdirSync(join(project, 'theme/templates'), { recursive: true });
  writeFileSync(join(project, 'theme/templates/front.html'), '{% extends "base.html" %}\n{% block main %}{{ page.no_such_thing.at_all }}{% endblock main %}\n');
  await overlay(page).waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), heading);
  rmSync(join(project, 'theme'), { recursive: true });
  await overlay(page).waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: /error/ }).waitFor({ state: 'hidden' });
  await close();
  await end();
});

test('scroll, folding, filters and words typed stay', async () => {
  const { url, title, end } = await preview();
  const { page, loads, close } = await open(url, 'tree/', { viewport: { width: 1000, height: 500 } });
  const row = page.locator('tr:visible', { has: page.locator('a[href$="teams/energy/2026-q4/battery-crossings/"]') }).first();
  const button = row.locator('button.fold');
  const was = await button.getAttribute('aria-expanded');
  await button.click();
  const is = await button.getAttribute('aria-expanded');
  assert.notEqual(is, was);
  await page.evaluate(() => scrollTo(0, 300));
  title(OBJECTIVE, 'Batteries, folded');
  await shows(page, 'Batteries, folded');
  assert.equal(loads(), 2);
  await page.waitForFunction(() => scrollY === 300);
  await page.waitForFunction((is) => [...document.querySelectorAll('a[href$="teams/energy/2026-q4/battery-crossings/"]')].map((link) => link.closest('tr')).find((row) => row.matches('.is-shown'))?.querySelector('button.fold')?.getAttribute('aria-expanded') === is, is);

  const field = page.locator('[data-filters] input[type=search], [data-filters] input[name=text]').first();
  await field.fill('batteries');
  await page.waitForURL(/text=batteries/);
  title(OBJECTIVE, 'Batteries, filtered');
  await shows(page, 'Batteries, filtered');
  assert.equal(await field.inputValue(), 'batteries');
  assert.match(page.url(), /text=batteries/);
  await page.waitForFunction(() => document.activeElement.name === 'text');
  await close();
  await end();
});

test('folded words of a page stay unfolded', async () => {
  const { url, title, end } = await preview();
  const { page, loads, close } = await open(url);
  const details = page.locator('details').first();
  await details.locator('summary').click();
  title(OBJECTIVE, 'Batteries, unfolded');
  await shows(page, 'Batteries, unfolded');
  assert.equal(loads(), 2);
  await page.waitForFunction(() => document.querySelector('details').open);
  await close();
  await end();
});

test('the open search stays', async () => {
  const { url, title, end } = await preview();
  const { page, loads, close } = await open(url, 'search/');
  const field = page.locator('[data-search] input').first();
  await field.fill('batteri');
  title(OBJECTIVE, 'Batteries, found');
  await shows(page, 'Batteries, found');
  assert.equal(loads(), 2);
  assert.equal(await field.inputValue(), 'batteri');
  await close();
  await end();
});

test('a server started again finds its pages', async () => {
  const first = await preview();
  const { page, loads, close } = await open(first.url, 'teams/energy/');
  await first.end();
  await page.getByText('The preview has stopped').waitFor();
  const same = await start(first.project, first.port);
  await page.getByText('The preview has stopped').waitFor({ state: 'hidden' });
  await settled(page);
  assert.equal(loads(), 1, 'nothing has changed, so nothing is loaded');
  await same.end();
  first.title(TEAM, 'Energy, while nobody looked');
  const third = await start(first.project, first.port);
  await shows(page, 'Energy, while nobody looked');
  assert.equal(loads(), 2);
  await close();
  await third.end();
});

test('a tab that is not seen holds no connection, and is true when it is seen again', async () => {
  const { url, title, end } = await preview();
  const { page, loads, close } = await open(url, 'teams/energy/');
  const see = (hidden) => page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
  await see(true);
  title(TEAM, 'Energy, unseen');
  await settled(page);
  assert.equal(loads(), 1);
  await see(false);
  await shows(page, 'Energy, unseen');
  await close();
  await end();
});

test('many tabs of one browser', async () => {
  const { url, title, end } = await preview();
  const context = await browser.newContext();
  const pages = [];
  for (let number = 0; number < 5; number += 1) {
    const page = await context.newPage();
    await page.goto(`${url}teams/energy/`);
    pages.push(page);
  }
  title(TEAM, 'Energy, many times');
  for (const page of pages) await shows(page, 'Energy, many times');
  await context.close();
  await end();
});

test('a page that is not there yet', async () => {
  const { url, project, edit, end } = await preview();
  const { page, close } = await open(url, 'teams/energy/2026-q4/not-yet/');
  cpSync(join(project, OBJECTIVE), join(project, 'content/teams/energy/2026-q4/not-yet.md'));
  edit('content/teams/energy/2026-q4/not-yet.md', (text) => text.replace(/^title:.*$/m, 'title: Here it is'));
  await shows(page, 'Here it is');
  rmSync(join(project, 'content/teams/energy/2026-q4/not-yet.md'));
  await page.waitForFunction(() => document.body.dataset.page === 'not-found');
  await close();
  await end();
});

test('the browser follows what is saved', async () => {
  const { url, title, end } = await preview('--follow');
  const { page, close } = await open(url);
  title(OBJECTIVE, 'Follow me');
  await page.waitForURL(/teams\/energy\/2026-q4\/battery-crossings\/$/);
  await shows(page, 'Follow me');
  title(TEAM, 'And me');
  await page.waitForURL(/teams\/energy\/$/);
  await close();
  await end();
});

test('another site can read nothing', async () => {
  const { url, end } = await preview();
  const { page, close } = await open(url);
  await page.goto('about:blank');
  const read = await page.evaluate(async (url) => {
    const tried = [];
    for (const path of ['', '_leadmark/events?page=', 'feed.xml']) tried.push(await fetch(url + path).then(() => 'read', () => 'refused'));
    tried.push(await new Promise((done) => {
      const source = new EventSource(`${url}_leadmark/events?page=`);
      source.onmessage = () => done('read');
      source.onerror = () => done('refused');
    }));
    return tried;
  }, url);
  assert.deepEqual(read, ['refused', 'refused', 'refused', 'refused']);
  await close();
  await end();
});
