// The strategy map: moved, zoomed and folded by mouse and keyboard, filtered as the tree is, the chain of a node lit.
import { filters } from './filter.js';

const box = document.querySelector('[data-map]');
if (box) bring(box, box.querySelector('svg'), document.querySelector('[data-filters]'));

function bring(box, svg, form) {
  const place = (element) => element.getAttribute('transform').match(/[\d.]+/g).map(Number);
  const nodes = [...svg.querySelectorAll('.node')].map((element) => {
    const [x, y] = place(element);
    return { element, x, y, height: Number(element.dataset.height), above: null, below: [], up: [], down: [], unfolded: true, shown: true };
  });
  for (const node of nodes) {
    node.above = nodes[node.element.dataset.above] ?? null;
    node.above?.below.push(node);
  }
  const lines = [...svg.querySelectorAll('.map-lines path')].map((element) => {
    const [from, to] = [nodes[element.dataset.from], nodes[element.dataset.to]];
    from.up.push(to);
    to.down.push(from);
    return { element, from, to, further: element.classList.contains('is-further') };
  });
  const of = new Map(nodes.map((node) => [node.element, node]));
  const byEvent = (event) => of.get(event.target.closest?.('.node'));
  const [space, width, pitch] = [20, 244, 308];
  const head = Math.min(...nodes.map((node) => node.y));
  let [wide, high] = ['width', 'height'].map((side) => Number(svg.getAttribute(side)));
  let scale = 1;

  // Folding and filters: what is left moves together, as the drawing was made in the first place.

  for (const node of nodes) {
    if (!node.below.length) continue;
    const knob = document.createElementNS(svg.namespaceURI, 'g');
    knob.setAttribute('class', 'knob');
    knob.setAttribute('transform', `translate(${width} ${node.height})`);
    knob.innerHTML = '<circle r="12"/><circle r="7"/><path d="M-3.5 0h7"/><path d="M0-3.5v7"/>';
    node.element.append(knob);
  }

  let hits = null;
  const fits = (node) => !hits || hits.has(node);
  const open = (node) => Boolean(hits) || node.unfolded;

  /** The band of `node` and of what hangs from it, from `top`; gives where it ends. */
  function stack(node, top) {
    const below = node.below.filter((each) => each.shown);
    let end = top;
    for (const each of below) end = stack(each, end);
    const first = below.length ? below[0].y + below[0].height : top;
    const down = Math.max(0, node.height - (first - top));
    if (down) for (const each of below) shift(each, down);
    node.y = first + down - node.height;
    return Math.max(end + down, first + down + space);
  }
  function shift(node, by) {
    node.y += by;
    for (const each of node.below) if (each.shown) shift(each, by);
  }
  function curve({ from, to, further }) {
    const [x0, y0, x1, y1] = [to.x + width, to.y + to.height, from.x, from.y + from.height];
    if (x1 < x0) {
      const left = Math.min(to.x, x1) - (pitch - width) * 0.6;
      return `M${to.x} ${y0}C${left} ${y0} ${left} ${y1} ${x1} ${y1}`;
    }
    const bend = further ? x1 : x0 + pitch - width;
    const middle = (x0 + bend) / 2;
    return `M${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${bend} ${y1}${bend < x1 ? `H${x1}` : ''}`;
  }
  function lay() {
    let end = head;
    for (const node of nodes) node.shown = fits(node) && (!node.above || (node.above.shown && open(node.above)));
    for (const node of nodes) if (!node.above && node.shown) end = stack(node, end);
    for (const node of nodes) {
      const { element, x, y, shown, below } = node;
      element.classList.toggle('is-out', !shown);
      if (!shown) continue;
      element.setAttribute('transform', `translate(${x} ${y})`);
      if (!below.some(fits)) continue;
      element.setAttribute('aria-expanded', open(node));
      // What leads nowhere is there to be folded.
      if (!link(node)) element.setAttribute('role', 'button');
    }
    for (const line of lines) {
      const shown = line.from.shown && line.to.shown;
      line.element.classList.toggle('is-out', !shown);
      if (shown) line.element.setAttribute('d', curve(line));
    }
    high = end;
    svg.setAttribute('viewBox', `0 0 ${wide} ${high}`);
    size();
    if (!active?.shown) activate(nodes.find((node) => node.shown && link(node)));
  }
  function fold(node, unfolded) {
    if (!node.below.length) return;
    node.unfolded = unfolded;
    lay();
  }
  const all = (unfolded) => { for (const node of nodes) node.unfolded = unfolded || !node.element.classList.contains('is-objective'); lay(); };

  // The chain: everything that a node is for, and everything that is for it.

  function light(node) {
    const lit = new Set();
    const walk = (at, way) => { for (const next of at[way]) if (!lit.has(next)) { lit.add(next); walk(next, way); } };
    if (node) {
      walk(node, 'up');
      walk(node, 'down');
      lit.add(node);
    }
    svg.classList.toggle('has-lit', Boolean(node));
    for (const each of nodes) each.element.classList.toggle('is-lit', lit.has(each));
    for (const { element, from, to } of lines) element.classList.toggle('is-lit', lit.has(from) && lit.has(to));
  }
  svg.addEventListener('pointerover', (event) => { if (event.pointerType === 'mouse') light(byEvent(event)); });
  svg.addEventListener('pointerleave', () => light(of.get(document.activeElement)));
  // On the box: Chromium lets Tab stop at an SVG that listens for focus itself.
  box.addEventListener('focusin', (event) => { const node = byEvent(event); light(node); if (node) activate(node); });
  box.addEventListener('focusout', () => light(null));

  // The keyboard: one stop for Tab, arrows from there.

  const link = (node) => node.element.localName === 'a';
  let active = null;
  function activate(node) {
    if (active) active.element.setAttribute('tabindex', -1);
    active = node ?? null;
    active?.element.setAttribute('tabindex', 0);
  }
  for (const node of nodes) node.element.setAttribute('tabindex', -1);
  function go(node) {
    node?.element.focus({ preventScroll: true });
    node?.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  /** The next of the same column, upwards or downwards. */
  const beside = (node, way) => nodes.filter((each) => each.shown && each.x === node.x && Math.sign(each.y - node.y) === way)
    .reduce((best, each) => (!best || Math.abs(each.y - node.y) < Math.abs(best.y - node.y) ? each : best), null);
  const centre = () => { const { left, top, width, height } = box.getBoundingClientRect(); return [left + width / 2, top + height / 2]; };
  box.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const node = byEvent(event);
    const unfolded = node?.element.getAttribute('aria-expanded');
    const shown = nodes.filter((each) => each.shown);
    const act = {
      '+': () => zoom(scale * 1.25, ...centre()),
      '=': () => zoom(scale * 1.25, ...centre()),
      '-': () => zoom(scale / 1.25, ...centre()),
      0: () => whole(),
      ...(node && {
        ArrowRight: () => (unfolded === 'false' ? fold(node, true) : go(node.below.find((each) => each.shown))),
        ArrowLeft: () => (node.above ? go(node.above) : null),
        ArrowDown: () => go(beside(node, 1)),
        ArrowUp: () => go(beside(node, -1)),
        Home: () => go(shown[0]),
        End: () => go(shown.at(-1)),
        ' ': () => fold(node, unfolded === 'false'),
        ...(!link(node) && { Enter: () => fold(node, unfolded === 'false') }),
      }),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // Moving and zooming: the box grows with the map, and the page scrolls. A map that is wider than the page scrolls within the box, which
  // then keeps to the window. Fingers, wheels and scroll bars do what they always do.

  function size() {
    svg.setAttribute('width', Math.round(wide * scale));
    svg.setAttribute('height', Math.round(high * scale));
    fit();
  }
  function fit() {
    box.classList.remove('is-wide');
    box.classList.toggle('is-wide', box.scrollWidth > box.clientWidth);
  }
  /** The box, and what it cannot do the page. */
  function move(x, y) {
    const top = box.scrollTop;
    box.scrollBy(x, y);
    scrollBy(0, y - (box.scrollTop - top));
  }
  /** What is at `x`, `y` of the window stays there. */
  function zoom(to, x, y) {
    const before = svg.getBoundingClientRect();
    const next = Math.min(3, Math.max(0.15, to));
    const grown = next / scale;
    scale = next;
    size();
    const after = svg.getBoundingClientRect();
    move(after.left - x + (x - before.left) * grown, after.top - y + (y - before.top) * grown);
  }
  /** As small as it takes to be seen whole, and no smaller than `least`. */
  function shrink(least, ...sides) {
    scale = Math.max(least, Math.min(1, ...sides));
    size();
  }
  const across = () => (box.clientWidth - 64) / wide;
  function whole() {
    // Below this, words can no longer be read.
    shrink(0.6, across(), (innerHeight - 96) / high);
    box.scrollTo(0, 0);
    if (box.getBoundingClientRect().top < 0) box.scrollIntoView();
  }
  addEventListener('resize', fit);
  box.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(scale * Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
  }, { passive: false });
  let dragged = null;
  box.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse' && event.button === 0) dragged = { x: event.clientX, y: event.clientY, far: false };
  });
  addEventListener('pointermove', (event) => {
    if (!dragged) return;
    const [x, y] = [event.clientX - dragged.x, event.clientY - dragged.y];
    if (!dragged.far && Math.hypot(x, y) <= 4) return;
    dragged = { x: event.clientX, y: event.clientY, far: true };
    move(-x, -y);
    box.classList.add('is-dragged');
  });
  let moved = false;
  addEventListener('pointerup', () => {
    moved = Boolean(dragged?.far);
    dragged = null;
    box.classList.remove('is-dragged');
  });
  box.addEventListener('dragstart', (event) => event.preventDefault());
  box.addEventListener('click', (event) => {
    const knob = event.target.closest('.knob');
    if (moved || knob) event.preventDefault();
    if (!moved && knob) fold(byEvent(event), !byEvent(event).unfolded);
    moved = false;
  });

  const steps = { in: () => zoom(scale * 1.25, ...centre()), out: () => zoom(scale / 1.25, ...centre()), whole };
  for (const button of document.querySelectorAll('[data-zoom]')) button.addEventListener('click', steps[button.dataset.zoom]);
  box.classList.add('is-live');
  box.setAttribute('aria-describedby', 'map-keys');

  // At first in its width, where that can be read without effort.
  if (across() >= 0.75) shrink(0.75, across());
  if (!form) return lay();
  form.querySelector('[data-unfold]').addEventListener('click', () => all(true));
  form.querySelector('[data-fold]').addEventListener('click', () => all(false));
  const items = nodes.filter(({ element }) => element.classList.contains('is-objective')).map((node) => ({
    node, element: node.element, name: node.element, owner: () => node.element.dataset.owner, words: () => node.element.firstElementChild.textContent,
  }));
  filters(form, () => items, (found) => {
    hits = null;
    if (found) {
      hits = new Set();
      const take = (node) => { if (!hits.has(node)) { hits.add(node); node.up.forEach(take); } };
      for (const { node } of found) take(node);
    }
    lay();
  });
}
