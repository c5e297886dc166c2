import { afterEach, describe, expect, it } from 'vitest';
import { entryOf, isUsualOrder, layerOrder, moveLayer, usualOrder, wholeOrder } from '../../../src/map/layers/layers';
import { mapLayers } from '../../../src/map/layers/map-layers';

afterEach(() => { layerOrder.value = usualOrder; });

describe('the order of layers', () => {
  it('is the list\'s own to begin with', () => {
    expect(layerOrder.value).toEqual(mapLayers.map(({ id }) => id));
    expect(new Set(usualOrder).size).toBe(mapLayers.length);
    for (const id of usualOrder) expect(entryOf(id).id).toBe(id);
  });

  it('is changed by a step up or down, and says whom a layer passed', () => {
    const [first, second, third] = usualOrder;
    expect(moveLayer(second, -1)).toBe(first);
    expect(layerOrder.value.slice(0, 3)).toEqual([second, first, third]);
    expect(isUsualOrder(layerOrder.value)).toBe(false);
    expect(moveLayer(second, 1)).toBe(first);
    expect(isUsualOrder(layerOrder.value)).toBe(true);
  });

  it('ends at both ends', () => {
    expect(moveLayer(usualOrder[0], -1)).toBeNull();
    expect(moveLayer(usualOrder[usualOrder.length - 1], 1)).toBeNull();
    expect(layerOrder.value).toEqual(usualOrder);
  });

  it('is whole whatever the words: a layer they miss lies where it usually does', () => {
    expect(wholeOrder([])).toEqual(usualOrder);
    expect(wholeOrder(usualOrder)).toEqual(usualOrder);
    for (const left of usualOrder) {
      const order = wholeOrder([...usualOrder].reverse().filter((id) => id !== left));
      expect([...order].sort()).toEqual([...usualOrder].sort());
      const at = usualOrder.indexOf(left);
      if (at > 0) expect(order.indexOf(left)).toBe(order.indexOf(usualOrder[at - 1]) + 1);
      else expect(order[0]).toBe(left);
    }
    expect(wholeOrder(['hotspots', 'hotspots', 'no such'])).toHaveLength(usualOrder.length);
  });
});
