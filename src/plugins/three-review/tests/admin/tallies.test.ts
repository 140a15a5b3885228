import { columnTally, vetoTally } from '../../admin/src/utils/tallies';

test('[A9.2] empty columns are not counted as overdue ones, on the page nor in the widget', () => {
  expect(columnTally({ all: 9, overdue: 0, empty: 6, due_soon: 1 })).toEqual({ overdue: 0, empty: 6, soon: 1, pending: 0 });
});

test('[A9.2] a veto that is reached is not counted as a near one', () => {
  expect(vetoTally([{ level: 'vetoed' }, { level: 'near' }, { level: 'watch' }, { level: 'fine' }, { level: 'unknown' }])).toEqual({
    vetoed: 1,
    near: 1,
  });
});
