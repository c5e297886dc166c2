// When it happens, beyond chance: asked for while the evidence of a hotspot is open.
import { query } from '../host/running';
import { chosen } from '../state/state';
import type { WhenAnswer, WhenQuery } from './answers';
import { question } from './asking';
import { areMonths, presets } from './periods';

export const when = question<WhenAnswer>('/api/when', (): WhenQuery | null => {
  // Where no day is known there is nothing to ask.
  const asked = chosen.value === null || areMonths.value || presets.value.length === 0 ? null : query();
  return asked && { ...asked, group: 'hotspot', shifts: null };
}, 'It could not be asked when it happens.');
