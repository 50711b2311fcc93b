/* Frames of the portal in a page of another site: <iframe src="…/embed/demarches/acte-de-naissance" title="…"></iframe>
   Each grows with what it shows. Styles are set by the script, not by attributes: a strict policy allows it. */
(() => {
  'use strict';
  const here = document.currentScript && new URL(document.currentScript.src);
  if (!here) return;
  const MOST = 20000;
  window.addEventListener('message', (event) => {
    const said = event.data;
    if (event.origin !== here.origin || !said || said.parvis !== 'height') return;
    const frame = [...document.querySelectorAll('iframe')].find((f) => f.contentWindow === event.source);
    const height = Number(said.height);
    if (!frame || !(height > 0)) return;
    frame.style.height = Math.min(height, MOST) + 'px';
    frame.style.width = '100%';
    frame.style.border = '0';
    // the next page begins at its head, not where the button of the one before was
    if (said.first && frame.dataset.parvisSeen && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
    frame.dataset.parvisSeen = '1';
  });
  // pages that were there before this script have told nobody
  document.querySelectorAll('iframe').forEach((frame) => frame.contentWindow.postMessage({ parvis: 'height?' }, '*'));
})();
