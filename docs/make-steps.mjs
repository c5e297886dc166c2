// Draws one small example from row to hotspot, a picture a step: docs/images/step-*.svg for docs/how-it-works.md.
// Everything drawn is what the program itself writes for one town of the sample; only circles of the neighbour distance are added.
//   dotnet build Hotspots.Cli -c Release && node docs/make-steps.mjs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TOWN = 'Flint';
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = mkdtempSync(join(tmpdir(), 'hotspots-steps-'));
execFileSync('dotnet', [
  join(root, 'Hotspots.Cli/bin/Release/net10.0/hotspots.dll'), 'run', join(root, 'data/county-lines.csv'),
  '--area', TOWN, '--method', 'dbscan,kde,gi-star', '-o', out,
]);
const read = (name) => JSON.parse(readFileSync(join(out, name), 'utf8'));
const incidents = read('incidents.geojson'), areas = read('areas.geojson'), hotspots = read('hotspots.geojson');
const cells = read('cells.geojson'), density = read('density.geojson');
const eps = areas.features[0].properties.parameters.find((p) => p.name === 'eps').value;
rmSync(out, { recursive: true });

// Metres about the middle of the area: flat enough for one town.
const [west, south, east, north] = areas.bbox;
const metres = 111_320, wide = metres * Math.cos(((south + north) / 2) * (Math.PI / 180));
const WIDTH = 640, MARGIN = 16;
const scale = (WIDTH - 2 * MARGIN) / ((east - west) * wide);
const HEIGHT = Math.round((north - south) * metres * scale + 2 * MARGIN);
const x = (lon) => (MARGIN + (lon - west) * wide * scale).toFixed(1);
const y = (lat) => (HEIGHT - MARGIN - (lat - south) * metres * scale).toFixed(1);
const path = ({ type, coordinates }) => (type === 'Polygon' ? [coordinates] : coordinates)
  .flatMap((polygon) => polygon.map((ring) => `M${ring.map(([lon, lat]) => `${x(lon)},${y(lat)}`).join('L')}Z`)).join('');

// Okabe and Ito's colours, as in the window.
const INK = '#1d2733', QUIET = '#8a94a0', HOT = '#c2410c', LEAD = '#0072b2';
const CLUSTERS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00'];
const KINDS = { tip: '#0072b2', warrant: '#009e73', seizure: '#d55e00' };

const points = (look) => incidents.features.map((f) => {
  const [lon, lat] = f.geometry.coordinates;
  const { r = 3, fill, opacity = 1, stroke } = look(f.properties);
  return `<circle cx="${x(lon)}" cy="${y(lat)}" r="${r}" fill="${fill}" fill-opacity="${opacity}"${stroke ? ` stroke="${stroke}"` : ''}/>`;
}).join('');
const ground = `<path d="${path(areas.features[0].geometry)}" fill="#eef1f4" stroke="${QUIET}" stroke-dasharray="4 3"/>`;
const note = (text) => `<text x="${MARGIN}" y="${HEIGHT - 6}" font-size="13" fill="${INK}">${text}</text>`;
const bar = (() => {
  const length = 250 * scale, right = WIDTH - MARGIN;
  return `<path d="M${(right - length).toFixed(1)},${HEIGHT - 22}v5h${length.toFixed(1)}v-5" fill="none" stroke="${INK}"/>`
    + `<text x="${right}" y="${HEIGHT - 5}" font-size="12" text-anchor="end" fill="${INK}">250 m</text>`;
})();

function draw(step, title, body, caption) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}" `
    + `font-family="system-ui, sans-serif"><title>${title}</title><rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>${body}${bar}${note(caption)}</svg>\n`;
  writeFileSync(join(root, `docs/images/step-${step}.svg`), svg);
}

const of = (kind) => KINDS[kind] ?? QUIET;
const byKind = points((p) => ({ fill: of(p.kind), r: p.kind === 'seizure' ? 4 : 3 }));
draw(1, 'Rows become incidents', byKind, 'blue: tips · orange: seizures · green: warrants · grey: other');
draw(2, 'The study area', ground + byKind, `${TOWN}: ${incidents.features.length} incidents, analysed on their own`);

const reach = (eps * scale).toFixed(1);
const circles = incidents.features.filter((f) => f.properties.hotspot === 1).slice(0, 12).map((f) => {
  const [lon, lat] = f.geometry.coordinates;
  return `<circle cx="${x(lon)}" cy="${y(lat)}" r="${reach}" fill="${LEAD}" fill-opacity="0.05" stroke="${LEAD}" stroke-opacity="0.5"/>`;
}).join('');
draw(3, 'Who are neighbours?', ground + circles + points(() => ({ fill: INK })), `neighbours are at most ${Math.round(eps)} m apart: twelve of the circles`);

const byCluster = points((p) => (p.cluster === null ? { fill: 'none', stroke: QUIET } : { fill: CLUSTERS[p.cluster % CLUSTERS.length] }));
draw(4, 'Clusters', ground + byCluster, 'one colour a cluster; rings: in no cluster');
const outlines = hotspots.features.map((f) => `<path d="${path(f.geometry)}" fill="${HOT}" fill-opacity="0.12" stroke="${HOT}" stroke-width="2"/>`).join('');
draw(5, 'Outlines', ground + outlines + byCluster, 'an outline holds every incident of its cluster');

// A diverging scheme for z, blue to red through white, as in the window.
const shade = (z) => (z >= 0 ? `rgba(178,24,43,${Math.min(0.85, z / 8).toFixed(2)})` : `rgba(33,102,172,${Math.min(0.6, -z / 4).toFixed(2)})`);
const tiles = cells.features.filter((f) => f.properties.method === 'gi-star').map((f) =>
  `<path d="${path(f.geometry)}" fill="${shade(f.properties.z)}" stroke="${f.properties.class === 'none' ? '#d5dae0' : INK}" stroke-width="${f.properties.class === 'none' ? 0.5 : 1.5}"/>`);
const hot = cells.features.filter((f) => f.properties.method === 'gi-star' && f.properties.class !== 'none').length;
draw(6, 'More than chance?', tiles.join('') + points(() => ({ fill: INK, r: 1.6 })), `cells of 150 m; dark rim: ${hot} stand out from chance after correction`);

const SHARES = ['#fde725', '#5ec962', '#21918c', '#3b528b'];
const bands = density.features.filter((f) => f.properties.method === 'kde').map((f, i) =>
  `<path d="${path(f.geometry)}" fill="${SHARES[i % SHARES.length]}" fill-opacity="0.35" fill-rule="evenodd" stroke="${SHARES[i % SHARES.length]}"/>`);
draw(7, 'How dense is it?', ground + bands.join('') + points(() => ({ fill: INK, r: 1.6 })), 'smallest grounds that hold 90, 75, 50 and 25 % of the density');

const names = hotspots.features.map((f) => {
  const [w, , e, n] = f.bbox;
  return `<text x="${x((w + e) / 2)}" y="${(Number(y(n)) - 6).toFixed(1)}" font-size="15" font-weight="600" text-anchor="middle" fill="${INK}" stroke="#fff" stroke-width="3" paint-order="stroke">`
    + `${f.properties.rank}  ${f.properties.name}</text>`;
}).join('');
draw(8, 'Ranked hotspots', ground + outlines + points((p) => ({ fill: p.hotspot ? INK : '#c4cad1', r: 2 })) + names, 'ranked by weight: where most happens');
