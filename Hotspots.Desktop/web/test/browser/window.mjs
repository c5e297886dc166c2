// What the tests in a browser share: a browser, the page with made-up data or with the host itself, and small pictures.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PROGRAMS = ['chromium', 'google-chrome', 'microsoft-edge'];
const BROWSERS = [
  process.env.BROWSER_PATH ?? '',
  ...(process.env.PATH ?? '').split(':').flatMap((folder) => PROGRAMS.map((program) => `${folder}/${program}`)),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const SWITCHES = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync',
];

const executablePath = BROWSERS.find((path) => path !== '' && existsSync(path));
const host = ['Release', 'Debug'].map((kind) => here(`../../../bin/${kind}/net10.0/hotspots-desktop.dll`)).find((path) => existsSync(path));

/** Is there a browser, and a page that was built? Without them these tests are skipped. */
export const canOpen = executablePath !== undefined && existsSync(here('../../dist/assets/page.js'));
/** The same with the host, which "dotnet build" makes. */
export const canHost = canOpen && host !== undefined;

/** The part of a made-up page's address that opens it at a view. */
export const linkTo = (view) => `#view=${Buffer.from(view).toString('base64url')}`;
/** What a page looks at, as its host keeps it. */
export const viewOf = (page) => page.evaluate(async () => (await (await fetch(`/api/views/${window.history.state.view}`)).json()).view);

export const launch = () => chromium.launch({ executablePath, args: SWITCHES });

/** The page with so many made-up incidents. */
export const startMock = (count) => start('node', [here('../../mock/serve.mjs'), String(count), '0']);
/** The host with the sample data, or with files. */
export const startHost = (...given) => start('dotnet', [host, '--no-window', ...given]);

async function start(program, given) {
  const child = spawn(program, given, { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
      const match = /http:\/\/\S+/.exec(text);
      if (match) resolve(match[0]);
    });
    child.on('exit', () => { reject(new Error(`${program} ended before it said where it is: ${text}`)); });
  });
  return { address, origin: new URL(address).origin, end: () => new Promise((resolve) => { child.on('exit', resolve); child.kill(); }) };
}

/** Serves what `answer(path, query)` gives ({type, body}, or nothing for 404) to any page; keeps the addresses it was asked for. */
export async function serve(answer) {
  const asked = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://tiles');
    asked.push(request.url);
    const found = answer(url.pathname, url.searchParams);
    response.writeHead(found ? 200 : 404, { 'Access-Control-Allow-Origin': '*', 'Content-Type': found?.type ?? 'text/plain' });
    response.end(found?.body ?? '');
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    asked,
    origin: `http://127.0.0.1:${server.address().port}`,
    end: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
}

/** A PNG of 256 × 256 pixels of one colour [red, green, blue]. */
export function onePicture([red, green, blue]) {
  const SIDE = 256;
  const row = Buffer.alloc(1 + 3 * SIDE);
  for (let x = 0; x < SIDE; x++) row.set([red, green, blue], 1 + 3 * x);
  const part = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const whole = Buffer.alloc(body.length + 8);
    whole.writeUInt32BE(data.length, 0);
    body.copy(whole, 4);
    whole.writeUInt32BE(crc32(body), body.length + 4);
    return whole;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(SIDE, 0);
  head.writeUInt32BE(SIDE, 4);
  head.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), part('IHDR', head),
    part('IDAT', deflateSync(Buffer.concat(Array.from({ length: SIDE }, () => row)))), part('IEND', Buffer.alloc(0)),
  ]);
}
