import { activeContentIn, type ActiveContent, type OfferedFile } from '../../../../core/gate';
import { refusal } from '../../../../core/kernel/result';
import { asRefusal, messageOf } from '../../platform/errors';

/** What may be uploaded, in words for people. */
const ALLOWED = ['image (png, jpg, webp, gif)', 'pdf', 'office document', 'plain text, csv', 'audio, video', 'zip'] as const;

const WHERE: Readonly<Record<ActiveContent['where'], string>> = {
  name: '文件名 name',
  type: '类型 type',
  bytes: '内容 content',
};

/** What, where, and what is allowed: in the message too, since the Media Library shows that alone. */
export const refuseActive = (file: string, { where, found }: ActiveContent): never => {
  const no = refusal('active_content', 'A10.2', { file, where, found, allowed: ALLOWED });
  const error = asRefusal(new Error(), [no]);
  error.message = `${file}（${WHERE[where]}：${found}）：${messageOf([no])}`;
  throw error;
};

export const refuseIfActive = (file: string, offered: OfferedFile): void => {
  const found = activeContentIn(offered);
  if (found) refuseActive(file, found);
};
