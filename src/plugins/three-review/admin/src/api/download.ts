import { getFetchClient } from '@strapi/strapi/admin';
import { present } from './base';

const named = (headers: Headers | undefined, fallback: string): string => {
  const disposition = headers?.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? fallback;
};

/** Downloads a file in the reader's own session, under the server's file name. */
const download = async (url: string, params: object, fallback: string): Promise<void> => {
  const { data, headers } = await getFetchClient().get(url, { responseType: 'blob', params: present(params) });
  const address = URL.createObjectURL(data);
  const link = document.createElement('a');
  link.href = address;
  link.download = named(headers, fallback);
  link.click();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

/** The same, with an answer like a mutation's: `error` says what went wrong. */
export const downloaded = async (url: string, params: object, fallback: string): Promise<{ readonly error?: unknown }> => {
  try {
    await download(url, params, fallback);
    return {};
  } catch (error) {
    return { error };
  }
};
