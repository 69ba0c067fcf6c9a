// What newcomers come for: each errand from the front page, in no more than two clicks or one search.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build, complaints, desktop, launch, phone, root, serve } from './harness.mjs';

const MOST = 2;

let server, browser;
before(async () => {
  server = await serve(build(join(root, 'content-example')));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** A reader who sees what is on the page, and whose clicks are counted. A search counts as all that is allowed. */
function reader(page) {
  const it = {
    clicks: 0,
    section: (name) => page.getByRole('region', { name }),
    async click(role, name, within = page) {
      it.clicks += 1;
      await within.getByRole(role, { name, exact: true }).first().click();
    },
    async open(words, within = page) {
      it.clicks += 1;
      await within.getByText(words, { exact: true }).first().click();
    },
    async search(words) {
      it.clicks += MOST;
      await page.keyboard.press('/');
      await page.getByRole('combobox').fill(words);
      await page.getByRole('option').first().waitFor();
      const before = page.url();
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.href !== before);
    },
    reads: (words, within = page) => within.getByText(words).filter({ visible: true }).first().waitFor(),
  };
  return it;
}

const errands = {
  'what is a team’s focus': async (it) => {
    await it.click('link', 'Teams');
    await it.reads('Bring MF Kvitskarv back into traffic, on batteries, and learn what the next one costs.');
  },
  'which objectives are off track': async (it) => {
    await it.reads('Off track', it.section('Worth a conversation'));
    await it.reads('A spare ship that is truly spare', it.section('Worth a conversation'));
  },
  'who works on a goal, and how': async (it) => {
    await it.click('link', 'Six crossings without emissions');
    const work = it.section(/^Who works on it/);
    await it.reads('Energy', work);
    await it.reads('The second crossing without emissions', work);
  },
  'what nobody works on': async (it) => {
    await it.reads('Nobody works on', it.section('Worth a conversation'));
    await it.reads('Quays that earn their keep', it.section('Worth a conversation'));
  },
  'what a team achieved last period': async (it) => {
    await it.click('link', 'Teams');
    await it.click('link', 'Energy');
    await it.reads('MF Kvitskarv is ready for her batteries', it.section(/^Last period/));
    await it.reads('Partly achieved', it.section(/^Last period/));
  },
  'why an objective exists': async (it) => {
    await it.click('link', 'MF Kvitskarv sails her first winter on batteries', it.section('Worth a conversation'));
    await it.reads('Ours has to sail in January');
    await it.reads('Six crossings without emissions', it.section('Because'));
  },
  'what changed in the last two weeks': async (it) => {
    await it.click('link', 'All check-ins');
    await it.reads('16 November 2026');
    await it.reads('9 November 2026');
  },
  'whom to ask about an objective': async (it) => {
    await it.click('link', 'A spare ship that is truly spare', it.section('Worth a conversation'));
    await it.reads('Owner');
    await it.reads('Håkon Bjørkevoll');
  },
  'which work of a team fits no objective': async (it) => {
    await it.search('energy');
    await it.reads('Nights with a full charge in Svartskjær', it.section('Heartbeat'));
  },
  'how a number is computed': async (it) => {
    await it.click('link', 'A spare ship that is truly spare', it.section('Worth a conversation'));
    await it.open('How is the progress computed?');
    await it.reads('The mean of the key results, each by its weight:');
  },
};

for (const [name, run] of Object.entries(errands)) {
  for (const viewport of [desktop, phone]) {
    test(`${name}, at ${viewport.width}`, { timeout: 60_000 }, async () => {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      const said = complaints(page, new URL(server.url).origin);
      await page.goto(server.url, { waitUntil: 'load' });
      const it = reader(page);
      await run(it);
      assert.ok(it.clicks <= MOST, `${it.clicks} clicks`);
      assert.deepEqual(said, []);
      await context.close();
    });
  }
}
