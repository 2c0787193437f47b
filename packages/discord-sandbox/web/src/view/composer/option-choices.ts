import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import type { GuildView } from '../../../../src/control/contract.ts';

interface Choice {
  name: string;
  value: string;
}

/** What an option can be, where that is a list: its own choices, or the server's people and places. */
export function optionChoices(
  option: APIApplicationCommandBasicOption,
  guild: GuildView | undefined,
): Choice[] | undefined {
  const people = () =>
    (guild?.members ?? []).map(({ userId, displayName }) => ({ name: displayName, value: userId }));
  const roles = () => (guild?.roles ?? []).map(({ id, name }) => ({ name: `@${name}`, value: id }));
  switch (option.type) {
    case 6:
      return people();
    case 7: {
      const types: number[] = option.channel_types ?? [];
      return (guild?.channels ?? [])
        .filter(({ type }) => types.length === 0 || types.includes(type))
        .map(({ id, name, type }) => ({ name: type === 4 ? name : `#${name}`, value: id }));
    }
    case 8:
      return roles();
    case 9:
      return [...people(), ...roles()];
    default: {
      const fixed = 'choices' in option ? option.choices : undefined;
      if (!fixed || fixed.length === 0) return undefined;
      return fixed.map(({ name, value }) => ({ name, value: String(value) }));
    }
  }
}
