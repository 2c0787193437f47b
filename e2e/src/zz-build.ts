import { buildWebClient } from '@fns/discord-sandbox/web/build';

await buildWebClient({ outDir: '/tmp/x4b-web', minify: true });
