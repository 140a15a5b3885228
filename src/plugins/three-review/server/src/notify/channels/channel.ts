import type { Language, NoticeKind } from '../../../../shared/notices';
import type { Strapi } from '../../platform/strapi';

/** A notice on its way to one person. */
export interface Message {
  readonly kind: NoticeKind;
  readonly data: Readonly<Record<string, unknown>>;
  readonly link: string | null;
  readonly person: { readonly id: number; readonly name: string; readonly email: string | null; readonly language: Language };
}

/** A way out of the house: one file each, named in `index`. `send` throws when it did not work; it is called again, later. */
export interface Channel {
  readonly name: string;
  send(strapi: Strapi, message: Message): Promise<void>;
}

/** Thrown where trying again cannot help: no address, no account. */
export class Undeliverable extends Error {}
