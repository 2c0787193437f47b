import type { FormEvent } from 'react';
import { useSession, useSessionState } from '../session/use-session.ts';
import { Dialog } from './dialog.tsx';
import { Icon } from './icons.tsx';
import { ModalField } from './modal-fields.tsx';
import { modalFields } from './modal-form.ts';

/** A form that a bot opened. Nothing is lost when sending fails: it stays and says why. */
export function ModalDialog() {
  const open = useSessionState((state) => state.modal);
  const session = useSession();
  const bot = useSessionState((state) => state.people[state.modal?.applicationId ?? '']);
  if (!open) return null;
  const { modal, problem, submitting, interactionId } = open;
  const fields = modalFields(modal.components);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const values = fields.map(({ customId, kind }): [string, string | string[] | boolean] => {
      const given = form.getAll(customId).map(String);
      if (kind === 'checkbox') return [customId, given.length > 0];
      return [customId, kind === 'text' || kind === 'radio' ? (given[0] ?? '') : given];
    });
    void session.interactions.submit(Object.fromEntries(values));
  };

  return (
    <Dialog
      key={interactionId}
      label={modal.title}
      className="modal"
      onClose={() => session.interactions.closeModal()}
    >
      <form onSubmit={submit}>
        <header className="modal-header">
          <h2>{modal.title}</h2>
          <button
            type="button"
            className="icon-button"
            aria-label="Close"
            onClick={() => session.interactions.closeModal()}
          >
            <Icon name="close" />
          </button>
        </header>
        <div className="modal-body">
          <p className="modal-warning">
            This form will be sent to {bot?.displayName ?? 'the application'}. Do not share
            passwords or other secrets.
          </p>
          {problem && (
            <p className="modal-problem" role="alert">
              {problem}
            </p>
          )}
          {fields.map((field, at) => (
            <ModalField key={field.customId || at} field={field} first={at === 0} />
          ))}
        </div>
        <div className="dialog-actions">
          <button
            type="button"
            className="button"
            onClick={() => session.interactions.closeModal()}
          >
            Cancel
          </button>
          <button type="submit" className="button button-primary" disabled={submitting}>
            {submitting ? 'Sending…' : 'Submit'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
