/* Parvis: comforts over pages that already work without script. No dependency, no inline style, no eval (CSP).
   Each piece looks for its own data attribute and stays silent when it is absent. */
(() => {
  'use strict';
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const pv = $('.pv');
  if (!pv) return;

  /* One failing comfort must not take the others with it. */
  const pieces = [];
  const piece = (fn) => pieces.push(fn);

  const sleep = (fn, ms) => { let timer; return (...args) => { clearTimeout(timer); timer = setTimeout(fn, ms, ...args); }; };
  const make = (tag, attributes = {}, text) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    if (text !== undefined) node.textContent = text;
    return node;
  };
  /* Only our own server is ever asked. */
  const local = (url) => { try { const u = new URL(url, location.href); return u.origin === location.origin ? u : null; } catch { return null; } };
  let serial = 0;
  const idOf = (node) => node.id || (node.id = `pv-auto-${++serial}`);

  /* What stands in a row that is hidden now counts for nothing. */
  const counts = (form) => (node) => {
    const away = node.closest('[hidden]');
    return !away || away === form || !form.contains(away);
  };

  /* ---- 1. Conditional fields. The server decides again on arrival; values stay in hidden fields. ---- */
  piece(() => {
    const find = () => $$('[data-pv-when]', pv).flatMap((row) => {
      try { return [{ row, rule: JSON.parse(row.dataset.pvWhen) }]; } catch { return []; }
    });
    let rows = find();
    if (!rows.length) return;
    const values = (form, field) => {
      const named = (name) => $$(`[name="${CSS.escape(name)}"]`, form);
      const nodes = named(field);
      const parts = nodes.length ? nodes : ['jour', 'mois', 'annee'].flatMap((part) => named(`${field}.${part}`));
      return parts.filter(counts(form)).flatMap((n) => {
        if (n.type === 'radio' || n.type === 'checkbox') return n.checked ? [n.value] : [];
        if (n.tagName === 'SELECT' && n.multiple) return [...n.selectedOptions].map((o) => o.value);
        return n.value.trim() ? [n.value.trim()] : [];
      });
    };
    const holds = (rule, form) => {
      if (rule.all) return rule.all.every((r) => holds(r, form));
      if (rule.any) return rule.any.some((r) => holds(r, form));
      if (rule.not) return !holds(rule.not, form);
      const found = values(form, rule.field);
      if ('filled' in rule) return (found.length > 0) === rule.filled;
      const wanted = [].concat('in' in rule ? rule.in : rule.is).map(String);
      return found.some((value) => wanted.includes(value));
    };
    const decide = ({ row, rule }) => {
      const was = row.hidden;
      row.hidden = !holds(rule, row.closest('form') || pv);
      return row.hidden !== was;
    };
    // a row that goes takes its answer with it: until nothing appears or goes any more
    const apply = () => { for (let left = rows.length; left > 0 && rows.filter(decide).length; left--); };
    pv.addEventListener('input', apply);
    pv.addEventListener('change', apply);
    addEventListener('pageshow', apply); // the browser may have put values back
    document.addEventListener('pv-fresh', () => { rows = find(); apply(); }); // joining.js replaced some
    apply();
  });

  /* ---- A text made of other answers: shown once it has them all. ---- */
  piece(() => $$('[data-pv-computed]', pv).forEach((box) => {
    const form = box.closest('form'), line = $('p', box);
    if (!form || !line) return;
    const words = (name) => {
      const nodes = $$(`[name="${CSS.escape(name)}"], [name="${CSS.escape(name)}.jour"], [name="${CSS.escape(name)}.mois"], [name="${CSS.escape(name)}.annee"]`, form);
      const parts = nodes.filter(counts(form)).flatMap((n) => {
        if (n.type === 'radio' || n.type === 'checkbox') return n.checked ? [n.closest('label').textContent.trim()] : [];
        if (n.tagName === 'SELECT') return n.value ? [n.selectedOptions[0].textContent] : [];
        return n.value.trim() ? [n.value.trim()] : [];
      });
      return parts.join(nodes.length > 1 && nodes[0].name.endsWith('.jour') ? '/' : ', ');
    };
    const apply = () => {
      let whole = true;
      const text = box.dataset.pvComputed.replace(/\{([a-z][a-z0-9_]*)\}/g, (_, name) => {
        const found = words(name);
        whole = whole && found !== '';
        return found;
      });
      // an answer of another step is known to the server only: its text stays
      const here = [...box.dataset.pvComputed.matchAll(/\{([a-z][a-z0-9_]*)\}/g)].every(([, name]) => $(`[name="${CSS.escape(name)}"], [name="${CSS.escape(name)}.jour"]`, form));
      if (!here) return;
      box.hidden = !whole;
      line.textContent = text;
    };
    // after the conditions, which listen there too
    pv.addEventListener('input', apply);
    pv.addEventListener('change', apply);
    addEventListener('pageshow', apply);
  }));

  /* ---- 2. Draft saved while typing ---- */
  const sent = new WeakSet(); // forms on their way: their draft must not come after the filing
  const STASH = 'pv-draft:';
  /* What was typed and is not on the server yet waits in this tab: a reload in the same second finds it. */
  const stash = {
    get: (key) => { try { return sessionStorage.getItem(key); } catch { return null; } },
    set: (key, text) => { try { sessionStorage.setItem(key, text); } catch { /* full or forbidden: the server has the last save */ } },
    drop: (key) => { try { sessionStorage.removeItem(key); } catch { /* as above */ } },
    clear: (kind) => { try { Object.keys(sessionStorage).filter((k) => k.startsWith(kind)).forEach((k) => sessionStorage.removeItem(k)); } catch { /* as above */ } },
  };
  piece(() => { if (!$('form[data-pv-autosave]', pv)) stash.clear(STASH); });
  const putBack = (form, text) => {
    const data = new URLSearchParams(text);
    $$('input[name], select[name], textarea[name]', form).forEach((n) => {
      if (n.type === 'hidden' || n.type === 'submit' || n.type === 'file') return;
      if (n.type === 'radio' || n.type === 'checkbox') n.checked = data.getAll(n.name).includes(n.value);
      else if (data.has(n.name)) n.value = data.get(n.name);
    });
    const fold = form.closest('details');
    if (fold) fold.open = true;
  };
  piece(() => $$('form[data-pv-autosave]', pv).forEach((form) => {
    const url = local(form.dataset.pvAutosave);
    if (!url) return;
    const line = $('[data-pv-autosave-status]', form) || $('[data-pv-autosave-status]', pv);
    let dirty = false, busy = false, failures = 0, retry;
    const key = `${STASH}${location.pathname}#${form.id}`;
    const say = (text, lost) => {
      if (!line) return;
      line.classList.add('has-text');
      line.classList.toggle('is-lost', lost);
      const place = $('span', line) || line;
      if (place.textContent !== text) place.textContent = text;
    };
    const body = () => {
      const data = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (typeof value === 'string') data.append(name, value);
      data.append('pv-autosave', '1');
      return data;
    };
    const save = async (leaving) => {
      clearTimeout(retry);
      if (!dirty || sent.has(form) || (busy && !leaving)) return;
      busy = true; dirty = false;
      const data = body();
      try {
        const answer = await fetch(url, {
          method: 'POST', body: data, credentials: 'same-origin', redirect: 'error',
          keepalive: leaving === true && data.toString().length < 60000, // browsers refuse more
          headers: { Accept: 'application/json', 'X-Requested-With': 'parvis' },
        });
        if (answer.status >= 500) throw new Error(answer.status);
        failures = 0;
        if (!dirty) stash.drop(key);
        if (answer.ok) say(`Brouillon enregistré à ${(await answer.json()).savedAt}`, false);
        else say('Le brouillon n\u2019est plus enregistré. Votre saisie reste dans cette page.', true);
      } catch {
        dirty = true;
        say('Connexion perdue, nous réessayons', true);
        retry = setTimeout(save, Math.min(60000, 2000 * 2 ** failures++));
      }
      busy = false;
      if (dirty && !failures) later();
    };
    const later = sleep(save, 1500);
    const touched = () => { dirty = true; stash.set(key, body().toString()); if (!failures) later(); };
    const waiting = stash.get(key);
    if (waiting) { putBack(form, waiting); dirty = true; later(); }
    form.addEventListener('submit', () => stash.drop(key));
    form.addEventListener('input', touched);
    form.addEventListener('change', touched);
    document.addEventListener('visibilitychange', () => { if (document.hidden) save(true); });
    addEventListener('pagehide', () => save(true));
    addEventListener('online', () => save());
  }));

  /* ---- What an agent wrote in one form waits in this tab while another form of the page is sent. ---- */
  const KEPT = 'pv-kept:';
  piece(() => {
    if (!$('.pv-agents', pv)) { stash.clear(KEPT); return; }
    const key = `${KEPT}${location.pathname}`;
    const texts = () => $$('form[id] textarea[id]', pv);
    const waiting = JSON.parse(stash.get(key) || '{}');
    stash.drop(key);
    texts().filter((area) => waiting[area.id] && !area.value).forEach((area) => {
      area.value = waiting[area.id];
      area.dispatchEvent(new Event('input', { bubbles: true }));
      const fold = area.closest('details');
      if (fold) fold.open = true;
    });
    addEventListener('pagehide', () => {
      // a usual sentence goes with what was chosen beside it, and the choice is not kept
      const usual = (area) => $$(`select[data-pv-fill="${CSS.escape(area.id)}"] option`, pv).some((one) => one.dataset.pvText === area.value);
      // after a problem the page itself brings what was typed, and nobody else has it
      const own = (area) => area.value === area.defaultValue && !$('.pv-errors', pv);
      const left = texts().filter((area) => area.value && !sent.has(area.form) && !own(area) && !usual(area));
      if (left.length) stash.set(key, JSON.stringify(Object.fromEntries(left.map((area) => [area.id, area.value]))));
      else stash.drop(key);
    });
  });

  /* ---- A problem is said beside its field as well, where the server has only said it above. ---- */
  piece(() => $$('.pv-errors a[data-pv-beside]', pv).forEach((link) => {
    const field = document.getElementById(link.hash.slice(1));
    if (!field) return;
    const line = document.createElement('p');
    line.className = 'pv-error';
    line.id = `${field.id}-erreur`;
    line.textContent = link.textContent;
    field.before(line);
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', `${field.getAttribute('aria-describedby') || ''} ${line.id}`.trim());
    const fold = field.closest('details');
    if (fold) fold.open = true;
  }));

  /* ---- A usual sentence, put into its text: never over what somebody wrote. ---- */
  piece(() => {
    const proposed = new WeakMap();
    pv.addEventListener('change', (event) => {
      const select = event.target;
      if (!select.matches('select[data-pv-fill]')) return;
      const area = document.getElementById(select.dataset.pvFill);
      if (!area || (area.value.trim() && area.value !== proposed.get(area))) return;
      area.value = select.selectedOptions[0]?.dataset.pvText || '';
      proposed.set(area, area.value);
      area.dispatchEvent(new Event('input', { bubbles: true }));
    });
  });

  /* ---- 3. A double click files one request ---- */
  piece(() => {
    const wording = new Map();
    const release = (form) => {
      sent.delete(form);
      wording.forEach(({ owner, label, html, timer, value }, button) => {
        if (owner !== form) return;
        clearTimeout(timer);
        button.removeAttribute('aria-disabled');
        if (label) label.innerHTML = html; else button.value = value;
        wording.delete(button);
      });
    };
    document.addEventListener('submit', (event) => {
      const form = event.target, button = event.submitter;
      const method = (button && button.getAttribute('formmethod')) || form.getAttribute('method');
      if (event.defaultPrevented || !pv.contains(form) || method === 'dialog' || form.target === '_blank'
        || 'pvAgain' in form.dataset || (button && 'pvAgain' in button.dataset)) return;
      if (sent.has(form)) { event.preventDefault(); return; }
      sent.add(form);
      if (!button) return;
      button.setAttribute('aria-disabled', 'true');
      const label = button.tagName === 'INPUT' ? null : button;
      const state = { owner: form, label, html: button.innerHTML, value: button.value };
      if (button.dataset.pvBusy) {
        state.timer = setTimeout(() => {
          if (label) label.textContent = button.dataset.pvBusy; else button.value = button.dataset.pvBusy;
        }, 400);
      }
      wording.set(button, state);
      setTimeout(release, 20000, form); // the answer never came: the person may try again
    });
    addEventListener('pageshow', () => [...wording.values()].map((s) => s.owner).forEach(release));
  });

  /* ---- 4. Suggestions: the WAI-ARIA combobox over a plain field ---- */
  const combobox = (input, address, { line, choose, always }) => {
    const base = local(address);
    if (!base) return;
    let box = input.closest('.pv-combo');
    if (!box) { // keep the focus if the person is faster than the script
      const focused = document.activeElement === input;
      box = make('span', { class: 'pv-combo' });
      input.before(box); box.append(input);
      if (focused) input.focus();
    }
    const list = make('ul', { class: 'pv-combo__list', role: 'listbox', id: `${idOf(input)}-choix`, 'aria-label': 'Propositions' });
    const status = make('span', { class: 'pv-sr', role: 'status' });
    list.hidden = true;
    box.append(list, status);
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id, autocomplete: 'off' })) input.setAttribute(name, value);
    let items = [], at = -1, asked = 0;
    const close = () => { list.hidden = true; at = -1; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); };
    const mark = (index) => {
      at = index;
      [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
      if (at < 0) { input.removeAttribute('aria-activedescendant'); return; }
      input.setAttribute('aria-activedescendant', list.children[at].id);
      list.children[at].scrollIntoView({ block: 'nearest' });
    };
    const show = () => {
      list.replaceChildren(...items.map((item, i) => {
        const option = make('li', { role: 'option', id: `${list.id}-${i}`, 'aria-selected': 'false' });
        const [main, extra] = line(item);
        option.append(make('span', {}, main));
        if (extra) option.append(' ', make('small', {}, extra));
        return option;
      }));
      at = -1;
      list.hidden = !items.length;
      input.setAttribute('aria-expanded', String(!list.hidden));
      input.removeAttribute('aria-activedescendant');
      status.textContent = items.length > 1 ? `${items.length} propositions` : items.length ? '1 proposition' : 'Aucune proposition';
    };
    const ask = sleep(async () => {
      const text = input.value.trim(), turn = ++asked;
      if (text.length < 2 && !always) { items = []; close(); status.textContent = ''; return; }
      try {
        const answer = await fetch(base.href + encodeURIComponent(text), { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
        const found = answer.ok ? (await answer.json()).items : [];
        if (turn !== asked || document.activeElement !== input) return; // an older answer, or the person went on
        items = (found || []).slice(0, 8);
        show();
      } catch { close(); } // no network: the field stays a plain field
    }, 180);
    const take = (index) => { const item = items[index]; close(); asked++; if (item) choose(item, input); };
    input.addEventListener('input', ask);
    input.addEventListener('keydown', (event) => {
      const open = !list.hidden, last = items.length - 1;
      if (event.isComposing) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        if (!items.length) return;
        event.preventDefault();
        if (!open) show();
        if (event.key === 'ArrowDown') mark(at >= last ? 0 : at + 1); else mark(at <= 0 ? last : at - 1);
      } else if (event.key === 'Enter' && open && at >= 0) { event.preventDefault(); take(at); }
      else if (event.key === 'Escape' && open) { event.preventDefault(); event.stopPropagation(); close(); status.textContent = ''; }
      else if (event.key === 'Tab') close();
    });
    input.addEventListener('blur', close);
    list.addEventListener('mousedown', (event) => event.preventDefault()); // keeps the focus in the field
    list.addEventListener('click', (event) => {
      const option = event.target.closest('[role=option]');
      if (option) take([...list.children].indexOf(option));
    });
  };
  const fill = (input, value) => {
    if (!input || value === undefined || value === null) return;
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const sibling = (input, part) => {
    const group = input.closest('fieldset');
    return group && $$('[name]', group).find((n) => n !== input && new RegExp(`(^|[._:-])${part}$`).test(n.name));
  };
  piece(() => {
    $$('[data-pv-suggest]', pv).forEach((input) => combobox(input, input.dataset.pvSuggest, {
      line: (item) => [item.title, item.theme],
      choose: (item) => { const url = local(item.url); if (url) location.assign(url); },
    }));
    $$('[data-pv-communes]', pv).forEach((input) => combobox(input, input.dataset.pvCommunes, {
      line: (item) => [item.label, item.postcode],
      choose: (item) => { quiet(input, item.value ?? item.label); fill(sibling(input, 'code_postal'), item.postcode); },
    }));
    $$('[data-pv-addresses]', pv).forEach((input) => combobox(input, input.dataset.pvAddresses, {
      line: (item) => [item.label],
      choose: (item) => {
        quiet(input, item.street ?? item.label);
        fill(sibling(input, 'code_postal'), item.postcode);
        fill(sibling(input, 'ville'), item.city);
      },
    }));
    /* Only `change`: an `input` event would open the list again. */
    function quiet(input, value) { input.value = value; input.dispatchEvent(new Event('change', { bubbles: true })); }
  });

  /* ---- 5. Tabs from headed sections, above 45em of the town's zone ---- */
  piece(() => $$('[data-pv-tabs]', pv).forEach((root) => {
    const find = () => $$('.pv-contents a[href^="#"]', root).filter((a) => document.getElementById(a.hash.slice(1)));
    let links = find();
    if (links.length < 2) return;
    const panel = (a) => document.getElementById(a.hash.slice(1));
    const bar = links[0].closest('ul');
    let tabs = false;
    const select = (a, { focus, keep } = {}) => {
      links.forEach((link) => {
        const on = link === a;
        link.setAttribute('aria-selected', String(on));
        link.tabIndex = on ? 0 : -1;
        panel(link).hidden = !on;
      });
      if (focus) a.focus();
      if (keep) history.replaceState(history.state, '', a.hash);
    };
    const wanted = () => links.find((a) => a.hash === location.hash)
      || links.find((a) => location.hash.length > 1 && panel(a).querySelector(`#${CSS.escape(location.hash.slice(1))}`))
      || links.find((a) => a.getAttribute('aria-selected') === 'true')
      || links.find((a) => a.dataset.pvFirst !== undefined) || links[0];
    const become = (on) => {
      if (on === tabs) return;
      tabs = on;
      root.classList.toggle('is-tabs', on);
      if (on) {
        bar.setAttribute('role', 'tablist');
        $$('li', bar).forEach((li) => li.setAttribute('role', 'presentation'));
        links.forEach((a) => {
          a.setAttribute('role', 'tab');
          a.setAttribute('aria-controls', panel(a).id);
          panel(a).setAttribute('role', 'tabpanel');
          panel(a).setAttribute('aria-labelledby', idOf(a));
        });
        select(wanted());
      } else {
        bar.removeAttribute('role');
        $$('li', bar).forEach((li) => li.removeAttribute('role'));
        links.forEach((a) => {
          ['role', 'aria-controls', 'tabindex'].forEach((name) => a.removeAttribute(name));
          panel(a).removeAttribute('role');
          panel(a).hidden = false;
        });
      }
    };
    bar.addEventListener('click', (event) => {
      const a = event.target.closest('a');
      if (!tabs || !links.includes(a) || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      select(a, { keep: true });
    });
    bar.addEventListener('keydown', (event) => {
      const now = links.indexOf(document.activeElement);
      if (!tabs || now < 0) return;
      const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: links.length - 1 }[event.key];
      if (to === undefined) { if (event.key === ' ') { event.preventDefault(); links[now].click(); } return; }
      event.preventDefault();
      select(links[(to + links.length) % links.length], { focus: true, keep: true });
    });
    addEventListener('hashchange', () => { if (tabs) select(wanted()); });
    document.addEventListener('pv-tab', () => { const on = tabs; become(false); links = find(); become(on); });
    const em = () => parseFloat(getComputedStyle(pv).fontSize) || 16;
    /* The content box, as in the container query: 45em there, 45em here. */
    new ResizeObserver(([entry]) => become(entry.contentRect.width >= 45 * em())).observe(pv);
    const style = getComputedStyle(pv);
    become(pv.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) >= 45 * em());
  }));

  /* ---- 6. Copy ---- */
  /* ---- The slot that is chosen, in words beside the button. Without script its button stands there all the same. ---- */
  piece(() => $$('[data-pv-slot-detail]', pv).forEach((line) => {
    const form = line.closest('form');
    const tell = () => { const chosen = $('[data-pv-detail]:checked', form); if (chosen) line.textContent = chosen.dataset.pvDetail; };
    form.addEventListener('change', tell);
    addEventListener('pageshow', tell); // the browser may have put a choice back
    tell();
  }));

  piece(() => $$('[data-pv-copy]', pv).forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    const status = make('span', { class: 'pv-small', role: 'status' });
    button.after(status);
    button.addEventListener('click', async () => {
      try { await navigator.clipboard.writeText(button.dataset.pvCopy); status.textContent = 'Copié'; } catch { status.textContent = 'La copie est refusée par le navigateur.'; }
      setTimeout(() => { status.textContent = ''; }, 6000);
    });
  }));

  piece(() => $$('[data-pv-print]', pv).forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }));

  /* ---- 7. Confirmation in a native dialog; without script the link goes to a page ---- */
  piece(() => document.addEventListener('click', (event) => {
    if (event.defaultPrevented || !(event.target instanceof Element)) return;
    const opener = event.target.closest('[data-pv-dialog]');
    if (opener && pv.contains(opener)) {
      const dialog = document.getElementById(opener.dataset.pvDialog);
      if (dialog && dialog.showModal && !event.ctrlKey && !event.metaKey) { event.preventDefault(); if (!dialog.open) dialog.showModal(); }
      return;
    }
    const closer = event.target.closest('[data-pv-close]');
    if (closer && closer.closest('dialog')) { event.preventDefault(); closer.closest('dialog').close(); }
  }));

  /* ---- 8. Characters left, seen at once and told after a pause ---- */
  piece(() => $$('textarea[data-pv-count]', pv).forEach((area) => {
    const place = document.getElementById(area.dataset.pvCount);
    const limit = Number(area.getAttribute('maxlength'));
    if (!place || !limit) return;
    const seen = make('span', { 'aria-hidden': 'true' }), told = make('span', { class: 'pv-sr', role: 'status' });
    const text = () => {
      const left = limit - area.value.length;
      return left < 0 ? `${-left} caractère${left < -1 ? 's' : ''} en trop` : `Il reste ${left} caractère${left > 1 ? 's' : ''}`;
    };
    const tell = sleep(() => { told.textContent = text(); }, 1000);
    const draw = () => { seen.textContent = text(); place.classList.toggle('pv-count--over', area.value.length > limit); };
    place.replaceChildren(seen);
    place.after(told);
    area.addEventListener('input', () => { draw(); tell(); });
    draw();
  }));

  /* ---- 9. Errors: the summary first, then straight into the field with its label in sight ---- */
  piece(() => {
    const summary = $('.pv-errors', pv);
    if (!summary) return;
    if (!summary.hasAttribute('tabindex')) summary.tabIndex = -1;
    summary.focus();
    summary.addEventListener('click', (event) => {
      const link = event.target.closest('a[href^="#"]');
      const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!field) return;
      event.preventDefault();
      const target = field.matches('input,select,textarea,button,a') ? field : $('input:not([type=hidden]),select,textarea,button', field) || field;
      (field.closest('.pv-row, .pv-group') || field).scrollIntoView({ block: 'start' });
      target.focus({ preventScroll: true });
    });
  });

  /* ---- 10. Keyboard of the agents: by event.key (AZERTY), dead in fields, can be turned off ---- */
  piece(() => {
    const help = $('[data-pv-keys-help]', pv), toggle = $('[data-pv-keys-toggle]', pv), list = $('[data-pv-rows]', pv);
    if (!help && !list && !$('[data-pv-key]', pv)) return;
    let off = help !== null && help.dataset.pvKeysHelp === 'off'; // the account says it, on every machine
    if (toggle) {
      toggle.addEventListener('change', async () => {
        off = !toggle.checked;
        const url = local(toggle.dataset.pvKeysToggle);
        try {
          const answer = await fetch(url, { method: 'POST', body: new URLSearchParams({ actifs: String(!off) }), credentials: 'same-origin', redirect: 'error', headers: { 'X-Requested-With': 'parvis' } });
          if (!answer.ok) throw new Error(answer.status);
        } catch { off = !off; toggle.checked = !off; }
      });
    }
    const rows = () => $$('tr, li', list).filter((row) => $('a', row));
    const current = () => rows().findIndex((row) => row.contains(document.activeElement));
    document.addEventListener('keydown', (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const on = event.target;
      if (on.closest && on.closest('textarea, select, [contenteditable], input:not([type=checkbox]):not([type=radio])')) return;
      if ($('dialog[open]')) return;
      const key = event.key.toLowerCase();
      if (off) return;
      if (key === '?' && help) { event.preventDefault(); help.showModal(); return; }
      if (list && 'jkx'.includes(key) && key.length === 1) {
        const all = rows(), now = current();
        if (!all.length) return;
        event.preventDefault();
        if (key === 'x') { const box = now >= 0 && $('input[type=checkbox]', all[now]); if (box) box.click(); return; }
        const to = all[Math.max(0, Math.min(all.length - 1, now + (key === 'j' ? 1 : -1)))];
        $('a', to).focus();
        return;
      }
      const target = $$('[data-pv-key]', pv).find((n) => n.dataset.pvKey.toLowerCase() === key && n.getClientRects().length);
      if (!target) return;
      event.preventDefault();
      if (target.matches('summary')) {
        target.parentElement.open = true;
        ($('textarea', target.parentElement) || target).focus();
      } else if (target.matches('input:not([type=checkbox]):not([type=submit]), textarea, select')) target.focus(); else target.click();
    });
  });

  /* "Tout cocher" in the head of a table of agents */
  piece(() => $$('[data-pv-check-all]', pv).forEach((all) => {
    const boxes = $$('tbody input[type=checkbox]', all.closest('table'));
    const bar = $('[data-pv-bulk]', pv), count = bar && $('[data-pv-bulk-count]', bar);
    const draw = () => {
      const n = boxes.filter((b) => b.checked).length;
      all.checked = n > 0 && n === boxes.length;
      all.indeterminate = n > 0 && n < boxes.length;
      if (count) count.textContent = n > 1 ? `${n} demandes cochées` : n ? '1 demande cochée' : 'Aucune demande cochée';
      if (bar) bar.classList.toggle('is-empty', !n);
    };
    all.closest('label').hidden = false;
    all.addEventListener('change', () => { boxes.forEach((b) => { b.checked = all.checked; }); draw(); });
    boxes.forEach((b) => b.addEventListener('change', draw));
    draw();
  }));

  /* ---- 11. A page left open: asks whether it is still so, and puts in what has changed ---- */
  piece(() => $$('[data-pv-live]', pv).forEach((line) => {
    const url = local(line.dataset.pvLive);
    if (!url) return;
    const OFTEN = 4000, SELDOM = 15000, HIDDEN = 45000, AWAKE = 300000;
    const headers = { 'X-Parvis-By-Itself': '1', 'X-Requested-With': 'parvis' };
    let mark = line.dataset.pvMark, failures = 0, active = performance.now(), timer, over = false, waiting = false;
    const edited = (field) => (field.type === 'file' ? field.files.length > 0
      : field.tagName === 'SELECT' ? field.selectedIndex !== Math.max(0, [...field.options].findIndex((o) => o.defaultSelected))
        : field.type === 'checkbox' || field.type === 'radio' ? field.checked !== field.defaultChecked
          : field.type !== 'hidden' && field.value !== field.defaultValue);
    const renew = async () => {
      const answer = await fetch(location.pathname + location.search, { credentials: 'same-origin', redirect: 'error', headers: { ...headers, Accept: 'text/html' } });
      if (!answer.ok) throw new Error(answer.status);
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      waiting = false;
      addTabs(fresh);
      $$('[data-pv-part]', pv).forEach((part) => {
        const other = fresh.getElementById(part.id);
        if (!other && part.matches('.pv-tab')) part.replaceChildren(); // nothing of it is left
        if (!other || other.innerHTML === part.innerHTML || $$('input, textarea, select', part).some(edited)) return; // typed or chosen: it stays
        if (part.contains(document.activeElement)) { waiting = true; return; } // under someone's hands: when they are gone
        const open = $$('details[open] > summary', part).map((s) => s.textContent);
        part.replaceChildren(...[...other.childNodes].map((n) => document.importNode(n, true)));
        $$('details > summary', part).forEach((s) => { if (open.includes(s.textContent)) s.parentElement.open = true; });
      });
    };
    /* A tab that was not there: the service offers a first appointment. */
    const addTabs = (fresh) => $$('.pv-tab', fresh).filter((tab) => !document.getElementById(tab.id)).forEach((tab) => {
      const link = $(`.pv-contents a[href="#${tab.id}"]`, fresh), bar = $('[data-pv-tabs] .pv-contents ul', pv);
      if (!link || !bar) return;
      $$('.pv-tab', pv).pop().after(document.importNode(tab, true));
      bar.append(document.importNode(link.closest('li'), true));
      document.dispatchEvent(new Event('pv-tab'));
    });
    const ask = async () => {
      try {
        const answer = await fetch(`${url.href}?vu=${encodeURIComponent(mark)}`, { credentials: 'same-origin', redirect: 'error', headers: { ...headers, Accept: 'application/json' } });
        if ([401, 403, 404, 410].includes(answer.status)) { over = true; return; }
        if (answer.status === 200) {
          const now = await answer.json();
          await renew();
          mark = now.mark;
          active = performance.now();
          line.textContent = now.say;
        } else if (answer.status === 204) {
          if (waiting) await renew();
        } else throw new Error(answer.status);
        failures = 0;
      } catch { failures++; } // no network, or a node that starts again: later
      next();
    };
    const next = () => {
      clearTimeout(timer);
      if (over) return;
      const usual = document.hidden ? HIDDEN : performance.now() - active < AWAKE ? OFTEN : SELDOM;
      // never all pages at once
      timer = setTimeout(ask, Math.min(60000, usual * 2 ** Math.min(failures, 4)) * (0.8 + 0.4 * Math.random()));
    };
    ['pointerdown', 'keydown'].forEach((name) => document.addEventListener(name, () => { active = performance.now(); }, { passive: true }));
    document.addEventListener('visibilitychange', () => { if (!document.hidden && !over) { active = performance.now(); clearTimeout(timer); ask(); } });
    next();
  }));

  /* ---- Invoices: what the chosen ones come to; on to the payment page; a payment whose answer is awaited ---- */
  piece(() => $$('form[data-pv-sum]', pv).forEach((form) => {
    const shown = $('[data-pv-sum-shown]', form), boxes = $$('[data-pv-cents]', form);
    if (!shown) return;
    const euros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
    const apply = () => { shown.textContent = euros.format(boxes.filter((b) => b.checked).reduce((sum, b) => sum + Number(b.dataset.pvCents), 0) / 100); };
    form.addEventListener('change', apply);
    addEventListener('pageshow', apply);
    apply();
  }));
  piece(() => $$('form[data-pv-go]', pv).forEach((form) => form.submit()));
  piece(() => $$('[data-pv-renew]', pv).forEach((line) => {
    let left = 60;
    const look = async () => {
      if (left-- < 1) return;
      try {
        const answer = await fetch(location.pathname, { credentials: 'same-origin', redirect: 'error', headers: { 'X-Parvis-By-Itself': '1', Accept: 'text/html' } });
        const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html');
        if (fresh && !$('[data-pv-renew]', fresh)) { location.reload(); return; }
      } catch { /* later */ }
      setTimeout(look, 1000 * line.dataset.pvRenew);
    };
    setTimeout(look, 2000);
  }));

  /* ---- The line in front of the reservations: asks when the server says so, tells at most once a minute ---- */
  piece(() => $$('[data-pv-wait]', pv).forEach((line) => {
    const url = local(line.dataset.pvWait), enter = $('[data-pv-wait-enter]', line);
    if (!url || !enter.hidden) return;
    const ahead = $('[data-pv-wait-ahead]', line), expected = $('[data-pv-wait-expected]', line), said = $('[data-pv-wait-say]', line);
    const title = document.title.replace(ahead.textContent, '');
    let told = performance.now(), failures = 0;
    const tell = (text) => { said.textContent = text; told = performance.now(); };
    const ask = async () => {
      let pause = 8;
      try {
        const answer = await fetch(url.href, { credentials: 'same-origin', redirect: 'error', headers: { 'X-Requested-With': 'parvis', Accept: 'application/json' } });
        if ([401, 404].includes(answer.status)) { expected.textContent = line.dataset.pvLost; tell(line.dataset.pvLost); return; }
        if (!answer.ok) throw new Error(answer.status);
        const now = await answer.json();
        failures = 0;
        pause = now.askAgain;
        ahead.textContent = now.say;
        expected.textContent = now.expected;
        document.title = now.say + title;
        if (now.inside) {
          $('#pv-file-titre', pv).textContent = line.dataset.pvDue;
          enter.hidden = false;
          $('[data-pv-wait-refresh]', line).hidden = true;
          tell(now.say);
          return;
        }
        if (performance.now() - told > 60000) tell(`${now.say}. ${now.expected}`);
      } catch { failures++; } // the place is kept: a node that starts again finds it
      setTimeout(ask, 1000 * pause * 2 ** Math.min(failures, 3) * (0.8 + 0.4 * Math.random()));
    };
    setTimeout(ask, 1000 * line.dataset.pvPause);
  }));

  /* ---- 12. Drop zone: a file let go anywhere on it goes to its plain file input ---- */
  piece(() => $$('[data-pv-drop]', pv).forEach((zone) => {
    const input = $('input[type=file]', zone);
    if (!input) return;
    zone.addEventListener('dragover', (event) => { event.preventDefault(); zone.classList.add('is-over'); });
    ['dragleave', 'drop'].forEach((name) => zone.addEventListener(name, () => zone.classList.remove('is-over')));
    zone.addEventListener('drop', (event) => {
      if (!event.dataTransfer || !event.dataTransfer.files.length || event.target === input) return;
      event.preventDefault();
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }));

  /* ---- 13. Security check: the proof is worked on while the person types; without it the server asks for a code ---- */
  piece(() => $$('[data-pv-proof]', pv).forEach((input) => {
    const form = input.closest('form'), question = local(input.dataset.pvProof), script = local(input.dataset.pvWorker);
    if (!form || !question || !script) return;
    const FRESH = 15 * 60000; // the server takes it for 20 minutes
    let work, begun = 0, done = false, waiting = false;
    const search = (challenge) => new Promise((found, failed) => {
      const worker = new Worker(script.href);
      const end = (way, value) => { worker.terminate(); way(value); };
      worker.onmessage = (event) => end(found, event.data);
      worker.onerror = (event) => end(failed, event);
      worker.postMessage(challenge);
    });
    const prove = () => {
      if (work && performance.now() - begun < FRESH) return work;
      begun = performance.now();
      done = false;
      work = fetch(question.href, { credentials: 'same-origin', headers: { Accept: 'application/json' } })
        .then((answer) => { if (!answer.ok) throw new Error(answer.status); return answer.json(); })
        .then(async (c) => {
          const number = await search(c);
          return btoa(JSON.stringify({ algorithm: c.algorithm, challenge: c.challenge, number, salt: c.salt, signature: c.signature }));
        })
        .catch(() => '')
        .then((proof) => { input.value = proof; done = true; });
      return work;
    };
    form.addEventListener('focusin', prove, { once: true });
    form.addEventListener('submit', (event) => {
      prove();
      if (done) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (waiting) return;
      waiting = true;
      const button = event.submitter;
      work.then(() => { waiting = false; form.requestSubmit(button); });
    }, true);
    /* Back to this page: the proof has been used. */
    addEventListener('pageshow', (event) => { if (event.persisted) { input.value = ''; work = undefined; done = false; } });
  }));
  piece(() => $$('[data-pv-check]', pv).forEach((box) => {
    const base = local(box.dataset.pvCheck), button = $('[data-pv-another]', box), image = $('img', box);
    const sound = $('audio', box), token = $('[name=pv-defi]', box), code = $('[name=pv-code]', box);
    if (!base || !button) return;
    const status = make('span', { class: 'pv-sr', role: 'status' });
    button.after(status);
    button.addEventListener('click', async (event) => {
      event.preventDefault(); // nothing typed is sent for a new image
      status.textContent = '';
      try {
        const answer = await fetch(`${base.href}defi`, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
        token.value = (await answer.json()).token;
        image.src = `${base.href}image/${token.value}`;
        sound.src = `${base.href}son/${token.value}`;
        code.value = '';
        status.textContent = button.dataset.pvAnother;
        code.focus();
      } catch { status.textContent = 'Connexion perdue. Réessayez.'; }
    });
  }));

  /* ---- 14. The session ends after a while without a page or typing: asked two minutes before, in all tabs ---- */
  piece(() => {
    const dialog = $('[data-pv-session]', pv), url = dialog && local(dialog.dataset.pvAlive);
    if (!url || !dialog.showModal) return;
    const LIFE = Number(dialog.dataset.pvSession) * 1000, WARNING = 120000, TYPING = 300000;
    const left = $('[data-pv-session-left]', dialog), stayButton = $('[data-pv-session-stay]', dialog), again = $('[data-pv-session-again]', dialog);
    const channel = 'BroadcastChannel' in window ? new BroadcastChannel('pv-session') : null;
    let seen, timer, over = false;
    const say = (text) => { if (left.textContent !== text) left.textContent = text; };
    const begin = () => {
      seen = Date.now();
      over = false;
      again.hidden = true;
      stayButton.hidden = false;
      if (dialog.open) dialog.close();
      later(LIFE - WARNING);
    };
    const later = (ms) => { clearTimeout(timer); timer = setTimeout(check, ms); };
    const end = () => {
      over = true;
      clearTimeout(timer);
      say('La session est terminée. Ce que vous avez tapé est encore dans cette page\u00A0: reconnectez-vous dans un autre onglet, puis revenez ici.');
      again.hidden = false;
      stayButton.hidden = true;
      if (!dialog.open) dialog.showModal();
      again.focus();
    };
    const check = () => {
      const rest = seen + LIFE - Date.now();
      if (over) return;
      if (rest > WARNING) { later(rest - WARNING); return; }
      if (rest <= 0) { end(); return; }
      if (!dialog.open) dialog.showModal();
      say(rest > 60000 ? 'Il reste moins de deux minutes.' : 'Il reste moins d\u2019une minute.');
      later(Math.min(rest, rest > 60000 ? rest - 60000 : rest));
    };
    const stay = async () => {
      try {
        const answer = await fetch(url, { method: 'POST', credentials: 'same-origin', redirect: 'error', headers: { 'X-Requested-With': 'parvis' } });
        if (answer.status === 401) { end(); return; }
        if (!answer.ok) throw new Error(answer.status);
        begin();
        if (channel) channel.postMessage('seen');
      } catch { if (dialog.open) say('Connexion perdue. Réessayez.'); }
    };
    stayButton.addEventListener('click', stay);
    dialog.addEventListener('cancel', (event) => { if (!over) { event.preventDefault(); stay(); } });
    document.addEventListener('input', () => { if (!over && !dialog.open && Date.now() - seen > TYPING) { seen = Date.now(); stay(); } });
    document.addEventListener('visibilitychange', () => { if (!document.hidden) check(); }); // timers sleep with the computer
    if (channel) {
      channel.addEventListener('message', begin);
      channel.postMessage('seen');
    }
    begin();
  });

  /* ---- 15. In a frame of another site: it is told how high the page is ---- */
  piece(() => {
    if (window.parent === window || !document.body.classList.contains('pv-framed')) return;
    const tell = (first) => window.parent.postMessage({ parvis: 'height', height: Math.ceil(document.body.getBoundingClientRect().height), first }, '*');
    new ResizeObserver(() => tell(false)).observe(document.body);
    // the script of the site may come after this page
    window.addEventListener('message', (event) => { if (event.source === window.parent && event.data && event.data.parvis === 'height?') tell(false); });
    tell(true);
  });

  pieces.forEach((fn) => { try { fn(); } catch (error) { console.error(error); } });
})();
