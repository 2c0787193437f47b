import { refuse } from '@fns/contracts/errors';
import type { Panel, PanelInput, PublicPanel } from '@fns/contracts/panel';
import type { PanelStore } from '@fns/core/ports/panel-store';
import { ok, refused } from '@fns/core/result';
import mongoose from 'mongoose';
import { decodeCursor, pageOf } from '../cursor.ts';
import { documentId, instant, instantOrNull, newObjectId, objectId } from '../ids.ts';
import type { Models } from '../models/models.ts';
import type { PanelDocument } from '../models/panel.ts';

/** Panels in MongoDB. */
export function createPanelStore({ Panel }: Pick<Models, 'Panel'>): PanelStore {
  return {
    async get(guild, panelId) {
      const found = await Panel.findOne({ guild, _id: objectId(panelId) }).lean();
      return found && toPanel(found);
    },

    async getPublic(panelId) {
      const found = await Panel.findById(objectId(panelId)).lean();
      return found && toPublicPanel(found);
    },

    async list(guild, { limit, after }) {
      const found = await Panel.find({
        guild,
        ...(after === undefined
          ? {}
          : { _id: mongoose.trusted({ $lt: objectId(...decodeCursor(after, 1)) }) }),
      })
        .sort({ _id: -1 })
        .limit(limit + 1)
        .lean();
      return pageOf(found, limit, toPanel, ({ _id }) => [documentId(_id)]);
    },

    count: (guild) => Panel.countDocuments({ guild }),

    async create(guild, input, by) {
      const panel: PanelDocument = {
        _id: newObjectId(),
        guild,
        ...inputFields(input),
        channel: null,
        messageId: null,
        sentAt: null,
        version: 0,
        createdBy: by.userId,
        createdAt: new Date(by.at),
        updatedAt: new Date(by.at),
      };
      await Panel.insertOne(panel);
      return toPanel(panel);
    },

    async update(guild, panelId, expectedVersion, input, at) {
      const id = { guild, _id: objectId(panelId) };
      const updated = await Panel.findOneAndUpdate(
        { ...id, version: expectedVersion },
        { $set: { ...inputFields(input), updatedAt: new Date(at) }, $inc: { version: 1 } },
        { returnDocument: 'after' },
      ).lean();
      if (updated) return ok(toPanel(updated));
      return refused(refuse((await Panel.exists(id)) ? 'panel_changed' : 'panel_not_found'));
    },

    async delete(guild, panelId) {
      const deleted = await Panel.findOneAndDelete({ guild, _id: objectId(panelId) }).lean();
      return deleted && toPanel(deleted);
    },

    async markSent(guild, panelId, { channel, messageId, at }) {
      await Panel.updateOne(
        { guild, _id: objectId(panelId) },
        { $set: { channel, messageId, sentAt: new Date(at) } },
      );
    },
  };
}

function toPanel(stored: PanelDocument): Panel {
  return {
    id: documentId(stored._id),
    guild: stored.guild,
    ...inputFields(stored),
    channel: stored.channel,
    messageId: stored.messageId,
    sentAt: instantOrNull(stored.sentAt),
    version: stored.version,
    createdBy: stored.createdBy,
    createdAt: instant(stored.createdAt),
    updatedAt: instant(stored.updatedAt),
  };
}

function toPublicPanel(stored: PanelDocument): PublicPanel {
  const { title, content, color, button, enabled } = inputFields(stored);
  return {
    id: documentId(stored._id),
    guild: stored.guild,
    title,
    content,
    color,
    button,
    enabled,
  };
}

/** Exactly what an admin edits, whatever else the object carries. */
function inputFields(panel: PanelInput): PanelInput {
  const { label, style, emoji } = panel.button;
  const { title, description, color } = panel.welcomeEmbed;
  return {
    title: panel.title,
    content: panel.content,
    color: panel.color,
    button: {
      label,
      style,
      emoji: emoji && { id: emoji.id, name: emoji.name, animated: emoji.animated },
    },
    welcomeEmbed: { title, description, color },
    categoryId: panel.categoryId,
    staffRoles: [...panel.staffRoles],
    pingStaff: panel.pingStaff,
    enabled: panel.enabled,
  };
}
