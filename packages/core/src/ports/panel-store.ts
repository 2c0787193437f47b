import type { DocumentId, Instant, Snowflake } from '@fns/contracts/ids';
import type { Panel, PanelInput, PublicPanel } from '@fns/contracts/panel';
import type { Result } from '../result.ts';
import type { Page, PageQuery } from './page.ts';

/** Panels of one guild. */
export interface PanelStore {
  get(guildId: Snowflake, panelId: DocumentId): Promise<Panel | null>;
  /** The one read without a guild: what anyone may see of a panel. */
  getPublic(panelId: DocumentId): Promise<PublicPanel | null>;
  /** Newest first. */
  list(guildId: Snowflake, query: PageQuery): Promise<Page<Panel>>;
  count(guildId: Snowflake): Promise<number>;
  create(
    guildId: Snowflake,
    input: PanelInput,
    by: { userId: Snowflake; at: Instant },
  ): Promise<Panel>;
  /** `panel_not_found`, or `panel_changed` when `expectedVersion` is not the stored one. */
  update(
    guildId: Snowflake,
    panelId: DocumentId,
    expectedVersion: number,
    input: PanelInput,
    at: Instant,
  ): Promise<Result<Panel>>;
  /** The panel as it was; null when it wasn't there. */
  delete(guildId: Snowflake, panelId: DocumentId): Promise<Panel | null>;
  /** Remembers where the panel was sent last. Not an edit: the version stays. */
  markSent(
    guildId: Snowflake,
    panelId: DocumentId,
    sent: { channel: Snowflake; messageId: Snowflake; at: Instant },
  ): Promise<void>;
}
