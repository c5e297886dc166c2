// What is drawn on the map by hand: the area under way with its corners, and areas that wait for their answer.
import { evaluated } from '../../../questions/effect';
import { boxRing, drawnAreas, sketch, type Corner } from '../../../questions/drawing';
import type { Frame } from '../../core/canvas-layer';
import { palette } from '../../core/palette';
import { groundLook } from './look';

const pixelOf = ([easting, northing]: Corner, { west, north, metres, ratio }: Frame): [x: number, y: number] =>
  [(easting - west) / metres / ratio, (north - northing) / metres / ratio];

export function SketchedGround({ frame }: { frame: Frame }) {
  const drawn = sketch.value, waiting = evaluated.value ? [] : drawnAreas.value;
  if (!drawn && waiting.length === 0) return null;
  const at = (corner: Corner): string => pixelOf(corner, frame).map((value) => value.toFixed(1)).join(' ');
  const path = (corners: readonly Corner[], isClosed: boolean): string =>
    corners.map((corner, i) => `${i === 0 ? 'M' : 'L'}${at(corner)}`).join('') + (isClosed ? 'Z' : '');
  const look = (of: 'place' | 'control') => groundLook(of === 'place' ? 'treated' : 'control', palette.value);
  const line = (of: 'place' | 'control') => ({ stroke: look(of).colour, strokeWidth: look(of).width });
  const under = !drawn ? '' : drawn.box ? path(boxRing(drawn.box), true)
    : path(drawn.pointer ? [...drawn.corners, drawn.pointer] : drawn.corners, false);
  return (
    <svg class="map-sketch" aria-hidden="true">
      {waiting.map(({ of, ring }) => <path key={of} d={path(ring, true)} style={line(of)} stroke-dasharray={look(of).dash.join(' ')} />)}
      {drawn && <path class="map-sketch-under" d={under} style={line(drawn.of)} />}
      {drawn?.corners.map((corner, i) => {
        const [x, y] = pixelOf(corner, frame);
        return <circle key={i} cx={x} cy={y} r={i === 0 ? 6 : 4} style={{ stroke: look(drawn.of).colour }} />;
      })}
    </svg>
  );
}
