// On which weekdays, in which shifts and at which hours a hotspot has more than chance makes; in the words of the host.
import { useEffect } from 'preact/hooks';
import type { Hotspot } from '../../contracts/model';
import { when } from '../../questions/when';

export function WhenPart({ hotspot }: { hotspot: Hotspot }) {
  useEffect(() => when.keep(), []);
  const found = when.answer.value?.groups.find(({ name, area }) => name === hotspot.name && area === hotspot.area);
  // Where nothing can be asked of the times the strip above says so already.
  if (!found) return null;
  return <p class="when-words">{found.answer}</p>;
}
