'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';
import { Button } from './ui/button.tsx';

const modes = [
  { value: 'system', label: 'like the system', icon: Monitor },
  { value: 'light', label: 'light', icon: Sun },
  { value: 'dark', label: 'dark', icon: Moon },
] as const;

const never = () => () => {};

/** Each press goes on: like the system, light, dark. The server doesn't know which one it is. */
export function ModeToggle() {
  const { theme, setTheme } = useTheme();
  const chosen = useSyncExternalStore(
    never,
    () => theme,
    () => 'system',
  );
  const at = Math.max(
    0,
    modes.findIndex(({ value }) => value === chosen),
  );
  const now = modes[at] ?? modes[0];
  const next = modes[(at + 1) % modes.length] ?? modes[0];
  const Icon = now.icon;
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={`Theme: ${now.label}. Change to ${next.label}`}
      title={`Theme: ${now.label}`}
      onClick={() => setTheme(next.value)}
    >
      <Icon />
    </Button>
  );
}
