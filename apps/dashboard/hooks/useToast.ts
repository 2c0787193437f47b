import { toast } from 'sonner';
import { refusalOf } from './refusal.ts';

/** What to tell a person about a failed call: our own sentence, and a reference where there is one. */
export function refusalText(error: unknown): { message: string; reference?: string } {
  const refusal = refusalOf(error);
  if (!refusal) return { message: 'Something broke on our side. Try again in a moment.' };
  const { message, reference } = refusal;
  return { message, ...(reference ? { reference } : {}) };
}

const say = {
  done: (message: string, description?: string) =>
    toast.success(message, description ? { description } : {}),
  /** Something the person asked for was refused or failed. */
  refused: (error: unknown) => {
    const { message, reference } = refusalText(error);
    toast.error(message, reference ? { description: `Reference ${reference}` } : {});
  },
};

/** Short news at the edge of the screen, read out by screen readers. */
export function useToast() {
  return say;
}
