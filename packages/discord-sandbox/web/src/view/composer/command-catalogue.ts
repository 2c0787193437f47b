import type {
  APIApplicationCommand,
  APIApplicationCommandBasicOption,
  APIApplicationCommandOption,
} from 'discord-api-types/v10';
import type { CommandList } from '../../../../src/control/contract.ts';

/** A command, or a subcommand, that can be typed. */
export interface ListedCommand {
  applicationId: string;
  applicationName: string;
  iconUrl: string;
  /** With its subcommand: `ticket close`. */
  name: string;
  description: string;
  options: APIApplicationCommandBasicOption[];
}

const slash = 1;
const subcommand = 1;
const subcommandGroup = 2;

/** Every slash command on its own line, subcommands too; user and message commands are elsewhere. */
export function listCommands({ commands }: CommandList): ListedCommand[] {
  return commands
    .filter(({ command }) => (command.type ?? slash) === slash)
    .flatMap(({ applicationId, applicationName, applicationIconUrl, command }) =>
      typable(command).map((each) => ({
        ...each,
        applicationId,
        applicationName,
        iconUrl: applicationIconUrl,
      })),
    )
    .sort((a, b) => a.name.localeCompare(b.name));
}

type Typable = Pick<ListedCommand, 'name' | 'description' | 'options'>;
type Named = Pick<APIApplicationCommand, 'name' | 'description'> & {
  options?: APIApplicationCommandOption[] | undefined;
};

function typable({ name, description, options = [] }: Named, above = ''): Typable[] {
  const full = above ? `${above} ${name}` : name;
  const inner = options.filter(({ type }) => type === subcommand || type === subcommandGroup);
  if (inner.length > 0) return inner.flatMap((each) => typable(each as Named, full));
  return [{ name: full, description, options: options as APIApplicationCommandBasicOption[] }];
}
