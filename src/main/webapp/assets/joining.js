/* Documents of a request: their pages in a dialog, and files that are sent as soon as they are chosen.
   Without it the same pages do the same, one after the other. No dependency, no inline style (CSP). */
(() => {
  'use strict';
  const pv = document.querySelector('.pv');
  if (!pv || !('showModal' in HTMLDialogElement.prototype)) return;
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, attributes = {}, text) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    if (text !== undefined) node.textContent = text;
    return node;
  };
  const BODY = '[data-pv-joining-body]';
  const MEGA = 1024 * 1024;
  const LOST = 'Connexion perdue. Le fichier n\u2019est pas parti.';
  const parse = (html) => new DOMParser().parseFromString(html, 'text/html');

  /* What happens is told once, politely: at the start, at half, at the end. */
  const voice = make('p', { class: 'pv-sr', role: 'status' });
  pv.append(voice);
  let dialog, opener;
  const say = (text) => { if (dialog && dialog.open) $('[role=status]', dialog).textContent = text; else voice.textContent = text; };

  /* One request; the answer is the page that it led to. */
  const ask = (method, url, data, progress) => new Promise((done, failed) => {
    const call = new XMLHttpRequest();
    call.open(method, url);
    call.setRequestHeader('X-Requested-With', 'parvis');
    if (progress) call.upload.addEventListener('progress', (event) => { if (event.lengthComputable) progress(event.loaded / event.total); });
    call.addEventListener('load', () => {
      if (call.status >= 500) failed(new Error(call.status));
      else done({ url: call.responseURL, status: call.status, page: parse(call.responseText) });
    });
    ['error', 'abort', 'timeout'].forEach((name) => call.addEventListener(name, () => failed(new Error(name))));
    call.send(data);
  });

  /* ---- The pieces of the page that the documents change ---- */
  const refresh = (page) => {
    $$('[data-pv-fresh], #pv-historique', pv).forEach((part) => {
      const next = part.id && page.getElementById(part.id);
      if (next) part.replaceChildren(...[...next.childNodes].map((n) => document.importNode(n, true)));
    });
    // what was done here is not what a colleague did meanwhile
    ['pv-version', 'pv-vu'].forEach((name) => {
      const next = $(`[name=${name}]`, page);
      if (next) $$(`[name=${name}]`, pv).forEach((input) => { input.value = next.value; });
    });
    document.dispatchEvent(new Event('pv-fresh'));
  };

  /* ---- The form of a document ---- */
  const problems = (page) => $$('.pv-errors li', page).map((li) => li.textContent.trim()).filter(Boolean);
  const data = (form, action, file) => {
    const all = new FormData();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') all.append(name, value);
    all.set('pv-action', action);
    if (file) all.append('pv-fichier', file, file.name);
    return all;
  };

  const refuse = (body, page) => {
    const old = $('.pv-errors', body), next = $(`${BODY} .pv-errors`, page) || $('.pv-errors', page);
    if (old) old.remove();
    if (!next) return false;
    const shown = document.importNode(next, true);
    body.prepend(shown);
    shown.focus();
    return true;
  };

  const enhance = (body) => {
    const form = $('form[data-pv-joining]', body);
    if (!form) return;
    const input = $('[type=file]', form);
    const queue = [];
    let busy = Promise.resolve(), files = 0;
    const tiles = () => $('[data-pv-tiles]', form);
    const room = () => Number(tiles() ? tiles().dataset.pvTiles : 0) - files;

    const take = (page) => {
      const next = $('[data-pv-tiles]', page), nextForm = $('form[data-pv-joining]', page);
      if (!next || !nextForm) return false;
      const old = $('.pv-errors', body);
      if (old) old.remove();
      tiles().replaceWith(document.importNode(next, true));
      queue.filter((row) => row.isConnected || row.waiting).forEach((row) => tiles().append(row));
      form.setAttribute('action', nextForm.getAttribute('action'));
      form.dataset.pvBegun = nextForm.dataset.pvBegun || '';
      drawRoom();
      return true;
    };
    const drawRoom = () => {
      const zone = $('[data-pv-files]', form);
      if (zone) zone.hidden = room() <= 0;
    };

    const send = (file) => {
      const row = make('li', { class: 'pv-tile pv-tile--sending' });
      const line = make('div', { class: 'pv-tile__body' });
      const bar = make('progress', { max: '100', value: '0', 'aria-label': `Envoi de ${file.name}` });
      const meta = make('p', { class: 'pv-tile__meta' }, 'En attente');
      line.append(make('p', { class: 'pv-tile__name' }, file.name), bar, meta);
      row.append(line);
      row.waiting = true;
      queue.push(row);
      tiles().append(row);
      files++;
      drawRoom();
      const drop = () => { row.waiting = false; row.remove(); queue.splice(queue.indexOf(row), 1); };
      const fail = (text, again) => {
        files--;
        drawRoom();
        bar.hidden = true;
        row.classList.add('is-failed');
        meta.textContent = text;
        say(`${file.name}\u00A0: ${text}`);
        const buttons = make('div', { class: 'pv-tile__actions' });
        const remove = make('button', { type: 'button', class: 'pv-btn pv-btn--link' }, 'Retirer');
        remove.append(make('span', { class: 'pv-sr' }, ` ${file.name}`));
        remove.addEventListener('click', () => { drop(); if (input) input.focus(); });
        if (again) {
          const retry = make('button', { type: 'button', class: 'pv-btn pv-btn--small' }, 'Réessayer');
          retry.append(make('span', { class: 'pv-sr' }, ` d\u2019envoyer ${file.name}`));
          retry.addEventListener('click', () => { drop(); send(file); if (input) input.focus(); });
          buttons.append(retry);
        }
        buttons.append(remove);
        row.append(buttons);
      };
      const most = Number(form.dataset.pvMost) || 10 * MEGA;
      if (file.size > most) { fail(`Ce fichier pèse ${Math.ceil(file.size / MEGA)} Mo. Le maximum est ${Math.floor(most / MEGA)} Mo.`, false); return; }
      busy = busy.then(async () => {
        if (!row.waiting) return;
        let half = false;
        meta.textContent = 'Envoi en cours';
        say(`Envoi de ${file.name}`);
        try {
          const answer = await ask('POST', form.action, data(form, 'fichier', file), (part) => {
            bar.value = Math.round(part * 100);
            if (part >= .5 && !half) { half = true; if (part < 1) say(`${file.name}\u00A0: envoyé à moitié`); }
            if (part >= 1) meta.textContent = 'Vérification';
          });
          const said = problems(answer.page);
          if (said.length) { fail(said.join(' '), false); return; }
          if (!$(BODY, answer.page)) { location.assign(answer.url); return; } // the session has ended, say
          files--;
          drop();
          take(answer.page);
          say(`${file.name} est ajouté`);
        } catch { fail(LOST, true); }
      });
    };
    const choose = (list) => {
      const chosen = [...list], left = room();
      chosen.slice(0, Math.max(0, left)).forEach(send);
      if (chosen.length > left) say('Une pièce contient au plus 4 fichiers.');
    };

    $$('[data-pv-noscript]', form).forEach((node) => node.remove());
    if (input) {
      input.multiple = true;
      input.classList.add('pv-drop__input');
      input.addEventListener('change', () => { choose(input.files); input.value = ''; });
      const zone = $('[data-pv-files]', form), photo = $('[data-pv-photo]', form);
      zone.classList.add('is-live');
      if (photo && matchMedia('(pointer: coarse)').matches) {
        const camera = make('input', { type: 'file', id: 'pv-photo', accept: 'image/*', capture: 'environment', class: 'pv-drop__input' });
        camera.addEventListener('change', () => { choose(camera.files); camera.value = ''; });
        photo.after(camera);
        photo.hidden = false;
      }
      zone.addEventListener('dragover', (event) => { event.preventDefault(); zone.classList.add('is-over'); });
      ['dragleave', 'drop'].forEach((name) => zone.addEventListener(name, () => zone.classList.remove('is-over')));
      zone.addEventListener('drop', (event) => {
        event.preventDefault();
        if (event.dataTransfer && event.dataTransfer.files.length) choose(event.dataTransfer.files);
      });
      drawRoom();
    }

    form.addEventListener('submit', async (event) => {
      const button = event.submitter, action = button ? button.value : 'valider';
      if (!dialog || !dialog.contains(form)) { // on its own page the answer is a page
        if (!queue.length || action === 'annuler') return;
        event.preventDefault();
        await busy;
        if (queue.every((row) => row.classList.contains('is-failed'))) { queue.length = 0; form.requestSubmit(button); }
        return;
      }
      event.preventDefault();
      if (form.dataset.pvBusy) return;
      form.dataset.pvBusy = '1';
      if (button) button.setAttribute('aria-disabled', 'true');
      try {
        if (action !== 'annuler') await busy;
        const answer = await ask('POST', form.action, data(form, action));
        if ($(BODY, answer.page)) {
          if (!refuse(body, answer.page)) { take(answer.page); say('Le fichier est retiré.'); if (input) input.focus(); }
        } else if ($('[data-pv-fresh]', answer.page)) {
          refresh(answer.page);
          form.dataset.pvBegun = '';
          dialog.close();
          if (action === 'valider') say(form.dataset.pvDone || '');
        } else location.assign(answer.url);
      } catch { say('Connexion perdue. Réessayez.'); }
      delete form.dataset.pvBusy;
      if (button && button.isConnected) button.removeAttribute('aria-disabled');
    });
  };

  /* ---- The dialog ---- */
  const build = () => {
    dialog = make('dialog', { class: 'pv-dialog pv-dialog--sheet', 'aria-labelledby': 'pv-joining-t' });
    const head = make('div', { class: 'pv-dialog__head' });
    head.append(make('h2', { id: 'pv-joining-t' }), make('button', { type: 'button', class: 'pv-btn pv-btn--small', 'data-pv-close': '' }, 'Fermer'));
    dialog.append(head, make('div', { class: 'pv-dialog__body' }), make('p', { class: 'pv-sr', role: 'status' }));
    dialog.addEventListener('close', () => {
      const form = $('form[data-pv-begun]', dialog);
      // begun and left: the server forgets it now rather than tonight
      if (form && form.dataset.pvBegun) ask('POST', form.action, data(form, 'annuler')).catch(() => {});
      const back = opener && (opener.isConnected ? opener : $(`[data-pv-joining-open="${CSS.escape(opener.dataset.pvJoiningOpen)}"]`, pv));
      const place = back || $('#pieces h2', pv);
      if (place) { if (!back) place.tabIndex = -1; place.focus(); }
      $('.pv-dialog__body', dialog).replaceChildren();
    });
    pv.append(dialog);
  };
  document.addEventListener('click', async (event) => {
    if (event.defaultPrevented || !(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const asked = event.target.closest('[data-pv-joining-open]');
    if (!asked || !pv.contains(asked)) return;
    event.preventDefault();
    if (asked.getAttribute('aria-busy')) return;
    asked.setAttribute('aria-busy', 'true');
    try {
      const answer = await ask('GET', asked.dataset.pvJoiningOpen);
      const body = $(BODY, answer.page);
      if (!body) { location.assign(answer.url); return; }
      if (!dialog) build();
      opener = asked;
      const own = document.importNode(body, true);
      $('#pv-joining-t', dialog).textContent = body.dataset.pvJoiningBody;
      $('.pv-dialog__body', dialog).replaceChildren(own);
      $('[role=status]', dialog).textContent = '';
      enhance(own);
      dialog.showModal();
      const first = $('select, input:not([type=hidden]), button:not([hidden])', own);
      if (first) first.focus();
    } catch { location.assign(asked.dataset.pvJoiningOpen); }
    finally { asked.removeAttribute('aria-busy'); }
  });

  $$(BODY, pv).forEach(enhance); // the page itself
})();
