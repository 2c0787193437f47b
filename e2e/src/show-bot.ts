import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  AttachmentBuilder,
  ButtonBuilder,
  type ButtonInteraction,
  ButtonStyle,
  Client,
  ComponentType,
  EmbedBuilder,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  StringSelectMenuBuilder,
  TextInputStyle,
} from 'discord.js';

interface Login {
  /** The sandbox's address. */
  url: string;
  token: string;
}

export interface ShowBot {
  /** Sends its two messages: one of embed, buttons and menu, one of layout components. */
  showEverything: (channelId: string, picture: string) => Promise<void>;
  /** Ends every “thinking…” with its answer. */
  finishThinking: () => Promise<void>;
  stop: () => Promise<void>;
}

/** A bot with one of everything it can show, and every way it can answer. */
export async function startShowBot({ url, token }: Login): Promise<ShowBot> {
  const bot = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    rest: { api: `${url}/api` },
  });
  const thinking: ButtonInteraction[] = [];
  bot.on('interactionCreate', (interaction) => {
    if (!interaction.isButton() || interaction.customId !== 'think')
      return void answer(interaction);
    void interaction.deferReply({ flags: MessageFlags.Ephemeral });
    thinking.push(interaction);
  });
  await bot.login(token);
  if (!bot.isReady()) await new Promise((resolve) => bot.once('clientReady', resolve));
  const ready = bot as Client<true>;
  await ready.application.commands.set([
    {
      name: 'echo',
      description: 'Says it back',
      options: [
        {
          name: 'text',
          description: 'What to say',
          type: ApplicationCommandOptionType.String,
          required: true,
        },
        {
          name: 'whom',
          description: 'To whom',
          type: ApplicationCommandOptionType.User,
        },
      ],
    },
    { name: 'Greet', type: ApplicationCommandType.User },
    { name: 'Quote', type: ApplicationCommandType.Message },
  ]);
  return {
    showEverything: (channelId, picture) => showEverything(ready, channelId, picture),
    finishThinking: async () => {
      await Promise.all(thinking.splice(0).map((each) => each.editReply('Forty-two.')));
    },
    stop: () => bot.destroy(),
  };
}

async function showEverything(bot: Client<true>, channelId: string, picture: string) {
  const channel = await bot.channels.fetch(channelId);
  if (!channel?.isSendable()) throw new Error('the bot cannot write there');
  await channel.send({
    embeds: [
      new EmbedBuilder()
        .setTitle('Opening hours')
        .setColor(0x5865f2)
        .setDescription('We answer **every day**.\n- by message\n- by phone')
        .setFields(
          { name: 'Weekdays', value: '9–18', inline: true },
          { name: 'Weekends', value: '10–14', inline: true },
        )
        .setFooter({ text: 'Lantern Makers' })
        .setTimestamp(1_764_000_000_000),
    ],
    components: [
      new ActionRowBuilder<ButtonBuilder>().setComponents(
        button('form', 'Fill in a form', ButtonStyle.Primary),
        button('quiet', 'Whisper', ButtonStyle.Secondary),
        button('think', 'Think', ButtonStyle.Success),
        button('silent', 'Say nothing', ButtonStyle.Danger),
      ),
      new ActionRowBuilder<StringSelectMenuBuilder>().setComponents(
        new StringSelectMenuBuilder()
          .setCustomId('topic')
          .setPlaceholder('What is it about?')
          .setOptions(
            { label: 'Lamps', value: 'lamps', description: 'Flicker, hum or nothing' },
            { label: 'Orders', value: 'orders', emoji: '📦' },
          ),
      ),
    ],
  });
  await channel.send({
    flags: MessageFlags.IsComponentsV2,
    files: [
      new AttachmentBuilder(picture, { name: 'lamp.png' }),
      new AttachmentBuilder(Buffer.from('Keep dry.'), { name: 'manual.txt' }),
    ],
    components: [
      {
        type: ComponentType.Container,
        accent_color: 0xf59e0b,
        components: [
          { type: ComponentType.TextDisplay, content: '## The brass lantern\nMade by hand.' },
          { type: ComponentType.Separator, divider: true, spacing: 1 },
          {
            type: ComponentType.Section,
            components: [{ type: ComponentType.TextDisplay, content: '**In stock**: 3 pieces' }],
            accessory: {
              type: ComponentType.Button,
              style: ButtonStyle.Primary,
              label: 'Order',
              custom_id: 'order',
            },
          },
          {
            type: ComponentType.MediaGallery,
            items: [{ media: { url: 'attachment://lamp.png' }, description: 'A brass lantern' }],
          },
          { type: ComponentType.File, file: { url: 'attachment://manual.txt' } },
        ],
      },
    ],
  });
}

function button(customId: string, label: string, style: ButtonStyle): ButtonBuilder {
  return new ButtonBuilder({ customId, label, style } as { customId: string });
}

const form = {
  customId: 'details',
  title: 'Tell us more',
  components: [
    {
      type: ComponentType.Label,
      label: 'Subject',
      description: 'A few words',
      component: {
        type: ComponentType.TextInput,
        customId: 'subject',
        style: TextInputStyle.Short,
      },
    },
    {
      type: ComponentType.Label,
      label: 'How urgent is it?',
      component: {
        type: 21,
        customId: 'urgency',
        options: [
          { label: 'It can wait', value: 'low', description: 'Some day this week', default: true },
          { label: 'Today, please', value: 'high' },
        ],
      },
    },
    {
      type: ComponentType.Label,
      label: 'What did you try?',
      component: {
        type: 22,
        customId: 'tried',
        required: false,
        options: [
          { label: 'Another plug', value: 'plug' },
          { label: 'Another bulb', value: 'bulb' },
        ],
      },
    },
    {
      type: ComponentType.Label,
      label: 'You may write to me',
      component: { type: 23, customId: 'contact', default: true },
    },
  ],
};

async function answer(interaction: Interaction): Promise<void> {
  const quietly = (content: string) => ({ content, flags: MessageFlags.Ephemeral as const });
  if (interaction.isChatInputCommand()) {
    await interaction.reply(`You said: ${interaction.options.getString('text')}`);
  } else if (interaction.isUserContextMenuCommand()) {
    await interaction.reply(quietly(`Hello, ${interaction.targetUser.username}!`));
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply(quietly(`> ${interaction.targetMessage.content}`));
  } else if (interaction.isModalSubmit()) {
    const given = [...interaction.fields.fields.values()].map((field) =>
      'values' in field ? field.values.join('+') : 'value' in field ? field.value : '',
    );
    await interaction.reply(quietly(`Noted: ${given.join(' | ')}`));
  } else if (interaction.isStringSelectMenu()) {
    await interaction.reply(quietly(`About ${interaction.values.join()}`));
  } else if (interaction.isButton()) {
    if (interaction.customId === 'form') await interaction.showModal(form as never);
    if (interaction.customId === 'quiet') await interaction.reply(quietly('Psst.'));
    if (interaction.customId === 'order') await interaction.reply(quietly('Ordered.'));
  }
}
