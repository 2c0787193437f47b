import { createHash } from 'node:crypto';

/** Pictures for accounts, servers and applications that have none of their own: a gradient and initials. */

export interface Picture {
  name: string;
  colors: [string, string];
  /** Servers take up to three letters, people two. */
  letters?: 1 | 2 | 3;
}

/** An SVG of 128 × 128, the same for the same input. */
export function initialsPicture({ name, colors: [from, to], letters = 2 }: Picture): string {
  const text = initials(name, letters);
  const size = { 1: 64, 2: 52, 3: 42 }[text.length] ?? 42;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128" viewBox="0 0 128 128">
<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${escapeMarkup(from)}"/><stop offset="1" stop-color="${escapeMarkup(to)}"/></linearGradient></defs>
<rect width="128" height="128" fill="url(#g)"/>
<circle cx="104" cy="20" r="52" fill="#fff" opacity=".1"/>
<text x="64" y="66" fill="#fff" font-family="system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif" font-size="${size}" font-weight="600" text-anchor="middle" dominant-baseline="central">${escapeMarkup(text)}</text>
</svg>`;
}

function initials(name: string, letters: number): string {
  const words = name.split(/[\s_.-]+/).filter(Boolean);
  const first = words.map((word) => [...word][0] ?? '').join('');
  const text = words.length > 1 ? first : ([...name][0] ?? '?');
  return [...text.toUpperCase()].slice(0, letters).join('');
}

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const defaults: [string, string][] = [
  ['#7983f5', '#4752c4'],
  ['#747f8d', '#4f545c'],
  ['#3ba55c', '#1f6f3a'],
  ['#faa61a', '#b9770e'],
  ['#ed4245', '#a12d2f'],
  ['#eb459f', '#a0286b'],
];

/** Discord's default picture of that number: a plain figure on one of six colours. */
export function defaultPicture(number: number): string {
  const [from, to] = defaults[number % defaults.length] ?? ['#7983f5', '#4752c4'];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128" viewBox="0 0 128 128">
<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>
<rect width="128" height="128" fill="url(#g)"/>
<circle cx="64" cy="52" r="22" fill="#fff"/><path d="M24 112a40 34 0 0 1 80 0z" fill="#fff"/>
</svg>`;
}

/** The name of a picture that is drawn from the row: changes with the id alone. */
export function pictureHash(id: string): string {
  return createHash('md5').update(id).digest('hex');
}
