/* Keeps the sheets of attendance that were opened, for the hours without a network. Names of children do not stay on the device longer than that. */
'use strict';
const CACHE = 'pv-presences', HOURS = 14, PATIENCE = 5000;

const stamped = async (answer) => {
  const headers = new Headers(answer.headers);
  const now = String(Date.now());
  headers.set('X-Kept-At', now);
  // a page says from when it is
  const page = (headers.get('Content-Type') || '').includes('html');
  const body = page ? (await answer.text()).replace(/<body\b/, `<body data-pv-kept="${now}"`) : await answer.blob();
  return new Response(body, { status: answer.status, headers });
};
const keep = async (url) => {
  const answer = await fetch(url, { credentials: 'same-origin', redirect: 'manual' });
  if (answer.status === 200) await (await caches.open(CACHE)).put(url, await stamped(answer));
};
const forgetOld = async () => {
  const cache = await caches.open(CACHE);
  for (const request of await cache.keys()) {
    const kept = await cache.match(request);
    if (Date.now() - Number(kept.headers.get('X-Kept-At')) > HOURS * 3600000) await cache.delete(request);
  }
};
const within = (promise) => Promise.race([promise, new Promise((_, fail) => { setTimeout(() => fail(new Error('slow')), PATIENCE); })]);

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  if (event.data && Array.isArray(event.data.keep)) event.waitUntil(forgetOld().then(() => Promise.allSettled(event.data.keep.map(keep))));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).pathname.includes('/api/')) return;
  event.respondWith((async () => {
    const answer = fetch(request);
    try {
      return await within(answer);
    } catch {
      await forgetOld();
      const kept = await (await caches.open(CACHE)).match(request.url);
      if (!kept) return answer; // slow is not lost: it may still come
      answer.catch(() => { /* nobody waits for it any more */ });
      return kept;
    }
  })());
});
