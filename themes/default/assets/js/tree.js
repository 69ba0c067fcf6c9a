// The strategy tree: folding by mouse and keyboard as WAI-ARIA's treegrid pattern has it, and filters kept in the address. A row is made
// ready when it is shown for the first time: of thousands few ever are.
import { filters } from './filter.js';

for (const table of document.querySelectorAll('[data-tree]')) grow(table, document.querySelector('[data-filters]'));

function grow(table, form) {
  const { expand, collapse } = table.dataset;
  const isLeaf = (row) => /^is-(kr|initiative)/.test(row?.className);
  // `getAttribute` rather than `dataset`: it is several times as fast, and there may be thousands of rows.
  const level = (row) => Number(row.getAttribute('data-level'));

  /** Elements of the strategy and objectives. Key results and initiatives join when their objective is unfolded. */
  const nodes = [];
  const byRow = new Map();
  const open = [];
  for (const row of table.tBodies[0].querySelectorAll(':scope > tr:not(.is-kr, .is-initiative)')) {
    const node = { row, level: level(row), objective: row.className === 'is-objective', parent: null, children: [], parts: null, ready: false, unfolded: false };
    while (open.length && open.at(-1).level >= node.level) open.pop();
    node.parent = open.at(-1) ?? null;
    node.parent?.children.push(node);
    open.push(node);
    nodes.push(node);
    byRow.set(row, node);
  }
  const roots = nodes.filter((node) => !node.parent);
  /** What a first look needs: what the page itself does not fold. */
  const atFirst = (node) => Boolean(node.children.length) && !node.children[0].row.hasAttribute('data-folded');
  for (const node of nodes) node.unfolded = atFirst(node);
  const foldable = (node) => Boolean(node.parts?.length || node.children.length || (node.objective && isLeaf(node.row.nextElementSibling)));

  /** What unfolding `node` shows, in order: its key results, their initiatives, and what supports any of them. */
  function parts(node) {
    if (node.parts) return node.parts;
    if (!node.objective) return (node.parts = node.children);
    node.parts = [];
    let inner = Infinity;
    for (let row = node.row.nextElementSibling; row; row = row.nextElementSibling) {
      const at = level(row);
      if (at <= node.level) break;
      const other = byRow.get(row);
      if (at > inner && !(other && other.parent === node)) continue;
      inner = other && !other.leaf ? at : Infinity;
      if (other && !other.leaf) node.parts.push(other);
      else {
        const leaf = { row, level: at, parent: node, children: [], parts: [], leaf: true, ready: false, unfolded: false };
        byRow.set(row, leaf);
        node.parts.push(leaf);
      }
    }
    return node.parts;
  }

  /** Tells siblings their places: those of one level. */
  function number(siblings) {
    for (const [, all] of Map.groupBy(siblings, (each) => each.level)) all.forEach((each, at) => { each.place = [at + 1, all.length]; });
  }

  function ready(node) {
    if (node.ready) return;
    node.ready = true;
    const { row, parent } = node;
    if (!node.place) number(parent ? parts(parent) : roots);
    row.tabIndex = -1;
    row.setAttribute('aria-level', node.level);
    row.setAttribute('aria-posinset', node.place[0]);
    row.setAttribute('aria-setsize', node.place[1]);
    for (const link of row.querySelectorAll('a')) link.tabIndex = -1;
    if (!foldable(node)) return;
    node.button = document.createElement('button');
    node.button.type = 'button';
    node.button.className = 'fold';
    node.button.tabIndex = -1;
    row.cells[0].prepend(node.button);
  }

  // With a filter: what fits, and all that stands above it. What stands below a hit is there when it is unfolded.
  let hits = null;
  const above = new Set();
  let shown = [];

  function lay() {
    const next = [];
    const show = (node, below) => {
      next.push(node);
      const inside = below || hits?.has(node);
      if (node.unfolded) for (const part of parts(node)) if (!hits || inside || hits.has(part) || above.has(part)) show(part, inside);
    };
    for (const node of roots) if (!hits || hits.has(node) || above.has(node)) show(node, false);
    const stays = new Set(next);
    for (const { row } of shown.filter((node) => !stays.has(node))) row.classList.remove('is-shown');
    for (const node of next) {
      ready(node);
      node.row.classList.add('is-shown');
      if (!node.button || node.said === node.unfolded) continue;
      node.said = node.unfolded;
      node.row.setAttribute('aria-expanded', node.unfolded);
      node.button.setAttribute('aria-expanded', node.unfolded);
      node.button.setAttribute('aria-label', node.unfolded ? collapse : expand);
    }
    shown = next;
    if (!stays.has(active)) activate(shown[0]);
  }

  let active = null;
  /** Makes `node` the row that Tab reaches. */
  function activate(node) {
    for (const [each, index] of [[active, -1], [node, 0]]) {
      if (!each) continue;
      each.row.tabIndex = index;
      for (const link of each.row.querySelectorAll('a')) link.tabIndex = index;
    }
    active = node ?? null;
  }

  function fold(node, unfolded) {
    if (!node.button) return;
    node.unfolded = unfolded;
    lay();
  }

  /** What can hold the focus within a row: its links. */
  const stops = (node) => [...node.row.querySelectorAll('a')];

  function go(node, column = -1) {
    if (!node) return;
    activate(node);
    (stops(node)[column] ?? node.row).focus();
  }

  table.addEventListener('click', (event) => {
    const node = byRow.get(event.target.closest('tr'));
    if (!node || event.target.closest('a')) return;
    activate(node);
    fold(node, !node.unfolded);
  });
  table.addEventListener('focusin', (event) => {
    const node = byRow.get(event.target.closest('tr'));
    if (node && node !== active) activate(node);
  });
  table.addEventListener('keydown', (event) => {
    const node = byRow.get(event.target.closest('tr'));
    if (!node || event.altKey || event.metaKey || (event.ctrlKey && !['Home', 'End'].includes(event.key))) return;
    const at = shown.indexOf(node);
    const column = stops(node).indexOf(event.target);
    const unfolded = node.button && node.unfolded;
    const move = {
      ArrowDown: () => go(shown[at + 1], column),
      ArrowUp: () => go(shown[at - 1], column),
      ArrowRight: () => (column < 0 && unfolded === false ? fold(node, true) : stops(node)[column + 1]?.focus()),
      ArrowLeft: () => (column >= 0 ? (stops(node)[column - 1] ?? node.row).focus() : unfolded ? fold(node, false) : go(node.parent)),
      Home: () => (column > 0 && !event.ctrlKey ? stops(node)[0].focus() : go(shown[0])),
      End: () => (column >= 0 && !event.ctrlKey ? stops(node).at(-1).focus() : go(shown.at(-1))),
      PageDown: () => go(shown[Math.min(at + 10, shown.length - 1)], column),
      PageUp: () => go(shown[Math.max(at - 10, 0)], column),
      Enter: () => (column < 0 ? stops(node)[0]?.click() : null),
      ' ': () => (column < 0 ? fold(node, !unfolded) : null),
    }[event.key];
    if (!move || (event.key === 'Enter' && column >= 0)) return;
    event.preventDefault();
    move();
  });

  table.setAttribute('role', 'treegrid');
  if (!form) return lay();

  const all = (unfolded) => { for (const node of nodes) node.unfolded = unfolded || (!node.objective && atFirst(node)); lay(); };
  form.querySelector('[data-unfold]').addEventListener('click', () => all(true));
  form.querySelector('[data-fold]').addEventListener('click', () => all(false));
  /** The text of an objective's row and the titles of its key results and initiatives. */
  function words(node) {
    let text = node.row.textContent;
    for (const row of leaves(node)) text += ` ${row.firstElementChild.firstChild.textContent}`;
    return text;
  }
  function leaves(node) {
    // What supports a key result stands between this one and the next.
    if (node.children.some((child) => child.level > node.level + 1)) return parts(node).filter((part) => part.leaf).map((part) => part.row);
    const rows = [];
    for (let row = node.row.nextElementSibling; row && isLeaf(row) && level(row) > node.level; row = row.nextElementSibling) rows.push(row);
    return rows;
  }
  function items() {
    const places = nodes.filter((node) => node.objective).map((node) => ({ node, name: node.row.querySelector('a').getAttribute('href') }));
    // An objective with several supports stands in several places. One of them says in full what it is, and it counts once.
    const full = new Map();
    for (const { node, name } of places) if (node.row.hasAttribute('data-status')) full.set(name, node);
    return places.map(({ node, name }) => {
      const whole = full.get(name);
      return { node, name, element: whole.row, owner: () => whole.row.cells[2].textContent, words: () => words(whole) };
    });
  }
  /** So many hits are shown where they stand; more are for the reader to unfold. */
  const FEW = 300;
  filters(form, items, (found) => {
    if (hits || found) for (const node of nodes) node.unfolded = !found && atFirst(node);
    hits = found && new Set([...found].map((item) => item.node));
    above.clear();
    for (const node of hits ?? []) {
      for (let up = node.parent; up && !above.has(up); up = up.parent) {
        above.add(up);
        up.unfolded = hits.size <= FEW || atFirst(up);
      }
    }
    lay();
  });
}
