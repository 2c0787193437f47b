import { useState } from 'react';
import { chosenTheme, saveTheme, type Theme } from './theme.ts';

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(chosenTheme);
  return [
    theme,
    (next) => {
      saveTheme(next);
      setTheme(next);
    },
  ];
}
