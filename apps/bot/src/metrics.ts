import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Numbers that are read at the moment someone asks for the metrics. */
export interface Readings {
  guilds: () => number;
  trackedChannels: () => number;
  waitingChanges: () => number;
  jobs: () => number;
}

export interface Metrics {
  /** `acknowledged` in milliseconds from its arrival; null when it came too late. */
  interaction: (task: string, outcome: string, acknowledged: number | null) => void;
  messagesRecorded: (count: number) => void;
  expose: () => Promise<{ contentType: string; text: string }>;
}

const prefix = 'fns_bot_';

export function createMetrics(readings: Readings): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const interactions = new Counter({
    name: `${prefix}interactions_total`,
    help: 'Interactions by what they asked for and how that ended.',
    labelNames: ['task', 'outcome'],
    registers,
  });
  const acknowledgements = new Histogram({
    name: `${prefix}acknowledgement_seconds`,
    help: 'From an interaction arriving to Discord having its acknowledgement.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
    registers,
  });
  const messages = new Counter({
    name: `${prefix}message_changes_recorded_total`,
    help: 'Messages said, edited and deleted in tickets that were recorded.',
    registers,
  });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: prefix + name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge('guilds', 'Servers the bot is in.', readings.guilds);
  gauge('tracked_channels', 'Ticket channels being recorded.', readings.trackedChannels);
  gauge('waiting_message_changes', 'Changes not yet in the database.', readings.waitingChanges);
  gauge('jobs', 'Background jobs that wait or run.', readings.jobs);

  return {
    interaction: (task, outcome, acknowledged) => {
      interactions.inc({ task, outcome });
      if (acknowledged !== null) acknowledgements.observe(acknowledged / 1000);
    },
    messagesRecorded: (count) => messages.inc(count),
    expose: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}
