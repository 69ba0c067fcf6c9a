// `npm run lighthouse`: 100 in every category on the pages that readers meet first. Fetches Lighthouse itself, which is too heavy to keep.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build, policy, root, scratch, types } from './harness.mjs';

const LIGHTHOUSE = process.env.LIGHTHOUSE ?? 'lighthouse@13';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const PAGES = ['', 'tree/', 'teams/energy/', 'teams/energy/2026-q4/battery-crossings/'];

/** The folder as a web server in earnest gives it out: packed, and kept where its name changes with its bytes. */
async function serve(folder) {
  const packed = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname).replace(/\/$/, '/index.html').slice(1);
    try {
      if (!packed.has(path)) packed.set(path, gzipSync(readFileSync(join(folder, path))));
      const kept = path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream', 'content-encoding': 'gzip', 'cache-control': kept, 'content-security-policy': policy });
      response.end(packed.get(path));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

const site = await serve(build(join(root, 'content-example')));
let poor = 0;
for (const page of PAGES) {
  const report = join(scratch(), 'report.json');
  await promisify(execFile)('npx', [
    '--yes', LIGHTHOUSE, site.url + page, '--quiet', '--output=json', `--output-path=${report}`, `--only-categories=${CATEGORIES}`,
    '--chrome-flags=--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update',
  ], { env: { CHROME_PATH: process.env.CHROMIUM ?? '/usr/bin/chromium', ...process.env }, maxBuffer: 1 << 26 });
  const { categories, audits } = JSON.parse(readFileSync(report, 'utf8'));
  console.log(`/${page}: ${CATEGORIES.map((name) => `${name} ${Math.round(categories[name].score * 100)}`).join(', ')}`);
  for (const name of CATEGORIES.filter((each) => categories[each].score < 1)) {
    poor += 1;
    const lacking = categories[name].auditRefs.filter(({ id, weight }) => weight && audits[id].score !== null && audits[id].score < 1);
    for (const { id } of lacking) console.log(`  ${id}: ${audits[id].title} ${audits[id].displayValue ?? ''}`);
  }
}
site.close();
process.exitCode = poor ? 1 : 0;
