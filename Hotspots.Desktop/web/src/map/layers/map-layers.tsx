// THE list of the map's layers, uppermost first. What is in it is painted, listed, explained in the legend and kept in the address; a new layer is one entry.
import type { FunctionComponent } from 'preact';
import { boundaryLabels, drawBoundaries } from './boundaries/boundaries';
import type { Frame } from '../core/canvas-layer';
import { ChangeLegend, changeLines } from './changes/legend';
import { DeploymentLegend, deploymentLines } from './deployment/deployment-legend';
import { EffectLegend, effectLines } from './effect/legend';
import { drawGraticule, graticuleLabels } from './grid/graticule';
import type { Label } from '../labels/labels';
import { CellLegend, ContourLegend, DensityLegend } from '../layer-legends';
import { BoundaryLegend, HotspotLegend, IncidentLegend } from '../legend-parts';
import type { Palette } from '../core/palette';
import { cellLines, contourLines, densityLines } from '../layer-paper';
import { boundaryLines, hotspotLines, incidentLines, type PaperLine } from '../paper-legend';
import type { Scene } from '../scene';

export interface LayerState { visible: boolean; /** 0 to 1. */ opacity: number }

/** One frame as a layer's painter sees it. */
export interface Painting {
  scene: Scene;
  context: CanvasRenderingContext2D;
  frame: Frame;
  palette: Palette;
  /** Key of the chosen hotspot; null for none. */
  chosen: string | null;
  isShown: (layer: string) => boolean;
}

export interface MapLayer {
  /** Its word in the address. */
  id: string;
  title: string;
  /** What is in it, in the list of layers. */
  what: string;
  usual: LayerState;
  /** Draws it; its opacity is set already. */
  paint?: (painting: Painting) => void;
  /** What of it would change the colours of marks: painted under the lowest layer of marks below it. */
  paintUnder?: (painting: Painting) => void;
  /** Small marks whose colour means something. */
  isMarks?: boolean;
  /** What it writes: all layers' labels are decluttered as one, and drawn with the layer or with Names, whichever is higher. */
  labels?: (painting: Painting) => Label[];
  /** Its part of the legend on screen, and the same on paper. */
  Legend?: FunctionComponent;
  paperLegend?: (context: CanvasRenderingContext2D, frame: Frame) => PaperLine[];
}

/** The grounds of an operation are what is asked about: the hotspots, but for the one that is chosen, stand back and without ranks. */
const isBehindEffect = ({ scene, isShown }: Painting): boolean => scene.effect.isThere && isShown('effect');
const BEHIND = 0.3;

export const mapLayers = [
  {
    id: 'labels', title: 'Names', what: 'towns, villages and streets', usual: { visible: true, opacity: 1 },
    labels: ({ scene, frame, palette, isShown }) => scene.names(frame, palette, isShown('tiles')),
  },
  {
    id: 'deployment', title: 'Deployment', what: 'sites of teams, their reach, patrols', usual: { visible: true, opacity: 1 },
    paintUnder: ({ scene, context, frame, palette }) => { scene.deployment.drawGround(context, frame, palette); },
    paint: ({ scene, context, frame, palette }) => { scene.deployment.drawLines(context, frame, palette); },
    labels: ({ scene, frame, palette }) => scene.deployment.labels(frame, palette),
    Legend: DeploymentLegend, paperLegend: deploymentLines,
  },
  {
    id: 'changes', title: 'Changes', what: 'new, grown, shrunk, gone: of two periods', usual: { visible: true, opacity: 1 },
    paintUnder: ({ scene, context, frame, palette }) => { scene.changes.drawGround(context, frame, palette); },
    paint: ({ scene, context, frame, palette }) => { scene.changes.drawOutlines(context, frame, palette); },
    labels: ({ scene, frame, palette }) => scene.changes.labels(frame, palette),
    Legend: ChangeLegend, paperLegend: changeLines,
  },
  {
    id: 'effect', title: 'Operation', what: 'where it was, what it is compared with', usual: { visible: true, opacity: 1 },
    paintUnder: ({ scene, context, frame, palette }) => { scene.effect.drawGround(context, frame, palette); },
    paint: ({ scene, context, frame, palette }) => { scene.effect.drawOutlines(context, frame, palette); },
    labels: ({ scene, frame, palette }) => scene.effect.labels(frame, palette),
    Legend: EffectLegend, paperLegend: effectLines,
  },
  {
    id: 'hotspots', title: 'Hotspots', what: 'outlines with their rank', usual: { visible: true, opacity: 1 },
    paintUnder: (painting) => {
      const { scene, context, frame, palette, chosen } = painting;
      if (!isBehindEffect(painting)) scene.hotspots.drawFills(context, frame, palette, chosen);
    },
    paint: (painting) => {
      const { scene, context, frame, palette, chosen } = painting;
      scene.hotspots.drawOutlines(context, frame, palette, chosen, isBehindEffect(painting) ? BEHIND : 1);
    },
    labels: (painting) => {
      const { scene, frame, palette, chosen } = painting, labels = scene.hotspots.labels(frame, palette, chosen);
      return isBehindEffect(painting) ? labels.filter(({ isForced }) => isForced) : labels;
    },
    Legend: HotspotLegend, paperLegend: hotspotLines,
  },
  {
    id: 'contours', title: 'Contours', what: 'of the density, with what they hold', usual: { visible: true, opacity: 1 },
    paint: ({ scene, context, frame, palette }) => { scene.contours.draw(context, frame, palette); },
    labels: ({ scene, frame, palette }) => scene.contours.labels(frame, palette),
    Legend: ContourLegend, paperLegend: contourLines,
  },
  {
    id: 'incidents', title: 'Incidents', what: 'by kind; thinned where they are dense', usual: { visible: true, opacity: 1 }, isMarks: true,
    paint: ({ scene, context, frame, isShown }) => { scene.drawIncidents(context, frame, isShown); },
    Legend: IncidentLegend, paperLegend: incidentLines,
  },
  {
    id: 'boundaries', title: 'Boundaries', what: 'your own files, below', usual: { visible: true, opacity: 1 },
    paint: ({ context, frame, palette }) => { drawBoundaries(context, frame, palette); },
    labels: ({ frame, palette }) => boundaryLabels(frame, palette),
    Legend: BoundaryLegend, paperLegend: boundaryLines,
  },
  {
    id: 'grid', title: 'National Grid', what: 'lines in kilometres', usual: { visible: false, opacity: 1 },
    paint: ({ context, frame, palette }) => { drawGraticule(context, frame, palette); },
    labels: ({ frame, palette }) => graticuleLabels(frame, palette),
  },
  {
    id: 'cells', title: 'Cells tested', what: 'hot and cold cells: Gi*, emerging, local Moran', usual: { visible: true, opacity: 0.75 },
    paint: ({ scene, context, frame, palette }) => { scene.cells.draw(context, frame, palette); },
    Legend: CellLegend, paperLegend: cellLines,
  },
  {
    id: 'density', title: 'Density', what: 'or relative risk, as coloured ground', usual: { visible: true, opacity: 0.7 },
    paint: ({ scene, context, frame, palette }) => { scene.surface.draw(context, frame, palette); },
    Legend: DensityLegend, paperLegend: densityLines,
  },
  {
    // Pictures are a layer of OpenLayers' own, which lies between what is painted below this entry and what is painted above.
    id: 'tiles', title: 'Tiles', what: 'your own file or source, below', usual: { visible: false, opacity: 1 },
    paint: ({ scene, context, frame }) => { scene.tiles.draw(context, frame); },
  },
  {
    id: 'basemap', title: 'Land and water', what: 'coast, lakes; rivers, counties from afar', usual: { visible: true, opacity: 1 },
    paint: ({ scene, context, frame }) => { scene.drawBasemap(context, frame); },
  },
] as const satisfies readonly MapLayer[];

export type LayerId = (typeof mapLayers)[number]['id'];
