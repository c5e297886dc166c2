// Presets of weights: how much an incident of each kind counts.
import { signal } from '@preact/signals';
import type { WeightsInfo } from '../contracts/model';

/** Empty until the host has told them; the catalogue does not change while it runs. */
export const presets = signal<readonly WeightsInfo[]>([]);

/** A part of a grade that is not given counts as an untested source, and as intelligence that is not known: the host has the same. */
const USUAL = '2D', UNKNOWN = '?';

/** How much an incident of a kind and a grade ("2D", blank for none) counts in a preset; 1 while nothing is known of it. */
export function weightIn(preset: WeightsInfo | undefined, kind: string, reliance = ''): number {
  if (preset === undefined) return 1;
  const ofKind = Object.hasOwn(preset.weights, kind) ? preset.weights[kind] : preset.otherwise;
  if (reliance === '' && kind !== 'tip') return ofKind;
  const [source, intelligence] = [0, 1].map((at) => (reliance === '' || reliance[at] === UNKNOWN ? USUAL[at] : reliance[at]));
  return ofKind * factor(preset.sources, source) * factor(preset.intelligence, intelligence);
}

const factor = (factors: Readonly<Record<string, number>>, code: string): number => (Object.hasOwn(factors, code) ? factors[code] : 1);

/** The factors of a preset by grade in words; blank where grades have no say. */
export function gradeWords({ sources, intelligence }: WeightsInfo): string {
  const part = (name: string, factors: Readonly<Record<string, number>>): string =>
    (Object.keys(factors).length === 0 ? '' : `${name}: ${Object.keys(factors).sort().map((code) => `${code} ×${factors[code]}`).join(', ')}. `);
  return `${part('Source', sources)}${part('Intelligence', intelligence)}`.trim();
}
