import { useEffect, useRef } from 'preact/hooks';
import OlMap from 'ol/Map';
import View from 'ol/View';
import { nationalGrid, RESOLUTIONS, VIEW_EXTENT } from './grid';

/** The map; it fills the element it is placed in. */
export function MapView() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const map = new OlMap({
      target: place.current,
      controls: [],
      view: new View({ projection: nationalGrid, center: [400_000, 500_000], resolution: 1024, resolutions: RESOLUTIONS, extent: VIEW_EXTENT }),
    });
    return () => map.setTarget(undefined);
  }, []);
  return <div ref={place} class="map" role="application" aria-label="Map of incidents and hotspots" tabIndex={0} />;
}
