/** Cuts at `max` UTF-16 units (Discord counts those) with an ellipsis, never in the middle of a surrogate pair. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const last = cut.charCodeAt(cut.length - 1);
  return `${last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut}…`;
}

/** Makes text a person chose (a name, a title) show as it is where Discord renders markdown and mentions. */
export function plain(text: string): string {
  return text.replace(/[\\*_~`|>#[\]<]/g, '\\$&');
}

/** Four digits at least: `0042`. */
export function ticketNumber(number: number): string {
  return String(number).padStart(4, '0');
}

/** A length of time for people: the two largest units, `3 d 4 h`, `12 min`, `8 s`. */
export function humanDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const units: [string, number][] = [
    ['d', Math.floor(seconds / 86_400)],
    ['h', Math.floor(seconds / 3600) % 24],
    ['min', Math.floor(seconds / 60) % 60],
    ['s', seconds % 60],
  ];
  const first = units.findIndex(([, amount]) => amount > 0);
  if (first === -1) return '0 s';
  return units
    .slice(first, first + 2)
    .filter(([, amount]) => amount > 0)
    .map(([unit, amount]) => `${amount} ${unit}`)
    .join(' ');
}
