// What the map's marks mean, layer by layer in the order in which they lie.
import { entryOf, layerOrder, layers } from './layers/layers';
import { evaluated } from '../questions/effect';
import { dataset } from '../state/state';

/** A lower window has no room for the legend beside what it explains: it is folded until it is asked for. */
const ROOM_FROM = 560;

/** For the layout to place in a corner. */
export function Legend() {
  if (!dataset.value) return null;
  // Behind the grounds of an operation hotspots have no ranks.
  const isBehind = evaluated.value !== null && layers.value.effect.visible;
  const shown = layerOrder.value.filter((id) => layers.value[id].visible && !(id === 'hotspots' && isBehind));
  return (
    <details class="legend" open={innerHeight > ROOM_FROM}>
      <summary>Legend</summary>
      {shown.map((id) => {
        const { Legend: Part } = entryOf(id);
        return Part && <Part key={id} opacity={layers.value[id].opacity} />;
      })}
    </details>
  );
}
