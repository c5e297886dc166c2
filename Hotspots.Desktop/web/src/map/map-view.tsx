import { useEffect, useRef } from 'preact/hooks';
import { figuresFor, gridReference } from '../base/grid-reference';
import { streetName } from '../base/words';
import { deployed } from '../state/deployment';
import { incidents, opened, pointed } from '../state/state';
import { isDrawing } from '../questions/drawing';
import { ScaleBar } from './core/scale-bar';
import { cursor, painted, resolution } from './core/screen';
import { DragTip } from './drag-tip';
import { BUILT_FADED, COAST_IS_ROUGH_BELOW, DRAWN } from './layers/basemap';
import { SketchedGround } from './layers/effect';
import { incidents as incidentLayer } from './layers/incidents';
import { layers } from './layers/layers';
import { LISTED_BELOW } from './layers/names';
import { tileFile, tileSource } from './layers/tiles';
import { valuesAt } from './readout';
import { MapWindow, mapWindow } from './window';

/** The map, with its buttons, scale bar and grid reference; it fills the element it is placed in. */
export function MapView() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const made = new MapWindow(place.current);
    mapWindow.value = made;
    return () => {
      mapWindow.value = null;
      made.end();
    };
  }, []);
  return (
    <div class="map-frame">
      <div
        ref={place} class={isDrawing.value ? 'map map-drawing' : 'map'} role="application" aria-label="Map of incidents and hotspots"
        aria-describedby="map-keys" tabIndex={0}
      />
      <p id="map-keys" class="map-unseen">
        Arrow keys move the map, plus and minus zoom. Page Down and Page Up choose the next and the previous hotspot, Escape none.
        Enter opens the incident nearest the middle. Home shows all incidents.
      </p>
      <OpenedRing />
      <Sketched />
      <PointedTip />
      <DragTip />
      <div class="map-buttons" role="group" aria-label="Zoom">
        <button type="button" title="Zoom in (+)" aria-label="Zoom in" onClick={() => mapWindow.value?.zoomBy(1)}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 3v10M3 8h10" /></svg>
        </button>
        <button type="button" title="Zoom out (−)" aria-label="Zoom out" onClick={() => mapWindow.value?.zoomBy(-1)}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8h10" /></svg>
        </button>
        <button
          type="button" title="Show all incidents that the filters leave in (Home)" aria-label="Show all incidents"
          onClick={() => mapWindow.value?.showAll()}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" /></svg>
        </button>
      </div>
      <MapFoot />
    </div>
  );
}

/** Scale, grid reference and whose map this is. */
function MapFoot() {
  const at = cursor.value;
  const metres = resolution.value;
  const values = at ? valuesAt(at.easting, at.northing) : [];
  return (
    <div class="map-foot">
      {values.length > 0 && <div class="map-values">{values.map((words) => <p key={words}>{words}</p>)}</div>}
      <div class="map-foot-row">
        <span class="map-reference" title="National Grid reference under the pointer">
          {at ? gridReference(at.easting, at.northing, figuresFor(metres)) : ''}
        </span>
        <ScaleBar resolution={metres} />
      </div>
      <span class="map-credit">{credit()}</span>
    </div>
  );
}

/** Whose ground is on the map, as their licences ask. */
export function credit(): string {
  const parts = [];
  if (layers.value.basemap.visible) {
    if (resolution.value < COAST_IS_ROUGH_BELOW && !layers.value.tiles.visible) parts.push('Coast off by up to 300 m, rivers left out');
    parts.push('Coast, lakes, rivers: GSHHG (LGPL)');
    if (resolution.value >= DRAWN.borders.from) parts.push('Borders: Natural Earth');
    if (resolution.value > BUILT_FADED) parts.push('Built-up ground: from postcodes, © Crown copyright and Royal Mail 2025');
  }
  const tiles = tileFile.value ?? tileSource.value;
  if (layers.value.labels.visible) {
    parts.push('Places: GeoNames (CC BY 4.0)');
    const namesRoads = layers.value.tiles.visible && tileFile.value?.kind === 'vector';
    if (resolution.value <= LISTED_BELOW && !namesRoads) parts.push('Street names: data.police.uk (OGL)');
  }
  if (tiles && layers.value.tiles.visible) parts.push(tiles.attribution);
  // What is reached along streets is made of them, also where they are not drawn.
  const along = layers.value.deployment.visible ? deployed.value?.streets : null;
  if (along && !parts.includes(along.attribution)) parts.push(along.attribution);
  return parts.join(' · ');
}

/** What is drawn by hand, over the map as it lies. */
function Sketched() {
  void painted.value;
  const frame = mapWindow.value?.frame;
  return frame ? <SketchedGround frame={frame} /> : null;
}

/** A ring round the spot whose incidents are open in the panel. */
function OpenedRing() {
  const columns = incidents.value, first = opened.value?.data === columns ? opened.value?.members.at(0) : undefined, frame = mapWindow.value?.frame;
  void painted.value;
  if (first === undefined || !columns || !frame || !layers.value.incidents.visible) return null;
  const x = (columns.easting[first] - frame.west) / frame.metres / frame.ratio,
    y = (frame.north - columns.northing[first]) / frame.metres / frame.ratio;
  return <div class="map-pointed map-opened" style={{ left: `${x}px`, top: `${y}px` }} aria-hidden="true" />;
}

/** The incident under the pointer: a ring around it and what and where it is. */
function PointedTip() {
  const index = pointed.value, columns = incidents.value, map = mapWindow.value;
  if (index < 0 || index >= (columns?.count ?? 0) || !columns || !map || !layers.value.incidents.visible) return null;
  void painted.value;
  const frame = map.frame;
  if (!frame) return null;
  const easting = columns.easting[index], northing = columns.northing[index];
  const x = (easting - frame.west) / frame.metres / frame.ratio, y = (frame.north - northing) / frame.metres / frame.ratio;
  const text = (name: 'kind' | 'street' | 'town'): string => {
    const codes = columns.codes[name];
    return codes ? columns.texts[name]?.[codes[index]] ?? '' : '';
  };
  const here = map.scene.of(incidentLayer).at(easting, northing).length;
  const parts = [text('kind'), streetName(text('street')) || text('town')].filter((part) => part !== '');
  const isLeft = x > frame.width / frame.ratio - 240;
  return (
    <div class="map-pointed" style={{ left: `${x}px`, top: `${y}px` }} aria-hidden="true">
      <div class={isLeft ? 'map-tip map-tip-left' : 'map-tip'}>
        <strong>{parts.at(0) ?? 'Incident'}</strong>{parts.length > 1 && ` · ${parts[1]}`}
        {here > 1 && <span class="map-tip-more">{here} incidents at this spot</span>}
      </div>
    </div>
  );
}
