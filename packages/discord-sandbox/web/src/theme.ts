export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'sandbox.theme';
const light = matchMedia('(prefers-color-scheme: light)');

export function chosenTheme(): Theme {
  const saved = localStorage.getItem(key);
  return themes.find((each) => each === saved) ?? 'system';
}

/** Puts the theme on the document; `system` follows the device as it changes. */
export function applyTheme(): void {
  const theme = chosenTheme();
  const shown = theme === 'system' ? (light.matches ? 'light' : 'dark') : theme;
  document.documentElement.dataset.theme = shown;
  document
    .querySelector('meta[name="theme-color"]')
    ?.setAttribute('content', shown === 'light' ? '#f3f1ec' : '#1a1a1d');
}

export function saveTheme(theme: Theme): void {
  localStorage.setItem(key, theme);
  applyTheme();
}

light.addEventListener('change', applyTheme);
