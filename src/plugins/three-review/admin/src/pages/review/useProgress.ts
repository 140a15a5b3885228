import { useEffect, useState, type RefObject } from 'react';

/** How much of an element has been scrolled past the foot of the window: 0 … 100. */
export const useProgress = (root: RefObject<HTMLElement>, ready: boolean): number => {
  const [percent, setPercent] = useState(0);
  useEffect(() => {
    const measure = () => {
      const box = root.current?.getBoundingClientRect();
      if (box && box.height > 0) setPercent(Math.round(Math.max(0, Math.min(100, ((window.innerHeight - box.top) / box.height) * 100))));
    };
    measure();
    // The admin scrolls inside of the page.
    document.addEventListener('scroll', measure, { capture: true, passive: true });
    window.addEventListener('resize', measure);
    return () => {
      document.removeEventListener('scroll', measure, { capture: true });
      window.removeEventListener('resize', measure);
    };
  }, [root, ready]);
  return percent;
};
