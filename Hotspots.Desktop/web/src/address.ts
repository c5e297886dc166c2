// The state of a view as the part of the address after "#": readable, the same for the same view, and found again when opened.
import { effect } from '@preact/signals';
import { NAME_FILTERS } from './filtering';
import type { Filters } from './model';
import { isUsualOrder, layerOrder, layers, usualLayers, usualOrder, wholeOrder, type LayerId, type LayerState, type LayerStates } from './layers';
import { preferred } from './run-layers';
import { chosen, filters, method, noFilters, theme, view, type MethodWish } from './state';
import { isoDay, pad, parseIsoDay, startOfDay } from './panels/words';

export interface ViewState {
  filters: Filters;
  method: MethodWish;
  chosen: string | null;
  layers: LayerStates;
  /** Uppermost first. */
  order: readonly LayerId[];
  /** Methods whose layers are drawn where several made the same. */
  shown: readonly string[];
  theme: 'light' | 'dark' | 'system';
  view: { easting: number; northing: number; resolution: number } | null;
}

/** What an empty address means. */
export const usual: Readonly<ViewState> = {
  filters: noFilters,
  method: { ...method.peek() },
  chosen: null,
  layers: usualLayers,
  order: usualOrder,
  shown: [],
  theme: 'system',
  view: null,
};

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** "at=322700,364000,8&kinds=tip,seizure&from=2025-01-01"; blank for the usual view. */
export function write(state: ViewState): string {
  const parts: string[] = [];
  const put = (key: string, values: readonly string[]) => { if (values.length > 0) parts.push(`${key}=${values.map(escape).join(',')}`); };
  const { filters: wanted, view: at } = state;
  if (at) parts.push(`at=${Math.round(at.easting)},${Math.round(at.northing)},${round(at.resolution)}`);
  for (const [name] of NAME_FILTERS) put(name, [...wanted[name]].sort());
  if (wanted.from !== null) parts.push(`from=${timeText(wanted.from, 0)}`);
  if (wanted.to !== null) parts.push(`to=${timeText(wanted.to, 1439)}`);
  put('weekdays', [...wanted.weekdays].sort((a, b) => a - b).map((day) => DAYS[day]));
  put('hours', ranges(wanted.hours));
  if (state.method.names.join() !== usual.method.names.join()) put('method', state.method.names);
  for (const name of Object.keys(state.method.given).sort()) parts.push(`given.${escape(name)}=${state.method.given[name]}`);
  put('cases', [...state.method.cases].sort());
  put('controls', [...state.method.controls].sort());
  if (state.method.weights !== usual.method.weights) put('weights', [state.method.weights]);
  if (state.chosen !== null) put('chosen', [state.chosen]);
  put('layers', usualOrder.flatMap((name) => layerText(name, state.layers[name])));
  if (!isUsualOrder(state.order)) put('order', state.order);
  put('show', [...state.shown].sort());
  if (state.theme !== 'system') parts.push(`theme=${state.theme}`);
  return parts.join('&');
}

/** The view an address means; what it does not say, or says wrongly, is as usual. */
export function read(hash: string): ViewState {
  const state: ViewState = { ...usual, filters: { ...noFilters }, method: { ...usual.method, given: {} }, layers: { ...usual.layers } };
  for (const part of hash.replace(/^#/, '').split('&')) {
    const at = part.indexOf('=');
    if (at < 1) continue;
    const key = part.slice(0, at);
    const values = part.slice(at + 1).split(',').map(unescape).filter((value) => value !== '');
    readPart(state, key, values);
  }
  return state;
}

function readPart(state: ViewState, key: string, values: string[]): void {
  const first = values.at(0);
  if (first === undefined) return;
  const named = NAME_FILTERS.find(([name]) => name === key);
  if (named) state.filters[named[0]] = values;
  else if (key === 'from') state.filters.from = parseTime(first, 0);
  else if (key === 'to') state.filters.to = parseTime(first, 1439);
  else if (key === 'weekdays') state.filters.weekdays = values.map((day) => DAYS.indexOf(day as (typeof DAYS)[number])).filter((day) => day >= 0);
  else if (key === 'hours') state.filters.hours = hoursOf(values);
  else if (key === 'method') state.method.names = [...new Set(values)];
  else if (key === 'cases') state.method.cases = values;
  else if (key === 'controls') state.method.controls = values;
  else if (key === 'weights') state.method.weights = first;
  else if (key === 'chosen') state.chosen = first;
  else if (key === 'theme' && (first === 'light' || first === 'dark')) state.theme = first;
  else if (key === 'layers') values.forEach((text) => readLayer(state.layers, text));
  else if (key === 'order') state.order = wholeOrder(values);
  else if (key === 'show') state.shown = values;
  else if (key === 'at') state.view = readView(values);
  else if (key.startsWith('given.') && Number.isFinite(Number(first))) state.method.given[unescape(key.slice(6))] = Number(first);
}

function readView(values: string[]): ViewState['view'] {
  const [easting, northing, resolution] = values.map(Number);
  return [easting, northing, resolution].every((value) => Number.isFinite(value)) && resolution > 0
    ? { easting: easting, northing: northing, resolution: resolution } : null;
}

// A word of its own only where it differs from the usual: "grid", "-labels", "incidents:0.5".
function layerText(name: LayerId, layer: LayerState): string[] {
  const before = usual.layers[name];
  if (layer.visible === before.visible && layer.opacity === before.opacity) return [];
  return [`${layer.visible ? '' : '-'}${name}${layer.opacity === before.opacity ? '' : `:${round(layer.opacity)}`}`];
}

function readLayer(state: LayerStates, text: string): void {
  const [word, opacity] = text.split(':') as [string, string | undefined];
  const name = word.replace(/^-/, '') as LayerId;
  if (!usualOrder.includes(name)) return;
  const given = opacity === undefined ? usual.layers[name].opacity : Math.min(1, Math.max(0, Number(opacity)));
  state[name] = { visible: !word.startsWith('-'), opacity: Number.isFinite(given) ? given : 1 };
}

/** Hours as ranges, the night over midnight: [19 … 23, 0 … 6] → "19-6". */
function ranges(hours: readonly number[]): string[] {
  const wanted = new Set(hours);
  if (wanted.size === 24) return ['0-23'];
  return [...wanted].sort((a, b) => a - b).filter((hour) => !wanted.has((hour + 23) % 24)).map((first) => {
    let last = first;
    while (wanted.has((last + 1) % 24)) last = (last + 1) % 24;
    return first === last ? String(first) : `${first}-${last}`;
  });
}

function hoursOf(texts: readonly string[]): number[] {
  const hours = new Set<number>();
  for (const text of texts) {
    const match = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(text);
    if (!match) continue;
    const first = Number(match[1]), last = Number(match.at(2) ?? match[1]);
    if (first > 23 || last > 23) continue;
    for (let hour = first; ; hour = (hour + 1) % 24) {
      hours.add(hour);
      if (hour === last) break;
    }
  }
  return [...hours].sort((a, b) => a - b);
}

/** A day where the time is its first (or last) minute, else day and clock. */
function timeText(minute: number, usualOfDay: number): string {
  const ofDay = minute - startOfDay(minute);
  return ofDay === usualOfDay ? isoDay(minute) : `${isoDay(minute)}T${pad(Math.floor(ofDay / 60))}:${pad(ofDay % 60)}`;
}

function parseTime(text: string, usualOfDay: number): number | null {
  const [date, clock] = text.split('T') as [string, string | undefined];
  const start = parseIsoDay(date);
  if (start === null) return null;
  const match = /^(\d{2}):(\d{2})$/.exec(clock ?? '');
  return start + (match ? Number(match[1]) * 60 + Number(match[2]) : usualOfDay);
}

const round = (value: number): string => String(Number(value.toPrecision(4)));

// Letters, slashes and spaces stay readable; what divides the address is escaped.
function escape(text: string): string {
  return encodeURIComponent(text).replace(/%20/g, '+').replace(/%2F/g, '/').replace(/%3A/g, ':');
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, '%20'));
  } catch {
    return '';
  }
}

const current = (): ViewState =>
  ({ filters: filters.value, method: method.value, chosen: chosen.value, layers: layers.value, order: layerOrder.value, shown: preferred.value, theme: theme.value, view: view.value });

let written = '';

/** Writes the state into the address at once, as before the page is loaded anew. */
export function writeAddress(): void {
  const next = write(current());
  if (next === written) return;
  written = next;
  history.replaceState(null, '', next === '' ? location.pathname : `#${next}`);
}

/** Takes the state from the address, and keeps the address in step with the state; gives back what ends it. */
export function keepAddress(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const take = () => {
    if (location.hash.replace(/^#/, '') === written) return;
    const state = read(location.hash);
    filters.value = state.filters;
    method.value = state.method;
    chosen.value = state.chosen;
    layers.value = state.layers;
    layerOrder.value = state.order;
    preferred.value = state.shown;
    theme.value = state.theme;
    if (state.view) view.value = state.view;
  };
  take();
  const stop = effect(() => {
    void current();
    clearTimeout(timer);
    timer = setTimeout(writeAddress, 250);
  });
  addEventListener('hashchange', take);
  return () => {
    stop();
    clearTimeout(timer);
    removeEventListener('hashchange', take);
  };
}
