import type { EditLayout } from '@strapi/content-manager/strapi-admin';
import { nameOurFields } from '../../admin/src/list/editLayout';
import { tradsOf } from '../../admin/src/translations';
import { ownLabel, stageFieldOf, WORDED } from '../../admin/src/utils/ownFields';
import { markAdded, unmarked } from '../../shared/addedFields';

const OPTIONS = { ...markAdded({ stage: 'reviewState', unit: 'reviewUnit', classification: 'reviewSecrecy' }), i18n: { localized: true } };

const field = (name: string, type: string, label = name) => ({ name, type, label });
const drawn = (options: object, fields: readonly object[]): object[] => {
  const layout = { layout: [[fields]], options } as unknown as EditLayout;
  return nameOurFields({ layout }).layout.layout.flat(2);
};

beforeAll(() => Object.assign(globalThis, { document: { documentElement: { lang: 'zh-Hans' } } }));
afterAll(() => Reflect.deleteProperty(globalThis, 'document'));

describe('[A10.2] the words of the plugin are for its own fields', () => {
  it('a field of ours has its name, its values are worded, and the stage is no field of the form', () => {
    const fields = [field('reviewState', 'enumeration'), field('reviewUnit', 'relation'), field('reviewSecrecy', 'enumeration')];
    expect(drawn(OPTIONS, fields)).toEqual([
      { name: 'reviewUnit', type: 'relation', label: '责任单位' },
      { name: 'reviewSecrecy', type: WORDED, label: '公开属性' },
    ]);
  });

  it('a field of the host under a name that ours has elsewhere stays what the host wrote', () => {
    const fields = [field('classification', 'enumeration'), field('reviewStage', 'string'), field('status', 'enumeration')];
    expect(drawn(OPTIONS, fields)).toEqual(fields);
    for (const { name } of fields) expect(ownLabel(OPTIONS, name)).toBeNull();
  });

  it('a type that is not covered has no stage, whatever its fields are called', () => {
    const fields = [field('reviewStage', 'enumeration'), field('classification', 'enumeration')];
    expect(stageFieldOf({})).toBeUndefined();
    expect(drawn({}, fields)).toEqual(fields);
  });

  it('a name that the site gave to a field of ours stays', () => {
    expect(drawn(OPTIONS, [field('reviewUnit', 'relation', '主办科室')])).toEqual([field('reviewUnit', 'relation', '主办科室')]);
  });

  it.each(['zh-Hans', 'en'])(
    '%s: no message has a bare word for its key, by which core would word every enumeration of the host',
    async (locale) => {
      const keys = Object.keys((await tradsOf(locale)).data);
      expect(keys.length).toBeGreaterThan(100);
      for (const word of ['draft', 'approved', 'published', 'public', 'internal', 'withheld']) expect(keys).not.toContain(word);
    }
  );

  it('and none of them names a field or a type of a host', async () => {
    const keys = Object.keys((await tradsOf('zh-Hans')).data);
    expect(keys.filter((key) => /^content-manager\.content-types\.|::/.test(key))).toEqual([]);
  });
});

it('[A10.2] the mark of a type is taken off without a trace', () => {
  expect(unmarked(OPTIONS)).toEqual({ i18n: { localized: true } });
  expect(unmarked(undefined)).toBeUndefined();
});
