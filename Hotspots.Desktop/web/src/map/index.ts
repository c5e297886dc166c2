// What the layout and the panels may use of the map.
export { addBoundary, boundaries, removeBoundary } from './boundaries';
export { exportPng } from './export-png';
export { KindMark } from './kind-mark';
export { kindStyles, type KindStyle } from './kinds';
export { Legend } from './legend';
export { MapView } from './map-view';
export { palette } from './palette';
export { addressProblem, tileSource, type TileSourceChoice } from './tile-source';
