/* Attendance on a tablet: each mark is kept on the device first, sent when there is a network, and sent again until the portal has it,
   from whichever sheet is open then. */
(() => {
  'use strict';
  const state = document.querySelector('[data-pv-sheet]');
  if (!state || !window.fetch) return;
  const { pvSheet: url, pvWhere: where, pvDay: day, pvWorker: worker } = state.dataset;
  const form = document.getElementById('pv-presences'), adding = document.getElementById('pv-ajouter');

  /* ---- 1. What is kept: by sheet, "pv-presences/cantine.jules-ferry/2026-11-23" ---- */
  const PREFIX = 'pv-presences/', HERE = `${PREFIX}${where}/${day}`, AT_ONCE = 200;
  const store = {
    read(key) { try { return JSON.parse(localStorage.getItem(key)) || {}; } catch { return {}; } },
    write(key, marks) { if (Object.keys(marks).length) localStorage.setItem(key, JSON.stringify(marks)); else localStorage.removeItem(key); },
    keys() { try { return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)); } catch { return []; } },
    count() { return this.keys().reduce((n, key) => n + Object.keys(this.read(key)).length, 0); },
  };
  const say = (text) => { if (state.textContent !== text) state.textContent = text; };
  const kept = (n) => (n === 1 ? '1 pointage gardé sur cet appareil' : `${n} pointages gardés sur cet appareil`);
  const frenchDay = (iso) => iso.split('-').reverse().join('/');
  const boxesOf = (name) => (form ? [...form.querySelectorAll(`input[name="m.${CSS.escape(name)}"]`)] : []);

  /* ---- 2. Sending ---- */
  let sending = false, again = false, failures = 0, timer;
  const DENIED = [401, 403, 404];
  const told = (key, name, words) => {
    const row = key === HERE && boxesOf(name)[0]?.closest('tr')?.querySelector('th');
    return `${row ? row.firstChild.textContent.trim() : `Feuille du ${frenchDay(key.split('/')[2])}`} : ${words}`;
  };
  /* Sends some of a sheet's marks; answers what was not taken, in words. */
  const sendSome = async (key, names, marks) => {
    const [, place, date] = key.split('/');
    const body = JSON.stringify({ where: place, day: date, now: new Date().toISOString(), marks: names.map((name) => ({ child: Number(name.split('.')[0]), unit: name.slice(name.indexOf('.') + 1), ...marks[name] })) });
    const answer = await fetch(url, { method: 'POST', body, credentials: 'same-origin', redirect: 'error', headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'parvis' } });
    if (!answer.ok) throw Object.assign(new Error(answer.status), { denied: DENIED.includes(answer.status) });
    const { problems } = await answer.json();
    const left = store.read(key);
    // what was changed while it was under way is sent again
    names.forEach((name) => { if (left[name] && left[name].at === marks[name].at) delete left[name]; });
    store.write(key, left);
    return problems.map((p) => told(key, names[p.index], p.say));
  };
  const sendAll = async () => {
    const problems = [];
    let sent = 0, denied = 0, lost = false;
    for (const key of store.keys()) {
      const marks = store.read(key), names = Object.keys(marks);
      for (let first = 0; first < names.length && !lost; first += AT_ONCE) {
        const some = names.slice(first, first + AT_ONCE);
        try {
          problems.push(...await sendSome(key, some, marks));
          sent += some.length;
        } catch (problem) {
          // another service's sheet, or nobody is signed in: the other sheets may be sent all the same
          if (problem.denied) denied += some.length; else lost = true;
        }
      }
    }
    failures = lost || denied ? failures + 1 : 0;
    const words = [...problems];
    if (problems.length) words.push('Rechargez la page pour voir la feuille à jour.');
    if (lost) words.push(`Hors connexion : ${kept(store.count())}. L’envoi reprend tout seul.`);
    else if (denied) words.push(`${kept(denied)} : reconnectez-vous avec le compte ${denied === 1 ? 'qui l’a noté pour l’envoyer' : 'qui les a notés pour les envoyer'}.`);
    else if (sent && !problems.length) words.push('Tout est enregistré.');
    if (words.length) say(words.join(' '));
  };
  const send = async () => {
    clearTimeout(timer);
    if (sending) { again = true; return; }
    if (!store.count()) return;
    sending = true;
    again = false;
    try { await sendAll(); } finally { sending = false; }
    if (store.count()) timer = setTimeout(send, again && !failures ? 0 : Math.min(60000, 3000 * 2 ** Math.min(failures, 4)));
  };
  const keep = (name, mark) => {
    const marks = store.read(HERE);
    marks[name] = { mark, at: new Date().toISOString() };
    store.write(HERE, marks);
    say(`${kept(store.count())}…`);
    clearTimeout(timer);
    timer = setTimeout(send, 400);
  };

  /* ---- 3. The sheet ---- */
  const note = (box) => keep(box.name.slice(2), box.value);
  /* A row for a child without a reservation: the sheet has it from the portal when it is opened again. */
  const row = (name, child, unit) => {
    const made = form.querySelector('template').content.cloneNode(true), line = made.querySelector('tr');
    line.querySelector('th').prepend(child);
    line.querySelectorAll('td')[1].textContent = unit;
    line.querySelector('legend').textContent = `${child}, ${unit}`;
    line.querySelectorAll('input').forEach((box) => { box.name = `m.${name}`; });
    form.querySelector('tbody').append(made);
    form.hidden = false;
    const nobody = document.querySelector('[data-pv-sheet-nobody]');
    if (nobody) nobody.hidden = true;
  };
  const labelOf = (select, value) => [...select.options].find((option) => option.value === value)?.textContent;
  const show = (name, mark) => {
    if (!form) return;
    if (!boxesOf(name).length && adding) {
      const child = labelOf(adding.elements.enfant, name.slice(0, name.indexOf('.'))), unit = labelOf(adding.elements.formule, name.slice(name.indexOf('.') + 1));
      if (child && unit) row(name, child, unit);
    }
    const box = boxesOf(name).find((one) => one.value === mark);
    if (box) box.checked = true;
  };
  if (form) {
    form.addEventListener('change', (event) => { if (event.target.matches('input[type=radio]')) note(event.target); });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (event.submitter && event.submitter.value === 'tous') {
        form.querySelectorAll('fieldset').forEach((marks) => {
          if (!marks.querySelector('input:checked')) {
            const box = marks.querySelector('input[value=present]');
            box.checked = true;
            note(box);
          }
        });
      }
      send();
    });
  }
  if (form && adding) {
    adding.addEventListener('submit', (event) => {
      event.preventDefault();
      const name = `${adding.elements.enfant.value}.${adding.elements.formule.value}`;
      keep(name, 'present');
      show(name, 'present');
    });
  }
  const { pvKept } = document.body.dataset;
  if (pvKept) say(`Feuille gardée sur cet appareil à ${new Date(Number(pvKept)).toLocaleTimeString('fr-FR', { hour: 'numeric', minute: '2-digit' })} : elle a pu changer depuis.`);
  Object.entries(store.read(HERE)).forEach(([name, { mark }]) => show(name, mark));
  addEventListener('online', send);
  send();

  /* ---- 4. The page itself without a network: a worker keeps today's sheets for some hours ---- */
  if ('serviceWorker' in navigator && window.caches) {
    navigator.serviceWorker.register(worker, { scope: worker.replace(/-hors-ligne\.js$/, '') }).then(() => navigator.serviceWorker.ready).then((ready) => {
      const files = performance.getEntriesByType('resource').map((r) => r.name).filter((name) => name.startsWith(location.origin) && !name.includes('/api/'));
      ready.active.postMessage({ keep: [location.href, ...new Set(files)] });
    }).catch(() => { /* then only what is open stays usable */ });
  }
})();
