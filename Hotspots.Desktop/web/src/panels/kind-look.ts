// The mark of each kind, the same in the lists as on the map.
import { computed } from '@preact/signals';
import { type KindStyle, stylesOf } from '../map';
import { incidents } from '../state/state';

/** The look of each kind, by its name. */
export const styleOfKind = computed<ReadonlyMap<string, KindStyle>>(() => {
  const data = incidents.value;
  const styles = data ? stylesOf(data) : [];
  return new Map((data?.texts.kind ?? []).map((name, code) => [name, styles[code]]));
});
