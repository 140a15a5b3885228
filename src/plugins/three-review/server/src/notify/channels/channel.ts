import type { Language, NoticeKind } from '../../../../shared/notices';
import type { Strapi } from '../../platform/strapi';

/** What is said of an event, as far as whom it goes to may hear it. */
export interface Message {
  readonly kind: NoticeKind;
  readonly data: Readonly<Record<string, unknown>>;
  readonly link: string | null;
}

export interface Recipient {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
}

/** To each person by themselves. */
interface ToPeople {
  readonly to: 'person';
  send(strapi: Strapi, message: Message, person: Recipient): Promise<void>;
}

/** To groups: each hears of an event once, and no more than everybody may. */
interface ToGroups {
  readonly to: 'group';
  /** Their names, at most 180 characters each. */
  groups(strapi: Strapi): readonly string[];
  send(strapi: Strapi, message: Message, group: string): Promise<void>;
}

/** A way out of the house: one file each, named in `index`. `send` throws when it did not work; it is called again, later. */
export type Channel = ToPeople | ToGroups;

/** Every way out of the house, by the name that the configuration uses. */
export type Channels = Readonly<Record<string, Channel | undefined>>;

/** Thrown where trying again cannot help: no address, no account. */
export class Undeliverable extends Error {}
