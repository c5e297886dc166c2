// Teams on the map in a browser: placed, dragged by hand and by keys, locked, undone, and found again when the page is loaded anew.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canOpen, launch, linkTo, startMock, viewOf } from './window.mjs';

describe.skipIf(!canOpen)('the deployment', () => {
  let browser, mock, page;
  beforeAll(async () => {
    [browser, mock] = await Promise.all([launch(), startMock(2000)]);
    page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' })).newPage();
    page.setDefaultTimeout(8_000);
    await page.goto(`${mock.address}${linkTo('at=617500,215300,8')}`);
    await page.getByRole('tab', { name: 'Deploy' }).click();
  }, 60_000);
  afterAll(async () => { await Promise.all([browser?.close(), mock?.end()]); });

  const address = () => viewOf(page);
  const locked = async () => /locked=([\d:,]*)/.exec(await address())?.[1] ?? '';
  const placeOf = async (row) => /^(\d+), (\d+)/.exec(await row.locator('.site-where').textContent()).slice(1).map(Number);
  const status = () => page.locator('.status').textContent();

  it('is made when it is asked for, and its view says how', async () => {
    await page.getByRole('button', { name: 'Place teams' }).click();
    await expect.poll(() => page.locator('.site').count()).toBe(3);
    expect(await page.locator('.verdict-head').textContent()).toMatch(/^\d+\.\d\s% within reach of a team$/);
    await expect.poll(address).toContain('teams=3&reach=1500m');
    await page.getByRole('button', { name: /Add one more team: \+\d+\.\d\s%/ }).click();
    await expect.poll(() => page.locator('.site').count()).toBe(4);
  }, 30_000);

  it('counts at once what a dragged site reaches, and locks it where it is let go', async () => {
    const row = page.locator('.site').filter({ hasText: 'Clacton-on-Sea' }).first(), map = await page.locator('.map').boundingBox();
    const [easting, northing] = await placeOf(row);
    const x = map.x + map.width / 2 + (easting - 617_500) / 8, y = map.y + map.height / 2 - (northing - 215_300) / 8 - 20;
    const before = await page.locator('.verdict-head strong').textContent();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 100, y - 60, { steps: 6 });
    await expect.poll(() => page.locator('.map-dragged').textContent()).toMatch(/^\d+\.\d\s% here, \d+\.\d\s% at best$/);
    expect(await page.locator('.verdict-head strong').textContent()).not.toBe(before);
    expect(await locked()).toBe('');
    await page.mouse.up();
    await expect.poll(locked).toBe(`${easting - 800}:${northing + 480}`);
    await expect.poll(() => page.locator('.site [aria-pressed="true"]').count()).toBe(1);
  }, 30_000);

  it('goes back step by step', async () => {
    await page.keyboard.press('Control+z');
    await expect.poll(locked).toBe('');
    await page.keyboard.press('Control+y');
    await expect.poll(locked).not.toBe('');
    await page.getByRole('button', { name: /Put site \d back/ }).click();
    await expect.poll(locked).toBe('');
  }, 30_000);

  it('is moved by keys and told of with units', async () => {
    await expect.poll(() => page.locator('.site').count()).toBe(4);
    const row = page.locator('.site').first();
    const [easting, northing] = await placeOf(row);
    await row.locator('.site-main').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+ArrowLeft');
    expect(await status()).toMatch(/^Site 1 250 m west, [A-Z]{2} \d{4} \d{4}: \d+\.\d\s% reached here, /);
    await page.keyboard.press('l');
    await expect.poll(locked).toBe(`${easting - 250}:${northing + 50}`);
    await expect.poll(() => page.locator('.site.is-chosen .site-main:focus').count()).toBe(1);
    await page.keyboard.press('Delete');
    await expect.poll(locked).toBe('');
  }, 30_000);

  it('is the same when the page is loaded anew', async () => {
    await page.locator('#deploy-objective').selectOption('median');
    await page.locator('#deploy-hours').fill('4');
    await expect.poll(() => page.locator('.visits tbody tr').count()).toBeGreaterThan(5);
    await expect.poll(address).toContain('objective=median&patrol=4h');
    await page.reload();
    await page.getByRole('tab', { name: 'Deploy' }).click();
    await expect.poll(() => page.locator('.site').count()).toBe(4);
    expect(await page.locator('#deploy-hours').inputValue()).toBe('4');
    expect(await page.locator('.verdict-head').textContent()).toMatch(/ from an incident to its team, on average$/);
  }, 30_000);
});
