import { describe, expect, it } from 'vitest';
import {
  foundBy, peopleQuestionOf, peopleTitle, questionOf, surenessFigures, surenessRule, surenessTitle,
} from '../../../src/panels/evidence/sureness';
import { sentence } from '../../../src/panels/method/area-figures';
import { sideOf, withSide } from '../../../src/panels/method/sides';
import { chosenMethods, families, familyTitle, parametersOf, toggled, whyNot, withMethods } from '../../../src/panels/method/wish';
import type { Hotspot, MethodInfo, Sureness } from '../../../src/contracts/model';
import type { MethodWish } from '../../../src/state/state';

const parameter = (name: string, minimum: number, maximum: number): MethodInfo['parameters'][number] =>
  ({
    name, title: `${name}: more of it`, unit: 'm', minimum, maximum, isInteger: false, defaultRule: '', effect: '',
    choices: [],
  });
const method = (name: string, family: string, ...parameters: MethodInfo['parameters']): MethodInfo =>
  ({
    name, title: name.toUpperCase(), question: '', family, familyQuestion: `which ${family}?`, findsPlaces: true, needsTimes: name === 'scan',
    compares: false, parameters,
  });
const all = [
  method('dbscan', 'clusters', parameter('eps', 1, 100)),
  method('kde', 'density', parameter('bandwidth', 10, 1000), parameter('cell', 10, 10_000)),
  method('gi-star', 'significance', parameter('cell', 50, 5000)), method('scan', 'significance'),
];
const wish: MethodWish = { names: ['dbscan'], given: { eps: 90 }, weights: 'count', cases: [], controls: [] };

describe('the methods asked for', () => {
  it('are listed by family, in the order of the catalogue', () => {
    expect(families(all).map(({ family, methods }) => [family, methods.length])).toEqual([['clusters', 1], ['density', 1], ['significance', 2]]);
    expect(families(all).map(({ methods }) => familyTitle(methods[0])))
      .toEqual(['Clusters: which clusters?', 'Density: which density?', 'Significance: which significance?']);
  });
  it('keep the main one first, and are never none', () => {
    const two = toggled(wish, 'kde', all);
    expect(two.names).toEqual(['dbscan', 'kde']);
    expect(toggled(two, 'dbscan', all).names).toEqual(['kde']);
    expect(toggled(wish, 'dbscan', all)).toBe(wish);
  });
  it('lose the numbers that nobody takes any more, and keep the others', () => {
    const both = { ...withMethods(wish, ['dbscan', 'kde'], all), given: { eps: 90, cell: 100 } };
    expect(withMethods(both, ['kde', 'gi-star'], all).given).toEqual({ cell: 100 });
    expect(toggled(both, 'gi-star', all).given).toEqual({ eps: 90, cell: 100 });
  });
  it(
    'that the catalogue does not have are passed over',
    () => { expect(chosenMethods(all, { ...wish, names: ['magic', 'kde'] }).map(({ name }) => name)).toEqual(['kde']); },
  );
  it('show a number that several take once, with what all of them allow', () => {
    const chosen = [all[1], all[2]];
    expect(parametersOf(all[1], chosen).map(({ info, sharedWith }) => [info.name, info.minimum, info.maximum, sharedWith]))
      .toEqual([['bandwidth', 10, 1000, []], ['cell', 50, 5000, ['GI-STAR']]]);
    expect(parametersOf(all[2], chosen)).toEqual([]);
  });
  it('cannot be those that need times where there are none', () => {
    expect(whyNot(all[3], false)).toMatch(/time/);
    expect(whyNot(all[3], true)).toBeNull();
  });
});

describe('the sides of a comparison', () => {
  const kinds = ['tip', 'seizure', 'warrant', 'stop and search'];
  it(
    'are as the host takes them until someone says otherwise',
    () => { expect(kinds.map((kind) => sideOf(wish, kind))).toEqual(['controls', 'cases', 'cases', 'neither']); },
  );
  it('change one kind at a time', () => {
    const next = withSide(wish, kinds, 'stop and search', 'controls')!;
    expect([next.cases, next.controls]).toEqual([['seizure', 'warrant'], ['tip', 'stop and search']]);
    expect(sideOf(withSide(next, kinds, 'warrant', 'neither')!, 'warrant')).toBe('neither');
  });
  it('are never empty', () => { expect(withSide(wish, kinds, 'tip', 'neither')).toBeNull(); });
});

describe('words', () => {
  it('of a figure end as sentences do', () => {
    expect(sentence({ name: 'z', value: null, unit: '', words: 'It is so' })).toBe('It is so.');
    expect(sentence({ name: 'ratio', value: 0.86, unit: '', words: 'Incidents lie 14 % closer.' })).toBe('Incidents lie 14 % closer.');
    expect(sentence({ name: 'mean', value: 30.97236, unit: 'm', words: 'Mean distance' })).toBe('Mean distance: 31 m.');
    expect(sentence({ name: 'incidents', value: 12345, unit: 'incidents', words: 'Counted' })).toBe('Counted: 12,345 incidents.');
  });
  it('say who agrees', () => {
    const spot = { method: 'kde', methods: ['kde', 'gi-star', 'dbscan'] } as unknown as Hotspot;
    expect(foundBy(spot, (name) => name.toUpperCase())).toBe('Found by KDE; GI-STAR and DBSCAN agree.');
    expect(foundBy({ ...spot, methods: ['kde'] }, (name) => name)).toBe('Found by kde.');
  });
  const sure: Sureness = {
    word: 'clear', title: 'clear', basis: 'recurrence', seen: '', kept: null, next: null, people: null, looks: 24, repeats: 23, p: null,
    expected: { now: 0.123, share: 0.1, from: 0.074, to: 0.139 },
    excess: { over: 'postcodes', times: 3.14, from: 2, to: 4.96, p: 0.00001, q: 0.00002, isMore: true },
  };
  it('say by which figures a place will be there again and is more than its people explain', () => {
    expect(surenessFigures(sure)).toEqual([
      ['There again', '23 of 24 looks'], ['Share now', '12 %'], ['Share to expect', '10 %, nine times of ten 7.4 % to 14 %'],
      ['Times its share of postcodes', '3.1 (95 %: 2.0 to 5.0)'], ['p-value, corrected', 'under 0.001'],
    ]);
    expect(questionOf(sure)).toBe('Will it be there again?');
    expect([surenessTitle(sure), peopleTitle(sure)]).toEqual(['Clear', 'Yes']);
  });
  it('ask about people only where people were counted', () => {
    const asked = (over: string) => peopleQuestionOf({ ...sure, excess: { ...sure.excess!, over } });
    expect(asked('postcodes')).toBe('Is it more than its people explain?');
    expect([asked('boundary'), asked('touched-ground')]).toEqual(Array(2).fill('Is it more than its ground explains?'));
  });
  it('round a large ratio as the sentences do', () => {
    expect(surenessFigures({ ...sure, expected: null, excess: { ...sure.excess!, times: 9.94, from: 9.96, to: 10.49 } }))
      .toContainEqual(['Times its share of postcodes', '9.9 (95 %: 10 to 10)']);
  });
  it('never claim what could not be asked', () => {
    const little: Sureness = { ...sure, word: 'too-little', title: 'too little to tell', looks: 0, repeats: 0, expected: null, excess: null };
    expect(surenessFigures(little)).toEqual([]);
    expect([surenessTitle(little), peopleTitle(little)]).toEqual(['Too little to tell', null]);
    expect(peopleTitle({ ...sure, excess: { ...sure.excess!, isMore: false } })).toBe('Not shown');
  });
  it('of a burst give its chance and no looks', () => {
    const burst: Sureness = { ...sure, basis: 'shuffled-times', looks: 0, repeats: 0, p: 0.012, expected: null, excess: null };
    expect(surenessFigures(burst)).toEqual([['p-value', '0.012']]);
    expect(questionOf(burst)).not.toBe(questionOf(sure));
    expect(surenessRule(burst)).not.toBe(surenessRule(sure));
  });
});
