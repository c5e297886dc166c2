// Where a slider begins and ends, and how its steps become numbers.
import type { MethodInfo } from '../../contracts/model';

export type ParameterInfo = MethodInfo['parameters'][number];
export const STEPS = 200;

/** The part of a parameter's range worth sliding over: a few times less and more than the values in use, within what is allowed. */
export function sliderRange(info: ParameterInfo, values: readonly number[]): { low: number; high: number } {
  const known = values.filter((value) => value > 0);
  if (known.length === 0) return { low: info.minimum, high: Math.min(info.maximum, Math.max(info.minimum * 100, info.minimum + 100)) };
  const low = Math.max(info.minimum, nice(Math.min(...known) / 5, Math.floor));
  const high = Math.min(info.maximum, nice(Math.max(...known) * 5, Math.ceil));
  return low < high ? { low, high } : { low: info.minimum, high: info.maximum };
}

/** Is the range so wide that equal steps should multiply? */
const isWide = (low: number, high: number): boolean => low > 0 && high / low > 10;

export function toStep(value: number, low: number, high: number): number {
  const clamped = Math.min(high, Math.max(low, value));
  const share = isWide(low, high) ? Math.log(clamped / low) / Math.log(high / low) : (clamped - low) / (high - low);
  return Math.round(share * STEPS);
}

/** Two or three digits: nobody means 137.218 m. */
export function fromStep(step: number, low: number, high: number, isInteger: boolean): number {
  if (step <= 0) return low;
  if (step >= STEPS) return high;
  const share = step / STEPS;
  const value = isWide(low, high) ? low * (high / low) ** share : low + (high - low) * share;
  return isInteger || high >= 100 ? Math.max(Math.ceil(low), Math.round(value)) : Number(value.toPrecision(3));
}

/** Why a typed value cannot be taken; blank when it can. */
export function wrongBecause(info: ParameterInfo, text: string): string {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return 'Give a number.';
  if (value < info.minimum || value > info.maximum) {
    return `Give ${info.isInteger ? 'a whole number' : 'a number'} from ${info.minimum.toLocaleString('en-GB')} to ${info.maximum.toLocaleString('en-GB')}${info.unit === '' ? '' : ` ${info.unit}`}.`;
  }
  return info.isInteger && !Number.isInteger(value) ? 'Give a whole number.' : '';
}

function nice(value: number, round: (value: number) => number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return Math.max(round(value / power) * power, Number.MIN_VALUE);
}
