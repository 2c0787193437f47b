import { useState } from 'react';

const mostFiles = 10;
const largest = 10 * 1024 * 1024;

/** Files chosen for the next message: at most 10, each at most 10 MiB, as in Discord. */
export function useFiles(notify: (text: string) => void) {
  const [list, setList] = useState<File[]>([]);
  return {
    list,
    add: (more: Iterable<File>) => {
      const offered = [...more];
      const fitting = offered.filter(({ size }) => size <= largest);
      if (fitting.length < offered.length) notify('A file may be at most 10 MB.');
      if (list.length + fitting.length > mostFiles) notify('A message takes at most 10 files.');
      setList([...list, ...fitting].slice(0, mostFiles));
    },
    remove: (file: File) => setList(list.filter((each) => each !== file)),
    clear: () => setList([]),
  };
}
export type Files = ReturnType<typeof useFiles>;
