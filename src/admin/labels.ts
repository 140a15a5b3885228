/** The host's own fields in Chinese; in English they are called what they are. Keys as the Content Manager asks for them. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'api::article.article': {
    title: '标题',
    slug: '网址',
    summary: '摘要',
    body: '正文',
    source: '来源',
    author: '作者',
    eventDate: '事发日期',
    column: '栏目',
    unit: '单位',
    tags: '标签',
    related: '相关文章',
    cover: '封面图',
    attachments: '附件',
    facts: '数据',
    sections: '段落',
  },
  'api::notice.notice': { title: '标题', text: '正文', validUntil: '有效期至', attachment: '附件' },
  'api::about.about': { title: '标题', body: '正文', address: '地址', telephone: '电话', facts: '数据' },
  'api::column.column': {
    name: '名称',
    slug: '网址',
    description: '说明',
    articles: '文章',
    parent: '上级栏目',
    children: '下级栏目',
  },
  'api::tag.tag': { name: '名称', slug: '网址', articles: '文章' },
};

export const fieldLabels = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(FIELDS).flatMap(([uid, labels]) =>
      Object.entries(labels).map(([field, label]) => [`content-manager.content-types.${uid}.${field}`, label])
    )
  );
