import { useSyncExternalStore } from 'react';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'sandbox.theme';
const light = matchMedia('(prefers-color-scheme: light)');
const listeners = new Set<() => void>();

function chosen(): Theme {
  const saved = localStorage.getItem(key);
  return themes.find((each) => each === saved) ?? 'system';
}

/** Puts the theme on the document; `system` follows the device as it changes. */
export function applyTheme(): void {
  const theme = chosen();
  const shown = theme === 'system' ? (light.matches ? 'light' : 'dark') : theme;
  document.documentElement.dataset.theme = shown;
  document
    .querySelector('meta[name="theme-color"]')
    ?.setAttribute('content', shown === 'light' ? '#f3f1ec' : '#1a1a1d');
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(key, theme);
  applyTheme();
  for (const listener of listeners) listener();
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, chosen);
}

light.addEventListener('change', applyTheme);
