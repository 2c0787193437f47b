import { inputProblem } from '@fns/contracts/errors';
import { type PanelInput, panelInput } from '@fns/contracts/panel';
import { zodResolver } from '@hookform/resolvers/zod';
import { type FieldPath, useForm } from 'react-hook-form';
import { z } from 'zod';
import { refusalOf } from '@/hooks/refusal.ts';

/** The form judged by the very schema the API and the bot use. */
export function usePanelForm(initial: PanelInput) {
  return useForm({
    defaultValues: initial,
    resolver: zodResolver(panelInput),
    mode: 'onChange',
  });
}

export type PanelForm = ReturnType<typeof usePanelForm>;

const problems = z.array(inputProblem);

/** Puts what the API found wrong beside the fields that caused it. False when it named none. */
export function showProblems(form: PanelForm, error: unknown): boolean {
  const refusal = refusalOf(error);
  if (refusal?.code !== 'invalid_input') return false;
  const found = problems.safeParse(refusal.refusal.details);
  if (!found.success) return false;
  for (const { path, message } of found.data)
    form.setError(path.replace(/^panel\./, '') as FieldPath<PanelInput>, { message });
  return found.data.length > 0;
}
