// Filters for objectives, kept in the address so that what is seen can be sent.

/** Letters as one types them: `ø` by `o`. */
const plain = (text) => {
  const lower = text.toLowerCase();
  // Most words are plain already, and taking letters apart is slow.
  return /^[\x00-\x7f]*$/.test(lower) ? lower : lower.replaceAll('æ', 'ae').replaceAll('ø', 'o').normalize('NFD').replace(/\p{M}/gu, '');
};

/**
 * `items()` gives each place of an objective as `{ element, name, owner, words }`: the element that says in its data what the objective
 * is, what it is counted by, and functions for its owner and its text. `show` is called with those that fit, or null where nothing is asked for.
 */
export function filters(form, items, show) {
  const count = form.querySelector('[data-count]');
  const fields = [...form.elements].filter((field) => field.name);
  const option = (name) => form.elements[name]?.selectedOptions?.[0];
  const texts = new Map();
  const text = (item) => texts.get(item) ?? texts.set(item, plain(item.words())).get(item);
  let all;

  function asked() {
    const value = Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));
    if (!Object.values(value).some(Boolean)) return null;
    const words = plain(value.text ?? '').split(/\s+/).filter(Boolean);
    const teams = new Set(value.team && [...form.elements.team.options].filter((each) => each.dataset.path?.split(' ').includes(value.team)).map((each) => each.value));
    const element = value.element && option('element').dataset.at;
    return (item) => {
      const says = (name) => item.element.getAttribute(`data-${name}`);
      return (!value.team || teams.has(says('team')))
        && (!value.status || says('status') === value.status || (value.status === 'silent' && says('silent') !== null))
        && (!value.owner || item.owner() === value.owner)
        && (!element || says('for').split(' ').includes(element))
        && words.every((word) => text(item).includes(word));
    };
  }

  function filter() {
    const fits = asked();
    const hits = fits && new Set((all ??= items()).filter(fits));
    const found = hits && new Set([...hits].map((item) => item.name)).size;
    count.textContent = !hits ? count.dataset.all : found ? count.dataset.of.replace('{shown}', found.toLocaleString(document.documentElement.lang)) : count.dataset.none;
    show(hits);
  }
  function write() {
    const query = new URLSearchParams(fields.map((field) => [field.name, field.value.trim()]).filter(([, value]) => value));
    history.replaceState(null, '', `${location.pathname}${query.size ? `?${query}` : ''}${location.hash}`);
    keep(query);
  }
  /** The same choice in other periods, and on the other of tree and map. */
  function keep(query) {
    for (const link of document.querySelectorAll('.switch a')) link.search = query;
  }
  function read() {
    const query = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = query.get(field.name) ?? '';
      if (field.selectedIndex < 0) field.value = '';
    }
    keep(new URLSearchParams(fields.map((field) => [field.name, field.value]).filter(([, value]) => value)));
    filter();
  }
  // Words of thousands of objectives take a moment: they are read in small pieces as soon as somebody turns to the filters.
  form.addEventListener('focusin', () => {
    all ??= items();
    let next = 0;
    const read = () => {
      const end = performance.now() + 8;
      while (next < all.length && performance.now() < end) text(all[next++]);
      if (next < all.length) setTimeout(read);
    };
    setTimeout(read);
  }, { once: true });
  form.addEventListener('input', () => { filter(); write(); });
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('popstate', read);
  read();
}
