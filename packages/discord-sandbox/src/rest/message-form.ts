import type { MessageChange } from '../world/actions/change-message.ts';
import type { MessageDraft } from '../world/actions/send-message.ts';
import type { NewFile } from '../world/files.ts';
import { invalidForm } from '../world/refusal.ts';
import {
  type MessageCreate,
  type MessageEdit,
  storedComponents,
  storedEmbeds,
} from '../world/rules/message-schema.ts';
import type { UploadedPart } from './call.ts';

type Attachments = MessageCreate['attachments'];

/** The uploaded files with the names and descriptions that `attachments` gives them. */
function described(files: UploadedPart[], attachments: Attachments): NewFile[] {
  return files.map(({ index, file }) => {
    const entry = attachments?.find(({ id }) => id === index);
    return {
      ...file,
      filename: entry?.filename ?? file.filename,
      description: entry?.description ?? null,
    };
  });
}

/** What a create form says about the message itself; who sends it where is the caller's matter. */
export function draftFields(
  form: MessageCreate,
  files: UploadedPart[],
): Omit<MessageDraft, 'channelId' | 'authorId'> {
  for (const [index, { id }] of (form.attachments ?? []).entries()) {
    if (!files.some((part) => part.index === id)) {
      throw invalidForm([
        {
          path: ['attachments', index, 'id'],
          code: 'ATTACHMENT_NOT_FOUND',
          message: `Attachment data for id ${id} not found`,
        },
      ]);
    }
  }
  return {
    content: form.content ?? '',
    embeds: storedEmbeds(form.embeds ?? []),
    components: storedComponents(form.components ?? []),
    files: described(files, form.attachments),
    flags: form.flags ?? 0,
    nonce: form.nonce == null ? null : String(form.nonce),
    tts: form.tts ?? false,
    allowedMentions: form.allowed_mentions ?? null,
  };
}

/** What an edit form changes. `null` empties a field; `attachments` lists what stays. */
export function changeFields(form: MessageEdit, files: UploadedPart[]): MessageChange {
  const isUpload = (id: string) => files.some((part) => part.index === id);
  return {
    ...(form.content === undefined ? {} : { content: form.content ?? '' }),
    ...(form.embeds === undefined ? {} : { embeds: storedEmbeds(form.embeds ?? []) }),
    ...(form.components === undefined
      ? {}
      : { components: storedComponents(form.components ?? []) }),
    ...(form.attachments === undefined
      ? {}
      : {
          keepAttachmentIds: (form.attachments ?? [])
            .map(({ id }) => id)
            .filter((id) => !isUpload(id)),
        }),
    ...(form.flags == null ? {} : { flags: form.flags }),
    files: described(files, form.attachments),
    allowedMentions: form.allowed_mentions ?? null,
  };
}
