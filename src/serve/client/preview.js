// Keeps a page of the preview true: what it shows is compared with what the server has, whenever the server says so and whenever it
// can be reached again. Served to browsers only; no built site contains it.
(() => {
  "use strict";

  const script = document.currentScript;
  const own = new URL(".", script.src);
  const root = new URL("..", own);
  const framed = window.top !== window;
  const shown = JSON.parse(script.dataset.shown);

  // A heartbeat comes every 15 seconds.
  const SILENCE = 40_000;
  const FIRST_RETRY = 250;
  const LAST_RETRY = 3_000;

  let source = null;
  let retry = FIRST_RETRY;
  let retryTimer = 0;
  let silenceTimer = 0;
  let leaving = false;

  // A browser gives one server six connections: a page that nobody sees holds none of them, and asks again when it is seen.
  function connect() {
    disconnect();
    if (document.hidden || leaving) return;
    source = new EventSource(new URL(`events?page=${script.dataset.page}`, own));
    source.onopen = heard;
    source.addEventListener("alive", heard);
    source.onmessage = (event) => {
      heard();
      apply(JSON.parse(event.data));
    };
    source.onerror = () => {
      disconnect();
      if (retry > FIRST_RETRY) panel.lost(true);
      retryTimer = setTimeout(connect, retry);
      retry = Math.min(retry * 2, LAST_RETRY);
    };
    listen();
  }

  function disconnect() {
    clearTimeout(retryTimer);
    clearTimeout(silenceTimer);
    source?.close();
    source = null;
  }

  function heard() {
    retry = FIRST_RETRY;
    panel.lost(false);
    listen();
  }

  function listen() {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(connect, SILENCE);
  }

  function apply(state) {
    if (follow(state.follow)) return;
    panel.show(state);
    if (!state.site) return;
    if (state.shown.digest !== shown.digest || state.shown.styles.length !== shown.styles.length) return reload();
    state.shown.styles.forEach((style, index) => exchange(index, style));
  }

  // Goes to the page of a file that was saved after this tab was opened.
  function follow(target) {
    if (framed) return false;
    const at = target?.at ?? 0;
    const known = sessionStorage.getItem("leadmark-followed");
    sessionStorage.setItem("leadmark-followed", String(Math.max(at, Number(known ?? 0))));
    if (known === null || at <= Number(known)) return false;
    const there = new URL(target.page, root);
    if (there.pathname === location.pathname) return false;
    leave(() => location.assign(there));
    return true;
  }

  function reload() {
    kept.save();
    leave(() => location.reload());
  }

  function leave(go) {
    leaving = true;
    disconnect();
    go();
  }

  /** The links that stand for each style sheet, the latest last; those before it go when it is there, so that the page is never bare. */
  const links = [];
  function exchange(index, style) {
    const before = shown.styles[index];
    if (before.href === style.href && before.digest === style.digest && before.integrity === style.integrity) return;
    const first = () => [...document.querySelectorAll('link[rel~="stylesheet" i]')].filter((link) => link.getAttribute("href") === before.href).slice(0, 1);
    const standing = (links[index] ??= first());
    shown.styles[index] = style;
    if (!standing.length) return reload();
    const fresh = standing.at(-1).cloneNode();
    fresh.removeAttribute("integrity");
    if (style.integrity) fresh.setAttribute("integrity", style.integrity);
    // The same name with other bytes would come out of the browser's memory.
    fresh.setAttribute("href", before.href === style.href ? `${style.href}?leadmark=${style.digest}` : style.href);
    fresh.onload = () => standing.splice(0, standing.indexOf(fresh)).forEach((link) => link.remove());
    fresh.onerror = reload;
    standing.at(-1).after(fresh);
    standing.push(fresh);
  }

  // What a reload would lose.
  const kept = (() => {
    const name = `leadmark-kept:${location.pathname}`;
    const FIELDS = "input, select, textarea";
    /** So deep are things folded within each other. */
    const DEEPEST = 16;

    // What an element is recognised by: its id, or where it leads, or its way down from the nearest one that has either. Lines come and
    // go above it, so that counting them would not do.
    function key(element) {
      const steps = [];
      for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
        if (at.id) return [`#${at.id}`, ...steps].join(">");
        const leads = at.localName === "tr" || at.localName === "li" ? at.querySelector("a[href]")?.getAttribute("href") : null;
        if (leads) return [`${at.localName}@${leads}`, ...steps].join(">");
        let before = 0;
        for (let it = at.previousElementSibling; it; it = it.previousElementSibling) if (it.localName === at.localName) before += 1;
        steps.unshift(`${at.localName}:${before}`);
      }
      return steps.join(">");
    }

    // Elements with their names; what stands in several places has a number in each.
    function named(selector) {
      const seen = new Map();
      return [...document.querySelectorAll(selector)].map((element) => {
        const name = key(element);
        seen.set(name, (seen.get(name) ?? 0) + 1);
        return [`${name}~${seen.get(name)}`, element];
      });
    }

    function remember(selector, value) {
      return named(selector).map(([name, element]) => [name, value(element)]);
    }

    function recall(selector, values, act) {
      if (!values.length) return;
      const known = new Map(values);
      for (const [name, element] of named(selector)) if (known.has(name)) act(element, known.get(name));
    }

    const fieldValue = (field) => (field.type === "checkbox" || field.type === "radio" ? field.checked : field.value);

    function save() {
      const focused = document.activeElement;
      const state = {
        scroll: [scrollX, scrollY],
        inner: remember("body *", (it) => [it.scrollLeft, it.scrollTop]).filter(([, [left, top]]) => left || top),
        details: remember("details", (it) => it.open),
        expanded: remember("button[aria-expanded]", (it) => it.getAttribute("aria-expanded")),
        dialogs: remember("dialog", (it) => it.open),
        fields: remember(FIELDS, fieldValue),
        focus: named("body *").filter(([, it]) => it === focused && it !== panel.host).map(([name]) => [name, true]),
        caret: focused?.matches?.("input, textarea") ? [focused.selectionStart, focused.selectionEnd] : null,
      };
      sessionStorage.setItem(name, JSON.stringify(state));
    }

    function restore() {
      const saved = sessionStorage.getItem(name);
      if (!saved) return;
      sessionStorage.removeItem(name);
      const state = JSON.parse(saved);
      recall("dialog", state.dialogs, (it, open) => {
        if (open && !it.open) it.showModal();
      });
      recall(FIELDS, state.fields, (field, value) => {
        if (fieldValue(field) === value || field.type === "file") return;
        if (typeof value === "boolean") field.checked = value;
        else field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      });
      recall("details", state.details, (it, open) => (it.open = open));
      // A page's own script knows how to fold; a click asks it to. What unfolds may bring further buttons with it.
      for (let depth = 0, more = true; more && depth < DEEPEST; depth += 1) {
        more = false;
        recall("button[aria-expanded]", state.expanded, (it, expanded) => {
          if (it.getAttribute("aria-expanded") === expanded) return;
          it.click();
          more = true;
        });
      }
      recall("body *", state.focus, (it) => {
        it.focus({ preventScroll: true });
        if (state.caret && it.setSelectionRange) {
          try {
            it.setSelectionRange(...state.caret);
          } catch {
            // Fields of some types have no caret to set.
          }
        }
      });
      const scroll = () => {
        scrollTo({ left: state.scroll[0], top: state.scroll[1], behavior: "instant" });
        recall("body *", state.inner, (it, [left, top]) => it.scrollTo({ left, top, behavior: "instant" }));
      };
      scroll();
      // Fonts and pictures move what is below them.
      if (document.readyState !== "complete") addEventListener("load", scroll, { once: true });
    }

    return { save, restore };
  })();

  // Errors over the page, warnings in its corner.
  const panel = (() => {
    const host = document.createElement("leadmark-preview");
    const shadow = host.attachShadow({ mode: "open" });
    const make = (name, properties = {}, ...children) => {
      const element = Object.assign(document.createElement(name), properties);
      element.append(...children);
      return element;
    };
    const link = make("link", { rel: "stylesheet", href: new URL("preview.css", own) });
    const heading = make("h1", { id: "heading" });
    const hide = make("button", { type: "button", textContent: "Hide", title: "Show the last good page (Esc)" });
    const note = make("p", { className: "note", id: "note", textContent: "Below is the last page without errors. This goes away by itself when they are mended." });
    const list = make("div", { className: "problems" });
    const dialog = make("dialog", {}, make("div", { className: "head" }, heading, hide), note, list);
    dialog.setAttribute("role", "alertdialog");
    dialog.setAttribute("aria-labelledby", "heading");
    dialog.setAttribute("aria-describedby", "note");
    const errorsButton = make("button", { type: "button", className: "errors", hidden: true });
    const warningsButton = make("button", { type: "button", className: "warnings", hidden: true });
    warningsButton.setAttribute("aria-expanded", "false");
    const warnings = make("div", { className: "problems unfolded", hidden: true });
    const lostNote = make("p", { className: "lost", hidden: true, textContent: "The preview has stopped. This page comes back by itself." });
    const corner = make("div", { className: "corner" }, warnings, make("div", { className: "counts" }, lostNote, errorsButton, warningsButton));
    corner.setAttribute("role", "status");
    shadow.append(link, dialog, corner);
    // The style sheet has to be there first: unstyled, this would move the page.
    host.hidden = true;
    link.onload = () => (host.hidden = false);

    let told = "";
    hide.onclick = () => dialog.close();
    errorsButton.onclick = open;
    dialog.onclose = () => (errorsButton.hidden = !list.childElementCount);
    warningsButton.onclick = () => unfold(warnings.hidden);
    corner.onkeydown = (event) => {
      if (event.key !== "Escape" || warnings.hidden) return;
      unfold(false);
      warningsButton.focus();
    };

    function unfold(open) {
      warnings.hidden = !open;
      warningsButton.setAttribute("aria-expanded", String(open));
    }

    function open() {
      if (!dialog.open) dialog.showModal();
      errorsButton.hidden = true;
    }

    const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

    function article(problem) {
      const place = problem.href
        ? make("a", { href: problem.href, textContent: problem.place, title: "Open in the editor" })
        : make("span", { textContent: problem.place });
      return make("article", {}, make("p", { className: "place" }, place), make("pre", { textContent: problem.text, tabIndex: 0 }));
    }

    function fill(into, problems, all) {
      into.replaceChildren(...problems.map(article));
      if (all > problems.length) into.append(make("p", { className: "note", textContent: `and ${all - problems.length} more, in the terminal` }));
    }

    function show(state) {
      if (framed) return;
      fill(warnings, state.warnings, state.warning_count);
      warningsButton.hidden = !state.warning_count;
      warningsButton.textContent = count(state.warning_count, "warning", "warnings");
      if (!state.warning_count) unfold(false);
      errorsButton.textContent = count(state.error_count, "error", "errors");
      heading.textContent = errorsButton.textContent;
      const now = JSON.stringify(state.errors);
      if (now === told) return;
      told = now;
      fill(list, state.errors, state.error_count);
      if (state.error_count) open();
      else {
        dialog.close();
        errorsButton.hidden = true;
      }
    }

    function lost(is) {
      if (!framed) lostNote.hidden = !is;
    }

    if (!framed) document.body.append(host);
    return { host, show, lost };
  })();

  kept.restore();
  connect();
  document.addEventListener("visibilitychange", connect);
  addEventListener("pageshow", (event) => {
    leaving = false;
    if (event.persisted) connect();
  });
  addEventListener("pagehide", disconnect);
  addEventListener("online", connect);
})();
