// Builds sites, serves them as a strict web server would, and opens them in a real Chromium.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const program = process.env.LEADMARK ?? join(root, 'target', 'debug', process.platform === 'win32' ? 'leadmark.exe' : 'leadmark');

/** A folder that goes with the process. */
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), 'leadmark-browser-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of the example that knows its place on the server: the page for missing addresses is shown at any depth and cannot be relative. */
export function exampleBelow(path) {
  const project = join(scratch(), 'okrs');
  cpSync(join(root, 'content-example'), project, { recursive: true });
  const settings = join(project, 'leadmark.yaml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^base-url: .*$/m, `base-url: https://okrs.example.com${path}`));
  return project;
}

/** The folder of the built site of `project`. */
export function build(project, ...args) {
  const out = join(scratch(), 'site');
  execFileSync(program, ['build', project, '--out', out, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  return out;
}

/** Every file below `folder` that ends in `ending`, with `/` between the parts, sorted. */
export function files(folder, ending = '') {
  return readdirSync(folder, { recursive: true })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith(ending) && statSync(join(folder, path)).isFile())
    .sort();
}

/** `leadmark serve`, once it listens. */
export async function start(project, port = 0, args = []) {
  const child = spawn(program, ['serve', project, '--port', String(port), '--today', '2026-11-22', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  const url = await new Promise((done, fail) => {
    child.stderr.on('data', (data) => {
      said += data;
      const address = /http:\/\/[^ /]+\//.exec(said);
      if (address && said.includes('ready')) done(address[0]);
    });
    child.once('exit', () => fail(new Error(`it ended:\n${said}`)));
  });
  // A test that fails before it ends its server must not keep the others waiting.
  child.unref();
  child.stderr.unref();
  process.on('exit', () => child.kill());
  const end = () => new Promise((done) => { child.once('exit', done); child.kill('SIGTERM'); });
  return { url, port: Number(new URL(url).port), end, said: () => said };
}

export const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.json': 'application/json', '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8',
};

/** The policy that every page must live under. */
export const policy = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'";

/** Serves `folder` below `prefix` on a free port of the loopback address. */
export async function serve(folder, prefix = '/strategy/okrs/') {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const headers = { 'content-security-policy': policy };
    let file = path.startsWith(prefix) ? normalize(join(folder, path.slice(prefix.length))) : null;
    if (file && relative(folder, file).startsWith('..')) file = null;
    if (file && existsSync(file) && statSync(file).isDirectory()) {
      if (!path.endsWith('/')) return response.writeHead(301, { location: `${path}/` }).end();
      file = join(file, 'index.html');
    }
    const found = file && existsSync(file);
    const shown = found ? file : join(folder, '404.html');
    response.writeHead(found ? 200 : 404, { ...headers, 'content-type': types[extname(shown)] ?? 'application/octet-stream' });
    response.end(readFileSync(shown));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}${prefix}`, close: () => new Promise((done) => server.close(done)) };
}

/** A headless Chromium that talks to nobody. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** A page of its own at `address`, once it has loaded; `said` is what it complains of. `init` runs in it first. */
export async function open(browser, address, { init, ...options } = {}) {
  const context = await browser.newContext({ viewport: desktop, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  if (init) await page.addInitScript(init);
  page.said = complaints(page, new URL(address).origin);
  await page.goto(address, { waitUntil: 'load' });
  return page;
}

/** Closes a page that has complained of nothing. */
export async function close(page) {
  assert.deepEqual(page.said, []);
  await page.context().close();
}

export const phone = { width: 390, height: 844 };
/** As narrow as a page may become by zooming in four times, which nobody shall have to scroll sideways for. */
export const narrow = { width: 320, height: 640 };
export const desktop = { width: 1280, height: 800 };

/** One page of each kind, as `[kind, path]`, by the `data-page` attribute of `<body>`: the fullest, which has most that can go wrong. */
export function kinds(folder) {
  const fullest = new Map();
  for (const path of files(folder, '.html')) {
    const text = readFileSync(join(folder, path), 'utf8');
    const kind = /<body[^>]*\bdata-page="([^"]+)"/.exec(text)?.[1];
    // A page that sends its reader on has gone before anybody could look at it.
    if (!kind || kind === 'moved' || fullest.get(kind)?.size >= text.length) continue;
    fullest.set(kind, { size: text.length, path: path.replace(/index\.html$/, '') });
  }
  return [...fullest].map(([kind, { path }]) => [kind, path]);
}

/** Collects what a page complains of: console errors, exceptions, refused requests, requests to other hosts. */
export function complaints(page, origin) {
  const list = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) list.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => list.push(`exception: ${error.message}`));
  // What was still on its way when the page was left is no fault of the page.
  page.on('requestfailed', (request) => { if (request.failure()?.errorText !== 'net::ERR_ABORTED') list.push(`request failed: ${request.url()} ${request.failure()?.errorText}`); });
  page.on('request', (request) => { if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) list.push(`foreign request: ${request.url()}`); });
  return list;
}
