// Measures the page with made-up incidents in a headless Chromium without a GPU: `npm run build && npm run bench:pan [COUNT] [RESOLUTION]`.
// Prints when the first map and the incidents were on screen, and how long a frame takes while the map is dragged.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const COUNT = Number(process.argv[2] ?? 1_000_000), RESOLUTION = Number(process.argv[3] ?? 0), PORT = 5099, FRAMES = 120, STEP = 12;
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const executablePath = BROWSERS.find((path) => existsSync(path));
if (!executablePath) { console.log('No Chromium or Chrome here: nothing measured.'); process.exit(0); }

const host = spawn(process.execPath, [fileURLToPath(new URL('../mock/serve.mjs', import.meta.url)), String(COUNT), String(PORT)]);
await once(host.stdout, 'data');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => console.log('page error:', error.message));
  await page.addInitScript(() => {
    // The page marks these when the ground and the incidents have been painted for the first time.
    window.firsts = {};
    new PerformanceObserver((list) => { for (const { name, startTime } of list.getEntries()) window.firsts[name] ??= startTime; }).observe({ type: 'mark', buffered: true });
  });
  await page.goto(`http://127.0.0.1:${PORT}/${RESOLUTION > 0 ? `#at=617500,215300,${RESOLUTION}` : ''}`);
  await page.waitForFunction(() => window.firsts['incidents painted'] !== undefined, undefined, { timeout: 30_000 });
  const { 'ground painted': ground, 'incidents painted': incidents } = await page.evaluate(() => window.firsts);
  console.log(`${COUNT} incidents, 1440 × 900, no GPU`);
  console.log(`first map      ${ground.toFixed(0)} ms after the page was asked for`);
  console.log(`incidents      ${incidents.toFixed(0)} ms`);
  await page.waitForTimeout(1500);
  const before = await centre(page);
  const times = await drag(page);
  if (await centre(page) === before) throw new Error('The map did not move: nothing was measured.');
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.floor(part * (times.length - 1))].toFixed(1);
  console.log(`frame, dragged median ${at(0.5)} ms, 90 % ${at(0.9)} ms, longest ${at(1)} ms (${times.length} frames of ${STEP} px)`);
} finally {
  await browser.close();
  host.kill();
}

/** Where the map looks, as the address keeps it. */
async function centre(page) {
  await page.waitForTimeout(1000);
  return page.evaluate(() => /at=[^&]*/.exec(window.location.hash)?.[0]);
}

/** Moves the pointer once a frame, as a hand does, and back again; the time between frames is what the user sees. */
async function drag(page) {
  return page.evaluate(async ({ frames, step }) => {
    const target = document.querySelector('.map .ol-viewport'), times = [];
    const send = (type, x, y) => target.dispatchEvent(new PointerEvent(type, {
      bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse', isPrimary: true, button: type === 'pointermove' ? -1 : 0, buttons: type === 'pointerup' ? 0 : 1, clientX: x, clientY: y,
    }));
    const frame = () => new Promise((resolve) => { requestAnimationFrame(resolve); });
    let x = 700, y = 450;
    send('pointerdown', x, y);
    let before = await frame();
    for (let i = 0; i < frames; i++) {
      const way = Math.floor(i / 50) % 2 === 0 ? 1 : -1;
      x += way * step;
      y += (way * step) / 2;
      (i === 0 ? target : document).dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerId: 1, pointerType: 'mouse', isPrimary: true, buttons: 1, clientX: x, clientY: y }));
      const now = await frame();
      times.push(now - before);
      before = now;
    }
    send('pointerup', x, y);
    return times;
  }, { frames: FRAMES, step: STEP });
}
