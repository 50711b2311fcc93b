/* The sheet of attendance on a tablet: each mark is kept on the device first, sent when there is a network, and sent again until the portal has it. */
(() => {
  'use strict';
  const form = document.querySelector('form[data-pv-sheet]');
  if (!form || !window.fetch) return;
  const { pvSheet: url, pvWhere: where, pvDay: day, pvWorker: worker } = form.dataset;
  const KEY = `pv-presences/${where}/${day}`;
  const state = form.querySelector('[data-pv-sheet-state]');
  const store = {
    read() { try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch { return {}; } },
    write(marks) { if (Object.keys(marks).length) localStorage.setItem(KEY, JSON.stringify(marks)); else localStorage.removeItem(KEY); },
  };
  let sending = false, failures = 0, timer;
  const say = (text) => { if (state.textContent !== text) state.textContent = text; };
  const kept = (n) => (n === 1 ? '1 pointage gardé sur cet appareil' : `${n} pointages gardés sur cet appareil`);

  const send = async () => {
    clearTimeout(timer);
    const marks = store.read(), names = Object.keys(marks);
    if (sending || !names.length) return;
    sending = true;
    try {
      const body = JSON.stringify({ where, day, marks: names.map((name) => ({ child: Number(name.split('.')[0]), unit: name.slice(name.indexOf('.') + 1), ...marks[name] })) });
      const answer = await fetch(url, { method: 'POST', body, credentials: 'same-origin', redirect: 'error', headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'parvis' } });
      if (!answer.ok) throw new Error(answer.status);
      const told = await answer.json();
      const left = store.read();
      // what was changed while it was under way is sent again
      names.forEach((name) => { if (left[name] && left[name].at === marks[name].at) delete left[name]; });
      store.write(left);
      failures = 0;
      say(told.problems.length ? told.problems.map((p) => p.say).join(' ') : 'Tout est enregistré.');
    } catch {
      failures++;
      say(`Hors connexion : ${kept(names.length)}. L’envoi reprend tout seul.`);
    } finally {
      sending = false;
      if (Object.keys(store.read()).length) timer = setTimeout(send, Math.min(60000, 3000 * 2 ** Math.min(failures, 4)));
    }
  };
  const note = (box) => {
    const marks = store.read();
    marks[box.name.slice(2)] = { mark: box.value, at: new Date().toISOString() };
    store.write(marks);
    say(`${kept(Object.keys(marks).length)}…`);
    clearTimeout(timer);
    timer = setTimeout(send, 400);
  };
  const marked = store.read();
  Object.keys(marked).forEach((name) => {
    const box = form.querySelector(`input[name="m.${CSS.escape(name)}"][value="${marked[name].mark}"]`);
    if (box) box.checked = true;
  });
  form.addEventListener('change', (event) => { if (event.target.matches('input[type=radio]')) note(event.target); });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (event.submitter && event.submitter.value === 'tous') {
      form.querySelectorAll('fieldset').forEach((row) => {
        if (!row.querySelector('input:checked')) {
          const box = row.querySelector('input[value=present]');
          box.checked = true;
          note(box);
        }
      });
    }
    send();
  });
  addEventListener('online', send);
  if (Object.keys(marked).length) send();

  /* The page itself without a network: a worker keeps today's sheets for some hours. */
  if ('serviceWorker' in navigator && window.caches) {
    navigator.serviceWorker.register(worker, { scope: worker.replace(/-hors-ligne\.js$/, '') }).then(() => navigator.serviceWorker.ready).then((ready) => {
      const files = performance.getEntriesByType('resource').map((r) => r.name).filter((name) => name.startsWith(location.origin) && !name.includes('/api/'));
      ready.active.postMessage({ keep: [location.href, ...new Set(files)] });
    }).catch(() => { /* then only what is open stays usable */ });
  }
})();
