import { ticketNumber } from '@fns/core/text';

const sample: Record<string, string> = {
  number: ticketNumber(42),
  username: 'alex',
  panel: 'support',
};

/** What a channel will be called, as Discord writes channel names: lower case, no spaces. */
export function exampleName(style: string): string {
  return (
    style
      .replace(/\{([a-z]+)\}/g, (whole, name: string) => sample[name] ?? whole)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}_-]+/gu, '-')
      .replace(/-{2,}/g, '-')
      .replace(/^-|-$/g, '') || 'ticket'
  );
}
