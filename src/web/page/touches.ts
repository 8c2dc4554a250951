/** Keys of the screens. A single letter works outside fields alone, and not at all once they are switched off (WCAG 2.1.4). */
import { useEffect } from 'preact/hooks';

export type Touches = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const OFF = 'greffe-lettres-eteintes';

export const lettresEteintes = (): boolean => localStorage.getItem(OFF) === 'oui';

/** Listens while the screen is shown. Names: `j`, `?`, `F8`, `Shift+F8`, `Alt+Enter`, `Ctrl+z`. */
export function useTouches(touches: Touches): void {
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      const name = nameOf(event);
      const act = touches[name];
      if (act === undefined || event.defaultPrevented) return;
      const isSingle = name.length === 1;
      if (isSingle && (lettresEteintes() || isTyping(event.target))) return;
      event.preventDefault();
      act(event);
    };
    addEventListener('keydown', heard);
    return () => removeEventListener('keydown', heard);
  });
}

function nameOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const isLetter = key.length === 1;
  const parts = [
    ...(ctrlKey || metaKey ? ['Ctrl'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey && !(isLetter && !ctrlKey) ? ['Shift'] : []),
  ];
  return [...parts, isLetter ? key.toLowerCase() : key].join('+');
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName);
}
