// Which of the map's layers are seen, how strongly and in which order: as the user set it, from the one list of map-layers.ts.
import { signal } from '@preact/signals';
import type { LayerState, MapLayer } from './layer';
import { mapLayers, type LayerId } from './map-layers';

export type { LayerId, LayerState };

const entries = new Map<LayerId, MapLayer<LayerId, unknown>>(mapLayers.map((layer) => [layer.id, layer]));
export const entryOf = (id: LayerId): MapLayer<LayerId, unknown> => entries.get(id)!;

export type LayerStates = Record<LayerId, LayerState>;
export const usualLayers: Readonly<LayerStates> = Object.fromEntries(mapLayers.map(({ id, usual }) => [id, usual])) as LayerStates;
/** Uppermost first. */
export const usualOrder: readonly LayerId[] = mapLayers.map(({ id }) => id);

export const layers = signal<LayerStates>({ ...usualLayers });
/** Every layer once, uppermost first. */
export const layerOrder = signal<readonly LayerId[]>(usualOrder);

export const isUsualOrder = (order: readonly LayerId[]): boolean => order.every((id, at) => id === usualOrder[at]);

export function setLayer(id: LayerId, part: Partial<LayerState>): void {
  layers.value = { ...layers.peek(), [id]: { ...layers.peek()[id], ...part } };
}

/** Moves a layer by so many places, down when `by` is positive, as far as there are places; gives back the layer it has passed, null for none. */
export function moveLayer(id: LayerId, by: number): LayerId | null {
  const order = [...layerOrder.peek()];
  const from = order.indexOf(id), to = Math.min(order.length - 1, Math.max(0, from + by));
  if (to === from) return null;
  const passed = order[to];
  order.splice(from, 1);
  order.splice(to, 0, id);
  layerOrder.value = order;
  return passed;
}

/**
 * An order of all layers from words that may miss some, repeat some or name unknown ones: a missing layer goes under the one it usually
 * lies right under.
 */
export function wholeOrder(words: readonly string[]): readonly LayerId[] {
  const order = [...new Set(words)].filter((word): word is LayerId => entries.has(word as LayerId));
  usualOrder.forEach((id, at) => {
    if (order.includes(id)) return;
    order.splice(at === 0 ? 0 : order.indexOf(usualOrder[at - 1]) + 1, 0, id);
  });
  return order;
}
