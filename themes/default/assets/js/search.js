// The index, narrowed down as one types: every word has to occur, without regard to case and accents.

const form = document.querySelector('[data-search]');
const index = document.querySelector('[data-index]');
const plain = (text) => text.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'o').normalize('NFD').replace(/\p{M}/gu, '');

if (form && index) {
  const count = form.querySelector('[data-count]');
  const sections = [...index.querySelectorAll('section')].map((section) => {
    const title = plain(section.querySelector('h2').textContent);
    const items = [...section.querySelectorAll('li')].map((item) => ({ item, text: `${plain(item.textContent)} ${title}` }));
    return { section, title, items };
  });
  const field = form.elements.q;
  const search = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { section, title, items } of sections) {
      let here = 0;
      for (const { item, text } of items) {
        item.hidden = !words.every((word) => text.includes(word));
        if (!item.hidden) here += 1;
      }
      section.hidden = !here && !words.every((word) => title.includes(word));
      found += here;
    }
    count.textContent = !words.length ? '' : found ? count.dataset.of.replace('{count}', found) : count.dataset.none;
  };
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  field.addEventListener('input', () => {
    search();
    history.replaceState(null, '', field.value ? `?q=${encodeURIComponent(field.value)}` : location.pathname);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  search();
  field.focus({ preventScroll: true });
}
