// Names: towns, villages and streets.
import { dataset, incidents } from '../../../state/state';
import { layer } from '../layer';
import { NamesLayer } from './names-layer';

export { LISTED_BELOW } from './listed-streets';

export const names = layer({
  id: 'labels', title: 'Names', what: 'towns, villages and streets', usual: { visible: true, opacity: 1 },
  make: ({ changed }) => new NamesLayer(changed),
  follow: (made) => { made.setIncidents(incidents.value); made.setPlaces(dataset.value?.areas ?? []); },
  labels: (made, painting) => made.labels(painting),
});
