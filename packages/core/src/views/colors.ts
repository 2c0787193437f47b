/** Colours of our own embeds, as Discord's integers. */
export const viewColors = { brand: 0x5865f2, closed: 0xed4245, notice: 0xfee75c } as const;

/** `#rrggbb` as Discord's integer. */
export function colorValue(hex: string): number {
  return Number.parseInt(hex.slice(1), 16);
}
