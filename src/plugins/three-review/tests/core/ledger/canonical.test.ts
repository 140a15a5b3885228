import fc from 'fast-check';
import { canonical, changedFields, type Json } from '../../../core/ledger';

describe('one value, one text', () => {
  test.each<[string, Json, string]>([
    ['[A10.2] keys are sorted', { b: 1, a: 2 }, '{"a":2,"b":1}'],
    ['[A10.2] keys are sorted by code unit, not by language', { 乙: 1, é: 2, z: 3, Z: 4, a: 5 }, '{"Z":4,"a":5,"z":3,"é":2,"乙":1}'],
    ['[A10.2] keys are sorted at every depth', [{ b: { d: 1, c: 2 }, a: 3 }], '[{"a":3,"b":{"c":2,"d":1}}]'],
    ['[A10.2] a key without a value is no key', { a: undefined, b: null }, '{"b":null}'],
    ['[A10.2] a list keeps its order', [3, 1, 2], '[3,1,2]'],
    ['[A10.2] text is escaped in one way', '\u0000"\\\n中😀\ud800', '"\\u0000\\"\\\\\\n中😀\\ud800"'],
    ['[A10.2] zero has no sign', -0, '0'],
    ['[A10.2] nothing is a value', null, 'null'],
    ['[A10.2] the empty are told apart', [{}, [], '', false, 0], '[{},[],"",false,0]'],
  ])('%s', (_title, value, text) => expect(canonical(value)).toBe(text));

  test.each([
    ['a date, which would print as {}', new Date(0)],
    ['a map', new Map([['a', 1]])],
    ['bytes', Buffer.from('a')],
    ['an instance of a class', new (class Row {})()],
    ['not a number', Number.NaN],
    ['infinity', Infinity],
    ['a big integer', 1n],
    ['nothing at all', undefined],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a hole in a list', Array.from({ length: 2 }).concat(1)],
    ['a hole that was never filled', new Array(1)],
    ['nothing, deep inside', { a: [{ b: [undefined] }] }],
  ])('[A10.2] evidence does not depend on how a value happens to print: %s throws', (_what, value) => {
    expect(() => canonical(value as Json)).toThrow(TypeError);
  });

  const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;
  const shuffled = (value: Json): Json => {
    if (Array.isArray(value)) return (value as readonly Json[]).map(shuffled);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value as Record<string, Json>)
        .reverse()
        .map(([key, held]) => [key, shuffled(held)])
    );
  };

  test('[A10.2] the order in which keys were written never matters', () => {
    fc.assert(fc.property(json, (value) => canonical(shuffled(value)) === canonical(value)));
  });

  test('[A10.2] the text holds the whole value: reading it gives the value back', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      })
    );
  });

  test('[A10.2] reading and writing again gives the same bytes', () => {
    fc.assert(fc.property(json, (value) => canonical(JSON.parse(canonical(value)) as Json) === canonical(value)));
  });
});

describe('what changed', () => {
  test.each<[string, Parameters<typeof changedFields>, string[]]>([
    [
      '[A10.2] the same content changed nowhere',
      [
        { a: 1, b: [1] },
        { b: [1], a: 1 },
      ],
      [],
    ],
    [
      '[A10.2] every field that differs is named, in order',
      [
        { b: 1, a: 1, c: 1 },
        { c: 2, b: 2, a: 1 },
      ],
      ['b', 'c'],
    ],
    ['[A10.2] a field that only one of them has counts', [{ a: 1 }, { b: 1 }], ['a', 'b']],
    ['[A10.2] a field set to nothing is not a field left out', [{ a: null }, {}], ['a']],
    ['[A10.2] a field without a value is one left out', [{ a: undefined }, {}], []],
    ['[A10.2] the order of keys inside a field does not matter', [{ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }], []],
    ['[A10.2] the order of a list does', [{ a: [1, 2] }, { a: [2, 1] }], ['a']],
  ])('%s', (_title, [a, b], named) => expect(changedFields(a, b)).toEqual(named));
});
