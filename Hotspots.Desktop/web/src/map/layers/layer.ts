// What a layer of the map is: its entry in the list, what it is given to paint, and what it may ask of the others.
import type { FunctionComponent } from 'preact';
import type { Box } from '../labels/declutter';
import type { Label } from '../labels/labels';
import type { Frame } from '../core/canvas-layer';
import type { Palette } from '../core/palette';

export interface LayerState { visible: boolean; /** 0 to 1. */ opacity: number }

/** The map that a layer is made for. */
export interface Site {
  palette: Palette;
  /** There is something new to paint. */
  changed: () => void;
  /** Something cannot be had, in a sentence; null when it is well again. */
  failed: (of: string, sentence: string | null) => void;
}

/** One frame as a layer sees it. */
export interface Painting {
  context: CanvasRenderingContext2D;
  frame: Frame;
  palette: Palette;
  isShown: (layer: string) => boolean;
  /** What another layer has made of its data in this map. */
  of: <Made>(layer: { id: string; make: (site: Site) => Made }) => Made;
  /** Draws marks as the layers above them want it: fainter, or in part. */
  amongMarks: (draw: () => void) => void;
}

/** An entry of the list of layers; `Made` is what the layer keeps of its data, one for each map. */
export interface MapLayer<Id extends string, Made> {
  /** Its word in the address. */
  id: Id;
  title: string;
  /** What is in it, in the list of layers. */
  what: string;
  usual: LayerState;
  /** Small marks whose colour means something. */
  isMarks?: boolean;
  make: (site: Site) => Made;
  /** Takes what it shows from the signals; again whenever they change. */
  follow?(made: Made): void;
  setPalette?(made: Made, palette: Palette): void;
  /** Draws it; its opacity is set already. */
  paint?(made: Made, painting: Painting): void;
  /** What of it would change the colours of marks: painted under the lowest layer of marks below it. */
  paintUnder?(made: Made, painting: Painting): void;
  /** Has its say in how marks are drawn, whichever layer's they are. */
  aroundMarks?(made: Made, painting: Painting, draw: () => void): void;
  /** What it writes: all layers' labels are decluttered as one, and drawn with the layer or with Names, whichever is higher. */
  labels?(made: Made, painting: Painting): Label[];
  /** Device pixels over which nothing should be written that can stand elsewhere. */
  obstacles?(made: Made, frame: Frame): Box[];
  /** What it says at a place, one sentence with units; null for nothing. */
  valueAt?(easting: number, northing: number): string | null;
  /** Its part of the legend on screen. On paper the host draws it. */
  Legend?: FunctionComponent<{ opacity: number }>;
}

/** An entry with the type of what it makes. */
export const layer = <const Id extends string, Made>(entry: MapLayer<Id, Made>): MapLayer<Id, Made> => entry;
