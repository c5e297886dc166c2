// Boundaries: the user's own files.
import { layer } from '../layer';
import { boundaries as added, boundaryLabels, drawBoundaries } from './boundaries';
import { BoundaryLegend } from './legend';

export { addBoundary, boundaries as addedBoundaries, recallBoundaries, removeBoundary } from './boundaries';

export const boundaries = layer({
  id: 'boundaries', title: 'Boundaries', what: 'your own files, below', usual: { visible: true, opacity: 1 },
  make: () => null,
  follow: () => { void added.value; },
  paint: (_, { context, frame, palette }) => { drawBoundaries(context, frame, palette); },
  labels: (_, { frame, palette }) => boundaryLabels(frame, palette),
  Legend: BoundaryLegend,
});
