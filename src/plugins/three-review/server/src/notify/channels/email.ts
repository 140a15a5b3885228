import { clauseOf } from '../../../../core/regulation';
import { NOTICES } from '../../../../shared/notices';
import { pluginServiceOf } from '../../platform/host';
import { textOf, type Strapi } from '../../platform/strapi';
import { Undeliverable, type Channel, type Message, type Recipient } from './channel';

interface Email {
  send(options: { to: string; subject: string; text: string }): Promise<unknown>;
}

/** Where the admin is, as the host says; without it the mail names no link. */
const addressOf = (strapi: Strapi, link: string | null): string => {
  const admin = textOf(strapi.config.get('admin.absoluteUrl'));
  return link === null || admin === null || !/^https?:/.test(admin) ? '' : `\n\n${admin.replace(/\/$/, '')}${link}`;
};

/** Greeting, sentence and article, in the person's language. */
const textIn = ({ kind }: Message, person: Recipient, sentence: string): string => {
  const chinese = person.language === 'zh-Hans';
  const clause = clauseOf(NOTICES[kind].article, chinese);
  return chinese ? `${person.name}：\n${sentence}依据：${clause}。` : `${person.name},\n${sentence} (${clause})`;
};

/** By Strapi's email plugin, whatever provider the host has given it. Plain text: nothing in it is a template. */
export const email: Channel = {
  to: 'person',
  send: async (strapi, message, person) => {
    const { email: to, language } = person;
    if (to === null) throw new Undeliverable('the person has no e-mail address');
    const { subject, sentence } = NOTICES[message.kind].wordsOf(message.data, language);
    const text = textIn(message, person, sentence);
    await pluginServiceOf<Email>(strapi, 'email', 'email').send({ to, subject, text: `${text}${addressOf(strapi, message.link)}` });
  },
};
