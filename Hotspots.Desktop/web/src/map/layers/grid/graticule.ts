// The lines of the National Grid, 100, 10 or 1 km apart, each square named by its letters and figures.
import type { Frame } from '../../core/canvas-layer';
import { GRID_EXTENT } from '../../core/grid';
import { gridReference } from '../../../base/grid-reference';
import { textLabel, type Label } from '../../labels/labels';
import type { Palette } from '../../core/palette';

/** Metres between lines where a CSS pixel is `resolution` metres: squares of at least some 70 pixels. */
export function graticuleStep(resolution: number): number {
  return resolution > 140 ? 100_000 : resolution > 14 ? 10_000 : 1_000;
}

/** Lines in the frame, within the grid's own extent. */
function linesOf(frame: Frame, step: number): { eastings: number[]; northings: number[]; box: [number, number, number, number] } {
  const [minE, minN, maxE, maxN] = GRID_EXTENT;
  const west = Math.max(minE, frame.west), east = Math.min(maxE, frame.west + frame.width * frame.metres);
  const north = Math.min(maxN, frame.north), south = Math.max(minN, frame.north - frame.height * frame.metres);
  const from = (low: number, high: number): number[] => {
    const lines = [];
    for (let at = Math.ceil(low / step) * step; at <= high; at += step) lines.push(at);
    return lines;
  };
  return { eastings: from(west, east), northings: from(south, north), box: [west, south, east, north] };
}

export function drawGraticule(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
  const step = graticuleStep(frame.metres * frame.ratio);
  const { eastings, northings, box: [west, south, east, north] } = linesOf(frame, step);
  if (west >= east || south >= north) return;
  const x = (easting: number): number => Math.round((easting - frame.west) / frame.metres) + 0.5;
  const y = (northing: number): number => Math.round((frame.north - northing) / frame.metres) + 0.5;
  context.strokeStyle = palette.grid;
  for (const isMain of [false, true]) {
    context.lineWidth = isMain ? 1.5 * frame.ratio : frame.ratio * 0.75;
    context.beginPath();
    for (const easting of eastings)
      if ((easting % (step * 10) === 0) === isMain) { context.moveTo(x(easting), y(south)); context.lineTo(x(easting), y(north)); }
    for (const northing of northings)
      if ((northing % (step * 10) === 0) === isMain) { context.moveTo(x(west), y(northing)); context.lineTo(x(east), y(northing)); }
    context.stroke();
  }
}

const FIRST_SQUARE = 500_000;

/** Each square's name in its south-west corner: "SJ", "SJ 2 6", "SJ 23 64". */
export function graticuleLabels(frame: Frame, palette: Palette): Label[] {
  const resolution = frame.metres * frame.ratio;
  const step = graticuleStep(resolution);
  const figures = step === 100_000 ? 0 : step === 10_000 ? 1 : 2;
  const { eastings, northings, box: [west, south] } = linesOf(frame, step);
  const labels: Label[] = [];
  const style = { size: figures === 0 ? 13 : 10.5, weight: figures === 0 ? 600 : 500, colour: palette.gridLabel, halo: palette.halo, spacing: 0.04 };
  for (const easting of [Math.floor(west / step) * step, ...eastings])
    for (const northing of [Math.floor(south / step) * step, ...northings]) {
      const text = gridReference(easting, northing, figures);
      // Half a name's width in from the corner.
      const inX = (figures === 0 ? 16 : figures === 1 ? 22 : 28) * resolution, inY = 11 * resolution;
      if (text !== '' && easting < GRID_EXTENT[2] && northing < GRID_EXTENT[3])
        labels.push({ ...textLabel({ text, easting: easting + inX, northing: northing + inY, order: FIRST_SQUARE + labels.length, style }, frame) });
    }
  return labels.map((label) => ({ ...label, boxes: label.boxes.slice(0, 1) }));
}
