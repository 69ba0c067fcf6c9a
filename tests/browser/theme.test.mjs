// The page on which a theme shows its parts: there in a preview, in both modes, in each bundled theme.
import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { build, complaints, desktop, launch, phone, root, scratch, start } from './harness.mjs';

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

/** An organisation that has nothing yet but a theme. */
function themed(theme) {
  const project = join(scratch(), 'okrs');
  cpSync(join(root, 'content-example'), project, { recursive: true });
  const settings = join(project, 'leadmark.yaml');
  writeFileSync(settings, `${readFileSync(settings, 'utf8')}\ntheme: ${theme}\n`);
  return project;
}

for (const theme of ['default', 'dune']) {
  test(`${theme} shows its parts`, { timeout: 120_000 }, async (t) => {
    const preview = await start(themed(theme));
    for (const colorScheme of ['light', 'dark']) {
      for (const [width, viewport] of Object.entries({ phone, desktop })) {
        await t.test(`${colorScheme}, ${width}`, async () => {
          const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
          const page = await context.newPage();
          const said = complaints(page, preview.url);
          const answer = await page.goto(`${preview.url}_theme/`, { waitUntil: 'load' });
          assert.equal(answer.status(), 200);
          // Before axe, which measures with styles that the page's own policy refuses.
          assert.deepEqual(said, []);
          await page.evaluate(axe.source);
          const { violations } = await page.evaluate(() => window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
          assert.deepEqual(violations.flatMap((it) => it.nodes.map((node) => `${it.id}: ${node.target} ${node.failureSummary}`)), []);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.ok(overflow <= 0, `${overflow} px wider than the window`);
          // Each mode stands beside the other, whichever the reader's is.
          const papers = await page.evaluate(() => ['.is-light', '.is-dark'].map((name) => getComputedStyle(document.querySelector(name)).backgroundColor));
          assert.notEqual(papers[0], papers[1]);
          await context.close();
        });
      }
    }
    const validate = new HtmlValidate(new FileSystemConfigLoader({ root: true, extends: ['html-validate:standard'], rules: { 'void-style': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off', 'no-inline-style': 'error' } }));
    const html = (await (await fetch(`${preview.url}_theme/`)).text()).replace(/<(script|link)[^>]*_leadmark[^>]*>(<\/script>)?/g, '');
    const { results } = await validate.validateString(html);
    assert.deepEqual(results.flatMap((it) => it.messages).map((it) => `${it.line}:${it.column} ${it.ruleId} ${it.message}`).slice(0, 20), []);
    await preview.end();
  });
}

test('a build leaves it out', () => {
  assert.equal(existsSync(join(build(themed('default')), '_theme')), false);
});
