/** A phone's storage and window as the browser gives them, for code that runs outside one. */
import { vi } from 'vitest';

class Storage {
  [key: string]: unknown;

  getItem(key: string): string | null {
    return Object.hasOwn(this, key) ? String(this[key]) : null;
  }
  setItem(key: string, text: string): void {
    this[key] = text;
  }
  removeItem(key: string): void {
    Reflect.deleteProperty(this, key);
  }
}

export interface Phone {
  readonly storage: Storage;
  /** Something happened to the window or the document: `online`, `visibilitychange`. */
  happen(event: string): void;
  turnScreen(on: boolean): void;
}

/** To be put away with `vi.unstubAllGlobals()`. */
export function phoneWithStorage(): Phone {
  const storage = new Storage();
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  vi.stubGlobal('document', document);
  vi.stubGlobal('navigator', {});
  const happen = (event: string) => {
    for (const target of [window, document]) target.dispatchEvent(new Event(event));
  };
  return {
    storage,
    happen,
    turnScreen(on) {
      document.visibilityState = on ? 'visible' : 'hidden';
      happen('visibilitychange');
    },
  };
}
