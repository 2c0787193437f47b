/** Imports point one way: apps → {discord, db} → core → contracts. See docs/ARCHITECTURE.md. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^(apps|packages|e2e|bench|scripts)/', pathNot: [from, ...allowed] },
});

export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('contracts-know-nothing', '^packages/contracts/src', []),
    only('core-knows-contracts', '^packages/core/src', ['^packages/contracts/src']),
    only('db-knows-core', '^packages/db/src', ['^packages/(core|contracts)/src']),
    only('discord-knows-core', '^packages/discord/src', ['^packages/(core|contracts)/src']),
    only('discord-ui-stands-alone', '^packages/discord-ui/src', []),
    only('embedded-mongodb-stands-alone', '^packages/embedded-mongodb/src', []),
    only('sandbox-stands-alone', '^packages/discord-sandbox/(src|web)', [
      '^packages/discord-ui/src',
    ]),
    only('bot-imports', '^apps/bot/src', ['^packages/(discord|db|core|contracts)/src']),
    only('dashboard-imports', '^apps/dashboard/', ['^packages/(db|core|contracts|discord-ui)/src']),
    {
      name: 'core-is-pure',
      comment: 'The domain touches no process, network, disk, clock or driver.',
      severity: 'error',
      from: { path: '^packages/core/src', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core', 'npm'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Tests, and what only they use, may reach for the stand-ins.
    exclude: {
      path: '(^|/)(dist|\\.next)/|\\.test\\.tsx?$|^(apps|packages)/[^/]+/test/|next-env\\.d\\.ts$',
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
