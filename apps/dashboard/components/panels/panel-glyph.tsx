import type { EmojiSummary } from '@fns/contracts/bot-api';
import type { Panel } from '@fns/contracts/panel';
import { Ticket } from 'lucide-react';

interface PanelGlyphProps {
  panel: Pick<Panel, 'color' | 'button'>;
  emojis: EmojiSummary[];
}

/** A panel at a glance: its emoji, with its colour as the stub's edge. */
export function PanelGlyph({ panel, emojis }: PanelGlyphProps) {
  const { emoji } = panel.button;
  const url = emoji?.id ? emojis.find(({ id }) => id === emoji.id)?.url : undefined;
  return (
    <span
      aria-hidden="true"
      className="relative grid size-10 shrink-0 place-items-center overflow-hidden rounded-lg border border-line bg-sunken text-lg"
    >
      <svg
        aria-hidden="true"
        className="absolute inset-y-0 left-0 h-full w-1"
        preserveAspectRatio="none"
        viewBox="0 0 1 1"
      >
        <rect width="1" height="1" fill={panel.color} />
      </svg>
      {url ? (
        // biome-ignore lint/performance/noImgElement: a tiny picture from Discord's CDN
        <img src={url} alt="" className="size-5 object-contain" />
      ) : emoji && emoji.id === null ? (
        emoji.name
      ) : (
        <Ticket className="size-4 text-ink-2" />
      )}
    </span>
  );
}
