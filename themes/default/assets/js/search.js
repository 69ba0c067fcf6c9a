// Search: as one types, by the index in pieces that src/view/search.rs describes; `/` opens it on every page.
// No module, since browsers refuse those to pages opened from files. There, the search page narrows down the index it shows.

(() => {
  const script = document.currentScript;
  const word = (name) => script.getAttribute(`data-${name}`) ?? '';
  const listed = (name, keys) => new Map(keys.split(' ').map((key, at) => [key, word(name).split('|')[at]]));
  const kinds = listed('kinds', 'challenge goal policy team person objective key-result initiative heartbeat measures');
  const states = listed('states', 'on-track at-risk off-track unknown achieved partly missed dropped');
  const start = new URL(word('start'), location.href);
  const root = new URL('..', start);

  /** How many are shown: the files they stand in are small. */
  const SHOWN = 10;
  /** Files of words read for one word, so that a single letter does not fetch all of them. */
  const FILES = 2;
  /** Further ones, for a word that is mistyped. */
  const GUESSES = 2;

  const folds = new Map('æǽ:ae øöóòôõōő:o åäáàâãāąă:a éèêëēęěė:e íìîïīį:i úùûüūůűų:u ýÿ:y çćč:c đðď:d ğ:g łľĺ:l ñńňŋ:n řŕ:r šśşș:s ß:ss ťţțŧ:t þ:th žźż:z œ:oe'
    .split(' ').flatMap((pair) => [...pair.split(':')[0]].map((letter) => [letter, pair.split(':')[1]])));
  /** As the words of the index are folded. */
  const fold = (text) => [...text.toLowerCase()].map((letter) => folds.get(letter) ?? letter).join('').replace(/[\u0300-\u036f]/g, '');
  const wordsOf = (text) => fold(text).split(/[^\p{Alphabetic}\p{N}]+/u).filter(Boolean);

  const kept = new Map();
  const read = (name) => {
    if (!kept.has(name)) {
      kept.set(name, fetch(new URL(name, start), { cache: 'no-cache' }).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(name)))));
    }
    return kept.get(name);
  };
  let refused = location.protocol === 'file:';

  /** Whether `/` opens the search. Who speaks to the machine, or brushes its keys, can turn that off on the search page. */
  let slash = true;
  try {
    slash = localStorage.getItem('leadmark-slash') !== 'off';
  } catch { /* A browser that keeps nothing keeps no wish. */ }

  /** Whether `typed` begins `word` but for one letter: another, one missing, one too many, or two the other way round. */
  function nearly(typed, word) {
    if (typed.length < 4) return false;
    let at = 0;
    while (at < typed.length && typed[at] === word[at]) at += 1;
    const rest = (from, to) => word.startsWith(typed.slice(from), to);
    return rest(at + 1, at + 1) || rest(at, at + 1) || rest(at + 1, at) || (typed[at] === word[at + 1] && typed[at + 1] === word[at] && rest(at + 2, at + 2));
  }

  /** What has a word that begins with `typed`, with how well it fits. */
  async function fits(typed, forgiving) {
    const { words } = await read('index.json');
    const file = (word) => Math.max(0, words.findLastIndex((first) => first <= word));
    const [home, last] = [file(typed), file(`${typed}\uffff`)];
    const wanted = new Set();
    for (let number = home; number <= last && wanted.size < FILES; number += 1) wanted.add(number);
    let cut = last - home >= FILES;
    if (forgiving) {
      const guesses = [];
      for (let at = 0; at < 3; at += 1) {
        guesses.push(file(typed.slice(0, at) + typed.slice(at + 1)), file(typed.slice(0, at) + (typed[at + 1] ?? '') + typed[at] + typed.slice(at + 2)));
      }
      for (let away = 1; away < words.length; away += 1) guesses.push(home - away, home + away);
      const most = wanted.size + GUESSES;
      for (const guess of guesses) if (guess >= 0 && guess < words.length && wanted.size < most) wanted.add(guess);
    }
    const found = new Map();
    const add = (numbers, score) => { for (const number of numbers) if ((found.get(number) ?? 0) < score) found.set(number, score); };
    for (const entries of await Promise.all([...wanted].map((number) => read(`words-${number}.json`)))) {
      for (const [text, titles, others, more] of entries) {
        const score = text === typed ? 8 : text.startsWith(typed) ? 6 : forgiving && nearly(typed, text) ? 2 : 0;
        if (!score) continue;
        add(titles, score);
        add(others, score / 2);
        cut ||= Boolean(more);
      }
    }
    return { found, cut };
  }

  /** The numbers of what has all words, the best first. */
  async function numbers(typed, forgiving) {
    const lists = await Promise.all(typed.map((each) => fits(each, forgiving)));
    // A list that was cut off excludes nothing, as long as another one can.
    const whole = lists.filter((list) => !list.cut);
    const must = whole.length ? whole : lists;
    const score = (number) => lists.reduce((sum, { found }) => sum + (found.get(number) ?? 0), 0);
    const all = [...must[0].found.keys()].filter((number) => must.every(({ found }) => found.has(number)));
    const scores = new Map(all.map((number) => [number, score(number)]));
    return { all: all.sort((one, other) => scores.get(other) - scores.get(one) || one - other), cut: must.some((list) => list.cut) };
  }

  async function find(text) {
    const typed = wordsOf(text);
    let forgiving = false;
    let { all, cut } = await numbers(typed, forgiving);
    if (!all.length) {
      forgiving = true;
      ({ all, cut } = await numbers(typed, forgiving));
    }
    const { page } = await read('index.json');
    const things = await Promise.all(all.slice(0, SHOWN).map(async (number) => (await read(`things-${Math.floor(number / page)}.json`))[number % page]));
    const hit = (each) => typed.some((one) => each.startsWith(one) || (forgiving && nearly(one, each)));
    return { things: things.filter(Boolean), total: all.length, cut, hit };
  }

  function make(name, properties, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in element && key !== 'role') element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  }

  function shape(status) {
    return make('i', { className: `shape is-${status}`, role: 'img', 'aria-label': states.get(status) });
  }

  /** One line of what was found: the thing, or the part of it that is meant. */
  function option(thing, id, hit) {
    const hits = (text) => wordsOf(text).filter(hit).length;
    const own = hits(thing.title);
    const part = (thing.parts ?? []).map((each) => [hits(each.title), each]).filter(([many]) => many > own).sort((one, other) => other[0] - one[0])[0]?.[1];
    const kind = !part ? thing.kind : thing.kind === 'team' ? 'heartbeat' : thing.kind !== 'objective' ? 'measures' : part.anchor ? 'key-result' : 'initiative';
    const title = (part ?? thing).title.split(/([\p{Alphabetic}\p{N}\p{M}]+)/u).map((each) => (wordsOf(each).some(hit) ? make('mark', {}, each) : each));
    const about = [kinds.get(kind), part && thing.title, thing.team, thing.period].filter(Boolean).join(' · ');
    const href = new URL(thing.path, root).href + (part?.anchor ? `#${part.anchor}` : '');
    const line = make('a', { role: 'option', id, href, tabIndex: -1, 'aria-selected': 'false' });
    if (thing.status && !part) line.append(shape(thing.status));
    line.append(...title, make('small', {}, about));
    return line;
  }

  /** Makes `form` search: its text field a combobox, over a list of what was found. */
  function finder(form, { changed = () => {}, chosen = () => {}, fallback }) {
    const field = form.querySelector('input');
    const count = form.querySelector('[data-count]');
    const list = make('div', { role: 'listbox', id: `${field.id}-found`, className: 'found', 'aria-label': word('title'), hidden: true });
    form.append(list);
    for (const [key, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id })) field.setAttribute(key, value);
    let selected = null;
    let turn = 0;
    let ready = Promise.resolve();

    function select(line) {
      selected?.setAttribute('aria-selected', 'false');
      selected = line ?? null;
      selected?.setAttribute('aria-selected', 'true');
      selected?.scrollIntoView({ block: 'nearest' });
      if (selected) field.setAttribute('aria-activedescendant', selected.id);
      else field.removeAttribute('aria-activedescendant');
    }

    function show(lines) {
      list.replaceChildren(...lines);
      list.hidden = !lines.length;
      field.setAttribute('aria-expanded', String(lines.length > 0));
      select(lines[0]);
    }

    async function search() {
      const mine = (turn += 1);
      const asked = wordsOf(field.value).length > 0;
      if (asked && !refused) {
        try {
          const { things, total, cut, hit } = await find(field.value);
          if (mine !== turn) return;
          show(things.map((thing, at) => option(thing, `${list.id}-${at}`, hit)));
          const most = cut || total > things.length;
          count.textContent = !total ? word('none') : most ? word('first').replace('{shown}', things.length) : total === 1 ? word('one') : word('many').replace('{count}', total);
          changed(true);
          return;
        } catch {
          refused = true;
        }
      }
      if (mine !== turn) return;
      show([]);
      count.textContent = '';
      changed(false);
      if (refused) fallback(field, count);
    }

    field.addEventListener('input', () => { ready = search(); });
    form.addEventListener('submit', (event) => event.preventDefault());
    field.addEventListener('keydown', (event) => {
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
      const { firstElementChild: first, lastElementChild: last } = list;
      if (event.key === 'ArrowDown') select(selected?.nextElementSibling ?? first);
      else if (event.key === 'ArrowUp') select(selected?.previousElementSibling ?? last);
      else if (event.key === 'Enter') ready.then(() => selected?.click());
      else if (event.key === 'Escape' && field.value && !form.closest('dialog')) {
        field.value = '';
        field.dispatchEvent(new Event('input', { bubbles: true }));
      } else return;
      event.preventDefault();
    });
    list.addEventListener('click', (event) => { if (event.target.closest('a')) chosen(); });
    return { field, search: () => { ready = search(); } };
  }

  const page = document.querySelector('form[data-search]');
  let dialog = null;

  /** The search page: what it lists is there until something is typed. */
  function onPage() {
    const index = document.querySelector('[data-index]');
    const { field, search } = finder(page, { changed: (found) => { index.hidden = found; }, fallback: (field, count) => narrow(index, field, count) });
    field.value = new URLSearchParams(location.search).get('q') ?? '';
    if (location.protocol !== 'file:') {
      field.addEventListener('input', () => history.replaceState(null, '', field.value ? `?q=${encodeURIComponent(field.value)}` : location.pathname));
    }
    const box = page.querySelector('[data-slash]');
    if (box) {
      box.checked = slash;
      box.addEventListener('change', () => {
        slash = box.checked;
        try {
          localStorage.setItem('leadmark-slash', slash ? 'on' : 'off');
        } catch { /* It holds for this page. */ }
      });
    }
    search();
    field.focus({ preventScroll: true });
  }

  /** Where the index cannot be had: of the list on the page, the lines that have every word. */
  function narrow(index, field, count) {
    const typed = wordsOf(field.value);
    const has = (text) => typed.every((each) => text.includes(each));
    let many = 0;
    for (const section of index.querySelectorAll('section')) {
      const title = fold(section.querySelector('h2').textContent);
      let here = 0;
      for (const item of section.querySelectorAll('li')) {
        item.hidden = !has(`${fold(item.textContent)} ${title}`);
        if (!item.hidden) here += 1;
      }
      section.hidden = !here && !has(title);
      many += here;
    }
    count.textContent = !typed.length ? '' : !many ? word('none') : many === 1 ? word('one') : word('many').replace('{count}', many);
  }

  /** On every other page: a dialog. */
  function overPage() {
    const id = 'search-anywhere';
    const label = make('label', { htmlFor: id }, word('label'));
    const input = make('input', { id, type: 'text', autocomplete: 'off', spellcheck: false, enterKeyHint: 'go' });
    const form = make('form', { role: 'search', className: 'search' }, make('p', {}, label, input), make('p', { className: 'quiet small', role: 'status', 'data-count': '' }));
    dialog = make('dialog', { className: 'finder', 'aria-label': word('title') }, form, make('p', { className: 'quiet small' }, word('keys')));
    document.body.append(dialog);
    dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
    finder(form, { chosen: () => dialog.close(), fallback: (field) => location.assign(`${word('page')}?q=${encodeURIComponent(field.value)}`) });
  }

  function open() {
    if (page) {
      page.querySelector('input').select();
      return page.querySelector('input').focus();
    }
    if (refused) return location.assign(word('page'));
    if (!dialog) overPage();
    dialog.showModal();
    dialog.querySelector('input').select();
    // What is typed next is answered sooner.
    read('index.json').catch(() => {});
  }

  document.addEventListener('keydown', (event) => {
    if (!slash || event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.target.closest?.('input, textarea, select, [contenteditable]') || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    open();
  });
  for (const link of document.querySelectorAll('.nav a')) if (slash && link.getAttribute('href') === word('page')) link.setAttribute('aria-keyshortcuts', '/');
  if (page) onPage();

  // In a frame of another page, links lead out of it: a page within would have its header, and no way back.
  if (location.hash === '#embed' && window !== window.top) document.head.append(Object.assign(document.createElement('base'), { target: '_blank' }));
})();
