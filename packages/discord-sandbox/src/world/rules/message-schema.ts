import {
  type APIEmbed,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { reportAt, snowflake } from '../form.ts';
import { type TopLevelComponent, topLevelSchema } from './component-schema.ts';
import { type EmbedInput, embedLength, embedSchema, embedsTotal } from './embed-schema.ts';

const ids = z.array(snowflake).max(100);

export const allowedMentionsSchema = z
  .strictObject({
    parse: z.array(z.enum(['users', 'roles', 'everyone'])).nullish(),
    users: ids.nullish(),
    roles: ids.nullish(),
    replied_user: z.boolean().nullish(),
  })
  .superRefine(({ parse, users, roles }, context) => {
    for (const [kind, list] of Object.entries({ users, roles })) {
      if (list?.length && parse?.some((parsed) => parsed === kind)) {
        reportAt(
          context,
          ['parse'],
          'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
          `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
        );
      }
    }
  });
export type AllowedMentions = z.infer<typeof allowedMentionsSchema>;

const attachmentSchema = z.object({
  id: z.union([z.string(), z.number().int()]).transform(String),
  filename: z.string().min(1).max(1024).nullish(),
  title: z.string().max(1024).nullish(),
  description: z.string().max(1024).nullish(),
});

/** What creating and editing have in common. */
const shared = {
  content: z.string().max(2000).nullish(),
  embeds: z.array(embedSchema).max(10).nullish(),
  allowed_mentions: allowedMentionsSchema.nullish(),
  components: z.array(topLevelSchema).max(40).nullish(),
  attachments: z.array(attachmentSchema).max(10).nullish(),
  flags: z.number().int().nullish(),
};

/** POST /channels/:id/messages; interaction answers and webhooks take the same with fewer fields. */
export const messageCreateSchema = z
  .strictObject({
    ...shared,
    nonce: z.union([z.string().max(25), z.number().int()]).nullish(),
    enforce_nonce: z.boolean().nullish(),
    tts: z.boolean().nullish(),
    message_reference: z
      .strictObject({
        type: z.number().int().min(0).max(1).nullish(),
        message_id: snowflake,
        channel_id: snowflake.nullish(),
        guild_id: snowflake.nullish(),
        fail_if_not_exists: z.boolean().nullish(),
      })
      .nullish(),
    sticker_ids: z.array(snowflake).max(3).nullish(),
    poll: z.unknown().optional(),
    /** Webhooks only. */
    username: z.string().min(1).max(80).nullish(),
    avatar_url: z.string().nullish(),
    thread_name: z.string().nullish(),
  })
  .superRefine(checkWhole);
export type MessageCreate = z.infer<typeof messageCreateSchema>;

/** PATCH of a message, and type 7 answers: only what is given changes. */
export const messageEditSchema = z
  .strictObject({
    ...shared,
    tts: z.boolean().nullish(),
    /** Means nothing here, but discord.js sends it with every edit. */
    enforce_nonce: z.boolean().nullish(),
  })
  .superRefine(checkWhole);
export type MessageEdit = z.infer<typeof messageEditSchema>;

type Whole = Pick<MessageEdit, 'content' | 'embeds' | 'components' | 'flags'>;

/** The rules that no single field can tell. */
function checkWhole(message: Whole, context: z.core.$RefinementCtx): void {
  checkEmbeds(message.embeds ?? [], context);
  const components = message.components ?? [];
  checkCustomIds(components, context);
  const isV2 = Boolean((message.flags ?? 0) & MessageFlags.IsComponentsV2);
  if (isV2) checkV2(message, components, context);
  else checkRows(components, context);
}

function checkEmbeds(embeds: EmbedInput[], context: z.core.$RefinementCtx): void {
  const total = embeds.reduce((sum, embed) => sum + embedLength(embed), 0);
  if (total > embedsTotal) {
    reportAt(
      context,
      ['embeds'],
      'MAX_EMBED_SIZE_EXCEEDED',
      `Embed size exceeds maximum size of ${embedsTotal}`,
    );
  }
}

function checkRows(components: TopLevelComponent[], context: z.core.$RefinementCtx): void {
  if (components.length > 5) {
    reportAt(context, ['components'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.');
  }
  for (const [index, component] of components.entries()) {
    if (component.type !== ComponentType.ActionRow) {
      reportAt(
        context,
        ['components', index],
        'UNION_TYPE_CHOICES',
        'Value of field "type" must be one of (1,).',
      );
    } else checkNoInput(component, ['components', index], context);
  }
}

/** A text input belongs to modals. */
function checkNoInput(
  row: Extract<TopLevelComponent, { type: ComponentType.ActionRow }>,
  path: PropertyKey[],
  context: z.core.$RefinementCtx,
): void {
  for (const [index, { type }] of row.components.entries()) {
    if (type === ComponentType.TextInput) {
      reportAt(
        context,
        [...path, 'components', index],
        'UNION_TYPE_CHOICES',
        'Value of field "type" must be one of (2, 3, 5, 6, 7, 8).',
      );
    }
  }
}

function checkV2(
  { content, embeds }: Whole,
  components: TopLevelComponent[],
  context: z.core.$RefinementCtx,
): void {
  const message = (field: string) =>
    `The 'MessageFlags.IS_COMPONENTS_V2' flag cannot be used with the '${field}' field`;
  const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
  if (content) reportAt(context, ['content'], code, message('content'));
  if (embeds?.length) reportAt(context, ['embeds'], code, message('embeds'));
  if (countComponents(components) > 40) {
    reportAt(
      context,
      ['components'],
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      'The total number of components cannot exceed 40',
    );
  }
}

function countComponents(components: unknown): number {
  return [...walk(components, [])].length;
}

interface Found {
  path: PropertyKey[];
  component: Record<string, unknown>;
}

/** Every component at any depth with its path. */
function* walk(components: unknown, path: PropertyKey[]): Generator<Found> {
  if (!Array.isArray(components)) return;
  for (const [index, component] of components.entries()) {
    const at = [...path, index];
    yield { path: at, component };
    yield* walk(component.components, [...at, 'components']);
    if (component.accessory) {
      yield { path: [...at, 'accessory'], component: component.accessory };
    }
  }
}

function checkCustomIds(components: TopLevelComponent[], context: z.core.$RefinementCtx): void {
  const seen = new Set<unknown>();
  for (const { path, component } of walk(components, ['components'])) {
    const id = component.custom_id;
    if (!id) continue;
    if (seen.has(id)) {
      reportAt(
        context,
        [...path, 'custom_id'],
        'COMPONENT_CUSTOM_ID_DUPLICATED',
        'Component custom id cannot be duplicated',
      );
    }
    seen.add(id);
  }
}

/** The embeds as they are kept: without what was `null`, times normalised. */
export function storedEmbeds(embeds: EmbedInput[]): APIEmbed[] {
  return embeds.map((embed) => {
    const kept = withoutNulls(embed) as APIEmbed;
    return kept.timestamp ? { ...kept, timestamp: new Date(kept.timestamp).toISOString() } : kept;
  });
}

const menus: ReadonlySet<unknown> = new Set([
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]);

/** The components as they are kept: with the numbers and defaults that Discord adds. */
export function storedComponents(components: TopLevelComponent[]): APIMessageTopLevelComponent[] {
  let next = 1;
  const numbered = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(numbered);
    if (typeof value !== 'object' || value === null) return value;
    const fields: Record<string, unknown> = { ...value };
    if (typeof fields.type === 'number') fields.id ??= next++;
    if (menus.has(fields.type)) {
      fields.min_values ??= 1;
      fields.max_values ??= 1;
    }
    for (const key of ['components', 'accessory', 'component']) {
      if (fields[key]) fields[key] = numbered(fields[key]);
    }
    return fields;
  };
  return numbered(withoutNulls(components)) as APIMessageTopLevelComponent[];
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== null && field !== undefined)
      .map(([key, field]) => [key, withoutNulls(field)]),
  );
}
