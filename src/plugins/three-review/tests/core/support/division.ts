import type { Division, DividedColumn } from '../../../core/audit';
import { day, term } from './column';

const column = (id: string, name: string, over: Partial<DividedColumn> = {}): DividedColumn => ({
  id,
  name,
  parent: null,
  category: 'other',
  terms: [term('2026-01-01')],
  frozenTo: null,
  ...over,
});

/** A small site: six columns, three units, four people, two of them of one name. */
export const DIVISION: Division = {
  today: day('2026-11-24'),
  units: [
    { id: 'office', name: '办公室' },
    { id: 'housing-centre', name: '住房保障中心' },
    { id: 'works', name: '市政公用科' },
  ],
  users: [
    { id: '1', name: '李芳', email: 'li@bureau.example' },
    { id: '2', name: '王晓燕', email: 'wang@bureau.example' },
    { id: '3', name: '周敏', email: 'zhou.a@bureau.example' },
    { id: '4', name: '周敏', email: 'zhou.b@bureau.example' },
  ],
  columns: [
    column('c1', '住建新闻', {
      category: 'news',
      terms: [
        term('2023-07-04', {
          coUnitIds: ['works', 'housing-centre'],
          dutyOfficerId: '1',
          deputyId: '2',
          frequency: { kind: 'period', unit: 'week', min: 1 },
        }),
      ],
    }),
    column('c2', '住房保障', { terms: [term('2026-01-01', { unitId: 'housing-centre', dutyOfficerId: null })] }),
    column('c3', '政策问答', {
      parent: 'c2',
      terms: [term('2026-01-01', { unitId: 'housing-centre', dutyOfficerId: '3', frequency: { kind: 'gap', days: 30 } })],
    }),
    column('c4', '机构设置', { terms: [term('2026-01-01', { dutyOfficerId: '4', frequency: { kind: 'exempt' } })] }),
    column('c5', '专题', {
      terms: [term('2026-01-01', { to: day('2026-12-31'), frequency: { kind: 'period', unit: 'half_year', min: 2 } })],
    }),
    column('c6', '微信', {
      category: 'new_media',
      terms: [term('2025-01-01', { to: day('2026-06-30') }), term('2026-07-01', { unitId: 'works', suspended: true })],
    }),
  ],
};
