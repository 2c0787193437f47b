import { html } from '../html.ts';
import { layout } from './layout.ts';

/** Says what is wrong with a link, and what to do about it. */
export function problemPage(title: string, message: string): string {
  return layout(
    title,
    html`<div class="head"><h1>${title}</h1>
<p class="soft center">${message}</p></div>
<div class="part"><p class="soft">Nothing was allowed. Close this page, or go back to where you came from and try again.</p></div>`,
  );
}
