// What the marks mean, in the lines under a printed map.
import { isComparing } from '../questions/change';
import { run } from '../state/state';
import { boundaries } from './layers/boundaries/boundaries';
import type { Frame } from './core/canvas-layer';
import { rampColour, rampPlace } from './layers/incidents/incident-look';
import { traceMark } from './layers/incidents/kinds';
import { cellText, fittingKinds, RAMP_COUNTS, shownKinds } from './legend-parts';
import { lightPalette } from './core/palette';
import { look } from './core/screen';

/** A sign drawn around (x, y) in CSS pixels, and its words. */
export interface PaperLine { mark: (x: number, y: number) => void; text: string }

const MOST_KINDS = 12;

export function incidentLines(context: CanvasRenderingContext2D, frame: Frame): PaperLine[] {
  if (look.peek().name === 'cells') return rampLines(context, frame);
  return fittingKinds(shownKinds.peek(), MOST_KINDS).named.map(({ name, count, style }) => ({
    text: `${name.charAt(0).toUpperCase()}${name.slice(1)} (${count.toLocaleString('en-GB')})`,
    mark: (x, y) => { traceMark(context, style.shape, x, y, 4.5); context.fillStyle = style.colour; context.fill(); },
  }));
}

export function hotspotLines(context: CanvasRenderingContext2D): PaperLine[] {
  if ((run.peek()?.hotspots.length ?? 0) === 0 || isComparing.peek()) return [];
  return [{
    text: 'Hotspot and its rank',
    mark: (x, y) => { context.beginPath(); context.arc(x, y, 5, 0, 7); context.strokeStyle = lightPalette.hotspot; context.lineWidth = 1.8; context.stroke(); },
  }];
}

export function boundaryLines(context: CanvasRenderingContext2D): PaperLine[] {
  return boundaries.peek().map(({ name }) => ({
    text: name,
    mark: (x, y) => {
      context.beginPath();
      context.moveTo(x - 7, y);
      context.lineTo(x + 7, y);
      context.strokeStyle = lightPalette.boundary;
      context.lineWidth = 1.4;
      context.setLineDash([5, 2]);
      context.stroke();
      context.setLineDash([]);
    },
  }));
}

function rampLines(context: CanvasRenderingContext2D, frame: Frame): PaperLine[] {
  return RAMP_COUNTS.map((count, i) => ({
    text: `${count}${i === RAMP_COUNTS.length - 1 ? ' or more' : ''}${i === 0 ? ` incident in a ${cellText(frame.metres * frame.ratio, frame.ratio)} square` : ''}`,
    mark: (x, y) => { context.fillStyle = `rgb(${rampColour(lightPalette.ramp, rampPlace(count)).join(',')})`; context.fillRect(x - 6, y - 5, 12, 10); },
  }));
}
