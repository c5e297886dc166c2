// What the marks of incidents mean, in the lines under a printed map.
import type { Frame } from '../../core/canvas-layer';
import type { PaperLine } from '../layer';
import { look, rampColour, rampPlace } from './incident-look';
import { traceMark } from './kinds';
import { cellText, fittingKinds, RAMP_COUNTS, shownKinds } from './legend';
import { lightPalette } from '../../core/palette';

const MOST_KINDS = 12;

export function incidentLines(context: CanvasRenderingContext2D, frame: Frame): PaperLine[] {
  if (look.peek().name === 'cells') return rampLines(context, frame);
  return fittingKinds(shownKinds.peek(), MOST_KINDS).named.map(({ name, count, style }) => ({
    text: `${name.charAt(0).toUpperCase()}${name.slice(1)} (${count.toLocaleString('en-GB')})`,
    mark: (x, y) => { traceMark(context, style.shape, x, y, 4.5); context.fillStyle = style.colour; context.fill(); },
  }));
}

function rampLines(context: CanvasRenderingContext2D, frame: Frame): PaperLine[] {
  const first = ` incident in a ${cellText(frame.metres * frame.ratio, frame.ratio)} square`;
  return RAMP_COUNTS.map((count, i) => ({
    text: `${count}${i === RAMP_COUNTS.length - 1 ? ' or more' : ''}${i === 0 ? first : ''}`,
    mark: (x, y) => {
      context.fillStyle = `rgb(${rampColour(lightPalette.ramp, rampPlace(count)).join(',')})`;
      context.fillRect(x - 6, y - 5, 12, 10);
    },
  }));
}
