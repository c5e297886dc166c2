import { afterEach, describe, expect, it } from 'vitest';
import { credit } from '../../src/map/map-view';
import { deployment, plan, usualWish } from '../../src/state/deployment';
import type { PlaceAnswer } from '../../src/contracts/placement';
import { layers, setLayer } from '../../src/map/layers/layers';

const usual = layers.peek();
afterEach(() => {
  layers.value = usual;
  deployment.value = usualWish;
  plan.value = null;
});

describe('whose ground is on the map', () => {
  it('is said of the streets too that teams are shown to go along, where they are not drawn', () => {
    expect(credit()).not.toContain('OpenStreetMap');
    deployment.value = { ...usualWish, isOn: true, by: 'car' };
    plan.value = {
      sites: [], reachMetres: null, patrol: null,
      streets: { by: 'car', words: '', said: null, file: '', attribution: '© OpenStreetMap contributors (ODbL)', reaches: [], withoutWay: 0 },
    } as unknown as PlaceAnswer;
    expect(credit()).toContain('© OpenStreetMap contributors (ODbL)');
    setLayer('deployment', { visible: false });
    expect(credit()).not.toContain('OpenStreetMap');
  });
});
