// Pages in a frame of another page, and badges in an image.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build, launch, root, serve } from './harness.mjs';

let browser, site;

before(async () => {
  site = await serve(build(join(root, 'content-example')));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

test('an address that ends in #embed shows the page alone', async () => {
  const page = await browser.newPage();
  for (const path of ['teams/digital/', 'teams/digital/2026-q4/quiet-nights/', 'tree/']) {
    await page.goto(site.url + path);
    assert.ok(await page.locator('.masthead').isVisible(), path);
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const before = await paper();
    await page.goto('about:blank');
    await page.goto(`${site.url}${path}#embed`);
    for (const part of ['.masthead', '.colophon', '.skip', '.crumbs']) {
      for (const element of await page.locator(part).all()) assert.equal(await element.isVisible(), false, `${path} ${part}`);
    }
    assert.ok(await page.locator('h1').first().isVisible(), path);
    assert.equal(await paper(), before, 'marked as a whole, as if it had been looked for');
  }
  await page.close();
});

test('a link in a frame opens beside it', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.url}404.html`);
  const frame = await page.evaluate((source) => {
    const frame = Object.assign(document.createElement('iframe'), { src: source, name: 'embedded' });
    document.body.replaceChildren(frame);
    return new Promise((done) => frame.addEventListener('load', () => done(frame.src)));
  }, `${site.url}teams/digital/#embed`);
  const [opened] = await Promise.all([page.context().waitForEvent('page'), page.frame('embedded').locator('main h3 a, main h2 a').first().click()]);
  await opened.waitForLoadState();
  assert.match(opened.url(), /teams\/digital\/2026-q4\//);
  assert.equal(page.frame('embedded').url(), frame);
  await opened.close();
  await page.close();
});

test('a badge is a picture', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.url}404.html`);
  const size = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  }, `${site.url}teams/digital/2026-q4/quiet-nights/badge.svg`);
  assert.deepEqual(size, [176, 24]);
  await page.close();
});
