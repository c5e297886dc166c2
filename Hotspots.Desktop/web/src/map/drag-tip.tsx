// What a moved site reaches, beside the pin: the eyes are on the map.
import { draggedSite, shownSites } from '../state/deployment';
import { hereAndBest, isToldLater, TOLD_LATER } from '../state/locking';
import { painted } from './core/screen';
import { mapWindow } from './window';

/** CSS pixels that the tip needs to the right of the pin. */
const ROOM = 200;

export function DragTip() {
  const number = draggedSite.value, map = mapWindow.value;
  const site = shownSites.value.find((one) => one.number === number);
  const words = hereAndBest.value;
  if (!site || !map || (words === null && !isToldLater.value)) return null;
  void painted.value;
  const frame = map.frame;
  if (!frame) return null;
  const x = (site.at[0] - frame.west) / frame.metres / frame.ratio, y = (frame.north - site.at[1]) / frame.metres / frame.ratio;
  return (
    <div class="map-dragged" style={{ left: `${x}px`, top: `${y}px` }} aria-hidden="true">
      <div class={x > frame.width / frame.ratio - ROOM ? 'map-tip map-tip-left' : 'map-tip'}>
        {words === null ? TOLD_LATER : <><strong>{words.here}</strong> here, {words.best}</>}
      </div>
    </div>
  );
}
