'use client';

import type { CategorySummary, ChannelSummary } from '@fns/contracts/bot-api';
import { Hash, Megaphone } from 'lucide-react';
import { Combobox } from '../ui/combobox.tsx';
import type { FieldControl } from '../ui/field.tsx';
import { permissionNames } from './permission-names.ts';

const announcement = 5;

/** Channels messages can be sent to, in the order Discord lists them. */
export function messageChannels(
  channels: ChannelSummary[],
  categories: CategorySummary[],
): ChannelSummary[] {
  const places = new Map(categories.map(({ id, position }) => [id, position]));
  const place = ({ parentId }: ChannelSummary) =>
    parentId === null ? -1 : (places.get(parentId) ?? 0);
  return channels
    .filter(({ type }) => type === 0 || type === announcement)
    .toSorted((a, b) => place(a) - place(b) || a.position - b.position);
}

interface ChannelPickerProps {
  channels: ChannelSummary[];
  categories: CategorySummary[];
  value: string | null;
  onChange: (value: string | null) => void;
  control?: FieldControl;
  /** Offers "none" under this name. */
  noneLabel?: string;
}

const none = 'none';

/** One text channel. Where the bot can't post, the missing permissions are named. */
export function ChannelPicker(props: ChannelPickerProps) {
  const { channels, categories, value, onChange, control, noneLabel } = props;
  const inside = new Map(categories.map(({ id, name }) => [id, name]));
  const options = messageChannels(channels, categories).map((channel) => {
    const parent = channel.parentId ? inside.get(channel.parentId) : undefined;
    const lacks = channel.missingPermissions;
    const Icon = channel.type === announcement ? Megaphone : Hash;
    return {
      value: channel.id,
      label: channel.name,
      words: parent,
      icon: <Icon aria-hidden="true" className="text-ink-3" />,
      detail:
        lacks.length > 0 ? (
          <span className="text-warn">The bot lacks {permissionNames(lacks)}</span>
        ) : (
          parent
        ),
    };
  });
  return (
    <Combobox
      {...control}
      options={noneLabel ? [{ value: none, label: noneLabel }, ...options] : options}
      value={value === null ? (noneLabel ? [none] : []) : [value]}
      onChange={([chosen]) => onChange(chosen === none ? null : (chosen ?? null))}
      placeholder="Choose a channel"
      listLabel="Channels"
      emptyText="No channel of this name."
    />
  );
}
