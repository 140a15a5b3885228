import { useCallback, useEffect, useMemo, useState, type RefObject } from 'react';

/** What somebody has read of one content. A guard of the screen, no evidence: the server asks for answers, hash, post and person. */
interface Kept {
  /** The end of the text has been on the screen. */
  readonly end: boolean;
  /** Addresses of pictures that have been on the screen, hashes of files that were opened. */
  readonly pictures: readonly string[];
  readonly opened: readonly string[];
}

export interface Reading extends Kept {
  /** How many pictures there are, and the first that has not been seen. */
  readonly all: number;
  readonly unseen: number;
  readonly onOpen: (bytes: string) => void;
}

const NOTHING: Kept = { end: false, pictures: [], opened: [] };

const isWord = (value: unknown): value is string => typeof value === 'string';
const listIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter(isWord) : []);

const readKept = (key: string, hash: string): Kept => {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof held !== 'object' || held === null) return NOTHING;
    const { hash: of, end, pictures, opened } = held as Readonly<Record<string, unknown>>;
    if (of !== hash) return NOTHING;
    return { end: end === true, pictures: listIn(pictures), opened: listIn(opened) };
  } catch {
    return NOTHING;
  }
};

/** The element behind the last word of the text, and the picture that a gap leads to. */
export const END = 'three-review-reading-end';
export const PICTURE = 'three-review-reading-picture';

const addressOf = (image: HTMLImageElement): string => image.getAttribute('src') ?? '';

/** Remembered for this person and document (`key`) and this content (`hash`): another content begins anew. */
export const useReading = (root: RefObject<HTMLElement>, key: string, hash: string): Reading => {
  const [kept, setKept] = useState(() => readKept(key, hash));
  const [found, setFound] = useState<readonly string[]>([]);

  const add = useCallback(
    (change: (held: Kept) => Kept) =>
      setKept((held) => {
        const next = change(held);
        localStorage.setItem(key, JSON.stringify({ hash, ...next }));
        return next;
      }),
    [key, hash]
  );

  useEffect(() => setKept(readKept(key, hash)), [key, hash]);

  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    const seen = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        if (target.id === END) add((held) => (held.end ? held : { ...held, end: true }));
        if (target instanceof HTMLImageElement) {
          const address = addressOf(target);
          add((held) => (held.pictures.includes(address) ? held : { ...held, pictures: [...held.pictures, address] }));
        }
      }
    });
    const watch = () => {
      const images = [...element.querySelectorAll('img')];
      for (const image of images) seen.observe(image);
      const end = element.querySelector(`#${END}`);
      if (end) seen.observe(end);
      setFound([...new Set(images.map(addressOf))]);
    };
    watch();
    // Markdown and HTML are drawn a moment later.
    const changed = new MutationObserver(watch);
    changed.observe(element, { childList: true, subtree: true });
    return () => {
      seen.disconnect();
      changed.disconnect();
    };
  }, [add, root]);

  const unseenOnes = found.filter((address) => !kept.pictures.includes(address));
  const [first] = unseenOnes;
  useEffect(() => {
    for (const image of root.current?.querySelectorAll('img') ?? []) {
      if (addressOf(image) === first) {
        image.id = PICTURE;
        image.tabIndex = -1;
      } else if (image.id === PICTURE) image.removeAttribute('id');
    }
  }, [first, root]);

  const onOpen = useCallback(
    (bytes: string) => add((held) => (held.opened.includes(bytes) ? held : { ...held, opened: [...held.opened, bytes] })),
    [add]
  );
  return useMemo(
    () => ({ ...kept, all: found.length, unseen: unseenOnes.length, onOpen }),
    [kept, found.length, unseenOnes.length, onOpen]
  );
};
