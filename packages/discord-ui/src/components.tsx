'use client';

import type { ControlsProps } from './components/controls.tsx';
import { Layout } from './components/layout.tsx';
import type { SelectChoice, SelectJson } from './components/read.ts';
import { readLayout } from './components/read-layout.ts';
import type { ShownAttachment } from './message/attachments.tsx';

export type { SelectChoice, SelectJson };

export interface ComponentsProps extends ControlsProps {
  /** The message's `components`, Discord's JSON. */
  rows: readonly object[];
  /** The message's attachments, which layout components may show. */
  attachments?: readonly ShownAttachment[] | undefined;
}

/**
 * The components of a message: rows of buttons and menus, and Discord's layout components. Without
 * `onPress`/`onSelect` it is a picture of them: looks the same, does nothing.
 */
export function Components({ rows, attachments = [], ...controls }: ComponentsProps) {
  const nodes = readLayout(rows);
  if (nodes.length === 0) return null;
  return (
    <div className="dc-components">
      <Layout nodes={nodes} controls={controls} attachments={attachments} />
    </div>
  );
}
