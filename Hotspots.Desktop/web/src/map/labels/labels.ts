// All that is written on the map in one list: importance decides who stays when two would cover each other.
import type { Frame } from '../core/canvas-layer';
import { declutter, type Box, type Candidate } from './declutter';
import { textPicture, type TextStyle } from '../core/text-pictures';

/** Something that wants to be written. Lower `order` is more important. */
export interface Label extends Candidate {
  order: number;
  /** Draws it in the box it got. */
  draw: (context: CanvasRenderingContext2D, box: Box) => void;
}

/** Free pixels (CSS) around each label. */
const GAP = 3;

/**
 * Which labels find room, and where: the most important last, as they are to be drawn. Nothing is written over the `covered` boxes; names
 * keep off the `obstacles`.
 */
export function placed(labels: readonly Label[], covered: readonly Box[], obstacles: readonly Box[]): { index: number; box: Box }[] {
  const order = labels.map((_, index) => index).sort((a, b) => labels[a].order - labels[b].order || a - b);
  const places = declutter(order.map((index) => labels[index]), covered, obstacles);
  return order.flatMap((index, at) => (places[at] < 0 ? [] : [{ index, box: labels[index].boxes[places[at]] }])).reverse();
}

export type TextLabel = {
  text: string; easting: number; northing: number; order: number; style: TextStyle;
  /** Keep the middle free, as for a badge or a mark (CSS pixels). */ offset?: number;
  /** May stand farther off when all is taken: better there than not at all. */ isWide?: boolean
} & Pick<Candidate, 'keepsOff' | 'refuses' | 'once'>

/** A name at a position: on it, or just above or below where that is taken; beside it only where a mark shows which place is meant. */
export function textLabel({ text, easting, northing, order, style, offset = 0, isWide = false, ...manners }: TextLabel, frame: Frame): Label {
  const picture = textPicture(text, style, frame.ratio);
  const x = Math.round((easting - frame.west) / frame.metres), y = Math.round((frame.north - northing) / frame.metres);
  const gap = GAP * frame.ratio;
  const at = (dx: number, dy: number): Box => ({
    left: x + dx - picture.width / 2 - gap, right: x + dx + picture.width / 2 + gap, top: y + dy - picture.height / 2 - gap,
    bottom: y + dy + picture.height / 2 + gap,
  });
  const around = [5, ...(isWide ? [14, 24, 38, 56] : [])].flatMap((step) => {
    const side = picture.height / 2 + (offset + step) * frame.ratio, across = picture.width / 2 + (offset + step) * frame.ratio;
    return offset > 0 || isWide ? [at(0, -side), at(0, side), at(across, 0), at(-across, 0)] : [at(0, -side), at(0, side)];
  });
  return {
    ...manners,
    order,
    boxes: offset > 0 ? around : [at(0, 0), ...around],
    draw: (context, box) => {
      context.drawImage(picture.canvas, Math.round(box.left + gap - picture.pad), Math.round(box.top + gap - picture.pad));
    },
  };
}

/** Is a position in the frame, or within `margin` device pixels of it? */
export function isNear(frame: Frame, easting: number, northing: number, margin: number): boolean {
  const x = (easting - frame.west) / frame.metres, y = (frame.north - northing) / frame.metres;
  return x > -margin && y > -margin && x < frame.width + margin && y < frame.height + margin;
}
