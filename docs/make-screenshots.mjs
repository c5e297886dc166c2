#!/usr/bin/env node
// Takes the pictures of the map window and of sheets in docs/images: build first (dotnet build -c Release Hotspots.sln), then
// ./docs/make-screenshots.mjs [NAME...]
// Starts the built host with the sample, opens each view by a link as a user would copy it, and saves it as PNG.
// Sheets are what the command line writes, made small enough for a screen.
// Needs Edge, Chrome or Chromium; the rest comes with the page's modules.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { chromium } = createRequire(here('../Hotspots.Desktop/web/package.json'))('playwright-core');

const LARGE = { width: 1440, height: 900 }, SMALL = { width: 1366, height: 768 };
/** Bytes: a README stays quick to open. */
const MOST = 450_000;

const first = async (page) => { await page.locator('[data-row="0"]').click(); await page.locator('.why').waitFor(); };
const tab = async (page, name) => { await page.getByRole('tab', { name }).click(); };

const VIEWS = [
  { name: 'window-overview-light', size: LARGE },
  { name: 'window-evidence-light', size: LARGE, act: first },
  { name: 'window-evidence-dark', size: LARGE, scheme: 'dark', act: first },
  { name: 'window-filters-light', size: LARGE, hash: 'at=499500,282200,512&kinds=seizure,tip&from=2025-03-01&to=2025-08-31&weekdays=fri,sat', act: (page) => tab(page, 'Filters') },
  { name: 'window-files-light', size: LARGE, act: (page) => tab(page, 'Files') },
  { name: 'window-streets-light', size: LARGE, hash: 'at=617650,214950,1.2' },
  { name: 'window-density-light', size: LARGE, hash: 'at=617300,215400,6&method=kde', act: (page) => tab(page, 'Method') },
  { name: 'window-cells-light', size: LARGE, hash: 'at=617500,214900,3&method=gi-star,dbscan', act: first },
  { name: 'window-deploy-light', size: LARGE, hash: 'at=617300,215100,7&teams=3&reach=500m', act: (page) => tab(page, 'Deploy') },
  { name: 'window-overview-small', size: SMALL },
];

/** Commands, the last of which writes the sheet. */
const TOWN = ['data/county-lines.csv', '--area', 'Clacton-on-Sea'];
const SHEETS = [
  { name: 'briefing', commands: () => [['brief', ...TOWN, '--on', '2026-06-30', '--weeks', '26']] },
  {
    name: 'map-on-paper', commands: (out) => [
      ['run', ...TOWN, '--method', 'dbscan,kde', '-o', out], ['place', ...TOWN, '--teams', '2', '--patrol-hours', '4', '-o', out], ['map', out],
    ],
  },
];
const SHEET_WIDTH = 900;

const wanted = process.argv.slice(2);
const isWanted = ({ name }) => wanted.length === 0 || wanted.includes(name);
const views = VIEWS.filter(isWanted), sheets = SHEETS.filter(isWanted);

const browser = findBrowser();
const host = views.length > 0 ? await startHost() : null;
const driver = await chromium.launch({
  executablePath: browser, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  await mkdir(here('images'), { recursive: true });
  for (const view of views) await take(view);
  for (const sheet of sheets) await draw(sheet);
} finally {
  await driver.close();
  host?.process.kill();
}

async function draw({ name, commands }) {
  const folder = await mkdtemp(join(tmpdir(), 'hotspots-sheet-')), written = join(folder, 'sheet.png');
  const all = commands(join(folder, 'out'));
  for (const [i, words] of all.entries()) {
    const program = here('../Hotspots.Cli/bin/Release/net10.0/hotspots.dll');
    execFileSync('dotnet', [program, ...words,
        ...(i + 1 < all.length ? [] : ['-o', written])], { cwd: here('..'), stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const context = await driver.newContext({ viewport: { width: SHEET_WIDTH, height: 800 } });
  const page = await context.newPage();
  const picture = (await readFile(written)).toString('base64');
  await page.setContent(`<body style="margin:0"><img style="display:block;width:100%" src="data:image/png;base64,${picture}"></body>`);
  await page.locator('img').evaluate((image) => image.decode());
  const path = here(`images/${name}.png`);
  await page.locator('img').screenshot({ path });
  console.log(`${name}.png  ${Math.round((await stat(path)).size / 1000)} kB`);
  await context.close();
  await rm(folder, { recursive: true });
}

async function take({ name, size, scheme = 'light', hash = '', act }) {
  const context = await driver.newContext({ viewport: size, colorScheme: scheme, reducedMotion: 'no-preference' });
  const page = await context.newPage();
  await page.goto(await host.next());
  await page.waitForURL(/:\d+\/$/);
  if (hash !== '') await page.goto(`${host.origin}/#view=${await keyOf(page, hash)}`);
  await settled(page);
  await act?.(page);
  await settled(page);
  const path = here(`images/${name}.png`);
  await page.screenshot({ path });
  const { size: bytes } = await stat(path);
  console.log(`${name}.png  ${size.width} × ${size.height}, ${Math.round(bytes / 1000)} kB${bytes > MOST ? ', MORE THAN 400 kB' : ''}`);
  await context.close();
}

/** A link to a view, as the page's own button makes it. */
function keyOf(page, view) {
  return page.evaluate(async (text) => {
    const answer = await fetch('/api/views', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ view: text }) });
    return (await answer.json()).key;
  }, view);
}

/** Hotspots are there, none are under way, and the tiles of the ground have come. */
async function settled(page) {
  await page.getByRole('status').filter({ hasText: /\d hotspots? from|Hotspot \d|Went to|teams? reach/ }).waitFor();
  await page.locator('.running:not(.is-running)').waitFor({ state: 'attached' });
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(1500);
}

function findBrowser() {
  const named = process.env.BROWSER_PATH;
  const onPath = (process.env.PATH ?? '').split(':').flatMap((folder) => ['chromium', 'google-chrome', 'microsoft-edge'].map((program) => `${folder}/${program}`));
  const found = [...(named ? [named] : []), ...onPath, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'].find((path) => existsSync(path));
  if (!found) {
    console.error('No Chromium, Chrome or Edge was found: install one, or name it in BROWSER_PATH.');
    process.exit(1);
  }
  return found;
}

async function startHost() {
  const program = here('../Hotspots.Desktop/bin/Release/net10.0/hotspots-desktop.dll');
  if (!existsSync(program)) {
    console.error('The host is not built: run "dotnet build -c Release Hotspots.Desktop" first.');
    process.exit(1);
  }
  const started = spawn('dotnet', [program, '--no-window'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: started.stdout })[Symbol.asyncIterator]();
  const told = async () => {
    const { value = '' } = await lines.next();
    const address = /http:\/\/127[^\s]*token=[\w-]+/.exec(value)?.[0];
    if (!address) throw new Error(`The host did not say where it is: ${value}`);
    return address;
  };
  const first = await told();
  // An address is good once: each line that comes in gives another.
  const next = () => { started.stdin.write('\n'); return told(); };
  return { process: started, origin: new URL(first).origin, next };
}
