// What the four grounds of an operation mean, on screen.
import { capital } from '../../../base/words';
import { evaluated } from '../../../questions/effect';
import { GroundLine } from './ground-line';
import { GROUNDS } from './look';

export function EffectLegend() {
  const found = evaluated.value;
  if (!found) return null;
  return (
    <>
      <p class="legend-title">{capital(found.operation)}, {found.during.words}</p>
      {GROUNDS.map(({ role, name }) => <p class="legend-row" key={role}><GroundLine role={role} /><span class="legend-text">{name}</span></p>)}
    </>
  );
}
