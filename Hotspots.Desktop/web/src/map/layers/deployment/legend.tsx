// What pins, the ground within reach and the dashed line mean, on screen; distances in metres, the same at every zoom.
import { deployed, type Deployed } from '../../../state/deployment';
import { distance } from '../../../base/words';

/** Along streets the words have the measure in them; the ground is drawn beside what is reached. */
const reachText = ({ metres, streets }: Deployed): string =>
  `Within reach of a site: ${streets?.words ?? (metres === null ? 'everywhere' : `${distance(metres)} in a straight line`)}`;
const patrolText = ({ streets }: Deployed): string => (streets ? 'Round of patrols, along the streets' : 'Round of patrols: the order, not the road');
const fadedText = ({ streets }: Deployed): string =>
  (streets ? 'Faint: off the ground that a team reaches along the streets' : 'Faint: no team reaches it');
const SITE = 'Site of a team';

export function DeploymentLegend() {
  const shown = deployed.value;
  if (!shown || shown.sites.length === 0) return null;
  return (
    <>
      <p class="legend-row"><svg class="legend-pin" viewBox="0 0 14 16" aria-hidden="true"><path d="M3.4 9.2a5 5 0 117.2 0L7 15z" /></svg>{SITE}</p>
      <p class="legend-row"><span class="legend-reach" aria-hidden="true" />{reachText(shown)}</p>
      {shown.isFaded && <p class="legend-foot">{fadedText(shown)}</p>}
      {shown.patrol
        && <p class="legend-row">
          <svg class="legend-line legend-patrol" viewBox="0 0 18 6" aria-hidden="true"><path d="M0 3H18" /></svg>{patrolText(shown)}
        </p>}
    </>
  );
}
