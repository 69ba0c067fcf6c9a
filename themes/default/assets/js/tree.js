// The strategy tree: folding by mouse and keyboard as WAI-ARIA's treegrid pattern has it, and filters kept in the address.

for (const table of document.querySelectorAll('[data-tree]')) grow(table, document.querySelector('[data-filters]'));

function grow(table, form) {
  const rows = [...table.tBodies[0].rows].map((row) => ({ row, level: Number(row.dataset.level), children: [], parent: null, text: null }));
  const open = [];
  for (const node of rows) {
    while (open.length && open.at(-1).level >= node.level) open.pop();
    node.parent = open.at(-1) ?? null;
    node.parent?.children.push(node);
    node.unfolded = true;
    node.visible = true;
    open.push(node);
  }
  const nodes = new Map(rows.map((node) => [node.row, node]));
  const isObjective = (node) => node.row.classList.contains('is-objective');
  const { expand, collapse } = table.dataset;

  for (const node of rows) {
    const { row, children } = node;
    row.tabIndex = -1;
    row.setAttribute('aria-level', node.level);
    for (const link of row.querySelectorAll('a')) link.tabIndex = -1;
    if (!children.length) continue;
    node.unfolded = !children.some(({ row: { dataset, classList } }) => 'folded' in dataset || classList.contains('is-key-result'));
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'fold';
    button.tabIndex = -1;
    node.button = button;
    row.cells[0].prepend(button);
  }
  for (const node of rows) delete node.row.dataset.folded;
  table.setAttribute('role', 'treegrid');

  // With a filter: what fits, and all that stands above it.
  let hits = null;
  const above = new Set();

  /** Shows every row that no folded row and no filter hides. */
  function lay() {
    for (const node of rows) {
      const { parent } = node;
      node.below = Boolean(hits && parent && (parent.below || hits.has(parent)));
      const unfolded = !parent || (parent.visible && parent.unfolded);
      node.visible = !hits || node.below ? unfolded : hits.has(node) || above.has(node);
      node.row.hidden = !node.visible;
    }
    for (const node of rows) {
      if (!node.button) continue;
      const unfolded = hits && !node.below && !hits.has(node) ? true : node.unfolded;
      node.row.setAttribute('aria-expanded', unfolded);
      node.button.setAttribute('aria-expanded', unfolded);
      node.button.setAttribute('aria-label', unfolded ? collapse : expand);
    }
    if (!active?.visible) activate(rows.find((node) => node.visible));
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
    const node = nodes.get(event.target.closest('tr'));
    if (!node || event.target.closest('a')) return;
    activate(node);
    if (node.children.length) fold(node, node.row.getAttribute('aria-expanded') !== 'true');
  });
  table.addEventListener('focusin', (event) => {
    const node = nodes.get(event.target.closest('tr'));
    if (node && node !== active) activate(node);
  });
  table.addEventListener('keydown', (event) => {
    const node = nodes.get(event.target.closest('tr'));
    if (!node || event.altKey || event.metaKey || (event.ctrlKey && !['Home', 'End'].includes(event.key))) return;
    const visible = rows.filter((each) => each.visible);
    const at = visible.indexOf(node);
    const column = stops(node).indexOf(event.target);
    const unfolded = node.row.getAttribute('aria-expanded');
    const move = {
      ArrowDown: () => go(visible[at + 1], column),
      ArrowUp: () => go(visible[at - 1], column),
      ArrowRight: () => (column < 0 && unfolded === 'false' ? fold(node, true) : stops(node)[column + 1]?.focus()),
      ArrowLeft: () => (column >= 0 ? (stops(node)[column - 1] ?? node.row).focus() : unfolded === 'true' ? fold(node, false) : go(node.parent)),
      Home: () => (column > 0 && !event.ctrlKey ? stops(node)[0].focus() : go(visible[0])),
      End: () => (column >= 0 && !event.ctrlKey ? stops(node).at(-1).focus() : go(visible.at(-1))),
      PageDown: () => go(visible[Math.min(at + 10, visible.length - 1)], column),
      PageUp: () => go(visible[Math.max(at - 10, 0)], column),
      Enter: () => (column < 0 ? stops(node)[0]?.click() : null),
      ' ': () => (column < 0 && node.children.length ? fold(node, unfolded !== 'true') : null),
    }[event.key];
    if (!move || (event.key === 'Enter' && column >= 0)) return;
    event.preventDefault();
    move();
  });

  if (!form) return lay();

  const objectives = rows.filter(isObjective);
  /** An objective with several supports stands in several places and counts once. */
  const identity = (node) => node.row.cells[0].querySelector('a')?.href ?? node.row.id;
  const total = new Set(objectives.map(identity)).size;
  const count = form.querySelector('[data-count]');
  const fields = [...form.elements].filter((field) => field.name);
  const paths = new Map([...(form.elements.team?.options ?? [])].map((option) => [option.value, (option.dataset.path ?? '').split(' ')]));
  const plain = (text) => text.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'o').normalize('NFD').replace(/\p{M}/gu, '');
  const text = (node) => (node.text ??= plain([node, ...node.children].map(({ row }) => row.textContent).join(' ')));

  /** Whether an objective is what the filters ask for. */
  function fits(node, { text: words, team, status, owner }) {
    const { dataset } = node.row;
    return (
      (!team || (paths.get(dataset.team) ?? [dataset.team]).includes(team)) &&
      (!status || dataset.status === status || (status === 'silent' && 'silent' in dataset)) &&
      (!owner || node.row.cells[2]?.textContent === owner) &&
      words.every((word) => text(node).includes(word))
    );
  }

  function filter() {
    const values = Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));
    const wanted = Object.values(values).some(Boolean) && { ...values, text: plain(values.text ?? '').split(/\s+/).filter(Boolean) };
    hits = wanted ? new Set(objectives.filter((node) => fits(node, wanted))) : null;
    above.clear();
    for (const node of hits ?? []) for (let up = node.parent; up; up = up.parent) above.add(up);
    const found = new Set([...(hits ?? [])].map(identity)).size;
    count.textContent = !hits ? count.dataset.all : found ? count.dataset.of.replace('{shown}', found).replace('{total}', total) : count.dataset.none;
    lay();
  }

  function write() {
    const query = new URLSearchParams();
    for (const field of fields) if (field.value.trim()) query.set(field.name, field.value.trim());
    history.replaceState(null, '', `${location.pathname}${query.size ? `?${query}` : ''}${location.hash}`);
    for (const link of document.querySelectorAll('.switch a')) link.search = query;
  }
  function read() {
    const query = new URLSearchParams(location.search);
    for (const field of fields) field.value = query.get(field.name) ?? '';
    filter();
  }

  form.addEventListener('input', () => { filter(); write(); });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.querySelector('[data-unfold]')?.addEventListener('click', () => { for (const node of rows) node.unfolded = true; lay(); });
  form.querySelector('[data-fold]')?.addEventListener('click', () => { for (const node of rows) node.unfolded = !isObjective(node) && !node.children.some((child) => child.row.classList.contains('is-initiative')); lay(); });
  addEventListener('popstate', read);
  read();
}
