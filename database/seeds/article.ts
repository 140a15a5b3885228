import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { address } from './bureau';
import { seedOnce } from './record';

const FILE = 'huludao-2023-07-04.txt';
export const FIRST_ARTICLE = `article/${FILE}`;

const paragraph = (text: string) => ({ type: 'paragraph' as const, children: [{ type: 'text' as const, text }] });

/** One paragraph for each line that is not empty, word for word as the page was found, its flaws included. */
export const asBlocks = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(paragraph);

/** The first draft of the site: the regulation itself, with nothing signed yet. */
export const seedArticle = (strapi: Core.Strapi): Promise<string> =>
  seedOnce(strapi, FIRST_ARTICLE, async () => {
    const text = await readFile(path.join(strapi.dirs.app.root, 'database', 'seeds', 'texts', FILE), 'utf8');
    const column = await strapi.documents('api::column.column').findFirst({ filters: { slug: 'policies' } });
    const unit = await strapi.documents('plugin::three-review.unit').findFirst({ filters: { code: 'office' } });
    const officer = (await strapi.service('admin::user').findOneByEmail(address('officer.office'))) as { id: number } | null;
    const article = await strapi.documents('api::article.article').create({
      locale: 'zh-Hans',
      status: 'draft',
      data: {
        title: '市住建局政务信息工作制度',
        slug: 'information-work-regulation',
        body: asBlocks(text),
        source: '葫芦岛市住房和城乡建设局',
        author: '办公室',
        eventDate: '2023-07-04',
        column: column?.documentId ?? null,
        unit: unit?.documentId ?? null,
        createdBy: officer?.id ?? null,
        updatedBy: officer?.id ?? null,
      },
    });
    return article.documentId;
  });
