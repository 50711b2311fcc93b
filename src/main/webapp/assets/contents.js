/* The desk of contents: what is pasted is cleaned by the portal, and can be taken back. */
(() => {
  'use strict';
  const area = document.querySelector('textarea[data-pv-paste]');
  if (!area) return;
  const said = document.createElement('p');
  said.className = 'pv-hint';
  said.setAttribute('role', 'status');
  area.after(said);

  const insert = (text) => {
    area.focus();
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  };

  area.addEventListener('paste', async (event) => {
    const html = event.clipboardData && event.clipboardData.getData('text/html');
    if (!html) return;
    const plain = event.clipboardData.getData('text/plain');
    event.preventDefault();
    const before = area.value;
    try {
      const answer = await fetch(area.dataset.pvPaste, { method: 'POST', body: html, credentials: 'same-origin', redirect: 'error', headers: { 'Content-Type': 'text/html; charset=UTF-8', 'X-Requested-With': 'parvis' } });
      if (!answer.ok) throw new Error(answer.status);
      const { text, word } = await answer.json();
      insert(text);
      said.textContent = (word ? 'Mise en forme Word retirée.' : 'Mise en forme retirée.') + ' ';
      const back = document.createElement('button');
      back.type = 'button';
      back.className = 'pv-btn pv-btn--link';
      back.textContent = 'Annuler';
      back.addEventListener('click', () => {
        area.value = before;
        area.dispatchEvent(new Event('input', { bubbles: true }));
        said.textContent = 'Collage annulé.';
        area.focus();
      });
      said.append(back);
    } catch {
      insert(plain);
      said.textContent = 'Texte collé sans mise en forme.';
    }
  });
})();
