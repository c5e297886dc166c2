// The mark of each kind, the same in the lists as on the map.
import { computed } from '@preact/signals';
import { kindStyles, type KindStyle } from '../map/kinds';
import { incidents } from '../state';

/** The look of each kind, by its name. */
export const styleOfKind = computed<ReadonlyMap<string, KindStyle>>(() => {
  const names = incidents.value?.texts.kind ?? [];
  const styles = kindStyles(names);
  return new Map(names.map((name, code) => [name, styles[code]]));
});
