import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReleaseAnswer } from '../../src/contracts/release';
import type { Dataset } from '../../src/contracts/model';
import {
  giveUpTrying, isOutdated, isWriting, releaseProblem, releaseQuery, releaseStep, reviewed, showPeriod, shownPeriod, tryIt, writeIt, written,
} from '../../src/questions/release';
import { dataset, filters, goTo, noFilters } from '../../src/state/state';
import { periodOf, releaseWish, usualRelease, wishRelease } from '../../src/wishes/release-wish';

const answer: ReleaseAnswer = {
  key: 'k1', runId: 'r1', version: 3, marking: 'OFFICIAL', profile: 'partner', recipient: 'Council', area: 'the district Tendring', summary: [''],
  steps: [], notes: [], threshold: 5, roundedTo: 1, addressesAre: 'addresses', files: ['release.json'], ledger: '/l.sqlite',
  cells: [{ name: 'TM 1 1', band: '50 to 99', at: [5, 5], outline: [[[[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]]] }],
  periods: [{ name: '2026-04', words: 'April 2026', counts: [7], total: 7 }, { name: '2026-05', words: 'May 2026', counts: [null], total: null }],
};
const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });
/** Answers each request in turn, and keeps what was asked. */
function host(...answers: (Response | Promise<Response>)[]): { path: string; body: Record<string, unknown> }[] {
  const asked: { path: string; body: Record<string, unknown> }[] = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    asked.push({ path, body: JSON.parse(init.body as string) as Record<string, unknown> });
    return new Promise<Response>((resolve, reject) => {
      init.signal?.addEventListener('abort', () => { reject(new DOMException('', 'AbortError')); });
      void Promise.resolve(answers.shift()).then((one) => { if (one) resolve(one); });
    });
  });
  return asked;
}

beforeEach(() => {
  dataset.value = { version: 3, incidents: 9, placed: 9 } as Dataset;
  releaseWish.value = { ...usualRelease, to: ' Council ' };
});
afterEach(() => {
  vi.unstubAllGlobals();
  filters.value = noFilters;
  dataset.value = null;
  goTo.value = null;
});

describe('what is asked', () => {
  it('has nothing of the window\'s filters: each would be one more way to subtract', () => {
    filters.value = { ...noFilters, kinds: ['tip'], operations: ['Racer'], boundary: 'ward:Pier, Tendring', hours: [3] };
    wishRelease({ boundary: 'district:Tendring', kinds: ['burglary'] });
    expect(releaseQuery.value).toMatchObject({ version: 3, profile: 'partner', to: 'Council', period: null, addresses: null });
    expect(releaseQuery.value?.filters).toEqual({ ...noFilters, boundary: 'district:Tendring', kinds: ['burglary'] });
  });
  it('has months as the command line writes them', () => {
    expect([
      periodOf({ from: '', until: '' }), periodOf({ from: '2026-01', until: '' }), periodOf({ from: '', until: '2026-05' }),
      periodOf({ from: '2026-01', until: '2026-05' }), periodOf({ from: '2026-02', until: '2026-02' }),
    ]).toEqual([null, '2026-01..', '..2026-05', '2026-01..2026-05', '2026-02']);
  });
});

describe('what was tried', () => {
  it('is shown for as long as it is what is asked, and found again when it is once more', async () => {
    host(json(answer));
    await tryIt();
    expect(reviewed.value).toEqual(answer);
    expect(goTo.value).toEqual([-1.5, -1.5, 11.5, 11.5]);
    wishRelease({ to: 'Somebody else' });
    expect([reviewed.value, isOutdated.value]).toEqual([null, true]);
    wishRelease({ to: 'Council' });
    expect([reviewed.value, isOutdated.value]).toEqual([answer, false]);
    dataset.value = { version: 4 } as Dataset;
    expect([reviewed.value, isOutdated.value]).toEqual([null, true]);
  });
  it('shows the last month first, and another when it is chosen', async () => {
    host(json(answer));
    await tryIt();
    expect(shownPeriod.value).toBe(1);
    showPeriod('2026-04');
    expect(shownPeriod.value).toBe(0);
  });
  it('is overtaken by a later wish, and given up by hand', async () => {
    const asked = host(new Promise<Response>(() => undefined), json({ ...answer, key: 'k2' }), new Promise<Response>(() => undefined));
    const first = tryIt();
    expect(releaseStep.value).toEqual({ fraction: 0, step: 'Beginning' });
    const second = tryIt();
    await Promise.all([first, second]);
    expect([asked.length, reviewed.value?.key, releaseStep.value]).toEqual([2, 'k2', null]);
    const third = tryIt();
    giveUpTrying();
    await third;
    expect([reviewed.value, releaseStep.value, releaseProblem.value]).toEqual([null, null, null]);
  });
  it('is refused in the host\'s words', async () => {
    host(json({ error: 'Not written: with the layer of May, one cell would be known to be 1. Use the cells of May.' }, 400));
    await tryIt();
    expect(releaseProblem.value).toBe('Not written: with the layer of May, one cell would be known to be 1. Use the cells of May.');
    expect(reviewed.value).toBeNull();
  });
});

describe('what is written', () => {
  const saved: string[] = [];
  const save = (_: Blob, name: string): void => { saved.push(name); };
  beforeEach(() => { saved.length = 0; });
  it('is asked for by the key of what was tried and nothing else, once', async () => {
    const asked = host(json(answer), new Response('zip', { headers: { 'Content-Disposition': 'attachment; filename="counts-OFFICIAL.zip"' } }));
    await tryIt();
    await Promise.all([writeIt(save), writeIt(save)]);
    await writeIt(save);
    expect(asked.slice(1)).toEqual([{ path: '/api/release/write', body: { key: 'k1' } }]);
    expect(saved).toEqual(['counts-OFFICIAL.zip']);
    expect(written.value).toEqual({ name: 'counts-OFFICIAL.zip', marking: 'OFFICIAL', recipient: 'Council', ledger: '/l.sqlite' });
    expect([reviewed.value, isWriting.value]).toEqual([null, false]);
  });
  it('is not, where what was tried is not what is asked any more', async () => {
    const asked = host(json(answer));
    await tryIt();
    wishRelease({ kinds: ['tip'] });
    await writeIt(save);
    expect([asked.length, saved]).toEqual([1, []]);
  });
  it('is tried again where the host has it no more, and stays where the ledger could not be written', async () => {
    host(json(answer), json({ error: 'The ledger cannot be written because the disk is full.' }, 400), json({ error: 'Try it again.' }, 409));
    await tryIt();
    await writeIt(save);
    expect([releaseProblem.value, reviewed.value]).toEqual(['The ledger cannot be written because the disk is full.', answer]);
    await writeIt(save);
    expect([releaseProblem.value, reviewed.value, saved]).toEqual(['Try it again.', null, []]);
  });
});
