import type { ApplicationRow } from '../../world/rows.ts';
import type { World } from '../../world/world.ts';
import { type Html, html } from '../html.ts';

export function hiddenFields(fields: readonly (readonly [string, string])[]): Html[] {
  return fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}

/** The application's picture, or its first letter. */
export function applicationIcon(world: World, { id, icon, name }: ApplicationRow): Html {
  return icon
    ? html`<img src="${world.origin}/cdn/app-icons/${id}/${icon}.png" alt="" width="72" height="72">`
    : html`<span class="letter" aria-hidden="true">${Array.from(name)[0]?.toUpperCase()}</span>`;
}

export const checkMark = html`<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="10" fill="currentColor"/><path d="m5.5 10.5 3 3 6-6.5" fill="none" stroke="#fff" stroke-width="2"/></svg>`;
