// What the surface at a place says, in words with units.
import { shownSurfaces } from '../../../host/run-layers';
import { comparedTitle } from '../../../state/compared';
import { surfaceAt } from './surface-grid';

const precise = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });
/** Where there is less than this of what a surface counts, there is nothing to say. */
const LEAST = 0.5;

/** One sentence; null outside of all surfaces. */
export function surfaceText(easting: number, northing: number): string | null {
  const surfaces = shownSurfaces.value;
  const at = surfaces && surfaceAt(surfaces, easting, northing);
  if (!surfaces || !at) return null;
  const { unit, isLog } = surfaces, { value, area } = at;
  if (unit === '') return `${comparedTitle()} here: ${precise.format(isLog ? Math.exp(value) : value)} times the usual of ${area}`;
  return value >= LEAST ? `Density here: ${precise.format(value)} ${unit}` : null;
}
