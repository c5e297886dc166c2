// What leaves the window: for the own force each layer as a file and the map as a picture, with their marking; for others counts that were attacked.
import { signal, useSignal } from '@preact/signals';
import { exportLayer, getPlanFile, postFile, type ExportLayer, type PlanFile } from '../../host/api';
import { plan } from '../../state/deployment';
import { pictureQuery, whatIsLeftOut } from '../../map';
import type { PicturePaper } from '../../questions/answers';
import { changeQuery, compared } from '../../questions/change';
import { effectQuery, evaluated } from '../../questions/effect';
import { query } from '../../host/running';
import { dataset, fail, over, run, said } from '../../state/state';
import { save } from '../save';
import { same } from '../../state/filter-history';
import { filters, noFilters } from '../../state/state';
import { MarkingChoice } from '../files/marking-choice';
import { PartnersPart } from '../release/partners-part';
import { passingCount } from '../filters/counts';
import { Empty } from '../shell/empty';
import { open } from '../shell/tabs';
import { count } from '../../base/words';

const LAYERS: readonly (readonly [ExportLayer, string, string])[] = [
  ['hotspots.geojson', 'Hotspots', 'GeoJSON: outlines, ranks, counts'],
  ['incidents.geojson', 'Incidents', 'GeoJSON: points with their cluster, without notes'],
  ['areas.geojson', 'Areas', 'GeoJSON: what was analysed, area by area'],
  ['cells.geojson', 'Cells', 'GeoJSON: count, z, p and corrected p of each cell tested'],
  ['density.geojson', 'Density contours', 'GeoJSON: the ground of each level'],
  ['hotspots.csv', 'Table of hotspots', 'CSV: one row a hotspot'],
  ['run.json', 'Record of the run', 'JSON: how these results were made, to make them again'],
];

const PLAN_FILES: readonly (readonly [PlanFile, string, string])[] = [
  ['sites.geojson', 'Sites of teams', 'GeoJSON: places, what each reaches and adds'],
  ['coverage.geojson', 'Reach of teams', 'GeoJSON: ground reached, and which site covers which incident'],
  ['patrol.geojson', 'Patrols', 'GeoJSON: visits with their times, and the round'],
  ['patrol-week.csv', 'Week of patrols', 'CSV: which hotspot is visited on which day and when, and where nobody is sent on purpose'],
  ['placement.json', 'Record of the deployment', 'JSON: what was asked and how good the answer is'],
];

const CHANGE_FILES: readonly (readonly [string, string, string])[] = [
  ['change.geojson', 'Changes', 'GeoJSON: hotspots and cells in both periods, with the doubt of each change'],
  ['change.csv', 'Table of changes', 'CSV: towns, hotspots and cells, one a row'],
  ['change.json', 'Record of the comparison', 'JSON: what was compared and how, and the answer'],
];

const EFFECT_FILES: readonly (readonly [string, string, string])[] = [
  ['effect.geojson', 'Four grounds of the operation', 'GeoJSON: where it was, what it is compared with, and their rings, with counts'],
  ['effect.json', 'Record of what it did', 'JSON: the answer, every figure behind it, and how it was made'],
];

const PAPERS: readonly (readonly [PicturePaper, string])[] =
  [['screen', 'As on screen'], ['a4', 'A4'], ['a3', 'A3'], ['slide', 'Slide, 16:9']];

const PICTURES = [['map.png', 'PNG: a picture'], ['map.svg', 'SVG: lines and letters'], ['map.pdf', 'PDF: to print']] as const;

/** Is it for others? */
const isForOthers = signal(false);
const AUDIENCES = [[false, 'For your own force'], [true, 'Export for partners']] as const;

export function ExportTab() {
  if (!dataset.value) return <Nothing />;
  return (
    <div class="stack">
      <div class="presets" role="group" aria-label="For whom is it?">
        {AUDIENCES.map(([of, name]) => (
          <button
            key={name} type="button" class="preset" aria-pressed={isForOthers.value === of} onClick={() => { isForOthers.value = of; }}
          >{name}</button>
        ))}
      </div>
      {isForOthers.value ? <PartnersPart /> : <OwnForce />}
    </div>
  );
}

const Nothing = () => (
  <Empty title="Nothing to export yet">
    <p>There is something to save as soon as hotspots are on the map.</p>
    <button type="button" class="button button-first" onClick={() => open('files')}>Choose files</button>
  </Empty>
);

function OwnForce() {
  const busy = useSignal<string | null>(null);
  const title = useSignal('');
  const paper = useSignal<PicturePaper>('screen');
  const picture = useSignal<(typeof PICTURES)[number][0]>('map.png');
  const answer = run.value;
  if (!answer || !dataset.value) return <Nothing />;
  const usualTitle = `Hotspots, ${dataset.value.name}`;
  const doing = async (what: string, work: () => Promise<{ blob: Blob; name: string }>) => {
    busy.value = what;
    over('export');
    try {
      const { blob, name } = await work();
      save(blob, name);
      said.value = `${name} was saved, marked ${answer.marking}.`;
    } catch (error) {
      fail('export', error instanceof Error ? error.message : 'It could not be saved. Try again.');
    } finally {
      busy.value = null;
    }
  };
  return (
    <>
      <section class="part">
        <h3>Marking</h3>
        <p class="marking">{answer.marking}</p>
        <MarkingChoice />
        <p class="quiet">
          It is written into every file and onto the picture. These files are for your own force (profile internal): they hold positions and small
          counts. To hand something over, use Export for partners.
        </p>
      </section>
      <section class="part">
        <h3>Layers and tables</h3>
        <p class="quiet">
          {count(answer.hotspots.length, 'hotspot')} from {count(passingCount.value, 'incident')}
          {same(filters.value, noFilters) ? '' : ', as filtered now'}.
        </p>
        <ul class="exports">
          {LAYERS.map(([layer, name, what]) => (
            <li key={layer}>
              <span>{name}<span class="quiet block">{what}</span></span>
              <button
                type="button" class="button" disabled={busy.value !== null} aria-label={`Save ${name.toLowerCase()} as ${layer}`}
                onClick={() => { const body = query(); if (body) void doing(layer, () => exportLayer(layer, body)); }}
              >{busy.value === layer ? 'Saving…' : 'Save'}</button>
            </li>
          ))}
        </ul>
      </section>
      {compared.value && (
        <section class="part">
          <h3>What changed</h3>
          <p class="quiet">{compared.value.after.words} against {compared.value.before.words}.</p>
          <ul class="exports">
            {CHANGE_FILES.map(([file, name, what]) => (
              <li key={file}>
                <span>{name}<span class="quiet block">{what}</span></span>
                <button
                  type="button" class="button" disabled={busy.value !== null} aria-label={`Save ${name.toLowerCase()} as ${file}`}
                  onClick={() => { const body = changeQuery(); if (body) void doing(file, () => postFile('/api/change/layers', file, body)); }}
                >{busy.value === file ? 'Saving…' : 'Save'}</button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {evaluated.value && (
        <section class="part">
          <h3>What it did</h3>
          <p class="quiet">{evaluated.value.operation}, {evaluated.value.during.words} against {evaluated.value.before.words}.</p>
          <ul class="exports">
            {EFFECT_FILES.map(([file, name, what]) => (
              <li key={file}>
                <span>{name}<span class="quiet block">{what}</span></span>
                <button
                  type="button" class="button" disabled={busy.value !== null} aria-label={`Save ${name.toLowerCase()} as ${file}`}
                  onClick={() => { const body = effectQuery.value; if (body) void doing(file, () => postFile('/api/effect/layers', file, body)); }}
                >{busy.value === file ? 'Saving…' : 'Save'}</button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {plan.value && (
        <section class="part">
          <h3>Deployment</h3>
          <p class="quiet">As it was placed last.</p>
          <ul class="exports">
            {PLAN_FILES.filter(([name]) => !name.startsWith('patrol') || plan.value?.patrol).map(([file, name, what]) => (
              <li key={file}>
                <span>{name}<span class="quiet block">{what}</span></span>
                <button type="button" class="button" disabled={busy.value !== null} aria-label={`Save ${name.toLowerCase()} as ${file}`}
                  onClick={() => void doing(file, () => getPlanFile(file))}>
                  {busy.value === file ? 'Saving…' : 'Save'}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="part">
        <h3>Picture of the map</h3>
        <label class="field">Title
          <input type="text" class="wide" value={title.value} placeholder={usualTitle}
            onInput={(event) => { title.value = event.currentTarget.value; }} />
        </label>
        <div class="head-row">
          <label class="field-inline">Sheet
            <select value={paper.value} onChange={(event) => { paper.value = event.currentTarget.value as PicturePaper; }}>
              {PAPERS.map(([one, name]) => <option key={one} value={one}>{name}</option>)}
            </select>
          </label>
          <label class="field-inline">File
            <select value={picture.value} onChange={(event) => { picture.value = event.currentTarget.value as typeof picture.value; }}>
              {PICTURES.map(([one, name]) => <option key={one} value={one}>{name}</option>)}
            </select>
          </label>
        </div>
        <p class="quiet">
          What the map shows now, on white, with title, legend, list, scale, north and marking.
          On A4 and A3 the scale is a round one, and true in print.
        </p>
        {whatIsLeftOut().map((sentence) => <p class="quiet" key={sentence}>{sentence}</p>)}
        <button
          type="button" class="button" disabled={busy.value !== null}
          onClick={() => void doing('picture', async () => {
            const words = title.value.trim() || usualTitle, body = pictureQuery(words, paper.value), file = picture.value;
            if (!body) throw new Error('The map is not there yet. Try again in a moment.');
            const { blob } = await postFile('/api/picture', file, body);
            return { blob, name: `${answer.marking} ${words}.${file.slice(4)}`.replace(/[^\p{L}\p{N} ,.()-]+/gu, '-') };
          })}
        >{busy.value === 'picture' ? 'Drawing…' : 'Save picture'}</button>
      </section>
    </>
  );
}
