import type { ChannelView, GuildView } from '../../../src/control/contract.ts';
import { hrefOf } from '../route/route.ts';
import { Icon } from './icons.tsx';

/** A forum is the list of its posts, each a thread. */
export function Forum({ guild, channel }: { guild: GuildView; channel: ChannelView }) {
  const posts = guild.channels
    .filter(({ parentId }) => parentId === channel.id)
    .sort((a, b) => (b.lastMessageId ?? b.id).localeCompare(a.lastMessageId ?? a.id));
  return (
    <div className="forum">
      {posts.length === 0 && <p className="forum-none">No posts yet.</p>}
      <ul>
        {posts.map((post) => (
          <li key={post.id}>
            <a className="forum-post" href={hrefOf(guild.id, post.id)}>
              <Icon name="thread" size={18} />
              <span>{post.name}</span>
              {post.unread && <span className="forum-new">New</span>}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
