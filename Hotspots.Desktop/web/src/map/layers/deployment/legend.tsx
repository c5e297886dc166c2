// What pins, the ground within reach and the dashed line mean, on screen and on paper; distances in metres, the same at every zoom.
import { deployed, type Deployed } from '../../../state/deployment';
import { distance } from '../../../base/words';
import { tracePin } from './deployment-layer';
import { lightPalette } from '../../core/palette';
import type { PaperLine } from '../layer';

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

export function deploymentLines(context: CanvasRenderingContext2D): PaperLine[] {
  const shown = deployed.peek();
  if (!shown || shown.sites.length === 0) return [];
  const { site, reachFill } = lightPalette;
  context.lineCap = 'butt';
  const lines: PaperLine[] = [
    { text: SITE, mark: (x, y) => { tracePin(context, x, y + 7, 4.5, y - 1.5); context.fillStyle = site; context.fill(); } },
    {
      text: reachText(shown) + (shown.isFaded ? '; faint incidents are not' : ''),
      mark: (x, y) => {
        context.beginPath();
        context.arc(x, y, 5, 0, 7);
        context.fillStyle = reachFill;
        context.fill();
        context.strokeStyle = site;
        context.lineWidth = 1.4;
        context.stroke();
      },
    },
  ];
  if (shown.patrol) {
    lines.push({
      text: patrolText(shown),
      mark: (x, y) => {
        context.beginPath();
        context.moveTo(x - 7, y);
        context.lineTo(x + 7, y);
        context.setLineDash([4, 2]);
        context.strokeStyle = site;
        context.lineWidth = 1.6;
        context.stroke();
        context.setLineDash([]);
      },
    });
  }
  return lines;
}
