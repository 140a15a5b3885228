import { useEffect, useRef, useState, type RefObject } from 'react';

/** The width an element has on the screen, in px; 0 until it is laid out. What is drawn by it keeps its letters at their size. */
export const useWidth = <E extends HTMLElement>(): { readonly ref: RefObject<E>; readonly width: number } => {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
};
