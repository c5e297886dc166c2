// Every request of docs/map-window.md, typed. The cookie is there already; errors come as one sentence.
import { decodeIncidents } from '../contracts/incident-columns';
import type { Contour } from '../contracts/layer-columns';
import type {
  Dataset, Incidents, LayerName, LoadAnswer, LookAnswer, MethodInfo, Place, RunAnswer, RunQuery, StageWish, StreetsAnswer, WeightsInfo,
} from '../contracts/model';
import type { PlaceAnswer, PlaceQuery } from '../contracts/placement';
import type { ReleaseProfile } from '../contracts/release';
import type { InputFile } from '../wishes/input-file';

/** This window among several: the host lets a later run of the same window overtake an earlier one. */
export const windowId: string = globalThis.crypto.randomUUID();

/** A refusal of the host, or no host: `message` is a sentence to show; `status` is 0 when there was no answer. */
export class ApiError extends Error {
  constructor(message: string, readonly status: number) {
    super(message);
    this.name = 'ApiError';
  }
  /** A later run of this window took over: nothing to show. */
  get isOvertaken(): boolean { return this.status === 409; }
}

export const NO_HOST = 'Hotspots is no longer running. What is on screen stays until this window is closed; start Hotspots again to go on.';

/** One incident with all its fields, in the order in which the host lists them. */
export type IncidentDetail = Readonly<Record<string, unknown>>;
/** What `hotspots inspect --json` prints. */
export type ReadReport = Readonly<Record<string, unknown>>;
export type Rejects = Readonly<Record<string, unknown>>;
export type ExportLayer = 'hotspots.geojson'
  | 'incidents.geojson' | 'areas.geojson' | 'cells.geojson' | 'density.geojson' | 'run.json' | 'hotspots.csv';

export const getDataset = (signal?: AbortSignal): Promise<Dataset> => json('/api/dataset', options({ signal }));
export const getMethods = (signal?: AbortSignal): Promise<MethodInfo[]> => json('/api/methods', options({ signal }));
export const getReleaseProfiles = (): Promise<ReleaseProfile[]> => json('/api/release/profiles', {});
export const getWeights = (signal?: AbortSignal): Promise<WeightsInfo[]> => json('/api/weights', options({ signal }));
export const getIncident = (index: number, signal?: AbortSignal): Promise<IncidentDetail> =>
  json(`/api/incident/${index}`, options({ signal }));
export const getReport = (signal?: AbortSignal): Promise<ReadReport> => json('/api/report', options({ signal }));
export const getRejects = (from: number, count: number, signal?: AbortSignal): Promise<Rejects> =>
  json(`/api/rejects?from=${from}&count=${count}`, options({ signal }));
export const findPlaces = (text: string, signal?: AbortSignal): Promise<Place[]> =>
  json(`/api/place?q=${encodeURIComponent(text)}`, options({ signal }));

/** Wards, districts and police force areas by a name, or by how it begins. */
export const findAreas = (text: string, signal?: AbortSignal): Promise<Place[]> =>
  json(`/api/place?only=areas&q=${encodeURIComponent(text)}`, options({ signal }));
/** Which incidents lie in a boundary: a byte each, in the order of the columns. */
export async function getWithin(boundary: string, version: number, signal: AbortSignal): Promise<Uint8Array> {
  return new Uint8Array(await (await ask(`/api/within?boundary=${encodeURIComponent(boundary)}&version=${version}`, { signal })).arrayBuffer());
}

/** Lets the host unpack what a search looks through: somebody is about to type. */
export const prepareSearch = async (): Promise<void> => { await findPlaces(''); };
/** The rings of a ward, district or force: easting, northing, easting … */
export const getAreaOutline = (area: number, signal: AbortSignal): Promise<number[][]> => json(`/api/area/${area}`, { signal });

/** Points of the list of streets in a block of 4 km, counted from the grid's origin. */
export const getStreets = (column: number, row: number): Promise<StreetsAnswer> => json(`/api/streets/${column}/${row}`, {});

/** Lets the host ask a tile server for pictures, or none, and with `capabilities` for what it says of itself. */
export async function allowTiles(url: string | null, capabilities = false): Promise<void> {
  await ask('/api/tile-server', { method: 'PUT', headers: JSON_BODY, body: JSON.stringify({ url, capabilities }) });
}
/** Where the host has a tile server's picture: the page asks nobody else. One of the host's own is where it is. */
export const pictureAddress = (url: string): string => (url.startsWith('/') ? url : `/api/tile-server/picture?url=${encodeURIComponent(url)}`);
/** What the host says of a picture that did not come; null where there is none for its place. */
export async function whyNoPicture(address: string): Promise<string | null> {
  try {
    await ask(address, {});
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
/** What the tile server that is in use says of itself at an address. */
export async function getServerWords(url: string, signal: AbortSignal): Promise<string> {
  return (await ask(`/api/tile-server/words?url=${encodeURIComponent(url)}`, { signal })).text();
}

/** What this window looks at, kept by the host under a key of its own; `isLast` when the page is going. */
export async function putView(key: string, view: string, turn: number, isLast: boolean): Promise<void> {
  await ask(`/api/views/${key}`, { method: 'PUT', headers: JSON_BODY, body: JSON.stringify({ view, turn }), keepalive: isLast });
}
/** The view of a key, once it is of this turn: the last words of a page that was left may still be under way. */
export const getView = async (key: string, turn = 0): Promise<string> => (await json<{ view: string }>(`/api/views/${key}?turn=${turn}`, {})).view;
/** Keeps a view for a link; the host makes its key. */
export const addView = async (view: string): Promise<string> =>
  (await json<{ key: string }>('/api/views', { method: 'POST', headers: JSON_BODY, body: JSON.stringify({ view }) })).key;

export const getSettings = (): Promise<{ name: string; value: string }[]> => json('/api/settings', {});
export async function putSetting(name: string, value: string): Promise<void> {
  await ask('/api/settings', { method: 'PUT', headers: JSON_BODY, body: JSON.stringify({ name, value }) });
}
export async function forgetSetting(name: string): Promise<void> {
  await ask(`/api/settings?name=${encodeURIComponent(name)}`, { method: 'DELETE' });
}

/** All placed incidents of a version, as columns. */
export async function getIncidents(version: number, signal?: AbortSignal): Promise<Incidents> {
  const answer = await ask(`/api/incidents?version=${version}`, options({ signal }));
  return decodeIncidents(await answer.arrayBuffer());
}

/** Analyses what the filters leave in. Refused with `isOvertaken` when this window asks again before it is done. */
export const postRun = (query: RunQuery, signal?: AbortSignal): Promise<RunAnswer> =>
  json('/api/run', options({ signal, method: 'POST', headers: JSON_BODY, body: JSON.stringify(query) }));

/** A layer of a run as columns: a JSON header and numbers. */
export async function getRunColumns(run: string, { layer, method }: LayerName, signal: AbortSignal): Promise<ArrayBuffer> {
  return (await ask(layerPath(run, layer, method), { signal })).arrayBuffer();
}
export const getContours = (run: string, method: string, signal: AbortSignal): Promise<Contour[]> =>
  json(layerPath(run, 'contours', method), { signal });
const layerPath = (run: string, layer: string, method: string): string =>
  `/api/run/${encodeURIComponent(run)}/${layer}/${encodeURIComponent(method)}`;

/** Where so many teams should stand. Refused with `isOvertaken` when this window asks again before it is done. */
export const postPlace = (query: PlaceQuery, signal: AbortSignal): Promise<PlaceAnswer> =>
  json('/api/place', { signal, method: 'POST', headers: JSON_BODY, body: JSON.stringify(query) });

/** Asks one of the host's questions. Refused with `isOvertaken` when this window asks again before it is done. */
export const postJson = <A>(path: string, body: unknown, signal: AbortSignal): Promise<A> =>
  json<A>(path, { signal, method: 'POST', headers: JSON_BODY, body: JSON.stringify(body) });

export const getJson = <A>(path: string): Promise<A> => json<A>(path, {});

/** An answer that is shown, such as a picture. */
export const postBlob = async (path: string, body: unknown, signal: AbortSignal): Promise<Blob> =>
  (await ask(path, { signal, method: 'POST', headers: JSON_BODY, body: JSON.stringify(body) })).blob();

/** An answer as a file: its bytes and the name that the host gives it (which holds the marking). */
export async function postFile(path: string, name: string, body: unknown): Promise<{ blob: Blob; name: string }> {
  const answer = await ask(`${path}/${name}`, { method: 'POST', headers: JSON_BODY, body: JSON.stringify(body) });
  return { blob: await answer.blob(), name: fileName(answer.headers.get('Content-Disposition')) ?? name };
}

type InputAddress = '/api/place/files' | '/api/release/files' | '/api/brief/actions' | '/api/attended/logs';

/** Gives the host files beside the incidents: stations, zones, addresses, a list of actions, logs; the answer is what they are asked for by. */
export async function addInput(path: InputAddress, files: readonly File[]): Promise<InputFile> {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  return json(path, { method: 'POST', body: form });
}

export type PlanFile = 'sites.geojson' | 'coverage.geojson' | 'patrol.geojson' | 'patrol-week.csv' | 'placement.json';
/** A file of this window's last deployment, and the name that the host gives it. */
export async function getPlanFile(name: PlanFile): Promise<{ blob: Blob; name: string }> {
  const answer = await ask(`/api/place/layers/${name}?window=${encodeURIComponent(windowId)}`, {});
  return { blob: await answer.blob(), name: fileName(answer.headers.get('Content-Disposition')) ?? name };
}

/** Forgets a reading under way; what was loaded before stays. */
export async function cancelJob(job: string): Promise<void> {
  await ask(`/api/jobs/${encodeURIComponent(job)}`, { method: 'DELETE' });
}

/** A layer as a file: its bytes and the name that the host gives it (which holds the marking). */
export async function exportLayer(layer: ExportLayer, query: RunQuery): Promise<{ blob: Blob; name: string }> {
  const answer = await ask(`/api/export/${layer}`, { method: 'POST', headers: JSON_BODY, body: JSON.stringify(query) });
  return { blob: await answer.blob(), name: fileName(answer.headers.get('Content-Disposition')) ?? layer };
}

export interface UploadOptions {
  /** 0 to 1 of the bytes handed over; reading them is told by the events. */
  onSent?: (fraction: number) => void;
  signal?: AbortSignal;
}
export interface LoadOptions { signal?: AbortSignal }

/** Hands files to the host to be looked at: what is loaded stays as it is. fetch cannot tell how much was sent, XMLHttpRequest can. */
export function stageFiles(files: readonly File[], mode: 'add' | 'replace', { onSent, signal }: UploadOptions): Promise<LookAnswer> {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/stages?mode=${mode}&window=${windowId}`);
    request.upload.onprogress = (event) => { if (event.lengthComputable) onSent?.(event.loaded / event.total); };
    request.onerror = () => { reject(new ApiError(NO_HOST, 0)); };
    request.onabort = () => { reject(new DOMException('The upload was cancelled.', 'AbortError')); };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as LookAnswer);
      else reject(new ApiError(errorSentence(request.responseText, request.status), request.status));
    };
    signal?.addEventListener('abort', () => { request.abort(); });
    request.send(form);
  });
}

const about = (path: string): string => `${path}${path.includes('?') ? '&' : '?'}window=${windowId}`;
const sending = (method: 'POST' | 'PUT', body: unknown, { signal }: LoadOptions): RequestInit =>
  options({ signal, method, headers: JSON_BODY, body: JSON.stringify(body) });

/** Looks at files that wait with other columns. */
export const lookAgain = (stage: string, wish: StageWish, how: LoadOptions): Promise<LookAnswer> =>
  json(about(`/api/stages/${stage}/look`), sending('POST', wish, how));
/** Loads files that wait. */
export const loadStage = (stage: string, wish: StageWish, how: LoadOptions): Promise<LoadAnswer> =>
  json(about(`/api/stages/${stage}/load`), sending('POST', wish, how));
export async function dropStage(stage: string): Promise<void> { await ask(`/api/stages/${stage}`, { method: 'DELETE' }); }

/** Brings back what was loaded before; once more, and it is undone. */
export const undoLoad = ({ signal }: LoadOptions): Promise<LoadAnswer> => json(about('/api/files/undo'), options({ signal, method: 'POST' }));
/** Takes one of the inputs out. */
export const removeFile = (part: number, version: number, { signal }: LoadOptions): Promise<LoadAnswer> =>
  json(about(`/api/files/${part}?version=${version}`), options({ signal, method: 'DELETE' }));
/** Reads one of the inputs again with other columns. */
export const changeColumns = (part: number, version: number, columns: Record<string, string>, how: LoadOptions): Promise<LoadAnswer> =>
  json(about(`/api/files/${part}/columns?version=${version}`), sending('PUT', columns, how));
export const putMarking = (marking: string, how: LoadOptions): Promise<LoadAnswer> => json(about('/api/marking'), sending('PUT', { marking }, how));

/** The file of tiles that lies open in the host. */
export interface TileFile {
  version: number; path: string; name: string; kind: 'raster' | 'vector';
  /** By which list of layers it is drawn. */
  style: 'zoomstack' | 'roads' | 'protomaps' | 'openmaptiles' | 'plain'; format: string;
  minZoom: number; maxZoom: number; bounds: [number, number, number, number] | null; attribution: string; layers: string[];
}
export const getTiles = (): Promise<TileFile | null> => json('/api/tiles', {});
export const openTiles = (path: string): Promise<TileFile> =>
  json('/api/tiles', { method: 'POST', headers: JSON_BODY, body: JSON.stringify({ path }) });
/** A folder of this computer: the folders in it, and the files that can lie under the map. */
export interface Folder {
  path: string; parent: string | null; roots: string[]; folders: string[]; files: { name: string; path: string; bytes: number }[];
}
export const getFolder = (path: string): Promise<Folder> => json(`/api/folder?path=${encodeURIComponent(path)}`, {});
export async function closeTiles(): Promise<void> { await ask('/api/tiles', { method: 'DELETE' }); }
/** A vector tile's bytes, unpacked; null when there is none. */
export async function getTile(version: number, zoom: number, column: number, row: number): Promise<ArrayBuffer | null> {
  const answer = await ask(`/api/tiles/${zoom}/${column}/${row}?version=${version}`, {});
  return answer.status === 204 ? null : answer.arrayBuffer();
}

export interface Progress { job: string; fraction: number; step: string }

export interface EventHandlers {
  progress?: (progress: Progress) => void;
  /** What is loaded has changed: which window did it and what; blank for what is as it was. */
  dataset?: (version: number, window: string, deed: string) => void;
  /** Another file of tiles, or none, lies open. */
  tiles?: () => void;
  /** So many other runs, or placements, are before this window's; 0 when it begins. */
  waiting?: (work: 'run' | 'place', ahead: number) => void;
  /** A piece of work that takes a while is so far. */
  step?: (work: string, fraction: number, step: string) => void;
  /** The host lets nobody in any more, and why. */
  shut?: (sentence: string) => void;
  /** The host went away (false) or is back (true). */
  connected?: (isConnected: boolean) => void;
}

/** Listens to the host until the returned function is called. The browser reconnects by itself. */
export function listen(handlers: EventHandlers): () => void {
  const events = new EventSource(`/api/events?window=${windowId}`);
  const on = (name: string, handle: (data: unknown) => void) =>
    { events.addEventListener(name, (event) => { handle(JSON.parse((event as MessageEvent<string>).data)); }); };
  on('progress', (data) => handlers.progress?.(data as Progress));
  on('dataset', (data) => {
    const { version, window, deed } = data as { version: number; window?: string; deed?: string };
    handlers.dataset?.(version, window ?? '', deed ?? '');
  });
  on('waiting', (data) => handlers.waiting?.((data as { work: 'run' | 'place' }).work, (data as { ahead: number }).ahead));
  on('step', (data) => {
    const { work, fraction, step } = data as { work: string; fraction: number; step: string };
    handlers.step?.(work, fraction, step);
  });
  on('shut', (data) => handlers.shut?.((data as { error: string }).error));
  on('tiles', () => handlers.tiles?.());
  events.onopen = () => handlers.connected?.(true);
  events.onerror = () => handlers.connected?.(false);
  return () => { events.close(); };
}

/** The sentence to show for an answer that is not a success. */
export function errorSentence(body: string, status: number): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && 'error' in parsed && typeof parsed.error === 'string') return parsed.error;
  } catch { /* not JSON: the status has to do */ }
  if (status === 403) return 'This window has lost its key. Close it and start Hotspots again.';
  if (status === 413) return 'The file is larger than Hotspots accepts in one go. Split it, or load it from the command line.';
  return `Hotspots could not answer (${status}). Try again; if it stays so, start Hotspots again.`;
}

/** The file name in a Content-Disposition header, its UTF-8 form first; null when there is none. */
export function fileName(disposition: string | null): string | null {
  if (disposition === null) return null;
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? null;
}

const JSON_BODY = { 'Content-Type': 'application/json' };

/** Leaves an absent abort signal out, as fetch's options want. */
function options({ signal, ...rest }: Omit<RequestInit, 'signal'> & { signal: AbortSignal | undefined }): RequestInit {
  return signal ? { ...rest, signal } : rest;
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(NO_HOST, 0);
  }
  if (!answer.ok) throw new ApiError(errorSentence(await answer.text(), answer.status), answer.status);
  return answer;
}

 
async function json<T>(path: string, init: RequestInit): Promise<T> {
  return (await (await ask(path, init)).json()) as T;
}
