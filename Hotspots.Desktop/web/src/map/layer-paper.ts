// What the layers of a run mean, in the lines under a printed map.
import { layers } from './layers/layers';
import { shownCells, shownContours, shownSurfaces } from '../host/run-layers';
import { correctionText, fillOf } from './layers/cells/cell-classes';
import { contourMeaning } from './layers/contours/contour-layer';
import { classesOf, peakOf } from './layers/density/density-classes';
import { cellStyleCounts, surfaceTitle } from './layer-legends';
import { lightPalette } from './core/palette';
import type { PaperLine } from './paper-legend';

const square = (context: CanvasRenderingContext2D, colour: string, opacity: number) => (x: number, y: number): void => {
  context.fillStyle = lightPalette.land;
  context.fillRect(x - 6, y - 5, 12, 10);
  context.globalAlpha = opacity;
  context.fillStyle = colour;
  context.fillRect(x - 6, y - 5, 12, 10);
  context.globalAlpha = 1;
};

export function densityLines(context: CanvasRenderingContext2D): PaperLine[] {
  const surfaces = shownSurfaces.peek();
  if (!surfaces) return [];
  const { names, colours } = classesOf(surfaces, peakOf(surfaces), lightPalette), { opacity } = layers.peek().density;
  const lines = names.flatMap((text, i) => {
    const colour = colours[i];
    return colour ? [{ text, mark: square(context, `rgb(${colour.slice(0, 3).join(' ')})`, opacity * colour[3]) }] : [];
  });
  return lines.map((line, i) => (i === 0 ? { ...line, text: `${surfaceTitle(surfaces.unit)}: ${line.text}` } : line));
}

export function contourLines(context: CanvasRenderingContext2D): PaperLine[] {
  const contours = shownContours.peek()?.contours ?? [];
  if (contours.length === 0) return [];
  return [{
    text: contourMeaning(contours[0]),
    mark: (x, y) => {
      context.beginPath();
      context.moveTo(x - 7, y);
      context.lineTo(x + 7, y);
      context.strokeStyle = lightPalette.contour;
      context.lineWidth = 1.4;
      context.stroke();
    },
  }];
}

export function cellLines(context: CanvasRenderingContext2D): PaperLine[] {
  const cells = shownCells.peek();
  if (!cells) return [];
  const { opacity } = layers.peek().cells;
  const lines = cellStyleCounts.peek().map(({ style, name, count }) => ({ text: `${name} (${count.toLocaleString('en-GB')} cells)`, mark: square(context, fillOf(style, lightPalette), opacity) }));
  return lines.map((line, i) => (i === lines.length - 1 ? { ...line, text: `${line.text}; ${correctionText(cells)}` } : line));
}
