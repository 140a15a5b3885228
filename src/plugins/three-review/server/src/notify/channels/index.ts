import type { CHANNEL_NAMES } from '../../platform/config/channels';
import type { Channel } from './channel';
import { email } from './email';

/** Every way out of the house, by the name that the configuration uses. */
export const CHANNELS: Readonly<Record<(typeof CHANNEL_NAMES)[number], Channel>> = { email };

export { Undeliverable, type Channel, type Channels, type Message, type Recipient } from './channel';
