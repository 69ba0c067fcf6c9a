// Whatever is written and however far a reader zooms in: no page is wider than its window.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { build, close, desktop, exampleBelow, files, kinds, launch, narrow, open, scratch, serve } from './harness.mjs';

let browser;
const servers = [];
before(async () => { browser = await launch(); });
after(async () => {
  await browser?.close();
  for (const server of servers) await server.close();
});

const tooWide = (page) => page.evaluate(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const all = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > width && !each.closest('.scroll, .map, .sr'));
  return all.slice(0, 5).map((each) => `${each.localName}.${each.getAttribute('class')} ends at ${Math.round(each.getBoundingClientRect().right)}`);
});

test('zoomed in four times, and with letters and lines set wide', { timeout: 120_000 }, async () => {
  const site = build(exampleBelow(''));
  const server = await serve(site, '/');
  servers.push(server);
  for (const [kind, path] of kinds(site)) {
    const page = await open(browser, server.url + path, { viewport: narrow, bypassCSP: true });
    assert.deepEqual(await tooWide(page), [], kind);
    // What WCAG asks for under "text spacing".
    await page.addStyleTag({ content: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }' });
    assert.deepEqual(await tooWide(page), [], `${kind}, set wide`);
    await close(page);
  }
});

test('on a tablet a tree is as wide as its window and tears no word', { timeout: 60_000 }, async () => {
  const server = await serve(build(exampleBelow('')), '/');
  servers.push(server);
  for (const width of [768, 800, 900]) {
    const page = await open(browser, `${server.url}tree/`, { viewport: { width, height: 1000 } });
    assert.deepEqual(await tooWide(page), [], `${width}`);
    // No word of a title stands on two lines.
    const torn = await page.locator('.tree tr.is-shown th a').evaluateAll((all) => all.flatMap((link) => {
      const text = link.firstChild;
      return [...text.data.matchAll(/\S+/g)].filter(({ 0: word, index }) => {
        const range = new Range();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return !word.includes('-') && range.getClientRects().length > 1;
      }).map(([word]) => word);
    }));
    assert.deepEqual(torn, [], `${width}`);
    await close(page);
  }
});

test('words without an end', { timeout: 180_000 }, async () => {
  const long = 'without'.repeat(300);
  const project = join(scratch(), 'okrs');
  const write = (path, text) => { mkdirSync(dirname(join(project, path)), { recursive: true }); writeFileSync(join(project, path), text); };
  write('leadmark.yaml', `title: ${long}\n`);
  write('content/index.md', `# ${long}\n\n${long}\n\n| a |\n|---|\n| ${long} |\n\n    ${long}\n`);
  write('content/strategy/index.md', `---\ntitle: ${long}\nvision: ${long}\n---\n`);
  write('content/strategy/goals/goal.md', `---\ntitle: ${long}\nsummary: ${long}\nowner: ${long}\n---\n`);
  write('content/teams/team/index.md', `---\ntitle: ${long}\nmission: ${long}\nlead: ${long}\ncontact: ${long}\nnot-doing: [${long}]\nheartbeat:\n  - {title: ${long}, at-least: 3, unit: ${long}, description: ${long}, check-ins: [{date: 2026-10-05, value: 2}]}\n---\n`);
  write('content/teams/below/index.md', `---\ntitle: ${long}\nparent: team\n---\n`);
  const results = `
  - {title: ${long}, unit: ${long}, baseline: 3, target: 123456789012345678, owner: ${long}, source: ${long}, check-ins: [{date: 2026-10-05, value: 98765432109876543, confidence: 7, note: ${long}}]}
  - {title: Two, between: [3, 4], unit: ${long}, check-ins: [{date: 2026-10-05, value: 9}]}
  - {title: Three, milestones: [{title: ${long}, score: 1}], check-ins: [{date: 2026-10-05, milestone: 1}]}`;
  write('content/teams/team/2026-q4/objective.md', `---\ntitle: ${long}\nowner: ${long}\nsupports: [goal: ${long}]\nkey-results:${results}\ninitiatives: [{title: ${long}, owner: ${long}, status: doing}]\ncheck-ins: [{date: 2026-10-05, status: at-risk, note: ${long}}]\n---\n`);
  write('content/teams/below/2026-q4/alone.md', `---\ntitle: ${long}\nstands-alone: ${long}\n---\n`);
  write('content/teams/below/2026-q3/over.md', `---\ntitle: ${long}\noutcome: missed\nreflection: ${long}\n---\n`);
  const site = build(project, '--today', '2026-10-06');
  const server = await serve(site, '/');
  servers.push(server);
  const page = await open(browser, server.url);
  for (const path of files(site, '.html')) {
    for (const viewport of [narrow, desktop]) {
      await page.setViewportSize(viewport);
      await page.goto(server.url + path, { waitUntil: 'load' });
      assert.deepEqual(await tooWide(page), [], `${path} at ${viewport.width}`);
    }
  }
  await page.context().close();
});
