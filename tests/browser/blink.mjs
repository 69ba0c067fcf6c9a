// How long it takes from saving a file until its page is served, and until it is painted: `npm run blink`, or after it, for other sizes,
//
//   LEADMARK=../../target/release/leadmark node blink.mjs 100 1000 10000
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { launch, program, root, scratch } from './harness.mjs';

const SAVES = Number(process.env.SAVES ?? 40);
const corpus = process.env.CORPUS ?? join(root, 'target', 'release', 'examples', 'corpus');

console.log('| objectives | ready | saved → served: median | 95 % | processor | saved → painted: median | 95 % |');
console.log('|---|---|---|---|---|---|---|');
const browser = await launch();
for (const objectives of process.argv.slice(2).map(Number)) {
  const project = join(scratch(), 'okrs');
  execFileSync(corpus, ['--objectives', String(objectives), project], { stdio: 'ignore' });
  const server = await start(project);
  const files = readdirSync(join(project, 'content/teams'), { recursive: true }).filter((path) => /^[^/]+\/\d{4}-[^/]+\/(?!index\.md)[^/]+\.md$/.test(path)).sort();
  const some = (number) => files[(number * 7919) % files.length];

  const before = processor(server.pid);
  const served = [];
  for (let number = 0; number < SAVES; number += 1) {
    const file = some(number);
    const address = `/teams/${file.replace(/\.md$/, '/')}`;
    const words = `Served ${number} ${objectives}`;
    // As a browser does it: asking again and again would take the processor from what is measured.
    const events = await listen(server.port, address);
    const began = save(project, file, words);
    while (!(await get(server.port, address)).includes(words)) {
      if (performance.now() - began > 30_000) throw new Error(`${file} never came`);
      await events.next();
    }
    served.push(performance.now() - began);
    events.end();
    await pause(120);
  }

  const spent = (processor(server.pid) - before) / SAVES;

  const painted = [];
  const page = await browser.newPage();
  let seen = () => {};
  await page.exposeFunction('paintedWith', (words) => seen(words));
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => requestAnimationFrame(() => requestAnimationFrame(() => window.paintedWith(document.title))));
  });
  for (let number = 0; number < SAVES; number += 1) {
    const file = some(number + 3);
    const told = page.waitForRequest(/_leadmark\/events/);
    await page.goto(`${server.url}teams/${file.replace(/\.md$/, '/')}`);
    await told;
    await pause(120);
    const words = `Painted ${number} ${objectives}`;
    const shown = new Promise((done) => { seen = (title) => { if (title.includes(words)) done(); }; });
    const began = save(project, file, words);
    await shown;
    painted.push(performance.now() - began);
  }
  await page.close();
  const memory = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] / 1024;
  server.end();
  const columns = [at(served, 0.5), at(served, 0.95), spent, at(painted, 0.5), at(painted, 0.95)].map((time) => `${time.toFixed(0)} ms`);
  console.log(`| ${objectives} | ${server.ready} ms, ${memory.toFixed(0)} MiB at most | ${columns.join(' | ')} |`);
}
await browser.close();

function save(project, file, words) {
  const path = join(project, 'content/teams', file);
  const text = readFileSync(path, 'utf8').replace(/^title:.*$/m, `title: ${words}`);
  const began = performance.now();
  writeFileSync(path, text);
  return began;
}

async function start(project) {
  const child = spawn(program, ['serve', project, '--port', '0', '--today', '2026-11-22'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  await new Promise((done, fail) => {
    child.stderr.on('data', (data) => { said += data; if (/ready in \d+ ms: .*\n/.test(said)) done(); });
    child.once('exit', () => fail(new Error(said)));
  });
  child.removeAllListeners('exit');
  process.on('exit', () => child.kill());
  if (said.includes('error')) throw new Error(said);
  const url = /http:\/\/[^ /]+\//.exec(said)[0];
  return { url, port: Number(new URL(url).port), pid: child.pid, ready: /ready in (\d+)/.exec(said)[1], end: () => child.kill() };
}

function get(port, path) {
  return new Promise((done, fail) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`));
    socket.on('data', (data) => { text += data; });
    socket.on('end', () => done(text));
    socket.on('error', fail);
  });
}

/** The events of a page: `next` is done when there is one that nobody has waited for. */
async function listen(port, page) {
  let waiting = () => {};
  let come = 0;
  const socket = connect(port, '127.0.0.1', () => socket.write(`GET /_leadmark/events?page=${page.slice(1)} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`));
  socket.on('data', (data) => {
    come += String(data).split('data: {').length - 1;
    if (come > 0) waiting();
  });
  const next = () => new Promise((done) => {
    waiting = () => { come = 0; waiting = () => {}; done(); };
    if (come > 0) waiting();
  });
  await next();
  return { next, end: () => socket.destroy() };
}

/** Milliseconds that the processor has spent on a program: looking, watching and answering. The system counts in hundredths of a second. */
function processor(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function pause(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

function at(times, share) {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
}
