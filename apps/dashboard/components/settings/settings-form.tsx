'use client';

import { type Server, ticketConfig } from '@fns/contracts/settings';
import { zodResolver } from '@hookform/resolvers/zod';
import { useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '@/hooks/api.ts';
import { refusalOf } from '@/hooks/refusal.ts';
import { useUpdateSettings } from '@/hooks/useGuildQueries.ts';
import { refusalText, useToast } from '@/hooks/useToast.ts';
import type { GuildData } from '@/lib/api/contract.ts';
import { ConflictDialog } from '../forms/conflict-dialog.tsx';
import { LeaveGuard } from '../forms/leave-guard.tsx';
import { SaveBar } from '../forms/save-bar.tsx';
import { ClosingSection } from './closing-section.tsx';
import { OpeningSection } from './opening-section.tsx';
import { PermissionsSection } from './permissions-section.tsx';
import type { SettingsForm } from './settings-form-values.ts';

/** Everything a server can set, in one form with one save. */
export function SettingsFormView({ guild, loaded }: { guild: GuildData; loaded: Server }) {
  const guildId = guild.server.id;
  const update = useUpdateSettings(guildId);
  const toast = useToast();
  const editedVersion = useRef(loaded.version);
  const [problem, setProblem] = useState<string>();
  const [conflict, setConflict] = useState(false);
  const form: SettingsForm = useForm({
    defaultValues: loaded.ticketConfig,
    resolver: zodResolver(ticketConfig),
    mode: 'onChange',
  });
  const { isDirty, isSubmitting, isSubmitted, errors } = form.formState;
  const invalid = isSubmitted && Object.keys(errors).length > 0;

  const latest = async () => (await api()).settings(guildId);

  function begin(from: Server) {
    editedVersion.current = from.version;
    form.reset(from.ticketConfig);
    setProblem(undefined);
  }

  const save = (overwrite: boolean) =>
    form.handleSubmit(async (config) => {
      setProblem(undefined);
      try {
        const expectedVersion = overwrite ? (await latest()).version : editedVersion.current;
        begin(await update.mutateAsync({ expectedVersion, ticketConfig: config }));
        toast.done('Settings saved');
      } catch (error) {
        if (refusalOf(error)?.code === 'settings_changed') setConflict(true);
        else setProblem(refusalText(error).message);
      }
    })();

  return (
    <>
      <form
        noValidate
        aria-label="Settings"
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          void save(false);
        }}
      >
        <OpeningSection form={form} />
        <ClosingSection form={form} guild={guild} />
        <PermissionsSection form={form} guild={guild} />
      </form>
      <SaveBar
        open={isDirty}
        label="Unsaved changes"
        saveLabel="Save"
        problem={invalid ? 'Some fields need another look.' : problem}
        saving={isSubmitting}
        onSave={() => void save(false)}
        onDiscard={() => {
          form.reset();
          setProblem(undefined);
        }}
      />
      <LeaveGuard dirty={isDirty && !isSubmitting} />
      <ConflictDialog
        open={conflict}
        what="the settings"
        onCancel={() => setConflict(false)}
        onMine={() => {
          setConflict(false);
          void save(true);
        }}
        onTheirs={() => {
          setConflict(false);
          void latest().then(begin, (error: unknown) => setProblem(refusalText(error).message));
        }}
      />
    </>
  );
}
