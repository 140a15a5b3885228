import { useEffect } from 'react';

const publishes = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === 'enter';

/**
 * Core binds Ctrl/Cmd+Shift+Enter on the window beside the Publish button, where a disabled button does not stop it. A listener in the
 * capture phase comes first. While anything on the screen is locked the shortcut is dead for all of it: it fails closed.
 */
export const useBlockedPublishShortcut = (locked: boolean): void => {
  useEffect(() => {
    if (!locked) return undefined;
    const block = (event: KeyboardEvent) => {
      if (!publishes(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('keydown', block, { capture: true });
    return () => window.removeEventListener('keydown', block, { capture: true });
  }, [locked]);
};
