import './styles/map.css';
import { MapView } from './map/map-view';
import { Legend } from './map/legend';

export function App() {
  return (
    <main class="map-page">
      <MapView />
      <Legend />
    </main>
  );
}
