// The window in a browser as it is read: zoomed in, by keys, and from the marks of the map.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canHost, canOpen, launch, linkTo, startHost, startMock, viewOf } from './window.mjs';

const open = async (browser, address, width, height) => {
  const page = await (await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })).newPage();
  // A host on a busy machine takes longer to answer than a page to draw.
  page.setDefaultTimeout(20_000);
  await page.goto(address);
  await page.locator('.row-body').first().waitFor();
  return page;
};
const focused = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.className || document.activeElement?.tagName);

describe.skipIf(!canOpen)('the window', () => {
  let browser, mock;
  beforeAll(async () => { [browser, mock] = await Promise.all([launch(), startMock(2000)]); }, 60_000);
  afterAll(async () => { await Promise.all([browser?.close(), mock?.end()]); });

  it.each([[720, 450, 3], [1024, 768, 9], [1440, 900, 10]])('at %i × %i shows rows of the list, and bars that end where they end', async (
    width, height, least,
  ) => {
    const page = await open(browser, mock.address, width, height);
    // Where the part scrolls as a whole, the list is scrolled to.
    await page.locator('.table-box').evaluate((box) => { box.scrollIntoView({ block: 'end' }); });
    const rows = await page.locator('.table-box').evaluate((box) => {
      const bottom = Math.min(...[box, box.closest('.panel-part')].map((one) => one.getBoundingClientRect().bottom));
      const top = box.querySelector('.row-head').getBoundingClientRect().bottom;
      return [...box.querySelectorAll('.row-body')].map((row) => row.getBoundingClientRect())
        .filter((at) => at.top >= top - 1 && at.bottom <= bottom + 1).length;
    });
    expect(rows).toBeGreaterThanOrEqual(least);
    const chart = await page.locator('.histogram').evaluate((box) => {
      const svg = box.querySelector('svg'), plot = box.getBoundingClientRect(), at = svg.getBoundingClientRect();
      return { clip: window.getComputedStyle(svg).clipPath, isInside: at.top >= plot.top - 0.5 && at.bottom <= plot.bottom, isWhole: at.height > 20 };
    });
    expect(chart).toEqual({ clip: 'none', isInside: true, isWhole: true });
    expect(await page.locator('.top-name strong').evaluate((name) => name.getBoundingClientRect().width)).toBeGreaterThan(40);
    await page.close();
  }, 30_000);

  it('keeps the focus where the work is when a key opens something else', async () => {
    const page = await open(browser, mock.address, 1024, 768);
    await page.locator('.row-body').first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('evidence-name');
    await page.getByRole('button', { name: 'All hotspots' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toContain('row-body');
    await page.close();
  }, 30_000);

  it('opens the incidents of a mark, by hand and by key', async () => {
    const page = await open(browser, `${mock.address}${linkTo('at=617500,215300,4')}`, 1366, 768);
    await page.locator('.map').focus();
    await page.keyboard.press('Enter');
    const head = page.locator('#evidence-name');
    await expect.poll(() => head.textContent()).toMatch(/^(One incident|\d+ incidents at one spot)$/);
    const words = await head.textContent(), ring = await page.locator('.map-opened').boundingBox();
    await page.locator('.map').focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.map-opened').count()).toBe(0);
    await page.mouse.click(ring.x, ring.y);
    await expect.poll(() => head.textContent()).toBe(words);
    await expect.poll(() => page.locator('.member').count()).toBeGreaterThan(0);
    await page.close();
  }, 30_000);

  it('goes to a town that is chosen, and shows all of what is left in', async () => {
    const page = await open(browser, mock.address, 1366, 768);
    const at = async () => /at=(\d+),(\d+),([\d.]+)/.exec(await viewOf(page))?.slice(1).map(Number) ?? [0, 0, 0];
    await page.getByRole('tab', { name: 'Filters' }).click();
    await page.locator('.choice', { hasText: 'Clacton-on-Sea' }).click();
    await expect.poll(async () => Math.abs((await at())[0] - 617_500)).toBeLessThan(6_000);
    const near = (await at())[2];
    await page.getByRole('button', { name: 'Zoom out' }).click();
    await page.getByRole('button', { name: 'Zoom out' }).click();
    await expect.poll(async () => (await at())[2]).toBeGreaterThan(near);
    await page.getByRole('button', { name: 'Show all incidents' }).click();
    await expect.poll(async () => (await at())[2]).toBe(near);
    await page.close();
  }, 30_000);
});

describe.skipIf(!canHost)('a team', () => {
  let browser, host;
  beforeAll(async () => { [browser, host] = await Promise.all([launch(), startHost()]); }, 60_000);
  afterAll(async () => { await Promise.all([browser?.close(), host?.end()]); });

  it('that is moved into the sea goes back, and why is said', async () => {
    const page = await open(browser, host.address.replace(/\.$/, ''), 1366, 768);
    await page.getByRole('tab', { name: 'Deploy' }).click();
    await page.getByRole('button', { name: 'Place teams' }).click();
    const row = page.locator('.site').filter({ hasText: 'Clacton-on-Sea' }).first();
    await row.waitFor();
    const where = await row.locator('.site-where').textContent();
    await row.locator('.site-main').focus();
    for (let i = 0; i < 16; i++) await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => page.locator('.warn-box[role="alert"]').textContent(), { timeout: 8_000 })
      .toMatch(/in the sea; put it on land\. It is back where it was\.$/);
    await expect.poll(() => page.locator('.site').filter({ hasText: 'Clacton-on-Sea' }).first().locator('.site-where').textContent()).toBe(where);
    // The address follows a moment later.
    await expect.poll(() => viewOf(page)).not.toContain('locked');
    await page.close();
  }, 60_000);
});
