// Measures the page with made-up incidents in a headless Chromium without a GPU: `npm run build && npm run bench:pan [COUNT] [RESOLUTION] [CELLS]`;
// with CELLS, a surface and tested cells of so many cells lie under them. Prints when the first map and the incidents were on screen, and
// how long a frame takes while the map is dragged.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { dragged, firstPaints, launch, watchedPage } from './browser.mjs';

const COUNT = Number(process.argv[2] ?? 1_000_000), RESOLUTION = Number(process.argv[3] ?? 0), CELLS = Number(process.argv[4] ?? 0), PORT = 5099;

const browser = await launch();
const host = spawn(process.execPath, [fileURLToPath(new URL('../mock/serve.mjs', import.meta.url)), String(COUNT), String(PORT), String(CELLS)]);
await once(host.stdout, 'data');
try {
  const page = await watchedPage(browser);
  const view = `at=617500,215300,${RESOLUTION}${process.argv[5] ? `&layers=${process.argv[5]}` : ''}`;
  await page.goto(`http://127.0.0.1:${PORT}/${RESOLUTION > 0 ? `#view=${Buffer.from(view).toString('base64url')}` : ''}`);
  const { ground, incidents } = await firstPaints(page);
  console.log(`${COUNT} incidents${CELLS > 0 ? ` over ${CELLS} cells and a surface as fine` : ''}, 1440 × 900, no GPU`);
  console.log(`first map      ${ground.toFixed(0)} ms after the page was asked for`);
  console.log(`incidents      ${incidents.toFixed(0)} ms`);
  await page.waitForTimeout(1500);
  console.log(`frame, dragged ${await dragged(page)}`);
} finally {
  await browser.close();
  host.kill();
}
