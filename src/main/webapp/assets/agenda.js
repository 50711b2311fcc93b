/* The year agenda of a child: one tab stop a month, many days at once, and the basket while one ticks.
   Without it the same form works: boxes, "Enregistrer", and the gestures as posts. No inline style, no eval (CSP). */
(() => {
  'use strict';
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const agenda = $('[data-pv-agenda]');
  const form = agenda?.closest('form');
  const basket = form && $('[data-pv-basket]', form);
  if (!basket) return;

  const words = basket.dataset;
  const boxes = $$('input[name=j]', agenda);
  const sum = $('[data-pv-basket-sum]', basket), said = $('[data-pv-basket-said]', basket), gesture = $('[data-pv-basket-gesture]', basket);
  const reserved = (box) => box.classList.contains('r');
  const changed = (box) => box.checked !== reserved(box);
  const describe = (box) => {
    const state = changed(box) ? (reserved(box) ? 's-d' : 's-a') : reserved(box) ? 's-r' : null;
    if (state) box.setAttribute('aria-describedby', state); else box.removeAttribute('aria-describedby');
  };
  /* {"jours": "1 jour|# jours"} */
  const count = (number, key) => { const [one, many] = words[key].split('|'); return (number === 1 ? one : many).replace('#', number); };

  /* ---- 1. The basket: kept on the server a second after the last tick ---- */
  let dirty = false, busy = false, failures = 0, timer, round = 0, leaving = false;
  const say = (text, lost) => { said.textContent = text; said.classList.toggle('is-lost', lost); };
  const save = async (last) => {
    clearTimeout(timer);
    if (!dirty || (busy && last !== true)) return;
    busy = true; dirty = false;
    const mine = ++round, body = new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(words.pvBasket, {
        method: 'POST', body, credentials: 'same-origin', redirect: 'error',
        keepalive: last === true && body.toString().length < 60000,
        headers: { Accept: 'application/json', 'X-Requested-With': 'parvis' },
      });
      if (answer.status >= 500) throw new Error(answer.status);
      failures = 0;
      if (answer.ok) {
        const kept = await answer.json();
        if (mine === round && !dirty) { sum.textContent = kept.words; say(kept.kept, false); $('[data-pv-basket-go]', basket)?.removeAttribute('aria-disabled'); }
      } else say(words.pvGone, true);
    } catch {
      dirty = true; failures++;
      say(words.pvLost, true);
      timer = setTimeout(save, Math.min(60000, 2000 * 2 ** failures));
    }
    busy = false;
    if (dirty && !failures) timer = setTimeout(save, 1000);
  };
  const touched = () => {
    dirty = true;
    say(words.pvUnsaved, false);
    clearTimeout(timer);
    timer = setTimeout(save, 1000);
  };
  /* Where units of a day exclude one another: the one that stands in the way. */
  const rival = (box) => agenda.dataset.pvOne && boxes.find((other) => other !== box && other.checked && other.value.slice(0, 6) === box.value.slice(0, 6));
  agenda.addEventListener('change', (event) => {
    if (event.target.name !== 'j') return;
    const held = event.target.checked && rival(event.target);
    if (held) {
      event.target.checked = false;
      describe(event.target);
      gesture.replaceChildren(make('p', agenda.dataset.pvOne.replace('#', held.closest('label').textContent)));
      gesture.hidden = false;
      return;
    }
    describe(event.target);
    gesture.hidden = true;
    touched();
  });
  form.addEventListener('submit', () => { leaving = true; clearTimeout(timer); });
  document.addEventListener('visibilitychange', () => { if (document.hidden && !leaving) save(true); });
  addEventListener('pagehide', () => { if (!leaving) save(true); });
  addEventListener('online', () => save());
  addEventListener('beforeunload', (event) => { if (dirty && failures && !leaving) event.preventDefault(); });
  /* A page that the browser kept may show other ticks than it was written with. */
  addEventListener('pageshow', (event) => { leaving = false; boxes.forEach(describe); if (event.persisted) touched(); });
  $$('[data-pv-noscript]', form).forEach((button) => { button.hidden = true; });

  /* ---- 2. Many days at once ---- */
  const dayOf = (id) => new Date(Date.UTC(2000 + +id.slice(0, 2), +id.slice(2, 4) - 1, +id.slice(4, 6)));
  const weekday = (date) => date.getUTCDay() || 7;
  const iso = (date) => date.toISOString().slice(0, 10);
  const monthOf = (id) => iso(dayOf(id)).slice(0, 7);
  const gestureOf = (value) => {
    const [, sign, month, day, unit] = /^lot([+-])(\d{4}-\d{2})?(?:d([1-7]))?(?:u(.+))?$/.exec(value);
    return { tick: sign === '+', means: (id) => (!month || month === monthOf(id)) && (!day || +day === weekday(dayOf(id))) && (!unit || unit === id.slice(6)) };
  };
  const weekOf = (value) => {
    const chosen = new Set($$('input[name=semaine]:checked', form).map((box) => box.value)), until = form.elements.jusqu.value;
    return { tick: value.endsWith('+'), means: (id) => (!until || iso(dayOf(id)) <= until) && chosen.has(weekday(dayOf(id)) + id.slice(6)) };
  };
  const apply = ({ tick, means }) => {
    const moved = [];
    boxes.filter((box) => box.checked !== tick && means(box.value)).forEach((box) => {
      if (tick && rival(box)) return;
      box.checked = tick;
      describe(box);
      moved.push(box);
    });
    const refused = $$('button[data-j]', agenda).filter((button) => button.classList.contains('r') !== tick && means(button.dataset.j));
    tell(tick, moved, refused);
    if (moved.length) touched();
  };
  const make = (tag, text, style) => { const node = document.createElement(tag); node.textContent = text; if (style) node.className = style; return node; };
  const tell = (tick, moved, refused) => {
    const line = make('p', count(moved.length, tick ? 'pvTicked' : 'pvUnticked') + (refused.length ? `, ${count(refused.length, 'pvRefused')}` : '') + '.');
    gesture.replaceChildren(line);
    if (moved.length) {
      const undo = make('button', words.pvUndo, 'pv-btn pv-btn--small');
      undo.type = 'button';
      undo.addEventListener('click', () => {
        moved.forEach((box) => { box.checked = !tick; describe(box); });
        gesture.replaceChildren(make('p', words.pvUndone));
        touched();
        $('[data-pv-basket-go]', basket)?.focus();
      });
      gesture.append(undo);
    }
    if (refused.length) {
      const list = make('details', ''), items = make('ul', '');
      items.tabIndex = 0; // it may be longer than its box
      items.setAttribute('aria-label', words.pvSee);
      list.append(make('summary', words.pvSee), items);
      refused.forEach((button) => items.append(make('li', button.getAttribute('aria-label').replace(/, pourquoi.*$/, ''))));
      gesture.append(list);
    }
    gesture.hidden = false;
  };
  form.addEventListener('click', (event) => {
    const value = event.target.closest('button[name=pv-action]')?.value ?? '';
    if (/^lot[+-]/.test(value)) { event.preventDefault(); apply(gestureOf(value)); }
    if (/^semaine[+-]$/.test(value)) {
      event.preventDefault();
      const until = form.elements.jusqu;
      if (!until.reportValidity()) return;
      if ($$('input[name=semaine]:checked', form).length) apply(weekOf(value));
      else { gesture.replaceChildren(make('p', words.pvNone)); gesture.hidden = false; }
    }
  });

  /* ---- 3. A month is a grid with one tab stop ---- */
  const tables = $$('table', agenda);
  const stops = (table) => $$('td input, td button', table);
  tables.forEach((table) => {
    table.setAttribute('role', 'grid');
    $$('td', table).forEach((cell) => cell.setAttribute('role', 'gridcell'));
    const first = stops(table).find((stop) => stop.matches('input')) || stops(table)[0];
    stops(table).forEach((stop) => { stop.tabIndex = stop === first ? 0 : -1; });
  });
  const go = (stop) => {
    if (!stop) return;
    stops(stop.closest('table')).forEach((other) => { other.tabIndex = other === stop ? 0 : -1; });
    stop.focus();
    stop.scrollIntoView({ block: 'nearest' });
  };
  const rows = (table) => [...table.tBodies[0].rows];
  const line = (stop) => [...stop.closest('td').children].filter((child) => child.matches('label, button, s')).indexOf(stop.closest('label') || stop);
  /* The box of a cell on this line, or the nearest one. */
  const at = (cell, place) => {
    if (!cell) return null;
    const parts = [...cell.children].filter((child) => child.matches('label, button, s'));
    const near = [...parts.keys()].sort((a, b) => Math.abs(a - place) - Math.abs(b - place)).map((i) => parts[i]);
    const part = near.find((one) => !one.matches('s'));
    return part && (part.matches('button') ? part : $('input', part));
  };
  const cellOf = (row, column) => row && (row.cells[column] || row.cells[row.cells.length - 1]);
  const inOrder = () => tables.flatMap((table) => rows(table).flatMap((row) => [...row.cells].slice(1)));
  const sideways = (stop, step) => {
    const cells = inOrder(), place = line(stop);
    for (let i = cells.indexOf(stop.closest('td')) + step; cells[i]; i += step) { const next = at(cells[i], place); if (next) return next; }
    return null;
  };
  const upDown = (stop, step) => {
    const cell = stop.closest('td'), own = stops(cell), next = own[own.indexOf(stop) + step];
    if (next) return next;
    const all = tables.flatMap(rows);
    for (let i = all.indexOf(cell.parentElement) + step; all[i]; i += step) {
      const found = stops(cellOf(all[i], cell.cellIndex));
      if (found.length) return step > 0 ? found[0] : found[found.length - 1];
    }
    return null;
  };
  const ends = (stop, last) => { const found = [...stop.closest('tr').cells].slice(1).map((cell) => at(cell, line(stop))).filter(Boolean); return found[last ? found.length - 1 : 0]; };
  const page = (stop, step) => {
    const table = tables[tables.indexOf(stop.closest('table')) + step];
    if (!table) return null;
    for (const row of rows(table)) { const found = at(cellOf(row, stop.closest('td').cellIndex), line(stop)); if (found) return found; }
    return stops(table)[0];
  };
  const keys = {
    ArrowLeft: (stop) => sideways(stop, -1), ArrowRight: (stop) => sideways(stop, 1),
    ArrowUp: (stop) => upDown(stop, -1), ArrowDown: (stop) => upDown(stop, 1),
    Home: (stop) => ends(stop, false), End: (stop) => ends(stop, true),
    PageUp: (stop) => page(stop, -1), PageDown: (stop) => page(stop, 1),
  };
  agenda.addEventListener('keydown', (event) => {
    const stop = event.target;
    if (!stop.matches('td input, td button') || event.ctrlKey || event.altKey || event.metaKey) return;
    if (keys[event.key] && !event.shiftKey) { event.preventDefault(); go(keys[event.key](stop)); }
    if (event.key === ' ' && event.shiftKey && stop.matches('input')) {
      event.preventDefault();
      const unit = stop.value.slice(6), week = $$('input', stop.closest('tr'));
      const tick = !stop.checked, meant = new Set(week.map((box) => box.value).filter((id) => id.slice(6) === unit));
      apply({ tick, means: (id) => meant.has(id) });
    }
  });
  agenda.addEventListener('focusin', (event) => {
    const stop = event.target;
    if (stop.matches('td input, td button') && stop.tabIndex !== 0) stops(stop.closest('table')).forEach((other) => { other.tabIndex = other === stop ? 0 : -1; });
  });
})();
