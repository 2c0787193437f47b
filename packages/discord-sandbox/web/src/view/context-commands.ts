import { useEffect, useState } from 'react';
import type { ChannelView } from '../../../src/control/contract.ts';
import { may } from '../permissions.ts';
import { useSession } from '../session/use-session.ts';

/** A command used on a person or a message instead of being typed. */
export interface ContextCommand {
  applicationId: string;
  applicationName: string;
  iconUrl: string;
  name: string;
}

/** Discord's ApplicationCommandType. */
const types = { user: 2, message: 3 };
const none: ContextCommand[] = [];

/** What applications offer for people or messages of this channel; none until it is known. */
export function useContextCommands(
  { id, guildId, permissions }: ChannelView,
  on: keyof typeof types,
): ContextCommand[] {
  const { api } = useSession();
  const [found, setFound] = useState(none);
  const allowed = guildId === null || may(permissions, 'USE_APPLICATION_COMMANDS');
  useEffect(() => {
    if (!allowed) return setFound(none);
    let stale = false;
    api.commands(id).then(
      ({ commands }) => {
        if (stale) return;
        const fitting = commands
          .filter(({ command }) => command.type === types[on])
          .map(({ applicationId, applicationName, applicationIconUrl, command }) => ({
            applicationId,
            applicationName,
            iconUrl: applicationIconUrl,
            name: command.name,
          }));
        setFound(fitting.length > 0 ? fitting : none);
      },
      () => {},
    );
    return () => {
      stale = true;
    };
  }, [api, id, on, allowed]);
  return found;
}
