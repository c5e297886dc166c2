// Which methods are asked for, and what follows when one is added or left out.
import type { MethodInfo } from '../../contracts/model';
import type { MethodWish } from '../../state/state';
import type { ParameterInfo } from './scale';

/** A method's family with the question that it answers: "Clusters: which incidents belong together?" */
export const familyTitle = ({ family, familyQuestion }: Pick<MethodInfo, 'family' | 'familyQuestion'>): string =>
  `${family.charAt(0).toUpperCase()}${family.slice(1)}: ${familyQuestion}`;

/** Methods by family, in the order of the catalogue. */
export function families(methods: readonly MethodInfo[]): { family: string; methods: MethodInfo[] }[] {
  const groups: { family: string; methods: MethodInfo[] }[] = [];
  for (const method of methods) {
    const group = groups.find(({ family }) => family === method.family);
    if (group) group.methods.push(method);
    else groups.push({ family: method.family, methods: [method] });
  }
  return groups;
}

/** The chosen methods, the main one first; names that the catalogue does not have are left out. */
export const chosenMethods = (methods: readonly MethodInfo[], { names }: MethodWish): MethodInfo[] =>
  names.flatMap((name) => methods.find((one) => one.name === name) ?? []);

/** With these methods instead, in that order; numbers that none of them takes go. */
export function withMethods(wish: MethodWish, names: readonly string[], methods: readonly MethodInfo[]): MethodWish {
  // "scan.permutations" is a number for the scan alone.
  const known =
    new Set(methods.filter(({ name }) => names.includes(name)).flatMap((one) => one.parameters.flatMap(({ name }) => [name, `${one.name}.${name}`])));
  return { ...wish, names, given: Object.fromEntries(Object.entries(wish.given).filter(([name]) => known.has(name))) };
}

/** Adds a method at the end, or takes it out; the last one stays. */
export function toggled(wish: MethodWish, name: string, methods: readonly MethodInfo[]): MethodWish {
  const names = wish.names.includes(name) ? wish.names.filter((one) => one !== name) : [...wish.names, name];
  return names.length === 0 ? wish : withMethods(wish, names, methods);
}

/** A parameter as the panel shows it: once, however many of the chosen methods take it, with the range that all of them allow. */
export interface ShownParameter { info: ParameterInfo; /** Titles of the other chosen methods that take the same number. */ sharedWith: string[] }

export function parametersOf(method: MethodInfo, chosen: readonly MethodInfo[]): ShownParameter[] {
  const before = chosen.slice(0, chosen.indexOf(method));
  return method.parameters.flatMap((info) => {
    if (before.some(({ parameters }) => parameters.some(({ name }) => name === info.name))) return [];
    const others = chosen.filter((one) => one !== method && one.parameters.some(({ name }) => name === info.name));
    const all = [info, ...others.flatMap(({ parameters }) => parameters.filter(({ name }) => name === info.name))];
    return [{
      info: { ...info, minimum: Math.max(...all.map(({ minimum }) => minimum)), maximum: Math.min(...all.map(({ maximum }) => maximum)) },
      sharedWith: others.map(({ title }) => title),
    }];
  });
}

/** Why a method cannot be chosen for these data; null when it can. */
export const whyNot = ({ needsTimes }: MethodInfo, hasTimes: boolean): string | null => (needsTimes && !hasTimes ? 'No incident has a time.' : null);
