import { describe, expect, it } from 'vitest';
import { foundBy, surenessLines } from '../../src/panels/evidence/sureness';
import { sentence } from '../../src/panels/method/area-figures';
import { withoutFlags } from '../../src/panels/method/parameter';
import { sideOf, withSide } from '../../src/panels/method/sides';
import { chosenMethods, families, parametersOf, toggled, whyNot, withMethods } from '../../src/panels/method/wish';
import type { Hotspot, MethodInfo } from '../../src/model';
import { methods as catalogue, type MethodWish } from '../../src/state';

const parameter = (name: string, minimum: number, maximum: number): MethodInfo['parameters'][number] =>
  ({ name, flag: `--${name}`, title: `${name}: more of it`, unit: 'm', minimum, maximum, isInteger: false, defaultRule: '', effect: '', choices: [] });
const method = (name: string, family: string, ...parameters: MethodInfo['parameters']): MethodInfo =>
  ({ name, title: name.toUpperCase(), question: '', family, findsPlaces: true, needsTimes: name === 'scan', compares: false, parameters });
const all = [method('dbscan', 'clusters', parameter('eps', 1, 100)), method('kde', 'density', parameter('bandwidth', 10, 1000), parameter('cell', 10, 10_000)), method('gi-star', 'significance', parameter('cell', 50, 5000)), method('scan', 'significance')];
const wish: MethodWish = { names: ['dbscan'], given: { eps: 90 }, weights: 'count', cases: [], controls: [] };

describe('the methods asked for', () => {
  it('are listed by family, in the order of the catalogue', () => {
    expect(families(all).map(({ family, methods }) => [family, methods.length])).toEqual([['clusters', 1], ['density', 1], ['significance', 2]]);
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
  it('that the catalogue does not have are passed over', () => { expect(chosenMethods(all, { ...wish, names: ['magic', 'kde'] }).map(({ name }) => name)).toEqual(['kde']); });
  it('show a number that several take once, with what all of them allow', () => {
    const chosen = [all[1], all[2]];
    expect(parametersOf(all[1], chosen).map(({ info, sharedWith }) => [info.name, info.minimum, info.maximum, sharedWith])).toEqual([['bandwidth', 10, 1000, []], ['cell', 50, 5000, ['GI-STAR']]]);
    expect(parametersOf(all[2], chosen)).toEqual([]);
  });
  it('cannot be those that need times where there are none', () => {
    expect(whyNot(all[3], false)).toMatch(/time/);
    expect(whyNot(all[3], true)).toBeNull();
  });
});

describe('the sides of a comparison', () => {
  const kinds = ['tip', 'seizure', 'warrant', 'stop and search'];
  it('are as the host takes them until someone says otherwise', () => { expect(kinds.map((kind) => sideOf(wish, kind))).toEqual(['controls', 'cases', 'cases', 'neither']); });
  it('change one kind at a time', () => {
    const next = withSide(wish, kinds, 'stop and search', 'controls')!;
    expect([next.cases, next.controls]).toEqual([['seizure', 'warrant'], ['tip', 'stop and search']]);
    expect(sideOf(withSide(next, kinds, 'warrant', 'neither')!, 'warrant')).toBe('neither');
  });
  it('are never empty', () => { expect(withSide(wish, kinds, 'tip', 'neither')).toBeNull(); });
});

describe('words', () => {
  it('for people name a setting by its title, not by its flag', () => {
    catalogue.value = all;
    expect(withoutFlags('by --cell; lower --bandwidth or --nothing')).toBe('by “cell”; lower “bandwidth” or --nothing');
    catalogue.value = [];
  });
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
  it('say how sure a place is, and never more than it is', () => {
    const sure = { word: 'clear', resampleShare: 0.999, resamples: 199, smallestQ: 0.00002, settingsHot: 9, settings: 9, alpha: 0.05 };
    expect(surenessLines(sure)).toEqual([
      'Hot in 99 % of 199 resamples of the incidents.', 'The smallest p-value of its cells is under 0.001 after correction, at a level of 0.05.', 'Hot in 9 of 9 settings of cell and neighbourhood.',
    ]);
    expect(surenessLines({ ...sure, smallestQ: 0.2 })[1]).toMatch(/^None of its cells/);
  });
});
