'use client';

import type { PanelInput } from '@fns/contracts/panel';
import dynamic from 'next/dynamic';
import { useDeferredValue } from 'react';
import { useWatch } from 'react-hook-form';
import type { GuildData } from '@/lib/api/contract.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import type { PanelForm } from './use-panel-form.ts';

/** Discord's markdown and looks weigh more than the form; they come after it. */
const PanelPreview = dynamic(
  () => import('../preview/panel-preview.tsx').then((part) => part.PanelPreview),
  {
    loading: () => (
      <div className="grid gap-4">
        <Skeleton className="mt-6 h-52 rounded-xl" />
        <Skeleton className="mt-6 h-52 rounded-xl" />
      </div>
    ),
  },
);

/** Follows the form as it is typed, a breath behind when the machine is busy. */
export function LivePreview({ form, guild }: { form: PanelForm; guild: GuildData }) {
  const values = useWatch({ control: form.control }) as PanelInput;
  const panel = useDeferredValue(values);
  return <PanelPreview panel={panel} guild={guild} />;
}
