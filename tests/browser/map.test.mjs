// The strategy map: moved, zoomed, folded, filtered and lit by mouse and by keyboard alone; read without scripts; printed on one A3.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { build, close, desktop, exampleBelow, launch, open as openAt, phone, serve } from './harness.mjs';

let server, browser;
before(async () => {
  server = await serve(build(exampleBelow('/strategy/okrs/')));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const open = (path, options) => openAt(browser, server.url + path, options);

const node = (page, title) => page.locator('.node').filter({ has: page.locator('title', { hasText: title }) });
const nodes = (page) => page.locator('.node:visible').count();
const width = (page) => page.locator('.map svg').evaluate((svg) => Number(svg.getAttribute('width')));
/** How wide it was drawn. */
const drawn = (page) => page.locator('.map svg').evaluate((svg) => svg.viewBox.baseVal.width);
const focused = (page) => page.evaluate(() => document.activeElement.querySelector('title')?.textContent ?? document.activeElement.className);

test('no words run out of their room, no node stands on another', async () => {
  for (const path of ['map/', 'map/2026/']) {
    const page = await open(path);
    const told = await page.evaluate(() => {
      const told = [];
      for (const text of document.querySelectorAll('.node text')) {
        const { x, width } = text.getBBox();
        if (x + width > 244 + 20) told.push(`${text.textContent} is ${x + width} wide`);
      }
      const rooms = [...document.querySelectorAll('.node')].map((each) => [each.querySelector('title').textContent, each.querySelector('.node-room').getBoundingClientRect()]);
      for (const [name, a] of rooms) for (const [other, b] of rooms) {
        if (name < other && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) told.push(`${name} on ${other}`);
      }
      return told;
    });
    assert.deepEqual(told, []);
    await close(page);
  }
});

test('zooms and moves by mouse', async () => {
  const page = await open('map/');
  const map = page.locator('.map');
  const before = await width(page);
  await page.getByRole('button', { name: 'Larger' }).click();
  assert.ok(await width(page) > before);
  const { x, y } = await map.boundingBox();
  // What is under the pointer stays there.
  const under = () => page.evaluate(([x, y]) => document.querySelector('.map svg').createSVGPoint && new DOMPoint(x, y).matrixTransform(document.querySelector('.map svg').getScreenCTM().inverse()).x, [x + 400, y + 200]);
  const point = await under();
  await page.mouse.move(x + 400, y + 200);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await page.waitForFunction((zoomed) => Number(document.querySelector('.map svg').getAttribute('width')) > zoomed * 2, before);
  assert.ok(Math.abs(await under() - point) < 3, `${point} → ${await under()}`);
  const left = await map.evaluate((box) => box.scrollLeft);
  await page.mouse.down();
  await page.mouse.move(x + 300, y + 150, { steps: 4 });
  await page.mouse.up();
  assert.ok(Math.abs(await map.evaluate((box) => box.scrollLeft) - left - 100) < 3);
  assert.match(page.url(), /\/map\/$/, 'dragging follows no link');
  await page.getByRole('button', { name: 'Whole map' }).click();
  assert.ok(Math.abs(await width(page) - (await drawn(page)) * 0.6) < 2, 'as small as it can be read');
  assert.deepEqual(await map.evaluate((box) => [box.scrollLeft, box.scrollTop]), [0, 0]);
  await close(page);
});

test('the box grows with the map; what is wider than the page is moved within the window', async () => {
  const inner = (page) => page.locator('.map').evaluate((box) => [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight]);
  const page = await open('map/');
  assert.ok(await width(page) < await drawn(page), 'as wide as the page at first');
  assert.deepEqual(await inner(page), [0, 0]);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const { x } = await page.locator('.map').boundingBox();
  const top = () => page.evaluate(() => scrollY);
  const before = await top();
  await page.mouse.move(x + 20, 300);
  await page.mouse.down();
  await page.mouse.move(x + 20, 400, { steps: 4 });
  await page.mouse.up();
  assert.ok(Math.abs(before - (await top()) - 100) < 3, 'the page is dragged along');
  await page.locator('.map').focus();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('+');
  const [across, down] = await inner(page);
  assert.ok(across > 0 && down > 0, `${across}, ${down}`);
  assert.ok((await page.locator('.map').boundingBox()).height <= desktop.height);
  await page.keyboard.press('0');
  assert.deepEqual(await inner(page), [0, 0]);
  await close(page);

  const small = await open('map/', { viewport: phone });
  assert.equal(await width(small), await drawn(small), 'letters of their own size');
  assert.ok((await inner(small)).every((more) => more > 0));
  assert.ok((await small.locator('.map').boundingBox()).height <= phone.height);
  await close(small);
});

test('folds by mouse, and what is left moves together', async () => {
  const page = await open('map/');
  const [all, high] = [await nodes(page), await page.locator('.map svg').getAttribute('height')];
  const goal = node(page, 'Goal: A crossing you can plan your day around');
  await goal.locator('.knob circle').first().dispatchEvent('click');
  assert.equal(await goal.getAttribute('aria-expanded'), 'false');
  assert.ok(await nodes(page) < all - 4);
  assert.ok(Number(await page.locator('.map svg').getAttribute('height')) < Number(high));
  await page.getByRole('button', { name: 'Unfold all' }).click();
  assert.equal(await nodes(page), all);
  await page.getByRole('button', { name: 'Fold to objectives' }).click();
  assert.ok(await nodes(page) < all);
  await close(page);
});

test('lights the chain of what is pointed at, up and down', async () => {
  const page = await open('map/');
  const lit = () => page.locator('.node.is-lit title').allTextContents().then((all) => all.map((text) => text.split('. ')[0]));
  await node(page, 'Goal: Full crews, all year').hover();
  const chain = await lit();
  for (const wanted of ['Challenge: There are too few of us at sea', 'Goal: A crossing you can plan your day around', 'Every ship has a full crew on 2 January']) {
    assert.ok(chain.includes(wanted), `${wanted} in ${chain}`);
  }
  assert.ok(!chain.includes('Goal: Quays that earn their keep'));
  assert.ok(await page.locator('.map-lines .is-lit').count() > 1);
  await page.getByRole('heading', { level: 1 }).hover();
  assert.deepEqual(await lit(), []);
  await close(page);
});

test('all of it by keyboard alone', async () => {
  const page = await open('map/');
  await page.locator('.map').focus();
  const before = await width(page);
  await page.keyboard.press('+');
  assert.ok(await width(page) > before);
  await page.keyboard.press('-');
  assert.equal(await width(page), before);
  await page.keyboard.press('0');
  assert.ok(await width(page) < before);
  await page.keyboard.press('Tab');
  assert.match(await focused(page), /^Challenge: Our ships are older/);
  await page.keyboard.press('ArrowRight');
  assert.match(await focused(page), /^Goal: Six crossings/);
  assert.ok(await page.locator('.node.is-lit').count() > 3, 'the focus lights the chain');
  const all = await nodes(page);
  await page.keyboard.press('Space');
  assert.ok(await nodes(page) < all);
  await page.keyboard.press('ArrowRight');
  assert.equal(await nodes(page), all);
  await page.keyboard.press('ArrowRight');
  assert.match(await focused(page), /^We bid for 2028/);
  await page.keyboard.press('ArrowDown');
  assert.match(await focused(page), /^MF Kvitskarv/);
  await page.keyboard.press('ArrowLeft');
  assert.match(await focused(page), /^Goal: Six crossings/);
  await page.keyboard.press('End');
  assert.match(await focused(page), /^Everyone comes home whole/);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.zoom), 'whole', 'the map is one stop');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/home/, { waitUntil: 'networkidle' });
  await close(page);
});

test('is filtered as the tree is, and the choice goes along', async () => {
  const page = await open('map/');
  const count = page.locator('[data-count]');
  await page.getByLabel('Team', { exact: true }).selectOption('energy');
  assert.equal(await count.textContent(), '2 of 14 objectives');
  assert.ok(await node(page, 'Slower where it costs nobody time').isVisible());
  assert.ok(!(await node(page, 'Everyone comes home whole').isVisible()));
  assert.match(page.url(), /\?team=energy$/);
  await page.getByRole('link', { name: 'As a table' }).click();
  await page.waitForURL(/\/tree\/\?team=energy$/, { waitUntil: 'networkidle' });
  assert.equal(await count.textContent(), '2 of 14 objectives');
  await page.getByLabel('Strategy', { exact: true }).selectOption('policies/convert-first');
  assert.equal(await count.textContent(), '1 of 14 objectives');
  await page.getByRole('link', { name: 'As a map' }).click();
  await page.waitForURL(/\/map\/\?element=policies%2Fconvert-first&team=energy$/, { waitUntil: 'networkidle' });
  assert.equal(await count.textContent(), '1 of 14 objectives');
  await page.getByRole('link', { name: 'Q3 2026' }).click();
  await page.waitForURL(/\/map\/2026-q3\/\?element=policies%2Fconvert-first&team=energy$/, { waitUntil: 'networkidle' });
  await close(page);
});

test('without scripts it is read as it stands', async () => {
  const page = await open('map/', { javaScriptEnabled: false, viewport: phone });
  assert.equal(await page.locator('a.node').count() + await page.locator('g.node').count(), await page.locator('.node').count());
  assert.ok(!(await page.locator('.map-tools').isVisible()));
  assert.ok(await page.locator('.map').evaluate((box) => box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX === 'auto'));
  await page.context().close();
});

test('is printed on one A3', async () => {
  for (const path of ['map/', 'map/2026/']) {
    const page = await open(path);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    assert.equal(pdf.match(/\/Type \/Page\b/g).length, 1, path);
    assert.match(pdf, /\/MediaBox \[0 0 119\d(\.\d+)? 84\d(\.\d+)?\]/);
    await close(page);
  }
});
