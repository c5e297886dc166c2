// Asks the host for its presets of weights.
import { presets } from '../state/weights';
import { getWeights } from './api';

let asked: Promise<void> | null = null;

/** Asks for them once; again only where that failed. */
export function loadPresets(): Promise<void> {
  return (asked ??= getWeights().then((all) => { presets.value = all; }, (error: unknown) => { asked = null; throw error; }));
}
