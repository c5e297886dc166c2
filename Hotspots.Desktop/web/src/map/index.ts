// What the layout and the panels may use of the map.
export { palette } from './core/palette';
export { boxOfPassing } from './first-view';
export { addBoundary, addedBoundaries as boundaries, removeBoundary } from './layers/boundaries';
export { GroundLine } from './layers/effect';
export { KindMark, stylesOf, type KindStyle } from './layers/incidents';
export * from './layers/layers';
export { addressProblem, openedServer, recallTileSource, tileFile, tileSource, wmtsLayers, wmtsProblem, type TileSourceChoice } from './layers/tiles';
export { Legend } from './legend';
export { MapView } from './map-view';
export { pictureQuery, whatIsLeftOut } from './picture';
export { closeTileFile, followTileFile, isElsewhere, keepStreetFile, openTileFile, recallTileFile, rememberedPath } from './tile-file';
