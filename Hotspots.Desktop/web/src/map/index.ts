// What the layout and the panels may use of the map.
export { addBoundary, boundaries, removeBoundary } from './layers/boundaries/boundaries';
export { GroundLine } from './layers/effect/ground-line';
export { exportPng } from './export-png';
export { KindMark } from './layers/incidents/kind-mark';
export { stylesOf, type KindStyle } from './layers/incidents/kinds';
export { Legend } from './legend';
export { MapView } from './map-view';
export { palette } from './core/palette';
export { addressProblem, tileSource, type TileSourceChoice } from './layers/tiles/tile-source';
