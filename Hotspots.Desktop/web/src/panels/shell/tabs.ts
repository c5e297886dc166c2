// Which part of the panel is open. A part is a line here and its component in panel.tsx.
import { effect, signal } from '@preact/signals';
import { chosen, opened } from '../../state/state';

export const TABS = [
  ['hotspots', 'Hotspots'], ['evidence', 'Evidence'], ['filters', 'Filters'], ['files', 'Files'], ['method', 'Method'], ['holds', 'Does it hold'],
  ['effect', 'What it did'], ['deploy', 'Deploy'], ['brief', 'Brief'], ['layers', 'Layers'], ['export', 'Export'],
] as const;
export type Tab = (typeof TABS)[number][0];

export const tab = signal<Tab>('hotspots');
export const isPanelOpen = signal(true);
/** CSS pixels. */
export const panelWidth = signal(440);
export const NARROWEST = 300;
export const WIDEST = 720;

export function open(name: Tab): void {
  tab.value = name;
  isPanelOpen.value = true;
}

/** Opens the evidence when a hotspot is chosen, wherever: in the list or on the map; or an incident. */
export const keepEvidenceOpen = (): (() => void) => {
  let last: string | null = null;
  return effect(() => {
    const key = chosen.value;
    if (opened.value !== null || (key !== null && key !== last)) open('evidence');
    last = key;
  });
};
