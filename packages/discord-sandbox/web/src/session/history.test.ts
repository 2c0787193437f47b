import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { MessagePage } from '../../../src/control/contract.ts';
import type { ControlApi } from '../api/control-api.ts';
import { applyEvent } from './apply-event.ts';
import { createHistory } from './history.ts';
import { emptyState } from './state.ts';
import { createStore } from './store.ts';

const message = (id: string, content: string): APIMessage =>
  ({ id, channel_id: '7', content, author: { id: '1' } }) as APIMessage;

/** A history whose pages arrive when the test says so. */
function setUp() {
  const store = createStore(emptyState);
  const answers: ((page: MessagePage) => void)[] = [];
  const api = {
    messages: () => new Promise<MessagePage>((resolve) => answers.push(resolve)),
  } as unknown as ControlApi;
  const history = createHistory(store, api);
  const receive = (event: Parameters<typeof applyEvent>[1]) => {
    history.observe(event);
    store.update((state) => applyEvent(state, event, 0));
  };
  const contents = () => store.get().logs['7']?.messages.map(({ content }) => content);
  return { history, receive, contents, answer: (page: MessagePage) => answers.shift()?.(page) };
}

describe('a page under way while things happen', () => {
  it('does not bring back what was deleted, nor undo an edit', async () => {
    const { history, receive, contents, answer } = setUp();
    const loading = history.loadPresent('7');
    receive({ type: 'message.deleted', channelId: '7', messageIds: ['1'] });
    receive({ type: 'message.updated', message: message('2', 'edited') });
    receive({ type: 'message.created', message: message('3', 'new') });
    answer({ messages: [message('1', 'deleted'), message('2', 'old')], hasMore: false });
    await loading;
    expect(contents()).toEqual(['edited', 'new']);
  });

  it('replaces a stale stretch after a reconnect without emptying it first', async () => {
    const { history, receive, contents, answer } = setUp();
    history.open('7');
    answer({ messages: [message('1', 'kept'), message('2', 'gone meanwhile')], hasMore: false });
    await expect.poll(contents).toEqual(['kept', 'gone meanwhile']);

    history.refresh();
    expect(contents()).toEqual(['kept', 'gone meanwhile']);
    receive({ type: 'message.created', message: message('4', 'while it loads') });
    answer({ messages: [message('1', 'kept'), message('3', 'missed')], hasMore: false });
    await expect.poll(contents).toEqual(['kept', 'missed', 'while it loads']);
  });
});
