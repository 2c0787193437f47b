import { Message } from '@fns/discord-ui/message';
import type { APIMessage } from 'discord-api-types/v10';
import { shownMessage } from '../../message/shown.ts';
import { usePlace } from '../../message/use-place.ts';
import { Dialog } from '../dialog.tsx';

interface DeleteDialogProps {
  message: APIMessage;
  guildId: string | null;
  onCancel: () => void;
  onDelete: () => void;
}

export function DeleteDialog({ message, guildId, onCancel, onDelete }: DeleteDialogProps) {
  const place = usePlace(guildId);
  const shown = shownMessage(message, place);
  return (
    <Dialog label="Delete message" onClose={onCancel} className="delete-dialog">
      <h2>Delete message</h2>
      <p>This can’t be undone.</p>
      <div className="discord delete-preview" inert>
        <Message
          message={{ ...shown, id: `preview-${shown.id}`, components: [], replyTo: undefined }}
          names={place.names}
        />
      </div>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onCancel}>
          Cancel
        </button>
        <button type="button" className="button button-danger" onClick={onDelete}>
          Delete
        </button>
      </div>
    </Dialog>
  );
}
