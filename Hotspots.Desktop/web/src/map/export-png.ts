// The map as a picture that explains itself on paper: what it shows, how large, where north is, whose data, which marking, when.
import { entryOf, layerOrder, layers } from '../layers';
import { dataset, run } from '../state';
import type { Frame } from './canvas-layer';
import { gridReference } from './grid-reference';
import { credit } from './map-view';
import { lightPalette, palette } from './palette';
import { scaleBar } from './scale-bar';
import { mapWindow, type MapWindow } from './window';

/** CSS pixels. */
const MARGIN = 20;
const HEAD = 64;
const FOOT = 106;

/**
 * The map as it is seen, with title, legend, scale bar, north, grid, marking (above and below) and time, as one PNG in the light colours,
 * which print. Rejects with a sentence when there is no map yet or a tile server forbids copying its tiles.
 */
export async function exportPng(title: string, marking: string, now: Date = new Date()): Promise<Blob> {
  const map = mapWindow.peek(), frame = map?.frame;
  if (!map || !frame) throw new Error('The map is not there yet. Try again in a moment.');
  const { ratio } = frame;
  const canvas = document.createElement('canvas');
  canvas.width = frame.width + Math.round(2 * MARGIN * ratio);
  canvas.height = frame.height + Math.round((HEAD + FOOT) * ratio);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const before = palette.peek();
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  map.scene.setPalette(lightPalette);
  try {
    const picture = mapPicture(map, { ...frame, isMoving: false });
    context.drawImage(picture, Math.round(MARGIN * ratio), Math.round(HEAD * ratio));
  } finally {
    map.scene.setPalette(before);
    map.map.render();
  }
  context.scale(ratio, ratio);
  const sheet: Sheet = { context, width: canvas.width / ratio, height: canvas.height / ratio, frame };
  writeMarking(sheet, marking);
  writeHead(sheet, title);
  writeFrame(sheet);
  writeFoot(sheet, now);
  return new Promise((resolve, reject) => {
    try {
      canvas.toBlob((blob) => { if (blob) resolve(blob); else reject(new Error('The picture is too large for this browser. Make the window smaller and try again.')); }, 'image/png');
    } catch {
      reject(new Error('The tile server forbids copying its tiles. Hide the tiles and try again.'));
    }
  });
}

interface Sheet { context: CanvasRenderingContext2D; width: number; height: number; frame: Frame }

const font = (size: number, weight: number): string => `${weight} ${size}px "Inter Variable", system-ui, sans-serif`;

function mapPicture(map: MapWindow, frame: Frame): HTMLCanvasElement {
  const picture = document.createElement('canvas');
  picture.width = frame.width;
  picture.height = frame.height;
  const context = picture.getContext('2d', { willReadFrequently: true })!;
  map.scene.covered = [];
  map.scene.drawGround(context, frame);
  for (const tiles of map.map.getViewport()?.querySelectorAll<HTMLCanvasElement>('.map-tiles canvas') ?? []) {
    // Their opacity is in the canvas already.
    context.drawImage(tiles, 0, 0, frame.width, frame.height);
  }
  map.scene.drawMarks(context, frame, ['grid']);
  return picture;
}

function writeMarking({ context, width, height }: Sheet, marking: string): void {
  context.font = font(12, 700);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillStyle = '#16202a';
  context.fillText(marking, width / 2, 18);
  context.fillText(marking, width / 2, height - 8);
}

function writeHead({ context, width }: Sheet, title: string): void {
  context.textAlign = 'left';
  context.font = font(19, 650);
  context.fillText(title, MARGIN, 44, width - 2 * MARGIN);
  const found = run.peek(), loaded = dataset.peek();
  const parts = [];
  if (found) parts.push(`${found.hotspots.length} hotspots from ${found.analysed.toLocaleString('en-GB')} incidents, ${found.methods.length === 1 ? 'method' : 'methods'} ${found.methods.join(', ')}`);
  if (loaded) parts.push(`data: ${loaded.name}`);
  context.font = font(11, 450);
  context.fillStyle = '#4b5866';
  context.fillText(parts.join(' · '), MARGIN, 58, width - 2 * MARGIN);
}

/** The map's edge, with the grid references of its south-west and north-east corners. */
function writeFrame({ context, width, frame }: Sheet): void {
  const mapWidth = frame.width / frame.ratio, mapHeight = frame.height / frame.ratio;
  context.strokeStyle = '#16202a';
  context.lineWidth = 1;
  context.strokeRect(MARGIN - 0.5, HEAD - 0.5, mapWidth + 1, mapHeight + 1);
  context.font = font(10, 500);
  context.fillStyle = '#4b5866';
  context.textAlign = 'right';
  context.fillText(gridReference(frame.west + frame.width * frame.metres, frame.north, 3), width - MARGIN, HEAD - 6);
  context.textAlign = 'left';
  context.fillText(gridReference(frame.west, frame.north - frame.height * frame.metres, 3), MARGIN, HEAD + mapHeight + 13);
}

function writeFoot(sheet: Sheet, now: Date): void {
  const { context, width, height, frame } = sheet;
  const top = HEAD + frame.height / frame.ratio + 24;
  writeScale(sheet, MARGIN, top);
  writeNorth(context, MARGIN + 160, top + 14);
  writeLegend(sheet, MARGIN + 200, top);
  context.font = font(10, 450);
  context.fillStyle = '#4b5866';
  context.textAlign = 'right';
  const time = now.toLocaleString('en-GB', { timeZone: 'Europe/London', dateStyle: 'medium', timeStyle: 'short' });
  context.fillText(`Made ${time} with Hotspots · British National Grid (EPSG:27700), grid lines shown · ${credit()}`, width - MARGIN, height - 26, width - 2 * MARGIN);
}

function writeScale({ context, frame }: Sheet, x: number, y: number): void {
  const { pixels, text } = scaleBar(frame.metres * frame.ratio, 120);
  context.strokeStyle = context.fillStyle = '#16202a';
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x, y + 14);
  context.lineTo(x, y + 20);
  context.lineTo(x + pixels, y + 20);
  context.lineTo(x + pixels, y + 14);
  context.stroke();
  context.font = font(11, 500);
  context.textAlign = 'left';
  context.fillText(text, x, y + 10);
}

/** Grid north is up: the sheet's arrow says so. */
function writeNorth(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.fillStyle = '#16202a';
  context.beginPath();
  context.moveTo(x, y - 12);
  context.lineTo(x + 6, y + 8);
  context.lineTo(x, y + 4);
  context.lineTo(x - 6, y + 8);
  context.fill();
  context.font = font(10, 650);
  context.textAlign = 'center';
  context.fillText('N', x, y + 19);
}

function writeLegend({ context, width, frame }: Sheet, left: number, top: number): void {
  const lines = layerOrder.peek().filter((id) => layers.peek()[id].visible).flatMap((id) => entryOf(id).paperLegend?.(context, frame) ?? []);
  let x = left, y = top + 8;
  for (const { mark, text } of lines) {
    context.font = font(11, 450);
    context.textAlign = 'left';
    const step = context.measureText(text).width + 34;
    if (x + step > width - MARGIN && x > left) { x = left; y += 17; }
    mark(x + 6, y - 4);
    context.fillStyle = '#16202a';
    context.fillText(text, x + 16, y);
    x += step;
  }
}
