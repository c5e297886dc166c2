// The line that goes round one of the four grounds, beside words.
import type { EffectRole } from '../../../questions/answers';
import { palette } from '../../core/palette';
import { groundLook } from './look';

export function GroundLine({ role }: { role: EffectRole }) {
  const { colour, width, dash } = groundLook(role, palette.value);
  return (
    <svg class="legend-ground" viewBox="0 0 26 12" aria-hidden="true">
      <path d="M0 6H26" style={{ stroke: colour, strokeWidth: width }} stroke-dasharray={dash.join(' ')} />
    </svg>
  );
}
