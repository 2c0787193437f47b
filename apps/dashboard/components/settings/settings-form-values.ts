import type { ticketConfig } from '@fns/contracts/settings';
import type { UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';

/** The form that every section of the settings is a part of. */
export type SettingsForm = UseFormReturn<
  z.input<typeof ticketConfig>,
  unknown,
  z.output<typeof ticketConfig>
>;
