/** How everything among the uploads is sent, so that nothing of it runs: not in a tab, not in a frame, not as a script of another page. */
export const INERT_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
};

/** Media types that `nosniff` keeps from being a script or a style sheet; every other is sent as bytes. */
const KEPT =
  /^(?:(?:image|audio|video|font)\/[\w.+-]+|text\/(?:plain|csv)|application\/(?:pdf|zip|json|rtf|msword|octet-stream|vnd\.[\w.-]+))$/;

export const inertType = (type: string): string => {
  const essence = (type.split(';')[0] ?? '').trim().toLowerCase();
  return KEPT.test(essence) || essence === 'multipart/byteranges' ? type : 'application/octet-stream';
};

/** As an attachment, under the name that stood there. */
export const asAttachment = (disposition: string): string => {
  const [, ...parameters] = disposition.split(';');
  return ['attachment', ...parameters].join(';');
};

/** An address in the same folder at which nothing lies; a server's log tells by it what was asked for. */
export const hiddenAddress = (address: string): string => {
  const [path = ''] = address.split(/[?#]/);
  return `${path.replace(/\/+$/, '')}.not-public`;
};

const DECODING_ROUNDS = 5;
const decodeAscii = (path: string): string =>
  path.replace(/%([0-7][0-9a-f])/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/**
 * Could a request for this address be answered with a file of the uploads? By what a server makes of it: escapes undone as often as there
 * are any, back slashes, letter case, doubled slashes and trailing dots not counted, below any prefix.
 */
export const asksForUploads = (address: string): boolean => {
  let path = (address.split(/[?#]/)[0] ?? '').replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '');
  for (let i = 0; i < DECODING_ROUNDS && path.includes('%'); i += 1) path = decodeAscii(path);
  return path
    .replaceAll('\\', '/')
    .split('/')
    .some((segment) => /^uploads[. ]*$/i.test(segment));
};
