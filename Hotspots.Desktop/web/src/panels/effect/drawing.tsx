// An area of one's own: begun here, drawn on the map.
import { begin, finish, giveUp, isDrawing, sketch } from '../../questions/drawing';
import { refineEffect } from '../../questions/effect';
import { effectWish } from '../../wishes/effect-wish';

/** What to do on the map while something is drawn; nothing while nothing is. */
export function Drawing() {
  if (!isDrawing.value) return null;
  const corners = sketch.value?.corners.length ?? 0;
  return (
    <div class="drawing" role="group" aria-label="Drawing">
      <p>Drag a box on the map, or click the corners one by one and end with a double click.</p>
      <div class="drawing-tools">
        <button type="button" class="button" disabled={corners < 3} onClick={() => { finish(); }}>Done</button>
        <button type="button" class="button" onClick={giveUp}>Cancel</button>
      </div>
    </div>
  );
}

export function DrawPlace() {
  return isDrawing.value ? <Drawing />
    : <button type="button" class="button" onClick={() => { begin('place'); }}>Draw the place on the map</button>;
}

/** What the place is compared with: found, or drawn. */
export function DrawControl() {
  const isDrawn = effectWish.value.control !== null;
  return (
    <fieldset>
      <legend>Compared with</legend>
      <span>{isDrawn ? 'the area you drew' : 'the place most like it before'}</span>
      <button type="button" class="button-link" onClick={() => { begin('control'); }}>{isDrawn ? 'Draw another' : 'Draw one yourself'}</button>
      {isDrawn && <button type="button" class="button-link" onClick={() => { refineEffect({ control: null }); }}>Find one</button>}
    </fieldset>
  );
}
