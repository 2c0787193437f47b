import type { Snowflake } from '@fns/contracts/ids';
import type { Panel, PanelInput } from '@fns/contracts/panel';
import type { StandIns } from './start-system.ts';

/** A saved panel as an admin could have made it. */
export function aPanel(
  system: Pick<StandIns, 'guild' | 'stores'>,
  { guildId = system.guild.id, ...input }: Partial<PanelInput> & { guildId?: Snowflake } = {},
): Promise<Panel> {
  const panel: PanelInput = {
    title: 'Workshop help',
    content: 'Stuck with a lamp? Open a ticket.',
    color: '#5865f2',
    button: { label: 'Open a ticket', style: 'primary', emoji: null },
    welcomeEmbed: { title: '', description: 'Hello {user}, what is it about?', color: null },
    categoryId: null,
    staffRoles: [],
    pingStaff: false,
    enabled: true,
    ...input,
  };
  const by = { userId: system.guild.ownerId, at: new Date().toISOString() };
  return system.stores.panels.create(guildId, panel, by);
}
