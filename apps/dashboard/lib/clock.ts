import type { Clock } from '@fns/core/deps';

export const clock: Clock = { now: () => new Date().toISOString() };
