// What every bench of the page needs: a browser that paints on the processor, the times of first pictures, and a hand that drags.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const SWITCHES = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync',
];
export const SIZE = { width: 1440, height: 900 };
const FRAMES = 120, STEP = 12;

/** A headless browser; ends the program with a sentence where there is none. */
export async function launch() {
  const executablePath = BROWSERS.find((path) => existsSync(path));
  if (!executablePath) { console.log('No Chromium or Chrome here: nothing measured.'); process.exit(0); }
  return chromium.launch({ executablePath, args: SWITCHES });
}

/** A page that keeps when it first painted what: it marks the ground and the incidents itself. */
export async function watchedPage(browser) {
  const page = await browser.newPage({ viewport: SIZE });
  page.on('pageerror', (error) => console.log('page error:', error.message));
  await page.addInitScript(() => {
    window.firsts = {};
    new PerformanceObserver((list) => { for (const { name, startTime } of list.getEntries()) window.firsts[name] ??= startTime; }).observe({
      type: 'mark', buffered: true,
    });
  });
  return page;
}

/** Milliseconds after the page was asked for. */
export async function firstPaints(page) {
  await page.waitForFunction(() => window.firsts['incidents painted'] !== undefined, undefined, { timeout: 120_000 });
  const { 'ground painted': ground, 'incidents painted': incidents } = await page.evaluate(() => window.firsts);
  return { ground, incidents };
}

/** "median 12.3 ms, 90 % 20.1 ms, longest 31.0 ms" of the frames while the map is dragged. */
export async function dragged(page) {
  const before = await centre(page);
  const times = await drag(page);
  if (await centre(page) === before) throw new Error('The map did not move: nothing was measured.');
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.floor(part * (times.length - 1))].toFixed(1);
  return `median ${at(0.5)} ms, 90 % ${at(0.9)} ms, longest ${at(1)} ms (${times.length} frames of ${STEP} px)`;
}

/** Where the map looks, as its host keeps it. */
async function centre(page) {
  await page.waitForTimeout(1000);
  return page.evaluate(async () => /at=[^&]*/.exec((await (await fetch(`/api/views/${window.history.state.view}`)).json()).view)?.[0]);
}

/** Moves the pointer once a frame, as a hand does, and back again; the time between frames is what the user sees. */
async function drag(page) {
  return page.evaluate(async ({ frames, step }) => {
    const target = document.querySelector('.map .ol-viewport'), times = [];
    const send = (type, x, y) => target.dispatchEvent(new PointerEvent(type, {
      bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse', isPrimary: true, button: type === 'pointermove' ? -1 : 0,
      buttons: type === 'pointerup' ? 0 : 1, clientX: x, clientY: y,
    }));
    const frame = () => new Promise((resolve) => { requestAnimationFrame(resolve); });
    let x = 700, y = 450;
    send('pointerdown', x, y);
    let before = await frame();
    for (let i = 0; i < frames; i++) {
      const way = Math.floor(i / 50) % 2 === 0 ? 1 : -1;
      x += way * step;
      y += (way * step) / 2;
      (i === 0 ? target : document).dispatchEvent(new PointerEvent(
        'pointermove',
        { bubbles: true, pointerId: 1, pointerType: 'mouse', isPrimary: true, buttons: 1, clientX: x, clientY: y },
      ));
      const now = await frame();
      times.push(now - before);
      before = now;
    }
    send('pointerup', x, y);
    return times;
  }, { frames: FRAMES, step: STEP });
}
