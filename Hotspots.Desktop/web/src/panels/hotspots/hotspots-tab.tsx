// The hotspots in order: where to look first.
import { dataset, filters, incidents, method, methods, noFilters, run, waiting } from '../../state/state';
import { chosenMethods } from '../method/wish';
import { boundaryWords } from '../../state/boundary';
import { stoppedBy } from '../../state/filtering';
import { isComparing } from '../../questions/change';
import { again, runProblem } from '../../host/running';
import { clear, same } from '../../state/filter-history';
import { Empty } from '../shell/empty';
import { PeriodChoice } from '../time/period-choice';
import { open } from '../shell/tabs';
import { whyNoHotspots, whyNothingLeft, whyNothingPlaced } from '../shell/why-empty';
import { count, isolated, list, number } from '../../base/words';
import { HotspotTable } from './hotspot-table';
import { choose } from './choosing';
import { rows, search, sort } from './listed';
import { ChangedList } from './now/changed-list';
import { CompareBar } from './now/compare-bar';
import { PlaceChips } from './now/place-chips';
import { TonightCard } from './now/tonight-card';

export function HotspotsTab() {
  const answer = run.value;
  if (!answer || dataset.value?.placed === 0) return <Waiting />;
  if (isComparing.value) return <div class="stack fill"><NowHead isComparing /><ChangedList /></div>;
  if (answer.hotspots.length === 0) {
    return <div class="stack fill"><NowHead /><NoHotspots analysed={answer.analysed} /><Notes notes={answer.notes} /></div>;
  }
  const areas = answer.areas.filter((area) => area.methods.some(({ places }) => places > 0)).length;
  return (
    <div class="stack fill">
      <NowHead />
      <div class="head">
        <p class="summary">
          <strong>{count(answer.hotspots.length, 'hotspot')}</strong> in {count(areas, 'area')}, from {count(answer.analysed, 'incident')}
          {filters.value.boundary !== null && <>, only within <bdi>{boundaryWords(filters.value.boundary)}</bdi></>}
          {filters.value.shift !== null && `, ${filters.value.shift} shift`}
          {answer.compared !== null && <>: {isolated(answer.compared)}</>}
        </p>
        <div class="head-two">
          <PeriodChoice />
          <label class="field">
            <span class="unseen">Search hotspots by name or area</span>
            <input
              type="search" placeholder="Search" value={search.value}
              onInput={(event) => { search.value = event.currentTarget.value; }}
            />
          </label>
        </div>
      </div>
      {rows.value.length === 0
        ? <Empty title="No hotspot of that name"><p>Search looks for every word in names and areas.</p>
          <button type="button" class="button" onClick={() => { search.value = ''; }}>Clear the search</button></Empty>
        : <HotspotTable rows={rows.value} sort={sort} />}
      <Notes notes={answer.notes} />
    </div>
  );
}

/** Where, the next shift, and what changed: before the list, for that is what is asked first. */
function NowHead({ isComparing = false }: { isComparing?: boolean }) {
  return (
    <div class="now-head">
      <PlaceChips />
      {!isComparing && <TonightCard onChoose={choose} />}
      <CompareBar />
    </div>
  );
}

/** What a run says of itself: of what it did not find, too. */
function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <details class="notes">
      <summary>What to know about these results ({number(notes.length)})</summary>
      <ul>{notes.map((note) => <li key={note}>{note}</li>)}</ul>
    </details>
  );
}

function Waiting() {
  const reason = dataset.value && whyNothingPlaced(dataset.value);
  if (reason) {
    return (
      <Empty title={reason.title}>
        <p>{reason.text}</p>
        <button type="button" class="button button-first" onClick={() => open('files')}>{dataset.value?.rows === 0 ? 'Choose files' : 'Open Files'}</button>
      </Empty>
    );
  }
  if (runProblem.value !== null) {
    return (
      <Empty title="The hotspots could not be made">
        <p>{runProblem.value}</p>
        <button type="button" class="button button-first" onClick={again}>Try again</button>
        {!same(filters.value, noFilters) && <button type="button" class="button" onClick={clear}>Clear all filters</button>}
      </Empty>
    );
  }
  return <Empty title={!incidents.value ? 'Opening the incidents…' : waiting.value > 0 ? 'Waiting for another run…' : 'Looking for hotspots…'} />;
}

function OnlyFigures() {
  return (
    <Empty title="Figures, and no places">
      <p>The method chosen says something of each area as a whole. Add one that finds places, or read what it says.</p>
      <button type="button" class="button button-first" onClick={() => open('method')}>Read the area figures</button>
    </Empty>
  );
}

function NoHotspots({ analysed }: { analysed: number }) {
  const isFiltered = !same(filters.value, noFilters);
  const data = incidents.value, marks = stoppedBy.value;
  const why = data?.count === marks.length ? whyNothingLeft(data, marks, filters.value) : 'The filters leave nothing in.';
  if (methods.value.length > 0 && chosenMethods(methods.value, method.value).every(({ findsPlaces }) => !findsPlaces)) return <OnlyFigures />;
  const names = dataset.value?.areas.slice(0, 3).map((area) => area.name) ?? [];
  if (analysed === 0) {
    return (
      <Empty title="No incident is left to analyse">
        <p>{isFiltered ? why : `None of the incidents lies in an area that can be analysed${names.length > 0 ? ` (${list(names)})` : ''}.`}</p>
        {isFiltered
          ? <button type="button" class="button button-first" onClick={clear}>Clear all filters</button>
          : <button type="button" class="button button-first" onClick={() => open('files')}>See what was read</button>}
      </Empty>
    );
  }
  return (
    <Empty title="No hotspots with these settings">
      <p>{whyNoHotspots(analysed, chosenMethods(methods.value, method.value)[0], run.value?.compared ?? null)}</p>
      <button type="button" class="button button-first" onClick={() => open('method')}>Open Method</button>
      {isFiltered && <button type="button" class="button" onClick={clear}>Clear all filters</button>}
    </Empty>
  );
}
