import { useEffect, useState } from 'react';
import { useMedia } from './use-media.ts';

const remembered = 'sandbox.members';

/** What is open at the sides. Wide pages show the channels always and the members when wanted. */
export function useDrawers(path: string) {
  const narrow = useMedia('(max-width: 860px)');
  const middling = useMedia('(max-width: 1100px)');
  const [open, setOpen] = useState<'left' | 'members' | null>(null);
  const [wanted, setWanted] = useState(() => localStorage.getItem(remembered) !== 'no');

  // Going somewhere is what a drawer is opened for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is the trigger
  useEffect(() => setOpen(null), [path]);
  useEffect(() => {
    if (!open) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setOpen(null);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [open]);

  const membersAsDrawer = middling;
  const shown =
    open === 'left' && !narrow ? null : open === 'members' && !membersAsDrawer ? null : open;
  return {
    narrow,
    open: shown,
    hidesLeft: narrow && shown !== 'left',
    hidesMain: shown !== null,
    members: membersAsDrawer ? shown === 'members' : wanted,
    close: () => setOpen(null),
    toggleLeft: () => setOpen(open === 'left' ? null : 'left'),
    toggleMembers: () => {
      if (membersAsDrawer) {
        setOpen(open === 'members' ? null : 'members');
        return;
      }
      localStorage.setItem(remembered, wanted ? 'no' : 'yes');
      setWanted(!wanted);
    },
  };
}
export type Drawers = ReturnType<typeof useDrawers>;
