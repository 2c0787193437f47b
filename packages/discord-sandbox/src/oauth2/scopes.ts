/** What an application gets with each scope, in a person's words. */
const words: Record<string, string> = {
  identify: 'See your username, avatar and banner',
  email: 'See your email address',
  guilds: "Know what servers you're in",
  'guilds.members.read': "Read your nickname, roles and more in the servers you're in",
  'guilds.join': 'Join servers for you',
  connections: "See the third-party services that you've connected",
  bot: 'Add a bot to a server',
  'applications.commands': 'Create commands in a server',
};

/** The scopes of a request, or the first that Discord does not know. */
export function parseScopes(text: string): { scopes: string[] } | { unknown: string } {
  const scopes = [...new Set(text.split(/[\s+]+/).filter(Boolean))];
  const unknown = scopes.find((scope) => !Object.hasOwn(words, scope));
  return unknown === undefined ? { scopes } : { unknown };
}

export function scopeInWords(scope: string): string {
  return words[scope] ?? scope;
}

/** Adds the application to a server rather than signing a person in. */
export function installs(scopes: readonly string[]): boolean {
  return scopes.includes('bot') || scopes.includes('applications.commands');
}

/** Asks for nothing about the person: no code, no redirect. */
export function onlyInstalls(scopes: readonly string[]): boolean {
  return scopes.every((scope) => scope === 'bot' || scope === 'applications.commands');
}
