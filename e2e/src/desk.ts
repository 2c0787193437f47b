import { createBotApiClient } from '@fns/contracts/bot-api-client';
import type { PanelInput } from '@fns/contracts/panel';
import { defaultTicketConfig, type TicketConfig } from '@fns/contracts/settings';
import { connect } from '@fns/db/connect';
import { openStores } from '@fns/db/stores';
import { buttonOf, sandboxClient, waitFor } from '@fns/discord-sandbox/client';
import type { Product } from './product.ts';

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/**
 * A help desk in the demo server of a running product, set up without the browser: one panel in
 * `#get-help`, summaries in `#ticket-transcripts`. For tests whose subject comes after that.
 */
export async function openDesk(product: Product, config: Partial<TicketConfig> = {}) {
  const sandbox = sandboxClient(product.sandboxUrl);
  const connection = await connect({ uri: product.mongoUri });
  const stores = openStores(connection);
  const olga = sandbox.user('olga');
  const guild = (await olga.state()).guilds.find(({ name }) => name === 'Lantern Makers');
  if (!guild) throw new Error('the demo server is missing');
  const channelId = (name: string) => {
    const found = guild.channels.find((channel) => channel.name === name);
    if (!found) throw new Error(`#${name} is missing`);
    return found.id;
  };
  const support = guild.roles.find(({ name }) => name === 'Support');
  if (!support) throw new Error('the Support role is missing');

  const at = new Date().toISOString();
  const olgaId = await olga.id();
  const server = await stores.servers.get(guild.id);
  await stores.servers.update(
    guild.id,
    server.version,
    { ...defaultTicketConfig, ticketTranscript: channelId('ticket-transcripts'), ...config },
    at,
  );
  const panel = await stores.panels.create(
    guild.id,
    panelInput({ categoryId: channelId('Tickets'), staffRoles: [support.id] }),
    { userId: olgaId, at },
  );
  const bot = createBotApiClient({ baseUrl: product.botUrl, apiKey: await product.apiKey() });
  const sent = await bot.sendPanel({
    guildId: guild.id,
    panelId: panel.id,
    channelId: channelId('get-help'),
    actorId: olgaId,
  });

  return {
    guildId: guild.id,
    panel,
    sent,
    sandbox,
    stores,
    bot,
    channelId,
    /** Presses the panel's button as this person; answers once Discord has shown the outcome. */
    async press(name: string) {
      const person = sandbox.user(name);
      const message = await person.waitForMessage(
        sent.channelId,
        ({ id }) => id === sent.messageId,
      );
      return person.click(buttonOf(message));
    },
    /** The person's open ticket and its channel, as soon as it is open. */
    async openTicketOf(name: string) {
      const userId = await sandbox.user(name).id();
      return waitFor(
        async () =>
          (await stores.tickets.unclosedOf(guild.id, userId)).find(({ state }) => state === 'open'),
        { what: `an open ticket of ${name}`, timeoutMs: 30_000 },
      );
    },
    close: () => connection.close(),
  };
}

function panelInput(where: Pick<PanelInput, 'categoryId' | 'staffRoles'>): PanelInput {
  return {
    title: 'Need a hand?',
    content: 'Press the button and we will be with you.',
    color: '#5865f2',
    button: { label: 'Open a ticket', style: 'primary', emoji: null },
    welcomeEmbed: { title: 'Hello {user}', description: 'How can we help?', color: null },
    pingStaff: false,
    enabled: true,
    ...where,
  };
}
