/* The search of the security check, beside the page: the number whose SHA-256 with the salt is the challenge (ALTCHA).
   SHA-256 by hand (FIPS 180-4): crypto.subtle is asynchronous, ten times slower for short texts, and absent on plain http. */
(() => {
  'use strict';
  const K = new Uint32Array(64), H = new Uint32Array(8), W = new Uint32Array(64);
  /* The constants are fractions of roots of the first primes. */
  for (let n = 2, found = 0; found < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (!prime) continue;
    const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32);
    if (found < 8) H[found] = fraction(Math.sqrt(n));
    K[found++] = fraction(Math.cbrt(n));
  }
  const state = new Uint32Array(8);
  const block = (bytes, at) => {
    for (let i = 0; i < 16; i++, at += 4) W[i] = bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3];
    for (let i = 16; i < 64; i++) {
      const x = W[i - 15], y = W[i - 2];
      W[i] = W[i - 16] + W[i - 7] + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3) + ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10);
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const one = h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + ((e & f) ^ (~e & g)) + K[i] + W[i] | 0;
      const two = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + ((a & b) ^ (a & c) ^ (b & c)) | 0;
      h = g; g = f; f = e; e = d + one | 0; d = c; c = b; b = a; a = one + two | 0;
    }
    state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
  };

  onmessage = ({ data: { algorithm, challenge, salt, maxnumber } }) => {
    if (algorithm !== 'SHA-256') throw new Error(algorithm);
    const wanted = challenge.match(/.{8}/g).map((part) => parseInt(part, 16));
    const start = new TextEncoder().encode(salt);
    const bytes = new Uint8Array(Math.ceil((start.length + 16 + 9) / 64) * 64);
    for (let number = 0; number <= maxnumber; number++) {
      const digits = String(number), length = start.length + digits.length;
      const blocks = Math.ceil((length + 9) / 64), end = blocks * 64;
      bytes.fill(0, start.length);
      bytes.set(start);
      for (let i = 0; i < digits.length; i++) bytes[start.length + i] = digits.charCodeAt(i);
      bytes[length] = 0x80;
      bytes[end - 2] = length * 8 >>> 8; bytes[end - 1] = length * 8;
      state.set(H);
      for (let at = 0; at < end; at += 64) block(bytes, at);
      if (state[0] === wanted[0] && wanted.every((part, i) => part === state[i])) { postMessage(number); return; }
    }
    throw new Error('no number fits');
  };
})();
