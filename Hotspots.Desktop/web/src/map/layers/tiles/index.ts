// Tiles: the user's own file or source. Pictures are a layer of OpenLayers' own, which lies between what is painted below this entry and
// what is painted above.
import { layer } from '../layer';
import { tileFile } from './mbtiles';
import { MbtilesLayer } from './mbtiles-layer';

export { pictureSource, tileFile } from './mbtiles';
export { addressProblem, openedServer, recallTileSource, tileLayer, tileSource, wmtsLayer, type TileSourceChoice } from './tile-source';
export { keepCapabilities, wmtsLayers, wmtsProblem } from './wmts';

export const tiles = layer({
  id: 'tiles', title: 'Tiles', what: 'your own file or source, below', usual: { visible: false, opacity: 1 },
  make: ({ palette, changed, failed }) => new MbtilesLayer(palette, changed, (sentence) => { failed('tiles', sentence); }),
  follow: (made) => { made.setFile(tileFile.value); },
  setPalette: (made, palette) => { made.setPalette(palette); },
  paint: (made, { context, frame }) => { made.draw(context, frame); },
});
