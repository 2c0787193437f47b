/** Opens a message in Discord; `webUrl` is Discord's site, or the sandbox's. */
export function messageUrl(
  webUrl: string,
  guildId: string,
  channelId: string,
  messageId: string,
): string {
  return `${webUrl}/channels/${guildId}/${channelId}/${messageId}`;
}
