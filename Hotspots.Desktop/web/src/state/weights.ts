// Presets of weights: how much an incident of each kind counts.
import { signal } from '@preact/signals';
import type { WeightsInfo } from '../contracts/model';

/** Empty until the host has told them; the catalogue does not change while it runs. */
export const presets = signal<readonly WeightsInfo[]>([]);

/** How much an incident of a kind counts in a preset; 1 while nothing is known of it. */
export function weightIn(preset: WeightsInfo | undefined, kind: string): number {
  return preset === undefined ? 1 : Object.hasOwn(preset.weights, kind) ? preset.weights[kind] : preset.otherwise;
}
