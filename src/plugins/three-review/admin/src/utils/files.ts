import type { FileView } from '../../../shared/contracts';
import type { Words } from '../hooks/useWords';

export const isPicture = ({ mime }: Pick<FileView, 'mime'>): boolean => mime.startsWith('image/');

/** Where the server has a file, as the browser asks for it; null: nowhere. The admin may be served from elsewhere. */
export const originOf = (url: string | null): string | null => {
  if (url === null) return null;
  const { backendURL } = window.strapi as { readonly backendURL?: string };
  return url.startsWith('/') ? `${backendURL ?? ''}${url}` : url;
};

const sizeText = (kilobytes: number): string => {
  if (kilobytes < 0.1) return '< 0.1 KB';
  if (kilobytes >= 1024) return `${(kilobytes / 1024).toFixed(1)} MB`;
  return kilobytes >= 10 ? `${String(Math.round(kilobytes))} KB` : `${kilobytes.toFixed(1)} KB`;
};

/** 1280×720 · 86 KB · PDF */
export const fileFacts = ({ name, size, width, height }: FileView, { t }: Words): string => {
  const kind = name.includes('.') ? (name.split('.').at(-1) ?? '').toUpperCase() : '';
  const facts = [width && height ? `${String(width)}×${String(height)}` : '', size === null ? '' : sizeText(size), kind];
  return facts.filter(Boolean).join(t('reading.dot'));
};
