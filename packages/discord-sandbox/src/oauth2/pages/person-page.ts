import { avatarUrl } from '../../world/objects/user.ts';
import type { UserRow } from '../../world/rows.ts';
import type { World } from '../../world/world.ts';
import type { AuthorizeRequest } from '../authorize-request.ts';
import { html } from '../html.ts';
import { layout } from './layout.ts';
import { hiddenFields } from './parts.ts';

/** What stands in for Discord's log-in: choosing whom of the people here to be. */
export function personPage(world: World, request: AuthorizeRequest, people: UserRow[]): string {
  const choices = people.map(
    (user) => html`<li><button name="as" value="${user.username}">
<img src="${avatarUrl(world, user)}" alt="" width="40" height="40">
<span><b>${user.globalName ?? user.username}</b><span class="soft">${user.note ?? user.username}</span></span>
</button></li>`,
  );
  return layout(
    'Who are you? | Discord sandbox',
    html`<div class="head"><h1>Who are you?</h1>
<p class="soft center">to continue to ${request.application.name}</p></div>
<form class="part" method="get" action="/oauth2/authorize">
${hiddenFields(request.fields)}
${
  people.length > 0
    ? html`<ul class="people">${choices}</ul>`
    : html`<p class="soft">Nobody lives here yet. Let somebody join a server first.</p>`
}
</form>`,
  );
}
