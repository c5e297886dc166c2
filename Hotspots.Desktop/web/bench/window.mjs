// Measures the built host and the page together: `dotnet build -c Release Hotspots.Desktop && npm run bench:window`.
// Start to first map with the sample; hotspots of 100,000 incidents after a parameter was changed, at the host and on screen; 1,000,000
// incidents read, shown and dragged.
// The incidents are made up here from a fixed seed, and the files are gone afterwards.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dragged, firstPaints, launch, watchedPage } from './browser.mjs';

const PROGRAM = fileURLToPath(new URL('../../bin/Release/net10.0/hotspots-desktop.dll', import.meta.url));
if (!existsSync(PROGRAM)) { console.log('The host is not built: run "dotnet build -c Release Hotspots.Desktop" first.'); process.exit(1); }
const folder = await mkdtemp(join(tmpdir(), 'hotspots-bench-'));
const browser = await launch();
try {
  await firstMap();
  await runsAnew(100_000, [100, 140, 180, 220, 260]);
  await shown(1_000_000);
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}

async function firstMap() {
  const began = performance.now();
  const host = await start([]);
  const up = performance.now() - began;
  const page = await watchedPage(browser);
  await host.enter(page);
  const { ground, incidents } = await firstPaints(page);
  console.log(
    `sample            host up ${ms(up)} after it was started; first map ${ms(ground)}, incidents ${ms(incidents)} after the page was asked for`,
  );
  await page.close();
  host.end();
}

/** The whole way of a changed parameter at the host: question in, clustering, outlines, names, answer out. */
async function runsAnew(count, distances) {
  const host = await start(['--open', await made(count)]);
  const { version } = await loaded(host);
  const times = [];
  let hotspots = 0;
  for (const eps of distances) {
    const began = performance.now();
    const answer = await host.ask('/api/run', {
      window: 'bench', version,
      filters: { kinds: [], areas: [], operations: [], lines: [], drugs: [], grades: [], from: null, to: null, weekdays: [], hours: [] },
      method: 'dbscan', given: { eps }, weights: 'count',
    });
    times.push(performance.now() - began);
    hotspots = answer.hotspots.length;
  }
  const sorted = [...times].sort((a, b) => a - b);
  console.log(
    `${number(count)} incidents re-made in ${ms(sorted[sorted.length >> 1])} (median of ${times.map((one) => one.toFixed(0)).join(', ')} ms `
      + `at eps ${distances.join(', ')} m; ${hotspots} hotspots at the last)`,
  );
  await runsOnScreen(host, distances);
  host.end();
}

/** From a number typed into the method's field to the picture after the new hotspots: the page's pause for further typing is within. */
async function runsOnScreen(host, distances) {
  const page = await watchedPage(browser);
  await host.enter(page);
  await firstPaints(page);
  await page.getByRole('status').filter({ hasText: /hotspots? from/ }).waitFor();
  await page.getByRole('tab', { name: 'Method' }).click();
  const times = [];
  // A metre more than above, so that the host has not just worked it out.
  for (const eps of distances) times.push(await page.evaluate(typed, String(eps + 1)));
  const sorted = [...times].sort((a, b) => a - b);
  console.log(`  and on screen in ${ms(sorted[sorted.length >> 1])} (median of ${times.map((one) => one.toFixed(0)).join(', ')} ms)`);
  await page.close();
}

/** In the page: types, and waits until the status line tells of the new hotspots and two more frames were painted. */
async function typed(text) {
  const field = document.querySelector('#parameter-eps'), bar = document.querySelector('.running');
  const frame = () => new Promise((resolve) => { requestAnimationFrame(resolve); });
  const began = performance.now();
  field.value = text;
  field.dispatchEvent(new window.Event('input', { bubbles: true }));
  while (!bar.classList.contains('is-running')) await frame();
  while (bar.classList.contains('is-running')) await frame();
  await frame();
  await frame();
  return performance.now() - began;
}

async function shown(count) {
  const file = await made(count);
  const began = performance.now();
  const host = await start(['--open', file]);
  await loaded(host);
  const read = performance.now() - began;
  const page = await watchedPage(browser);
  await host.enter(page);
  const { ground, incidents } = await firstPaints(page);
  console.log(
    `${number(count)} incidents read ${ms(read)} after the host was started; `
      + `first map ${ms(ground)}, shown ${ms(incidents)} after the page was asked for`,
  );
  await page.waitForTimeout(3000);
  console.log(`frame, dragged    ${await dragged(page)}`);
  await page.close();
  host.end();
}

async function start(words) {
  const child = spawn('dotnet', [PROGRAM, '--no-window', ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
      const match = /http:\/\/\S+/.exec(text);
      if (match) resolve(match[0]);
    });
    child.on('exit', () => { reject(new Error('The host ended before it said where it is.')); });
  });
  const { origin } = new URL(address);
  const entry = await fetch(address);
  const Cookie = entry.headers.getSetCookie()[0].split(';')[0];
  const ask = async (path, body) => {
    const answer = await fetch(origin + path, body
      ? { method: 'POST', body: JSON.stringify(body), headers: { Cookie, Origin: origin, 'Content-Type': 'application/json' } }
        : { headers: { Cookie } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  // The address is good once, and was spent above: the page gets the cookie that it bought.
  const enter = async (page) => {
    const [name, value] = Cookie.split('=');
    await page.context().addCookies([{ name, value, url: origin }]);
    await page.goto(origin);
  };
  return { ask, enter, end: () => { child.kill(); } };
}

async function loaded(host) {
  for (;;) {
    const dataset = await host.ask('/api/dataset');
    if (dataset.incidents > 0) return dataset;
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
}

/** A file of incidents: nine in ten crowd around 40 corners of five towns, the rest lie about. */
async function made(count) {
  const path = join(folder, `${count}.csv`), file = await open(path, 'w');
  const towns = [
    ['Mold', -3.144, 53.167], ['Buckley', -3.083, 53.17], ['Flint', -3.136, 53.249], ['Clacton-on-Sea', 1.156, 51.79],
    ['High Wycombe', -0.749, 51.629],
  ];
  let state = 20_250_301;
  const chance = () => { state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; return state / 4_294_967_296; };
  const bell = () => chance() + chance() + chance() - 1.5;
  const corners = Array.from({ length: 40 }, (_, i) => [towns[i % 5][0], towns[i % 5][1] + bell() * 0.02, towns[i % 5][2] + bell() * 0.012]);
  let text = 'id,kind,time,longitude,latitude,town\n';
  for (let i = 0; i < count; i++) {
    const [town, longitude, latitude] = corners[Math.floor(chance() ** 2 * 40)];
    const reach = chance() < 0.9 ? 0.0015 : 0.03;
    const day = new Date(Date.UTC(2024, 0, 1) + Math.floor(chance() * 730) * 86_400_000).toISOString().slice(0, 10);
    const hour = String(Math.floor(chance() * 24)).padStart(2, '0');
    const east = (longitude + reach * bell()).toFixed(6), north = (latitude + reach * bell() * 0.6).toFixed(6);
    text += `R${i},${i % 10 === 0 ? 'seizure' : 'tip'},${day}T${hour}:15,${east},${north},${town}\n`;
    if (text.length > 1 << 20) { await file.write(text); text = ''; }
  }
  await file.write(text);
  await file.close();
  return path;
}

function ms(time) { return `${time.toFixed(0)} ms`; }

function number(value) { return value.toLocaleString('en-GB'); }
