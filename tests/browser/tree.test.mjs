// The strategy tree as a table: folded, filtered and searched by mouse and by keyboard alone; a plain table without scripts; however many
// objectives there are, script touches the rows that are shown and no others.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { build, close, exampleBelow, launch, open as openAt, scratch, serve } from './harness.mjs';

let server, browser;
before(async () => {
  server = await serve(build(exampleBelow('/strategy/okrs/')));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const open = (path, { at = server, ...options } = {}) => openAt(browser, at.url + path, options);

const row = (page, title) => page.locator('.tree tbody tr').filter({ has: page.locator('th', { hasText: title }) }).first();
const shown = (page) => page.locator('.tree tbody tr:visible th').evaluateAll((all) => all.map((th) => (th.querySelector('a') ?? th).textContent.trim()));
const focused = (page) => page.evaluate(() => document.activeElement.closest('tr')?.cells[0].querySelector('a')?.textContent ?? document.activeElement.closest('tr')?.cells[0].textContent ?? document.activeElement.id);
const count = (page) => page.locator('[data-count]').textContent();

test('is a treegrid that says where each row stands', async () => {
  const page = await open('tree/');
  assert.equal(await page.locator('.tree').getAttribute('role'), 'treegrid');
  const said = await page.locator('.tree tbody tr:visible').evaluateAll((rows) => rows.map((row) => ['level', 'posinset', 'setsize', 'expanded'].map((name) => row.getAttribute(`aria-${name}`)).join(' ')));
  assert.deepEqual(said.slice(0, 4), ['1 1 11 true', '2 1 5 true', '3 1 1 false', '2 2 5 false']);
  assert.equal(await page.locator('.tree [tabindex="0"]').evaluateAll((all) => new Set(all.map((each) => each.closest('tr'))).size), 1, 'one row is a stop for Tab');
  await close(page);
});

test('folds by mouse: key results and initiatives come with their objective', async () => {
  const page = await open('tree/');
  const before = await shown(page);
  assert.ok(before.includes('Every ship has a full crew on 2 January') && !before.some((title) => title.startsWith('Posts at sea')));
  await row(page, 'Every ship has a full crew').locator('.fold').click();
  const unfolded = await shown(page);
  for (const title of ['Posts at sea that stand open', 'A bunk and a key for those who live far off']) assert.ok(unfolded.some((each) => each.startsWith(title)), title);
  await row(page, 'Every ship has a full crew').locator('td').first().click();
  assert.deepEqual(await shown(page), before);
  await row(page, 'A crossing you can plan').locator('.fold').click();
  assert.ok(!(await shown(page)).includes('Full crews, all year'));
  await page.getByRole('button', { name: 'Unfold all' }).click();
  assert.equal((await shown(page)).length, await page.locator('.tree tbody tr').count());
  await page.getByRole('button', { name: 'Fold to objectives' }).click();
  assert.deepEqual(await shown(page), before);
  await close(page);
});

test('moves and folds by keyboard as the treegrid pattern says', async () => {
  const page = await open('tree/');
  await page.getByText('What is the strategy tree?').focus();
  const press = async (key, expected) => {
    await page.keyboard.press(key);
    assert.equal(await focused(page), expected, key);
  };
  await press('Tab', 'A crossing you can plan your day around');
  await press('ArrowDown', 'Full crews, all year');
  await press('ArrowDown', 'Every ship has a full crew on 2 January');
  await press('ArrowRight', 'Every ship has a full crew on 2 January');
  assert.equal(await row(page, 'Every ship has a full crew').getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('ArrowDown');
  assert.match(await focused(page), /^Posts at sea that stand open/);
  await press('ArrowLeft', 'Every ship has a full crew on 2 January');
  await press('ArrowLeft', 'Every ship has a full crew on 2 January');
  assert.equal(await row(page, 'Every ship has a full crew').getAttribute('aria-expanded'), 'false');
  await press('ArrowLeft', 'Full crews, all year');
  await press('Space', 'Full crews, all year');
  await press('ArrowDown', 'The islands plan their day around us again');
  await press('End', 'Everyone comes home whole');
  await press('Home', 'A crossing you can plan your day around');
  await press('PageDown', (await shown(page))[10]);
  await press('Control+Home', 'A crossing you can plan your day around');
  await press('ArrowDown', 'Full crews, all year');
  await press('ArrowRight', 'Full crews, all year');
  await press('ArrowRight', 'Full crews, all year');
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'a', 'the second goes to the link');
  await press('ArrowLeft', 'Full crews, all year');
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'tr');
  await page.keyboard.press('Enter');
  await page.waitForURL(/strategy\/goals\/full-crews\/$/, { waitUntil: 'networkidle' });
  await close(page);
});

test('is filtered by team, status, owner, strategy and words; the address keeps it', async () => {
  const page = await open('tree/');
  assert.equal(await count(page), '14 objectives');
  const choose = (label, value) => page.getByLabel(label, { exact: true }).selectOption(value);
  await choose('Team', 'energy');
  assert.equal(await count(page), '2 of 14 objectives');
  assert.match(page.url(), /\?team=energy$/);
  const titles = await shown(page);
  assert.ok(titles.includes('Slower where it costs nobody time') && titles.includes('Six crossings without emissions') && !titles.includes('Quays that earn their keep'));
  await page.reload({ waitUntil: 'networkidle' });
  assert.equal(await count(page), '2 of 14 objectives');
  assert.deepEqual(await shown(page), titles);
  // Teams further up hold those below them.
  await choose('Team', 'leadership');
  assert.equal(await count(page), '14 of 14 objectives');
  await choose('Team', '');
  await choose('Status', 'off-track');
  assert.equal(await count(page), '1 of 14 objectives');
  await choose('Status', 'silent');
  assert.equal(await count(page), '1 of 14 objectives');
  await choose('Status', '');
  await choose('Owner', 'Trygve Sæle');
  assert.equal(await count(page), '1 of 14 objectives');
  await choose('Owner', '');
  await choose('Strategy', 'policies/convert-first');
  assert.equal(await count(page), '1 of 14 objectives');
  await choose('Strategy', 'goals/busy-quays');
  assert.equal(await count(page), 'Nothing fits. Try fewer filters.');
  await choose('Strategy', '');
  // By keyboard alone, letters as one types them, words of key results and initiatives too.
  await page.getByLabel('Words', { exact: true }).focus();
  await page.keyboard.type('bunk key');
  assert.equal(await count(page), '1 of 14 objectives');
  assert.deepEqual((await shown(page)).slice(0, 3), ['A crossing you can plan your day around', 'Full crews, all year', 'Every ship has a full crew on 2 January']);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('saele');
  assert.equal(await count(page), '1 of 14 objectives');
  assert.match(page.url(), /\?text=saele$/);
  await page.getByRole('link', { name: 'Q3 2026' }).click();
  await page.waitForURL(/\/tree\/2026-q3\/\?text=saele$/, { waitUntil: 'networkidle' });
  assert.equal(await page.getByLabel('Words', { exact: true }).inputValue(), 'saele');
  await page.goBack({ waitUntil: 'networkidle' });
  assert.equal(await count(page), '1 of 14 objectives');
  await page.getByLabel('Words', { exact: true }).fill('');
  assert.equal(await count(page), '14 objectives');
  await close(page);
});

test('hits below a hit are shown, and a hit unfolds to all of it', async () => {
  const page = await open('tree/?team=leadership');
  assert.equal(await count(page), '14 of 14 objectives');
  const titles = await shown(page);
  assert.ok(titles.includes('From ramp down to ramp up in nine minutes'));
  await page.goto(`${server.url}tree/?text=ramp+down`, { waitUntil: 'networkidle' });
  assert.ok(!(await shown(page)).some((title) => title.startsWith('Minutes')));
  await row(page, 'From ramp down').locator('.fold').click();
  assert.ok((await shown(page)).length > 3);
  await close(page);
});

test('without scripts it is a plain table, all of it', async () => {
  const page = await open('tree/', { javaScriptEnabled: false });
  assert.equal(await page.locator('.tree').getAttribute('role'), null);
  assert.equal(await page.locator('.tree tbody tr:visible').count(), await page.locator('.tree tbody tr').count());
  assert.ok(!(await page.locator('.filters').isVisible()));
  await page.context().close();
});

/** Some hundred teams with three objectives each, below a few goals. */
function large() {
  const project = join(scratch(), 'okrs');
  const file = (path, text) => {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  };
  file('leadmark.yaml', 'title: Large\ntoday: 2026-11-22\n');
  for (let goal = 0; goal < 4; goal++) file(`content/strategy/goals/g${goal}.md`, `# Goal ${goal}\n`);
  for (let team = 0; team < 100; team++) {
    file(`content/teams/t${team}/index.md`, `---\ntitle: Team ${team}\n${team ? 'parent: t0\n' : ''}---\n`);
    for (let nth = 0; nth < 3; nth++) {
      const supports = nth ? `goals/g${(team + nth) % 4}` : 'o1';
      const results = [0, 1, 2].map((each) => `  - {title: Result ${each}, baseline: 0, target: 10, current: ${each}}`).join('\n');
      file(`content/teams/t${team}/2026-q4/o${nth}.md`, `---\ntitle: Objective ${team}-${nth}\nsupports: [${supports}]\nkey-results:\n${results}\n---\n`);
    }
  }
  return build(project);
}

test('a large tree opens with the strategy alone, and script touches what is shown', { timeout: 120_000 }, async () => {
  const at = await serve(large());
  const page = await open('tree/', { at, init: () => {
    window.touched = new Set();
    new MutationObserver((list) => { for (const { target } of list) window.touched.add(target.closest?.('tr') ?? target); }).observe(document, { subtree: true, attributes: true });
  } });
  assert.deepEqual(await shown(page), ['Goal 0', 'Goal 1', 'Goal 2', 'Goal 3']);
  const touched = () => page.evaluate(() => [...window.touched].filter((each) => each.localName === 'tr').length);
  assert.ok(await page.locator('.tree tbody tr').count() >= 1200);
  assert.equal(await touched(), 4, 'rows touched on load');
  await page.getByLabel('Words', { exact: true }).fill('objective 17-0');
  assert.equal(await count(page), '1 of 300 objectives');
  assert.equal((await shown(page)).length, 3);
  assert.ok(await touched() <= 7, `${await touched()} rows touched by a filter that shows three`);
  await page.getByLabel('Words', { exact: true }).fill('');
  assert.equal((await shown(page)).length, 4);
  // Its map counts by team and leads back, filtered.
  await page.getByRole('link', { name: 'As a map' }).click();
  await page.waitForURL(/\/map\/$/, { waitUntil: 'networkidle' });
  assert.match(await page.locator('.lede').textContent(), /^300 objectives/);
  assert.ok(await page.locator('.node').count() < 140);
  await page.locator('.node.is-team').first().click();
  await page.waitForURL(/\/tree\/\?team=t0&element=goals\/g0$/, { waitUntil: 'networkidle' });
  assert.match(await count(page), / of 300 objectives$/);
  await close(page);
  await at.close();
});

test('coverage is a table that is heard as well as seen, and each cell leads to what is behind it', { timeout: 120_000 }, async () => {
  const page = await open('coverage/');
  const table = page.locator('.heat');
  assert.equal(await table.locator('caption').count(), 1);
  assert.equal(await table.locator('thead th:not([scope]), tbody th:not([scope="row"])').count(), 0);
  assert.deepEqual(await table.locator('tbody td').evaluateAll((cells) => cells.filter((cell) => !/\d objective/.test(cell.textContent)).length), 0);
  await page.locator('.scroll').focus();
  await page.keyboard.press('Tab');
  const cell = table.locator('td a').first();
  const wanted = Number(await cell.locator('[aria-hidden]').textContent());
  await cell.focus();
  await page.keyboard.press('Enter');
  const behind = page.locator(`[id="${decodeURIComponent(new URL(page.url()).hash.slice(1))}"]`);
  assert.equal(await behind.locator('dd a').count(), wanted);
  await close(page);
});

test('coverage of a hundred teams keeps names in sight on a phone', { timeout: 120_000 }, async () => {
  const at = await serve(large());
  const page = await open('coverage/', { at, viewport: { width: 390, height: 844 } });
  const box = page.locator('.scroll');
  await box.evaluate((box) => { box.scrollIntoView(); box.scrollTo(200, 1500); });
  const [outer, team, head] = await Promise.all([box.boundingBox(), page.locator('.heat tbody th').nth(40).boundingBox(), page.locator('.heat thead tr:last-child th').last().boundingBox()]);
  assert.ok(Math.abs(team.x - outer.x) < 2, 'the team');
  assert.ok(Math.abs(head.y - outer.y) < 2, 'the part of the strategy');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  await close(page);
  await at.close();
});
