/**
 * Discord's limits that shape what people may type.
 * @see https://docs.discord.com/developers/resources/message#embed-object-embed-limits
 * @see https://docs.discord.com/developers/components/reference
 */
export const discordLimits = {
  messageContent: 2000,
  embedTitle: 256,
  embedDescription: 4096,
  embedFooter: 2048,
  embedFields: 25,
  embedFieldName: 256,
  embedFieldValue: 1024,
  embedsTotal: 6000,
  embedsPerMessage: 10,
  buttonLabel: 80,
  buttonsPerRow: 5,
  rowsPerMessage: 5,
  selectOptions: 25,
  selectOptionLabel: 100,
  customId: 100,
  modalTitle: 45,
  modalComponents: 5,
  textInputValue: 4000,
  channelName: 100,
  channelTopic: 1024,
  auditLogReason: 512,
  channelsPerGuild: 500,
  channelsPerCategory: 50,
  nonce: 25,
} as const;

/** Our own limits: what one guild may hold, and how large a page or a body may be. */
export const productLimits = {
  panelsPerGuild: 50,
  panelsPerMessage: 25,
  staffRolesPerPanel: 25,
  openTicketsPerUser: 50,
  closeReason: 500,
  ticketNameStyle: 60,
  pageSize: 100,
  transcriptPageSize: 100,
  /** Bytes of one archived attachment. Discord's own default is 10 MiB; boosted guilds send more. */
  attachmentBytes: 25 * 1024 * 1024,
  /** Bytes of a JSON request body at any of our HTTP borders. */
  requestBodyBytes: 256 * 1024,
} as const;
