// The host's presets of weights: how much an incident of each kind counts.
import { signal } from '@preact/signals';
import { getWeights } from './api';
import type { WeightsInfo } from '../contracts/model';

/** Empty until they are there; the catalogue does not change while the host runs. */
export const presets = signal<readonly WeightsInfo[]>([]);

let asked: Promise<void> | null = null;

/** Asks for them once; again only where that failed. */
export function loadPresets(): Promise<void> {
  return (asked ??= getWeights().then((all) => { presets.value = all; }, (error: unknown) => { asked = null; throw error; }));
}

/** How much an incident of a kind counts in a preset; 1 while nothing is known of it. */
export function weightIn(preset: WeightsInfo | undefined, kind: string): number {
  return preset === undefined ? 1 : Object.hasOwn(preset.weights, kind) ? preset.weights[kind] : preset.otherwise;
}
