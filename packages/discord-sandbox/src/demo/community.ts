import type { DemoWorld } from './shape.ts';

/** The servers one finds at the first start. Change it freely: it is read when no data exists yet. */
export const community: DemoWorld = {
  people: {
    ada: {
      displayName: 'Ada',
      colors: ['#f472b6', '#be185d'],
      note: 'Member with a question: open a ticket as her',
    },
    bob: {
      displayName: 'Bob',
      colors: ['#60a5fa', '#1d4ed8'],
      note: 'Member: must not see Ada’s tickets',
    },
    sam: {
      displayName: 'Sam',
      colors: ['#34d399', '#047857'],
      note: 'Support staff: answers tickets',
    },
    priya: {
      displayName: 'Priya',
      colors: ['#fbbf24', '#b45309'],
      note: 'Support staff too',
    },
    olga: {
      displayName: 'Olga',
      colors: ['#a78bfa', '#6d28d9'],
      note: 'Owns both servers: sign in to the dashboard as her',
    },
    mia: {
      displayName: 'Mia',
      colors: ['#f87171', '#b91c1c'],
      note: 'Moderator, without support duties',
    },
    kenji: {
      displayName: 'Kenji',
      colors: ['#22d3ee', '#0e7490'],
      note: 'Member who likes to build things',
    },
    leo: {
      displayName: 'Leo',
      colors: ['#a3e635', '#4d7c0f'],
      note: 'Just joined, no roles yet',
    },
  },

  servers: [
    {
      name: 'Lantern Makers',
      description: 'A small community that builds lamps, lanterns and other glowing things.',
      colors: ['#fb923c', '#7c2d12'],
      owner: 'olga',
      systemChannel: 'welcome',
      everyone: [
        'ViewChannel',
        'SendMessages',
        'SendMessagesInThreads',
        'CreatePublicThreads',
        'ReadMessageHistory',
        'AddReactions',
        'EmbedLinks',
        'AttachFiles',
        'UseExternalEmojis',
        'UseApplicationCommands',
        'ChangeNickname',
        'Connect',
        'Speak',
      ],
      roles: [
        {
          name: 'Admin',
          color: 0xe74c3c,
          hoist: true,
          permissions: ['Administrator'],
        },
        {
          name: 'Tickets',
          bot: true,
          permissions: [
            'ViewChannel',
            'SendMessages',
            'SendMessagesInThreads',
            'ManageChannels',
            'ManageRoles',
            'ManageMessages',
            'PinMessages',
            'EmbedLinks',
            'AttachFiles',
            'ReadMessageHistory',
            'AddReactions',
            'UseExternalEmojis',
            'MentionEveryone',
          ],
        },
        {
          name: 'Moderator',
          color: 0x9b59b6,
          hoist: true,
          permissions: ['KickMembers', 'ModerateMembers', 'ManageMessages', 'ManageThreads'],
        },
        {
          name: 'Support',
          color: 0x2ecc71,
          hoist: true,
          mentionable: true,
          permissions: ['ManageMessages'],
        },
        { name: 'Member', color: 0x3498db, hoist: true, permissions: [] },
      ],
      members: {
        olga: ['Admin', 'Member'],
        mia: ['Moderator', 'Member'],
        sam: ['Support', 'Member'],
        priya: ['Support', 'Member'],
        ada: ['Member'],
        bob: ['Member'],
        kenji: ['Member'],
        leo: [],
      },
      categories: [
        {
          name: 'Welcome',
          access: [{ role: 'everyone', deny: ['SendMessages'] }],
          channels: [
            {
              name: 'welcome',
              topic: 'Hello! Start here.',
              messages: [
                {
                  from: 'olga',
                  hoursAgo: 190,
                  text: '# Welcome to Lantern Makers :lantern:\nWe build lamps, lanterns and other glowing things. Say hello in {#general}, and if you are stuck, {#get-help} is where you find us.',
                  reactions: { '👋': ['ada', 'bob', 'kenji'], ':lantern:': ['mia', 'priya'] },
                },
              ],
            },
            {
              name: 'rules',
              topic: 'Short and kind',
              messages: [
                {
                  from: 'mia',
                  hoursAgo: 189,
                  text: '1. Be kind.\n2. Mains voltage is not a toy: ask before you solder near it.\n3. Show your failures too. They are the best part.',
                },
              ],
            },
            {
              name: 'announcements',
              kind: 'announcements',
              messages: [
                {
                  from: 'olga',
                  hoursAgo: 52,
                  text: '**Build night** is on Friday at 19:00. Bring something that does not glow yet. ✨',
                  reactions: { '🎉': ['ada', 'kenji', 'sam', 'priya'] },
                },
              ],
            },
          ],
        },
        {
          name: 'Community',
          channels: [
            {
              name: 'general',
              topic: 'Anything that glows, and some things that do not',
              messages: [
                {
                  from: 'kenji',
                  hoursAgo: 27.2,
                  text: 'My paper lantern survived the rain! Two coats of beeswax did it.',
                  reactions: { '🔥': ['bob', 'ada'], ':glow:': ['olga'] },
                },
                {
                  from: 'ada',
                  hoursAgo: 27,
                  text: 'That is *lovely*. How long did it take to dry?',
                },
                { from: 'kenji', hoursAgo: 26.9, text: 'About a day, hung up over the sink 😄' },
                {
                  from: 'bob',
                  hoursAgo: 3.1,
                  text: 'Does anyone have a spare `WS2812B` strip? Mine blinks in colours I did not ask for.',
                },
                {
                  from: 'sam',
                  hoursAgo: 3,
                  text: 'I have one, <@{bob}>. Also: check that the ground is connected. It is always the ground.',
                },
              ],
            },
            {
              name: 'show-and-tell',
              topic: 'Pictures, please',
              messages: [
                {
                  from: 'priya',
                  hoursAgo: 75,
                  text: 'A reading lamp from an old teapot:\n> “It is not broken, it is illuminated.”',
                  reactions: { '🫖': ['mia', 'olga', 'ada'] },
                },
              ],
            },
            { name: 'off-topic', topic: 'No lamps allowed' },
            { name: 'Workshop', kind: 'voice' },
          ],
        },
        {
          name: 'Support',
          channels: [
            {
              name: 'get-help',
              topic: 'Press a button to talk to the team in private',
              access: [
                { role: 'everyone', deny: ['SendMessages', 'AddReactions', 'CreatePublicThreads'] },
                { role: 'Tickets', allow: ['SendMessages'] },
              ],
            },
            {
              name: 'faq',
              access: [{ role: 'everyone', deny: ['SendMessages'] }],
              messages: [
                {
                  from: 'sam',
                  hoursAgo: 120,
                  text: '**My kit is missing a part.** Open a ticket in {#get-help}, we send it the same week.\n**Can I return it?** Within 30 days, glowing or not.',
                },
              ],
            },
          ],
        },
        {
          name: 'Tickets',
          access: [
            { role: 'everyone', deny: ['ViewChannel'] },
            { role: 'Support', allow: ['ViewChannel'] },
            { role: 'Tickets', allow: ['ViewChannel', 'SendMessages', 'ManageChannels'] },
          ],
          channels: [],
        },
        {
          name: 'Staff',
          access: [
            { role: 'everyone', deny: ['ViewChannel'] },
            { role: 'Support', allow: ['ViewChannel'] },
            { role: 'Moderator', allow: ['ViewChannel'] },
          ],
          channels: [
            {
              name: 'staff-room',
              topic: 'Only the team reads this',
              messages: [
                {
                  from: 'priya',
                  hoursAgo: 30,
                  text: 'I take tickets until Thursday, Sam has the weekend.',
                  reactions: { '👍': ['sam'] },
                },
              ],
            },
            {
              name: 'ticket-transcripts',
              topic: 'Closed tickets end up here',
              access: [
                { role: 'everyone', deny: ['ViewChannel'] },
                { role: 'Support', allow: ['ViewChannel'] },
                { role: 'Moderator', allow: ['ViewChannel'] },
                { role: 'Tickets', allow: ['ViewChannel', 'SendMessages', 'EmbedLinks'] },
              ],
            },
          ],
        },
      ],
      emojis: [
        {
          name: 'lantern',
          svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path d="M24 10h16v6H24zM20 50h24v6H20z" fill="#78350f"/><path d="M22 16h20l4 34H18z" fill="#f59e0b"/><path d="M32 22c6 8 8 12 8 17a8 8 0 0 1-16 0c0-5 2-9 8-17z" fill="#fef3c7"/><path d="M26 10a6 6 0 0 1 12 0" fill="none" stroke="#78350f" stroke-width="3"/></svg>',
        },
        {
          name: 'glow',
          svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="14" fill="#fde047"/><g stroke="#facc15" stroke-width="5" stroke-linecap="round"><path d="M32 4v8M32 52v8M4 32h8M52 32h8M12 12l6 6M46 46l6 6M52 12l-6 6M18 46l-6 6"/></g></svg>',
        },
      ],
    },
    {
      name: 'Book Nook',
      description: 'A reading circle. No bot lives here yet.',
      colors: ['#818cf8', '#312e81'],
      owner: 'olga',
      everyone: [
        'ViewChannel',
        'SendMessages',
        'ReadMessageHistory',
        'AddReactions',
        'EmbedLinks',
        'AttachFiles',
        'UseApplicationCommands',
      ],
      roles: [{ name: 'Librarian', color: 0xe67e22, hoist: true, permissions: ['ManageGuild'] }],
      members: { olga: ['Librarian'], mia: ['Librarian'], kenji: [], ada: [] },
      categories: [
        {
          name: 'Reading',
          channels: [
            {
              name: 'now-reading',
              topic: 'One book a month',
              messages: [
                {
                  from: 'mia',
                  hoursAgo: 60,
                  text: 'This month: *The Left Hand of Darkness*. Who is in?',
                  reactions: { '📚': ['kenji', 'olga'] },
                },
              ],
            },
            { name: 'spoilers', topic: 'Wrap them: ||like this||' },
          ],
        },
      ],
    },
  ],
};
