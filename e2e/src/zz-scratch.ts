import { startSandbox } from '@fns/discord-sandbox';
import { showEverything, startShowBot } from './show-bot.ts';

const token = 'MTE1MDAwMDAwMDAwMDAwMDAwMQ.sandbox.secret-of-the-tests';
const sandbox = await startSandbox({
  token,
  clientId: '1150000000000000001',
  clientSecret: 'oauth2-secret-of-the-tests',
  port: 17799,
  webRoot: '/tmp/x4b-web',
});
const bot = await startShowBot({ url: sandbox.url, token });
const help = [...sandbox.world.channels.values()].find(({ name }) => name === 'get-help');
await showEverything(bot, help?.id ?? '', '/work/main/e2e/src/fixtures/lamp.png');
console.log('up', sandbox.url, help?.guildId, help?.id);
