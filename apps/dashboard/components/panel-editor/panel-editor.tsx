'use client';

import type { Panel, PanelInput } from '@fns/contracts/panel';
import { useState } from 'react';
import { refusalOf } from '@/hooks/refusal.ts';
import { refusalText, useToast } from '@/hooks/useToast.ts';
import type { GuildData } from '@/lib/api/contract.ts';
import { cn } from '@/lib/cn.ts';
import { ConflictDialog } from '../forms/conflict-dialog.tsx';
import { LeaveGuard } from '../forms/leave-guard.tsx';
import { SaveBar } from '../forms/save-bar.tsx';
import { ButtonSection } from './button-section.tsx';
import { LivePreview } from './live-preview.tsx';
import { MessageSection } from './message-section.tsx';
import { RoutingSection } from './routing-section.tsx';
import { editable } from './starter.ts';
import { showProblems, usePanelForm } from './use-panel-form.ts';
import { type EditorView, ViewSwitch } from './view-switch.tsx';
import { WelcomeSection } from './welcome-section.tsx';

interface PanelEditorProps {
  guild: GuildData;
  initial: PanelInput;
  /** There is nothing saved yet: what stands in the form can be saved as it is. */
  isNew: boolean;
  /** Saves and answers with the saved panel; throws a refusal. `overwrite` after a conflict. */
  onSave: (input: PanelInput, how: { overwrite: boolean }) => Promise<Panel>;
  /** The version someone else saved, after a conflict. */
  onLoadTheirs?: () => Promise<Panel>;
}

/** Form and live preview side by side; on a phone one at a time. */
export function PanelEditor({ guild, initial, isNew, onSave, onLoadTheirs }: PanelEditorProps) {
  const form = usePanelForm(initial);
  const toast = useToast();
  const [view, setView] = useState<EditorView>('edit');
  const [problem, setProblem] = useState<string>();
  const [conflict, setConflict] = useState(false);
  const { isDirty, isSubmitting, isSubmitted, errors } = form.formState;
  const invalid = isSubmitted && Object.keys(errors).length > 0;

  const save = (overwrite: boolean) =>
    form.handleSubmit(
      async (input) => {
        setProblem(undefined);
        try {
          form.reset(editable(await onSave(input, { overwrite })));
          toast.done(isNew ? 'Panel created' : 'Panel saved');
        } catch (error) {
          if (refusalOf(error)?.code === 'panel_changed') setConflict(true);
          else if (!showProblems(form, error)) setProblem(refusalText(error).message);
        }
      },
      () => setView('edit'),
    )();

  return (
    <>
      <ViewSwitch view={view} onChange={setView} />
      <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] xl:grid-cols-[minmax(0,1fr)_minmax(0,30rem)]">
        <form
          noValidate
          aria-label={isNew ? 'New panel' : 'Panel'}
          onSubmit={(event) => {
            event.preventDefault();
            void save(false);
          }}
          className={cn('grid grid-cols-1 gap-5', view === 'preview' && 'max-lg:hidden')}
        >
          <MessageSection form={form} />
          <ButtonSection form={form} emojis={guild.emojis} />
          <WelcomeSection form={form} />
          <RoutingSection form={form} guild={guild} />
          <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
            Save
          </button>
        </form>
        <section
          aria-label="Preview"
          className={cn('lg:sticky lg:top-20', view === 'edit' && 'max-lg:hidden')}
        >
          <LivePreview form={form} guild={guild} />
        </section>
      </div>
      <SaveBar
        open={isNew || isDirty}
        label={isNew ? 'Not saved yet' : 'Unsaved changes'}
        saveLabel={isNew ? 'Create panel' : 'Save'}
        problem={invalid ? 'Some fields need another look.' : problem}
        saving={isSubmitting}
        onSave={() => void save(false)}
        onDiscard={
          isNew
            ? undefined
            : () => {
                form.reset();
                setProblem(undefined);
              }
        }
      />
      <LeaveGuard dirty={isDirty && !isSubmitting} />
      <ConflictDialog
        open={conflict}
        what="this panel"
        onCancel={() => setConflict(false)}
        onMine={() => {
          setConflict(false);
          void save(true);
        }}
        onTheirs={() => {
          setConflict(false);
          void onLoadTheirs?.().then(
            (theirs) => form.reset(editable(theirs)),
            (error: unknown) => setProblem(refusalText(error).message),
          );
        }}
      />
    </>
  );
}
