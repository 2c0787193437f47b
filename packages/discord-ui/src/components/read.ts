import { flag, integer, type Json, record, records, text, webAddress } from '../json.ts';

export interface EmojiJson {
  id: string | null;
  name: string;
  animated: boolean;
}

export interface ButtonJson {
  kind: 'button';
  /** 1 primary, 2 secondary, 3 success, 4 danger, 5 link, 6 premium. */
  style: number;
  label: string | undefined;
  emoji: EmojiJson | undefined;
  customId: string | undefined;
  url: string | undefined;
  disabled: boolean;
}

export interface SelectChoice {
  value: string;
  label: string;
  description?: string | undefined;
  emoji?: EmojiJson | undefined;
  chosen?: boolean | undefined;
}

export interface SelectJson {
  kind: 'select';
  /** 3 strings, 5 users, 6 roles, 7 mentionables, 8 channels. */
  type: number;
  customId: string;
  placeholder: string | undefined;
  options: SelectChoice[];
  /** Of a channel select: the channel types it offers; empty for all. */
  channelTypes: number[];
  min: number;
  max: number;
  disabled: boolean;
}

export function readComponent(json: Json): ButtonJson | SelectJson | undefined {
  const type = integer(json.type);
  if (type === 2) return readButton(json);
  if (type === 3 || (type !== undefined && type >= 5 && type <= 8)) return readSelect(json, type);
  return undefined;
}

function readButton(json: Json): ButtonJson {
  return {
    kind: 'button',
    style: integer(json.style) ?? 2,
    label: text(json.label),
    emoji: readEmoji(json.emoji),
    customId: text(json.custom_id),
    url: webAddress(json.url),
    disabled: flag(json.disabled),
  };
}

function readSelect(json: Json, type: number): SelectJson {
  const options = records(json.options).flatMap((option) => {
    const value = text(option.value);
    const label = text(option.label);
    if (!value || !label) return [];
    return {
      value,
      label,
      description: text(option.description),
      emoji: readEmoji(option.emoji),
      chosen: flag(option.default),
    };
  });
  return {
    kind: 'select',
    type,
    customId: text(json.custom_id) ?? '',
    placeholder: text(json.placeholder),
    options,
    channelTypes: Array.isArray(json.channel_types)
      ? json.channel_types.filter((each): each is number => typeof each === 'number')
      : [],
    min: integer(json.min_values) ?? 1,
    max: integer(json.max_values) ?? 1,
    disabled: flag(json.disabled),
  };
}

export function readEmoji(json: unknown): EmojiJson | undefined {
  const emoji = record(json);
  const id = text(emoji?.id) ?? null;
  const name = text(emoji?.name);
  if (!emoji || (!name && !id)) return undefined;
  return { id, name: name ?? 'emoji', animated: flag(emoji.animated) };
}
