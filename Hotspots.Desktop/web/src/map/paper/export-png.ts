// The map as a picture that explains itself on paper: what it shows, how large, where north is, whose data, which marking, when.
import { entryOf, layerOrder, layers } from '../layers/layers';
import type { Scope } from '../../contracts/model';
import { compared } from '../../questions/change';
import { dataset, run } from '../../state/state';
import type { Frame } from '../core/canvas-layer';
import type { Box } from '../labels/declutter';
import { gridReference } from '../../base/grid-reference';
import { credit } from '../map-view';
import { lightPalette, palette } from '../core/palette';
import { flowed, mapPlace, SHEET, SIGN, wrapped, type Entry } from './paper-layout';
import type { PaperLine } from '../layers/layer';
import { withTexts } from './png-text';
import { scaleBar } from '../core/scale-bar';
import { mapWindow, type MapWindow } from '../window';

const { margin: MARGIN, row: ROW, width: WIDTH } = SHEET;
const ROOM = WIDTH - 2 * MARGIN;
/** Pixels of the picture in a CSS pixel of the sheet: some 190 to the inch. */
const DENSITY = 2;
/** The legend begins right of scale and north. */
const LEGEND = MARGIN + 200;
const INK = '#16202a', QUIET = '#4b5866';

const MARKING_FONT = font(12, 700), TITLE_FONT = font(19, 650), HEAD_FONT = font(11, 450), LEGEND_FONT = font(11, 450), SMALL_FONT = font(10, 450);

function font(size: number, weight: number): string { return `${weight} ${size}px "Inter Variable", system-ui, sans-serif`; }

/** What a reader must know of the incidents that are shown: one part after the other, as it is in every file that is saved. */
export const scopeInWords = (shows: Scope): string =>
  [shows.period, shows.days, shows.hours, shows.areas, shows.kinds, shows.others, shows.methods].filter((part) => part !== '').join(' · ');

/** Everything that is written on the sheet and where, top to bottom, each below the one before. CSS pixels of the sheet. */
interface Plan {
  marking: string[];
  title: string[];
  head: string[];
  map: { x: number; y: number; width: number; height: number };
  foot: number;
  legend: { lines: PaperLine[]; entries: Entry[] };
  credits: string[];
  creditsAt: number;
  height: number;
}

/**
 * The map as it is seen, with title, legend, scale bar, north, grid, marking (above and below) and time, as one PNG in the light colours,
 * which print. The sheet has one width, whatever the window's. Rejects with a sentence when there is no map yet or a tile server forbids
 * copying its tiles.
 */
export async function exportPng(title: string, marking: string, now: Date = new Date()): Promise<Blob> {
  const map = mapWindow.peek(), frame = map?.frame;
  if (!map || !frame) throw new Error('The map is not there yet. Try again in a moment.');
  const place = mapPlace(frame.width / frame.ratio, frame.height / frame.ratio);
  const paper = paperFrame(frame, place.width, place.height);
  const before = palette.peek();
  map.scene.setPalette(lightPalette);
  let canvas: HTMLCanvasElement;
  const texts = textsOf(title, marking, now);
  try {
    const picture = mapPicture(map, paper);
    canvas = document.createElement('canvas');
    canvas.width = WIDTH * DENSITY;
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    const plan = planOf(context, texts, place, paper);
    canvas.height = Math.ceil(plan.height * DENSITY);
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, Math.round(plan.map.x * DENSITY), Math.round(plan.map.y * DENSITY));
    context.scale(DENSITY, DENSITY);
    write(context, plan, paper);
  } finally {
    map.scene.setPalette(before);
    map.map.render();
  }
  return new Promise((resolve, reject) => {
    try {
      canvas.toBlob((blob) => {
        if (!blob) { reject(new Error('The picture is too large for this browser. Make the window smaller and try again.')); return; }
        void blob.arrayBuffer().then((bytes) => {
          resolve(new Blob([withTexts(new Uint8Array(bytes), {
            Title: title, Description: [...texts.head, ...texts.credits].join('. '), Marking: marking,
            Run: compared.peek()?.runId ?? run.peek()?.runId ?? '', Software: 'Hotspots', 'Creation Time': now.toISOString(),
          })], { type: 'image/png' }));
        }, reject);
      }, 'image/png');
    } catch {
      reject(new Error('The tile server forbids copying its tiles. Hide the tiles and try again.'));
    }
  });
}

/**
 * The same ground as on screen in the sheet's pixels: all marks and names keep their size against the ground, and nothing needs to be
 * loaded anew.
 */
function paperFrame(frame: Frame, width: number, height: number): Frame {
  const pixels = Math.round(width * DENSITY), scale = pixels / frame.width;
  return { ...frame, width: pixels, height: Math.round(height * DENSITY), ratio: frame.ratio * scale, metres: frame.metres / scale, isMoving: false };
}

/** All that lies beyond the frame, as far as a name may reach. */
function beyond({ width, height }: Frame): Box[] {
  const far = 2000;
  return [
    { left: -far, right: 0, top: -far, bottom: height + far }, { left: width, right: width + far, top: -far, bottom: height + far },
    { left: 0, right: width, top: -far, bottom: 0 }, { left: 0, right: width, top: height, bottom: height + far },
  ];
}

function mapPicture(map: MapWindow, frame: Frame): HTMLCanvasElement {
  const picture = document.createElement('canvas');
  picture.width = frame.width;
  picture.height = frame.height;
  const context = picture.getContext('2d', { willReadFrequently: true })!;
  // On paper nobody moves the map to read the rest of a name.
  map.scene.covered = beyond(frame);
  map.scene.drawGround(context, frame);
  for (const tiles of map.map.getViewport()?.querySelectorAll<HTMLCanvasElement>('.map-tiles canvas') ?? []) {
    // Their opacity is in the canvas already.
    context.drawImage(tiles, 0, 0, frame.width, frame.height);
  }
  map.scene.drawMarks(context, frame, ['grid']);
  return picture;
}

interface Texts { marking: string; title: string; head: string[]; credits: string[] }

function textsOf(title: string, marking: string, now: Date): Texts {
  const found = run.peek(), loaded = dataset.peek(), change = compared.peek();
  const head = [];
  if (change) {
    const counts = `${count(change.after.incidents, 'incident')}, ${count(change.before.incidents, 'incident')} before`;
    head.push(`${counts}${loaded ? ` · data: ${loaded.name}` : ''} · run ${change.runId}`);
    head.push(`Shown: ${scopeInWords(change.shows)}`);
  } else if (found) {
    const counts = `${count(found.hotspots.length, 'hotspot')} from ${count(found.analysed, 'incident')}`;
    head.push(`${counts}${loaded ? ` · data: ${loaded.name}` : ''} · run ${found.runId}`);
    if (found.shows) head.push(`Shown: ${scopeInWords(found.shows)}`);
  } else if (loaded) {
    head.push(`data: ${loaded.name}`);
  }
  const time = now.toLocaleString('en-GB', { timeZone: 'Europe/London', dateStyle: 'medium', timeStyle: 'short' });
  return { marking, title, head, credits: [`Made ${time} with Hotspots · British National Grid (EPSG:27700), grid lines shown · ${credit()}`] };
}

const count = (value: number, one: string): string => `${value.toLocaleString('en-GB')} ${value === 1 ? one : `${one}s`}`;

function planOf(context: CanvasRenderingContext2D, texts: Texts, place: { x: number; width: number; height: number }, frame: Frame): Plan {
  const lines = (text: string, style: string): string[] => {
    context.font = style;
    return wrapped(text, ROOM, (part) => context.measureText(part).width);
  };
  const marking = lines(texts.marking, MARKING_FONT), title = lines(texts.title, TITLE_FONT);
  const head = texts.head.flatMap((text) => lines(text, HEAD_FONT)), credits = texts.credits.flatMap((text) => lines(text, SMALL_FONT));
  const top = 6 + 15 * marking.length + 24 * title.length + 15 * head.length + 20;
  const foot = top + place.height + 24;
  const states = layers.peek(), shown = layerOrder.peek().filter((id) => states[id].visible);
  const entries = shown.flatMap((id) => entryOf(id).paperLegend?.(context, frame, states[id].opacity) ?? []);
  context.font = LEGEND_FONT;
  const legend = flowed(entries.map(({ text }) => text), LEGEND, WIDTH - MARGIN, (part) => context.measureText(part).width);
  const creditsAt = foot + Math.max(44, legend.rows * ROW + 6) + 12;
  return {
    marking, title, head, map: { ...place, y: top }, foot, legend: { lines: entries, entries: legend.entries }, credits, creditsAt,
    height: creditsAt + 14 * credits.length + 15 * marking.length + 4,
  };
}

function write(context: CanvasRenderingContext2D, plan: Plan, frame: Frame): void {
  context.textBaseline = 'alphabetic';
  const block = (texts: readonly string[], x: number, y: number, step: number): number => {
    for (const text of texts) { context.fillText(text, x, y); y += step; }
    return y;
  };
  context.font = MARKING_FONT;
  context.textAlign = 'center';
  context.fillStyle = INK;
  let y = block(plan.marking, WIDTH / 2, 18, 15);
  block(plan.marking, WIDTH / 2, plan.height - 15 * plan.marking.length + 8, 15);
  context.textAlign = 'left';
  context.font = TITLE_FONT;
  y = block(plan.title, MARGIN, y + 10, 24);
  context.font = HEAD_FONT;
  context.fillStyle = QUIET;
  block(plan.head, MARGIN, y - 7, 15);
  writeFrame(context, plan, frame);
  writeScale(context, frame, MARGIN, plan.foot);
  writeNorth(context, MARGIN + 160, plan.foot + 14);
  writeLegend(context, plan);
  context.font = SMALL_FONT;
  context.fillStyle = QUIET;
  context.textAlign = 'right';
  block(plan.credits, WIDTH - MARGIN, plan.creditsAt, 14);
}

/** The map's edge, with the grid references of its south-west and north-east corners. */
function writeFrame(context: CanvasRenderingContext2D, { map }: Plan, frame: Frame): void {
  context.strokeStyle = INK;
  context.lineWidth = 1;
  context.strokeRect(map.x - 0.5, map.y - 0.5, map.width + 1, map.height + 1);
  context.font = font(10, 500);
  context.fillStyle = QUIET;
  context.textAlign = 'right';
  context.fillText(gridReference(frame.west + frame.width * frame.metres, frame.north, 3), map.x + map.width, map.y - 5);
  context.textAlign = 'left';
  context.fillText(gridReference(frame.west, frame.north - frame.height * frame.metres, 3), map.x, map.y + map.height + 13);
}

function writeScale(context: CanvasRenderingContext2D, frame: Frame, x: number, y: number): void {
  const { pixels, text } = scaleBar(frame.metres * DENSITY, 120);
  context.strokeStyle = context.fillStyle = INK;
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
  context.fillStyle = INK;
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

function writeLegend(context: CanvasRenderingContext2D, { legend, foot }: Plan): void {
  legend.entries.forEach(({ x, row, lines }, i) => {
    const y = foot + 8 + ROW * row;
    legend.lines[i].mark(x + 6, y - 4);
    context.font = LEGEND_FONT;
    context.textAlign = 'left';
    context.fillStyle = INK;
    lines.forEach((text, line) => { context.fillText(text, x + SIGN, y + ROW * line); });
  });
}
