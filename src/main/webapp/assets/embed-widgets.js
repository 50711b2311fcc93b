/* The portal's widgets for any page of the town's site: one file, no library.
   <script src="https://demarches.ville.fr/embed/parvis.js" defer></script>
   <parvis-actualites nombre="3"><a href="https://demarches.ville.fr/actualites">Toutes les actualités</a></parvis-actualites>
   What stands inside an element is shown until the portal has answered, and stays when it does not.
   Styled by custom properties (--parvis-couleur, --parvis-fond, --parvis-texte, --parvis-discret, --parvis-trait,
   --parvis-rayon, --parvis-espace, --parvis-police-titre) and by ::part(). Neither inline styles nor eval: a strict policy of the page needs
   the portal in script-src and connect-src only. */
(() => {
  'use strict';
  const script = document.currentScript;
  if (!script || !('customElements' in window) || !('adoptedStyleSheets' in Document.prototype)) return;
  const ROOT = script.src.replace(/\/embed\/parvis\.js.*$/, '');
  const LATE = 8000;

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
:host { --c: var(--parvis-couleur, #0b5d66); --t: var(--parvis-texte, inherit); --d: var(--parvis-discret, #4d5561); --l: var(--parvis-trait, #d9dde3); --f: var(--parvis-fond, transparent); --r: var(--parvis-rayon, 6px); --e: var(--parvis-espace, 1.25rem); display: block; color: var(--t); font: inherit; line-height: 1.5 }
:host([hidden]) { display: none }
*, *::before { box-sizing: border-box }
h2, h3, h4, h5, p, ul, dl, dd, form { margin: 0; padding: 0; font-size: inherit; font-weight: inherit }
ul { list-style: none }
a { color: var(--c); text-underline-offset: .2em; text-decoration-thickness: 1px }
a:hover { text-decoration-thickness: 2px }
:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; border-radius: 2px }
.head, .name { font-family: var(--parvis-police-titre, inherit) }
.head { margin-bottom: .75em; font-size: 1.25em; font-weight: 700; line-height: 1.25 }
.grid { display: grid; gap: var(--e); grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)) }
.card { display: flex; flex-direction: column; gap: .3em; padding: var(--e); border: 1px solid var(--l); border-radius: var(--r); background: var(--f) }
.name { font-weight: 600; line-height: 1.35; overflow-wrap: anywhere }
.small { color: var(--d); font-size: .925em }
.more { margin-top: 1em }
.rows > li + li { border-top: 1px solid var(--l) }
.rows > li { display: flex; flex-wrap: wrap; gap: 0 1em; justify-content: space-between; align-items: baseline; padding: .7em 0 }
.box { display: flex; flex-wrap: wrap; gap: .6rem 1.25rem; align-items: center; padding: .8em var(--e); border: 1px solid var(--l); border-radius: var(--r); background: var(--f) }
.box > :first-child { margin-right: auto }
.count { display: inline-block; min-width: 1.7em; padding: 0 .45em; border-radius: 1em; background: var(--c); color: #fff; font-weight: 700; text-align: center }
.alert { padding: .9em var(--e); border-left: 5px solid #b3261e; border-radius: var(--r); background: #fdf0ef; color: #5c1410 }
.alert a { color: inherit }
label { display: block; margin-bottom: .35em; font-weight: 600 }
.line { display: flex; gap: .5rem; max-width: 40rem }
input { flex: 1; min-width: 0; min-height: 2.85rem; padding: 0 .9rem; border: 1px solid #737a85; border-radius: var(--r); background: #fff; color: #1b1f24; font: inherit }
button { min-height: 2.85rem; padding: 0 1.2rem; border: 0; border-radius: var(--r); background: var(--c); color: #fff; font: inherit; font-weight: 600; cursor: pointer }
button:hover { filter: brightness(.9) }
.said { min-height: 1.5em; margin-top: .5em; color: var(--d); font-size: .925em }
@media (forced-colors: active) { .count, .card, .box, .alert { border: 1px solid } }`);

  /** make('p', { class: 'small' }, 'texte', other…): nothing is ever read as HTML. */
  const make = (name, attributes, ...inside) => {
    const element = document.createElement(name);
    Object.entries(attributes || {}).forEach(([key, value]) => { if (value != null && value !== false) element.setAttribute(key, value === true ? '' : value); });
    inside.flat().forEach((one) => { if (one != null && one !== '') element.append(one); });
    return element;
  };
  const safe = (address) => { try { return /^https?:$/.test(new URL(address, ROOT).protocol) ? new URL(address, ROOT + '/').href : ROOT; } catch { return ROOT; } };
  const link = (address, words, part) => make('a', { href: safe(address), part: part || 'lien' }, words);

  const answers = new Map();
  const ask = async (path, options) => {
    const stop = new AbortController(), timer = setTimeout(() => stop.abort(), LATE);
    try {
      const answer = await fetch(ROOT + '/api/v1/embed/' + path, { credentials: 'omit', referrerPolicy: 'no-referrer', signal: stop.signal, ...options });
      if (!answer.ok) throw new Error(path + ' ' + answer.status);
      return await answer.json();
    } finally { clearTimeout(timer); }
  };
  /** Several widgets of a page ask once. */
  const once = (path) => {
    if (!answers.has(path)) answers.set(path, ask(path));
    return answers.get(path);
  };

  class Widget extends HTMLElement {
    static observedAttributes = ['theme', 'categorie', 'nombre', 'titre', 'niveau'];
    connectedCallback() { this.draw(); }
    attributeChangedCallback() { if (this.isConnected && this.shadowRoot) this.draw(); }

    async draw() {
      let inside;
      try { inside = await this.content(); } catch { return; } // what stands in the page stays
      if (!inside || !this.isConnected) return;
      const shadow = this.shadowRoot || this.attachShadow({ mode: 'open' });
      shadow.adoptedStyleSheets = [sheet];
      shadow.replaceChildren(...[inside].flat().filter(Boolean));
      this.dispatchEvent(new CustomEvent('parvis-pret', { bubbles: true }));
    }

    number(usual) {
      const wanted = parseInt(this.getAttribute('nombre'), 10);
      return wanted > 0 ? Math.min(wanted, 50) : usual;
    }
    /** The title of the widget, and the level of what stands below it. */
    head(usual) {
      const level = Math.min(5, Math.max(2, parseInt(this.getAttribute('niveau'), 10) || 2));
      const words = this.hasAttribute('titre') ? this.getAttribute('titre') : usual;
      this.below = 'h' + Math.min(6, words ? level + 1 : level);
      return words ? make('h' + level, { class: 'head', part: 'titre' }, words) : null;
    }
    path(name, attribute) {
      const chosen = this.getAttribute(attribute);
      return chosen ? name + '/' + encodeURIComponent(chosen) : name;
    }
  }

  class Procedures extends Widget {
    async content() {
      const { items } = await once(this.path('procedures', 'theme'));
      const head = this.head('Démarches en ligne');
      return [head,
        make('ul', { class: 'grid', part: 'liste' }, items.slice(0, this.number(6)).map((one) => make('li', { class: 'card', part: 'carte' },
          make(this.below, { class: 'name' }, link(one.url, one.title)), make('p', { class: 'small' }, one.summary || one.theme)))),
        make('p', { class: 'more' }, link(ROOT + '/demarches', 'Toutes les démarches'))];
    }
  }

  class News extends Widget {
    async content() {
      const { items } = await once(this.path('news', 'categorie'));
      if (!items.length) return null;
      const head = this.head('Actualités');
      return [head,
        make('ul', { class: 'grid', part: 'liste' }, items.slice(0, this.number(3)).map((one) => make('li', { class: 'card', part: 'carte' },
          make('p', { class: 'small' }, make('time', { datetime: one.date }, one.day), one.category && ' · ' + one.category),
          make(this.below, { class: 'name' }, link(one.url, one.title)), one.summary && make('p', {}, one.summary)))),
        make('p', { class: 'more' }, link(ROOT + '/actualites', 'Toutes les actualités'))];
    }
  }

  class Infos extends Widget {
    async content() {
      const hall = await once('town-hall');
      const more = await once(this.path('infos', 'categorie')).catch(() => ({ items: [] }));
      const head = this.head('Infos pratiques');
      const shown = more.items.slice(0, this.number(6));
      return [head,
        make('div', { class: 'card', part: 'carte' }, make(this.below, { class: 'name' }, hall.name), make('p', {}, hall.address),
          hall.phone && make('p', {}, make('a', { href: 'tel:' + hall.phone.replace(/[^+\d]/g, '') }, hall.phone)),
          hall.hours.length > 0 && make('ul', { class: 'rows' }, hall.hours.map((one) => make('li', {}, make('span', {}, one.days), make('span', {}, one.times))))),
        shown.length > 0 && make('ul', { class: 'rows', part: 'liste' }, shown.map((one) => make('li', {}, link(one.url, one.title), make('span', { class: 'small' }, one.category || ''))))];
    }
  }

  class Search extends Widget {
    async content() {
      await once('town-hall'); // a portal that does not answer is not asked to search
      const head = this.head('');
      const input = make('input', { type: 'search', name: 'q', id: 'q', maxlength: 200, autocomplete: 'off', part: 'champ' });
      const said = make('p', { class: 'said', role: 'status' }), found = make('ul', { class: 'rows', part: 'liste' });
      let timer, latest = 0;
      input.addEventListener('input', () => {
        clearTimeout(timer);
        timer = setTimeout(async () => {
          const words = input.value.trim(), mine = ++latest;
          if (words.length < 2) { found.replaceChildren(); said.textContent = ''; return; }
          try {
            const { items } = await ask('search?q=' + encodeURIComponent(words));
            if (mine !== latest) return;
            found.replaceChildren(...items.map((one) => make('li', {}, link(one.url, one.title), make('span', { class: 'small' }, one.theme))));
            said.textContent = items.length === 0 ? 'Aucune démarche trouvée.' : items.length === 1 ? '1 démarche trouvée.' : items.length + ' démarches trouvées.';
          } catch { said.textContent = 'La recherche ne répond pas. Réessayez.'; }
        }, 250);
      });
      const form = make('form', { role: 'search', action: ROOT + '/demarches', method: 'get', part: 'formulaire' },
        make('label', { for: 'q' }, this.getAttribute('libelle') || 'Rechercher une démarche'), make('div', { class: 'line' }, input, make('button', { part: 'bouton' }, 'Rechercher')));
      // the page's policy may keep forms from leading elsewhere; a link may
      form.addEventListener('submit', (event) => { event.preventDefault(); location.assign(ROOT + '/demarches?q=' + encodeURIComponent(input.value)); });
      return [head, form, said, found];
    }
  }

  class Space extends Widget {
    connectedCallback() {
      super.connectedCallback();
      this.again = () => { if (!document.hidden && this.isConnected) this.draw(); };
      document.addEventListener('visibilitychange', this.again); // somebody comes back from the portal
    }
    disconnectedCallback() { document.removeEventListener('visibilitychange', this.again); }
    async content() {
      const own = await ask('space', { credentials: 'include' });
      const count = (number, one, several, address) => number > 0 && make('span', {}, make('span', { class: 'count', 'aria-hidden': 'true' }, String(number)), ' ',
        make('a', { href: ROOT + address, 'aria-label': number + ' ' + (number === 1 ? one : several) }, number === 1 ? one : several));
      return make('div', { class: 'box', part: 'cadre' }, own.signedIn
        ? [link(ROOT + '/mon-espace', 'Mon espace'), count(own.invoices, 'facture à payer', 'factures à payer', '/mon-espace/factures'),
          count(own.messages, 'message non lu', 'messages non lus', '/mon-espace/echanges'), count(own.news, 'actualité à lire', 'actualités à lire', '/mon-espace/actualites')].filter(Boolean)
        : [make('span', {}, 'Mon espace'), link(ROOT + '/connexion', 'Se connecter')]);
    }
  }

  class Alert extends Widget {
    async content() {
      const { items } = await once('alerts');
      if (!items.length) return null;
      return make('div', { class: 'alert', role: 'region', 'aria-label': 'Information urgente', part: 'alerte' },
        items.map((one) => make('p', {}, make('strong', {}, one.title), one.text && ' ' + one.text, one.url && [' ', link(one.url, 'En savoir plus')])));
    }
  }

  Object.entries({ demarches: Procedures, actualites: News, 'infos-pratiques': Infos, recherche: Search, 'mon-espace': Space, alerte: Alert })
    .forEach(([name, type]) => { if (!customElements.get('parvis-' + name)) customElements.define('parvis-' + name, type); });
})();
