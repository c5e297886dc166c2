// axe-core over every part of the window and every dialog, light and dark, with the host and its sample data.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canHost, launch, startHost } from './window.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SMALL_FILE = { name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('date,lat,lon\n2025-01-01,51.8,1.1\n') };
const SMALL_LOG = {
  name: 'log.csv', mimeType: 'text/csv', buffer: Buffer.from('unit,time,easting,northing\na,2026-06-10T23:00:00,617400,214900\n'),
};

const tab = (name) => (page) => page.getByRole('tab', { name }).click();
/** What is looked at, and how one gets there from the one before. */
const STATES = [
  ['the list of hotspots', () => undefined],
  ['two periods compared', async (page) => {
    // In a low window the card is shut.
    if (await page.locator('.tonight:not([open])').count() > 0) await page.locator('.tonight > summary').click();
    await page.getByText('What counts').click();
    await page.getByRole('button', { name: /^Since/ }).click();
    await page.locator('.changed-row').first().waitFor();
    await page.getByText('Other periods').click();
  }],
  ['whether the map holds', async (page) => {
    await page.getByRole('button', { name: 'Back to the hotspots' }).click();
    await tab('Does it hold')(page);
    await page.getByRole('button', { name: 'Test it' }).click();
    await page.locator('.holds-answer').waitFor({ timeout: 60_000 });
    await page.getByText('As a table').click();
  }],
  ['the evidence', async (page) => { await tab('Hotspots')(page); await page.locator('[data-row="0"]').click(); }],
  ['the filters', tab('Filters')],
  ['the method', tab('Method')],
  ['every method to choose from', (page) => page.getByText('Choose methods').click()],
  ['density, cells and a comparison', async (page) => {
    for (const name of [/^Density of incidents/, /^Relative risk/, /^Hot and cold cells/, /^Nearest-neighbour/])
      await page.getByRole('checkbox', { name }).check();
    await page.getByRole('list', { name: /^Classes of cells/ }).waitFor();
    for (const part of await page.locator('.method-more > summary').all()) await part.click();
  }],
  ['the evidence of several methods', async (page) => { await tab('Hotspots')(page); await page.locator('[data-row="0"]').click(); }],
  ['the wish for teams', tab('Deploy')],
  ['the teams placed', async (page) => {
    await page.getByRole('button', { name: 'Place teams' }).click();
    await page.locator('.site').first().waitFor();
    await page.getByText('As a table').click();
    await page.locator('#deploy-hours').fill('3');
    await page.locator('.visits').waitFor();
  }],
  ['the operations to choose from', tab('What it did')],
  ['what an operation did', async (page) => {
    await page.locator('.operation').first().click();
    await page.locator('.effect-strip').waitFor();
    for (const part of await page.locator('.effect summary').all()) await part.click();
  }],
  ['the sheet for a shift', async (page) => {
    await tab('Brief')(page);
    await page.locator('.sheet > img').waitFor();
    await page.locator('#brief-shift').selectOption('other');
    await page.getByText('Weeks, list of actions').click();
    await page.getByText('Was it done?').click();
  }],
  ['the sheet enlarged', async (page) => {
    await page.getByRole('button', { name: 'Enlarge' }).click();
    await page.locator('dialog .sheet > img').waitFor();
  }],
  ['what was attended', async (page) => {
    await page.keyboard.press('Escape');
    await page.locator('#attended-logs').setInputFiles([SMALL_LOG]);
    await page.locator('.attended-answer').waitFor({ timeout: 30_000 });
    for (const part of await page.locator('.attended .brief-more > summary').all()) await part.click();
  }],
  ['the layers', tab('Layers')],
  ['the export', tab('Export')],
  ['the export for partners', async (page) => {
    await page.getByRole('button', { name: 'Export for partners' }).click();
    await page.locator('#release-to').fill('Flintshire County Council');
    for (const part of await page.locator('.release-form summary').all()) await part.click();
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByRole('button', { name: 'Write it' }).waitFor({ timeout: 60_000 });
    for (const part of await page.locator('.release-review details:not([open]) > summary').all()) await part.click();
  }],
  ['the read report', tab('Files')],
  ['the columns put right', (page) => page.getByRole('button', { name: /Put columns right/ }).first().click()],
  ['add or replace', async (page) => {
    await page.keyboard.press('Escape');
    await page.locator('.panel input[type=file]').first().setInputFiles([SMALL_FILE]);
    await page.locator('dialog').waitFor();
  }],
  ['the places found', async (page) => {
    await page.keyboard.press('Escape');
    await page.locator('#place').fill('Mold');
    await page.locator('#places li').first().waitFor();
  }],
];

describe.skipIf(!canHost).each(['light', 'dark'])('axe-core, %s', (colorScheme) => {
  let browser, host, page;
  beforeAll(async () => {
    [browser, host] = await Promise.all([launch(), startHost()]);
    // The policy of the host would keep axe-core out.
    page = await (await browser.newContext({
      viewport: { width: 1366, height: 768 }, colorScheme, bypassCSP: true, reducedMotion: 'reduce',
    })).newPage();
    page.setDefaultTimeout(8_000);
    await page.goto(host.address);
    await page.locator('[data-row="0"]').waitFor({ timeout: 30_000 });
    await page.evaluate(axe);
  }, 60_000);
  afterAll(async () => { await Promise.all([browser?.close(), host?.end()]); });

  it.each(STATES)('finds nothing serious in %s', async (_, go) => {
    await go(page);
    const found = await page.evaluate(async (values) => {
      const { violations } = await window.axe.run(document, { runOnly: { type: 'tag', values } });
      return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
    }, TAGS);
    expect(found).toEqual([]);
  }, 70_000);
});
