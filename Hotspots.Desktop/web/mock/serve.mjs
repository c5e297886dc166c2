// A development tool: `npm run mock -- [COUNT] [PORT] [CELLS]` serves dist/ as the host does (port 0: any that is free), with made-up data,
// so that the page can be looked at and measured without the host. It answers the requests of docs/map-window.md that show something; it
// reads, filters and exports nothing.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { LAYERS, makeLayers } from './layers.mjs';
import { encode, makeHotspots, makeIncidents, TOWNS } from './incidents.mjs';
import { place } from './place.mjs';

const COUNT = Number(process.argv[2] ?? 4000), PORT = Number(process.argv[3] ?? 5055), CELLS = Number(process.argv[4] ?? 0);
const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const DIST = folder('../dist/'), BASEMAP = folder('../../../data/basemap/');
const MIME = {
  html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css', woff2: 'font/woff2', bin: 'application/octet-stream',
  svg: 'image/svg+xml',
};
// As the host's, so that what it would forbid is seen here first.
const POLICY =
  'default-src \'none\'; script-src \'self\'; style-src \'self\'; font-src \'self\'; img-src \'self\' data: blob:; connect-src \'self\'; '
  + 'base-uri \'none\'; form-action \'none\'; frame-ancestors \'none\'';
// What the pages keep. A view that nobody kept is what its key says in base64url, so that one can be opened from the start.
const views = new Map(), settings = new Map();
const bodyOf = async (request) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString());
};

const made = makeIncidents(COUNT);
const bytes = encode(made);
const hotspots = makeHotspots(made);
const layers = CELLS > 0 ? makeLayers(CELLS) : {};
const { easting, northing, minute, area } = made.columns;
const least = (column) => column.reduce((a, b) => Math.min(a, b), Infinity), most = (column) => column.reduce((a, b) => Math.max(a, b), -Infinity);
const perTown = TOWNS.map((_, t) => area.reduce((sum, code) => sum + (code === t ? 1 : 0), 0));

const dataset = {
  version: 1, name: 'made-up.csv', rows: COUNT, placed: COUNT, unplaced: 0, rejected: 0, incidents: COUNT, isSample: true, hasReport: false,
  marking: 'OFFICIAL-SENSITIVE', bounds: [least(easting), least(northing), most(easting), most(northing)], firstMinute: least(minute),
  lastMinute: most(minute), periodFirst: least(minute), periodLast: most(minute),
  areas: TOWNS.map((town, t) => ({ name: town.name, incidents: perTown[t], easting: town.easting, northing: town.northing })), notes: [],
  inputs: ['made-up.csv'], before: '',
};
const methods = [{
  name: 'dbscan', title: 'Density clusters (DBSCAN)', question: 'Where do incidents lie close together?', family: 'clusters',
  findsPlaces: true, needsTimes: false, compares: false,
  parameters: [
    {
      name: 'radius', title: 'Neighbourhood radius', unit: 'm', minimum: 10, maximum: 5000, isInteger: false,
      defaultRule: 'from the distances to the 10th neighbour', effect: 'A larger radius joins more incidents into one cluster.',
      choices: [],
    },
    {
      name: 'minPoints', title: 'Fewest incidents', unit: 'incidents', minimum: 2, maximum: 500, isInteger: true,
      defaultRule: '10', effect: 'More demands denser places.', choices: [],
    },
  ],
}];
const answer = () => ({
  runId: 'mock', version: 1, marking: dataset.marking, methods: ['dbscan'], layers: CELLS > 0 ? LAYERS : [], analysed: COUNT,
  milliseconds: 12, notes: [], compared: null, hotspots,
  areas: dataset.areas.map(({ name, incidents }) => ({
    name, incidents,
    methods: [{
      method: 'dbscan', places: 6, noise: Math.round(incidents / 2), figures: [],
      parameters: [
        { name: 'radius', value: 120, unit: 'm', origin: 'derived', reason: 'the knee of the distances to the 10th neighbour', choice: null },
        { name: 'minPoints', value: 10, unit: 'incidents', origin: 'default', reason: 'usual for street crime', choice: null },
      ],
    }],
  })),
});
const incident = (i) => ({
  kind: made.texts.kind[made.columns.kind[i]], town: made.texts.town[made.columns.town[i]], street: made.texts.street[made.columns.street[i]],
  easting: easting[i], northing: northing[i], minute: minute[i],
});
const places = (query) => TOWNS.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()))
  .map((town) =>
  ({
    name: town.name, detail: 'town', easting: town.easting, northing: town.northing, metres: 4 * town.spread, square: 0, fit: 'begins', area: -1,
    boundary: '',
  }));

createServer(async (request, response) => {
  const url = new URL(request.url, 'http://mock'), path = url.pathname;
  const json = (value, status = 200) => { response.writeHead(status, { 'Content-Type': 'application/json' }); response.end(JSON.stringify(value)); };
  response.setHeader('Content-Security-Policy', POLICY);
  if (path === '/api/dataset') return json(dataset);
  if (path === '/api/incidents') { response.writeHead(200, { 'Content-Type': 'application/octet-stream' }); return response.end(bytes); }
  if (path.startsWith('/api/incident/')) return json(incident(Number(path.slice(14))));
  if (path === '/api/methods') return json(methods);
  if (path === '/api/weights')
    return json([{
      name: 'count', title: 'Every incident counts 1', effect: 'The ranking is by number of incidents.', weights: {},
      otherwise: 1, sources: {}, intelligence: {},
    }]);
  if (path === '/api/run') return json(answer());
  if (path === '/api/now') {
    const none = 'The mock host compares nothing. Start Hotspots.Desktop.';
    return json({ runId: 'mock', version: 1, tonight: null, noTonight: none, changes: null, noChanges: none, milliseconds: 0 });
  }
  if (path.startsWith(
    '/api/run/',
  )) { response.writeHead(200, { 'Content-Type': 'application/octet-stream' }); return response.end(layers[path.split('/')[4]]); }
  const done = () => { response.writeHead(204); response.end(); };
  if (path === '/api/tile-server') return done();
  if (path.startsWith('/api/tile-server/')) {
    const found = await fetch(url.searchParams.get('url'));
    if (!found.ok) return json({ error: `The tile server answered ${found.status}. Check its address.` }, 502);
    response.writeHead(200, { 'Content-Type': path.endsWith('words') ? 'text/plain' : found.headers.get('Content-Type') });
    return response.end(Buffer.from(await found.arrayBuffer()));
  }
  if (path === '/api/views') {
    views.set(`made-${views.size}-made-up-links`, (await bodyOf(request)).view);
    return json({ key: `made-${views.size - 1}-made-up-links` });
  }
  if (path.startsWith('/api/views/') && request.method === 'PUT') { views.set(path.slice(11), (await bodyOf(request)).view); return done(); }
  if (path.startsWith('/api/views/')) return json({ view: views.get(path.slice(11)) ?? Buffer.from(path.slice(11), 'base64url').toString() });
  if (path === '/api/settings'
    && request.method === 'PUT') { const { name, value } = await bodyOf(request); settings.set(name, value); return done(); }
  if (path === '/api/settings' && request.method === 'DELETE') { settings.delete(url.searchParams.get('name')); return done(); }
  if (path === '/api/settings') return json([...settings].map(([name, value]) => ({ name, value })));
  if (path === '/api/tiles') return json(null);
  if (path.startsWith('/api/streets/')) return json({ names: [], streets: [], eastings: [], northings: [] });
  if (path === '/api/place' && request.method === 'POST') return json(place(made, hotspots, await bodyOf(request)));
  if (path === '/api/place') return json(places(url.searchParams.get('q') ?? ''));
  if (path === '/api/events') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const ping = setInterval(() => response.write('event: ping\ndata: {}\n\n'), 10_000);
    response.on('close', () => clearInterval(ping));
    return response.write('event: ping\ndata: {}\n\n');
  }
  if (path.startsWith('/api/')) return json({ error: 'The mock host does not do this. Start Hotspots.Desktop.' }, 501);
  try {
    const name = path === '/' ? 'index.html' : path.slice(1);
    if (!/^(index\.html|assets\/[\w.-]+|basemap\/[\w.-]+)$/.test(name)) throw new Error('not a file of the page');
    const file = name.startsWith('basemap/') ? BASEMAP + name.slice(8) : DIST + name;
    response.writeHead(200, { 'Content-Type': MIME[name.split('.').pop()] ?? 'application/octet-stream' });
    return response.end(await readFile(file));
  } catch {
    return json({ error: 'There is no such page.' }, 404);
  }
}).listen(PORT, '127.0.0.1', function () { console.log(`${COUNT} made-up incidents: http://127.0.0.1:${this.address().port}/`); });
