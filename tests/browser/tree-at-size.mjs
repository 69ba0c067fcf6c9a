// How much script the tree costs at 1,000 teams and 3,000 running objectives, on a processor slowed four times. Prints figures and judges
// nothing: timings belong to the machine that they were taken on.
//
//   cargo run --release --example corpus -- --objectives 12000 /tmp/corpus
//   cargo build --release && LEADMARK=target/release/leadmark node tests/browser/tree-at-size.mjs /tmp/corpus
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, desktop, launch, serve } from './harness.mjs';

const project = process.argv[2];
if (!project) throw new Error('usage: node tree-at-size.mjs PROJECT   (or a folder that was built already, with --built)');
const site = process.argv[3] === '--built' ? project : build(project);
const server = await serve(site);
const browser = await launch();

async function measure(path) {
  const context = await browser.newContext({ viewport: desktop });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  // Time of the page's own thread: what else the machine does is not counted.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const read = async () => Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value * 1000]));
  const told = [];
  const step = async (name, act) => {
    const before = await read();
    await act();
    // Two frames: what was asked for has been drawn.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const after = await read();
    const spent = (what) => Math.round(after[what] - before[what]);
    const shown = await page.evaluate(() => document.querySelectorAll('.is-shown, .node:not(.is-out)').length);
    told.push({ step: name, 'script ms': spent('ScriptDuration'), 'style ms': spent('RecalcStyleDuration'), 'layout ms': spent('LayoutDuration'), 'rows shown': shown });
  };
  await step('load', () => page.goto(server.url + path, { waitUntil: 'load', timeout: 120_000 }));
  const select = (name, nth) => page.evaluate(([name, nth]) => {
    const field = document.querySelector(`#filter-${name}`);
    field.selectedIndex = nth;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, [name, nth]);
  if (await page.$('[data-filters]')) {
    await step('status: the first', () => select('status', 1));
    await step('status: all', () => select('status', 0));
    await step('team: with those below it', () => select('team', 3));
    await step('owner too', () => select('owner', 5));
    await step('neither', async () => { await select('owner', 0); await select('team', 0); });
    // The words are read in small pieces between what the reader does.
    await step('turn to the words', async () => { await page.focus('#filter-text'); await page.waitForTimeout(1500); });
    for (const word of ['s', 'sh', 'shi', 'ship']) {
      await step(`words: ${word}`, () => page.evaluate((word) => {
        const field = document.querySelector('#filter-text');
        field.value = word;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }, word));
    }
    await step('words: none', () => page.evaluate(() => { document.querySelector('#filter-text').value = ''; document.querySelector('#filter-text').dispatchEvent(new Event('input', { bubbles: true })); }));
    await step('unfold one', () => page.evaluate(() => document.querySelector('.is-shown .fold').click()));
    await step('unfold all', () => page.evaluate(() => document.querySelector('[data-unfold]').click()));
  }
  await context.close();
  const file = join(site, path, 'index.html');
  console.log(`\n${path}: ${statSync(file).size} bytes, ${gzipSync(readFileSync(file)).length} compressed`);
  console.table(told);
}

for (const path of ['tree/', 'map/']) await measure(path);
await browser.close();
await server.close();
