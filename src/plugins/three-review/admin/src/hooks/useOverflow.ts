import { useEffect, useRef, useState, type RefObject } from 'react';

/** Whether an element is narrower than what it holds, so that it scrolls sideways. */
export const useOverflow = <E extends HTMLElement>(): { readonly ref: RefObject<E>; readonly over: boolean } => {
  const ref = useRef<E>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setOver(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return { ref, over };
};
