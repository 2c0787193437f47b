import { PermissionFlagsBits } from 'discord-api-types/v10';
import { avatarUrl } from '../../world/objects/user.ts';
import type { GuildRow, UserRow } from '../../world/rows.ts';
import type { World } from '../../world/world.ts';
import type { AuthorizeRequest } from '../authorize-request.ts';
import { type Html, html } from '../html.ts';
import { installs, scopeInWords } from '../scopes.ts';
import { layout } from './layout.ts';
import { applicationIcon, checkMark, hiddenFields } from './parts.ts';

export interface ConsentPage {
  request: AuthorizeRequest;
  person: UserRow;
  /** Adding a bot: where this person may add it. */
  guilds: GuildRow[];
  csrf: string;
}

/** The question: may this application have this? */
export function consentPage(world: World, page: ConsentPage): string {
  const { request, person, guilds, csrf } = page;
  const { application, scopes, fields, redirectUri } = request;
  const adds = installs(scopes);
  const stuck = adds && guilds.length === 0;
  const name = person.globalName ?? person.username;
  return layout(
    `Authorise ${application.name} | Discord sandbox`,
    html`<div class="head">
<div class="icons">${applicationIcon(world, application)}<span class="dots" aria-hidden="true">•••</span><img src="${avatarUrl(world, person)}" alt="" width="72" height="72"></div>
<p class="soft center" style="margin-top:16px">An external application</p>
<h1>${application.name}</h1>
<p class="soft center">${adds ? 'wants to be added to a server' : 'wants to access your Discord account'}</p>
<form method="get" action="/oauth2/authorize" class="soft center" style="margin-top:8px">
${hiddenFields(fields)}<input type="hidden" name="as" value="">
Signed in as <b>${name}</b> <button class="link">Not you?</button></form>
</div>
<form method="post" action="/oauth2/authorize">
${hiddenFields(fields.filter(([field]) => field !== 'guild_id' && field !== 'permissions'))}
<input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="person" value="${person.id}">
<div class="part"><h2>This will allow ${application.name} to</h2>
<ul class="scopes">${scopes.map((scope) => html`<li>${checkMark}<span>${scopeInWords(scope)}</span></li>`)}</ul></div>
${adds && !stuck ? serverChoice(request, guilds) : ''}
${
  stuck
    ? html`<div class="part"><p role="alert">${name} may not add applications to any server: that takes the Manage Server permission.</p></div>`
    : ''
}
${
  redirectUri === undefined
    ? ''
    : html`<div class="part soft"><p>Once you authorise, you will be sent to <b>${new URL(redirectUri).origin}</b>.</p></div>`
}
<div class="actions"><button name="decision" value="cancel">Cancel</button>
${stuck ? '' : html`<button class="main" name="decision" value="authorise">Authorise</button>`}</div>
</form>`,
  );
}

function serverChoice({ permissions, guildId }: AuthorizeRequest, guilds: GuildRow[]): Html {
  const options = guilds.map(
    (guild) =>
      html`<option value="${guild.id}"${guild.id === guildId ? html` selected` : ''}>${guild.name}</option>`,
  );
  const asked = Object.entries(PermissionFlagsBits).filter(([, bit]) => permissions & bit);
  const checks = asked.map(
    ([name, bit]) =>
      html`<label><input type="checkbox" name="permission" value="${String(bit)}" checked>${spaced(name)}</label>`,
  );
  return html`<div class="part"><label class="field"><h2>Add to server</h2>
<select name="guild_id" required>${options}</select></label></div>
${
  checks.length > 0
    ? html`<fieldset class="part checks"><legend class="soft">Permissions it gets there</legend>${checks}</fieldset>`
    : ''
}`;
}

/** `ManageChannels` → `Manage Channels`. */
function spaced(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}
