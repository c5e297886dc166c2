// The state of a view as one line of text: readable, the same for the same view, and found again when read. The host keeps it, and no
// address says it.
import { effect } from '@preact/signals';
import { addView, getView, putView } from '../host/api';
import { deployParts, readDeployPart } from '../state/deploy-address';
import { deployment, usualWish, type DeployWish } from '../state/deployment';
import { NAME_FILTERS, SHIFTS } from '../contracts/filter-fields';
import type { Filters } from '../contracts/model';
import { isUsualOrder, type LayerId, layerOrder, layers, type LayerState, type LayerStates, usualLayers, usualOrder, wholeOrder } from '../map';
import { preferred } from '../host/run-layers';
import { cameBack, chosen, failed, filters, method, noFilters, said, theme, view, type MethodWish } from '../state/state';
import { effectParts, effectWish, readEffectPart, usualEffect, type EffectWish } from '../wishes/effect-wish';
import { briefParts, briefWish, readBriefPart, usualBrief, type BriefWish } from '../wishes/brief-wish';
import { nowParts, nowWish, readNowPart, usualNow, type NowWish } from '../wishes/now-wish';
import { isoDay, pad, parseIsoDay, startOfDay } from '../base/words';

export interface ViewState {
  filters: Filters;
  method: MethodWish;
  chosen: string | null;
  layers: LayerStates;
  /** Uppermost first. */
  order: readonly LayerId[];
  /** Methods whose layers are drawn where several made the same. */
  shown: readonly string[];
  deploy: DeployWish;
  now: NowWish;
  effect: EffectWish;
  brief: BriefWish;
  theme: 'light' | 'dark' | 'system';
  view: { easting: number; northing: number; resolution: number } | null;
}

/** What an empty text means. */
export const usual: Readonly<ViewState> = {
  filters: noFilters,
  method: { ...method.peek() },
  chosen: null,
  layers: usualLayers,
  order: usualOrder,
  shown: [],
  deploy: usualWish,
  now: usualNow,
  effect: usualEffect,
  brief: usualBrief,
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
  if (wanted.boundary !== null) put('within', [wanted.boundary]);
  if (wanted.from !== null) parts.push(`from=${timeText(wanted.from, 0)}`);
  if (wanted.to !== null) parts.push(`to=${timeText(wanted.to, 1439)}`);
  put('weekdays', [...wanted.weekdays].sort((a, b) => a - b).map((day) => DAYS[day]));
  put('hours', ranges(wanted.hours));
  if (wanted.shift !== null) put('shift', [wanted.shift]);
  if (wanted.suspectedFalse) put('suspected-false', ['kept']);
  if (state.method.names.join() !== usual.method.names.join()) put('method', state.method.names);
  for (const name of Object.keys(state.method.given).sort()) parts.push(`given.${escape(name)}=${state.method.given[name]}`);
  put('cases', [...state.method.cases].sort());
  put('controls', [...state.method.controls].sort());
  if (state.method.weights !== usual.method.weights) put('weights', [state.method.weights]);
  if (state.chosen !== null) put('chosen', [state.chosen]);
  put('layers', usualOrder.flatMap((name) => layerText(name, state.layers[name])));
  if (!isUsualOrder(state.order)) put('order', state.order);
  put('show', [...state.shown].sort());
  for (const [key, values] of deployParts(state.deploy)) put(key, values);
  for (const [key, values] of nowParts(state.now)) put(key, values);
  for (const [key, values] of effectParts(state.effect)) put(key, values);
  for (const [key, values] of briefParts(state.brief)) put(key, values);
  if (state.theme !== 'system') parts.push(`theme=${state.theme}`);
  return parts.join('&');
}

/** The view a text means; what it does not say, or says wrongly, is as usual. */
export function read(hash: string): ViewState {
  const state: ViewState = {
    ...usual, filters: { ...noFilters }, method: { ...usual.method, given: {} }, layers: { ...usual.layers }, deploy: { ...usual.deploy },
    now: { ...usual.now },
    effect: { ...usual.effect },
    brief: { ...usual.brief },
  };
  for (const part of hash.replace(/^#/, '').split('&')) {
    const at = part.indexOf('=');
    if (at < 1) continue;
    const key = part.slice(0, at);
    const values = part.slice(at + 1).split(',').map(unescape).filter((value) => value !== '');
    readPart(state, key, values);
  }
  if (state.filters.shift !== null) state.filters.hours = [];
  if (state.filters.boundary !== null) state.filters.areas = [];
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
  else if (key === 'shift') state.filters.shift = SHIFTS.find(([name]) => name === first)?.[0] ?? null;
  else if (key === 'within') state.filters.boundary = first.includes(':') ? first : null;
  else if (key === 'suspected-false') state.filters.suspectedFalse = first === 'kept';
  else if (key === 'method') state.method.names = [...new Set(values)];
  else if (key === 'cases') state.method.cases = values;
  else if (key === 'controls') state.method.controls = values;
  else if (key === 'weights') state.method.weights = first;
  else if (key === 'chosen') state.chosen = first;
  else if (key === 'theme' && (first === 'light' || first === 'dark')) state.theme = first;
  else if (key === 'layers') values.forEach((text) => readLayer(state.layers, text));
  else if (key === 'order') state.order = wholeOrder(values);
  else if (key === 'show') state.shown = values;
  else if (readDeployPart(state.deploy, key, values) || readNowPart(state.now, key, values) || readEffectPart(state.effect, key, values)
    || readBriefPart(state.brief, key, values)) return;
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
  ({
    filters: filters.value, method: method.value, chosen: chosen.value, layers: layers.value, order: layerOrder.value,
    shown: preferred.value, deploy: deployment.value, now: nowWish.value, effect: effectWish.value, brief: briefWish.value, theme: theme.value,
    view: view.value,
  });

const LINK = /#view=([\w-]{22,64})$/;

let key = '';
let written = '';
/** Counts what this page has said to the host; the history holds the number, and nothing of what was said. */
let turn = 0;

function take(text: string): void {
  const state = read(text);
  filters.value = state.filters;
  method.value = state.method;
  chosen.value = state.chosen;
  layers.value = state.layers;
  layerOrder.value = state.order;
  preferred.value = state.shown;
  deployment.value = state.deploy;
  nowWish.value = state.now;
  effectWish.value = state.effect;
  briefWish.value = state.brief;
  theme.value = state.theme;
  if (state.view) view.value = state.view;
}

/** The key of a link that was made by `copyLink`; null when the text is none. */
export const keyOfLink = (text: string): string | null => LINK.exec(text.trim())?.[1] ?? null;

/**
 * Finds the view that the page is to show: that of its link, or the one that it had before it was loaded anew. The address then says
 * nothing: what is looked at would stand in the browser's history. Never throws.
 */
export async function recallView(): Promise<void> {
  const { view: own, turn: last } = (history.state ?? {}) as { view?: unknown; turn?: unknown };
  const link = keyOfLink(location.hash);
  key = typeof own === 'string' ? own : crypto.randomUUID();
  turn = typeof own === 'string' && typeof last === 'number' ? last : 0;
  history.replaceState({ view: key, turn }, '', location.pathname);
  // From now on there is a view of this key, if only the usual one.
  if (typeof own !== 'string') putView(key, '', 0, false).catch(() => { /* told when the data cannot be had either */ });
  if (link !== null) await openView(link);
  else if (typeof own === 'string') {
    try {
      written = await getView(own, turn);
      take(written);
      cameBack.value = written.includes('at=');
    } catch { /* a page that was never moved has nothing to find again */ }
  }
}

/** Shows the view of a link; tells in a sentence when it is no longer kept. */
export async function openView(link: string): Promise<void> {
  try {
    const text = await getView(link);
    take(text);
    cameBack.value = text.includes('at=');
  } catch (error) {
    failed.value = error instanceof Error ? error.message : String(error);
  }
}

/** Puts a link to this view on the clipboard. It tells nothing by itself, and holds until Hotspots is closed. */
export async function copyLink(): Promise<void> {
  try {
    const link = `${location.origin}/#view=${await addView(write(current()))}`;
    await navigator.clipboard.writeText(link);
    said.value = 'The link to this view is on the clipboard. It holds on this computer until Hotspots is closed; '
      + 'paste it into the box for places to come back.';
  } catch (error) {
    failed.value = error instanceof Error ? error.message : String(error);
  }
}

function send(isLast: boolean): void {
  const next = write(current());
  if (next === written) return;
  written = next;
  // Where the host is gone there is nobody to keep it; the window says so elsewhere.
  putView(key, next, turn, isLast).catch(() => { written = ''; });
}

/** Keeps the host in step with the view, so that the page finds it when it is loaded anew; gives back what ends it. */
export function keepView(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBehind = false;
  const stop = effect(() => {
    const next = write(current());
    clearTimeout(timer);
    // The page that is loaded anew in this moment waits for the host to have heard it.
    if (next !== written && !isBehind) {
      isBehind = true;
      turn++;
      history.replaceState({ view: key, turn }, '', location.pathname);
    }
    timer = setTimeout(() => { isBehind = false; send(false); }, 250);
  });
  const leave = () => { send(true); };
  const follow = () => {
    const link = keyOfLink(location.hash);
    history.replaceState({ view: key, turn }, '', location.pathname);
    if (link !== null) void openView(link);
  };
  addEventListener('pagehide', leave);
  addEventListener('hashchange', follow);
  return () => {
    stop();
    clearTimeout(timer);
    removeEventListener('pagehide', leave);
    removeEventListener('hashchange', follow);
  };
}
