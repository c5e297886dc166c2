// The map's colours, light and dark. Calm ground, so that the marks are what is seen first.
import { computed, signal } from '@preact/signals';
import { theme } from '../../state/state';

export interface Palette {
  isDark: boolean;
  sea: string;
  land: string;
  /** Ground where many postcodes are. */
  built: string;
  coast: string;
  lake: string;
  river: string;
  border: string;
  county: string;
  grid: string;
  gridLabel: string;
  ink: string;
  quiet: string;
  halo: string;
  street: string;
  /** Streets of the list in the box, softer than those of the data. */
  listed: string;
  hotspot: string;
  hotspotFill: string;
  chosen: string;
  chosenFill: string;
  badge: string;
  badgeText: string;
  boundary: string;
  contour: string;
  site: string;
  siteText: string;
  chosenSite: string;
  reachFill: string;
  panel: string;
  /** Colours for few … many incidents in a cell: lightness falls (rises when dark) evenly, so it reads without hue. */
  ramp: [number, number, number][];
}

const light: Palette = {
  isDark: false,
  sea: '#d3e0e6', land: '#f7f6f1', built: '#eae5da', coast: '#8fa7b3', lake: '#c9dae2', river: '#aac6d4', border: '#9c8f97', county: '#d9d4cf',
  grid: 'rgba(60, 90, 110, 0.45)', gridLabel: '#48626f', ink: '#1d2a33', quiet: '#51616c', halo: 'rgba(250, 249, 245, 0.92)',
  street: '#5a5a52', listed: '#6c6c63',
  hotspot: '#8f1238', hotspotFill: 'rgba(143, 18, 56, 0.07)', chosen: '#b80f45', chosenFill: 'rgba(184, 15, 69, 0.16)',
  badge: '#7a0f30', badgeText: '#ffffff', boundary: '#5b3f8c', contour: '#243540',
  site: '#0b4f56', siteText: '#ffffff', chosenSite: '#e69f00', reachFill: 'rgba(0, 110, 120, 0.07)', panel: 'rgba(255, 255, 255, 0.94)',
  ramp: [[126, 178, 206], [58, 133, 180], [24, 89, 148], [13, 50, 104], [7, 20, 56]],
};

const dark: Palette = {
  isDark: true,
  sea: '#0e161c', land: '#1d262d', built: '#283139', coast: '#46586a', lake: '#131d25', river: '#2b4152', border: '#697580', county: '#343e47',
  grid: 'rgba(150, 180, 200, 0.35)', gridLabel: '#9fb6c4', ink: '#e8eef2', quiet: '#aebbc4', halo: 'rgba(20, 27, 33, 0.9)',
  street: '#b9c0c2', listed: '#949ea3',
  hotspot: '#ff7d9c', hotspotFill: 'rgba(255, 125, 156, 0.08)', chosen: '#ffb0c3', chosenFill: 'rgba(255, 140, 168, 0.2)',
  badge: '#ff8fab', badgeText: '#2a0712', boundary: '#b9a1e8', contour: '#e2ecf2',
  site: '#7fe3e3', siteText: '#06282b', chosenSite: '#e69f00', reachFill: 'rgba(110, 225, 230, 0.08)', panel: 'rgba(23, 31, 37, 0.94)',
  ramp: [[28, 72, 112], [38, 112, 160], [70, 160, 200], [140, 208, 228], [228, 250, 252]],
};

const darkQuery = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-color-scheme: dark)');
const systemIsDark = signal(darkQuery?.matches ?? false);
darkQuery?.addEventListener('change', (event) => { systemIsDark.value = event.matches; });

export const lightPalette = light;
export const palette = computed<Palette>(() => ((theme.value === 'system' ? systemIsDark.value : theme.value === 'dark') ? dark : light));
