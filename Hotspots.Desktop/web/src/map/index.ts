// What the layout and the panels may use of the map.
export { addBoundary, boundaries, removeBoundary } from './boundaries';
export { GroundLine } from './effects/ground-line';
export { exportPng } from './export-png';
export { KindMark } from './kind-mark';
export { stylesOf, type KindStyle } from './kinds';
export { Legend } from './legend';
export { MapView } from './map-view';
export { palette } from './palette';
export { addressProblem, tileSource, type TileSourceChoice } from './tile-source';
