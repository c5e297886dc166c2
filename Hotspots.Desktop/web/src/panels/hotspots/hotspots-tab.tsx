// The hotspots in order: where to look first.
import { dataset, filters, incidents, method, methods, noFilters, run } from '../../state';
import { withoutFlags } from '../method/parameter';
import { chosenMethods } from '../method/wish';
import { again, runProblem } from '../../running';
import { clear, same } from '../filters/history';
import { Empty } from '../shell/empty';
import { open } from '../shell/tabs';
import { count, list, number } from '../words';
import { HotspotTable } from './hotspot-table';
import { rows, search, sort } from './listed';

export function HotspotsTab() {
  const answer = run.value;
  if (!answer || dataset.value?.incidents === 0) return <Waiting />;
  if (answer.hotspots.length === 0) return <NoHotspots analysed={answer.analysed} />;
  const areas = answer.areas.filter((area) => area.methods.some(({ places }) => places > 0)).length;
  return (
    <div class="stack fill">
      <div class="head">
        <p class="summary">
          <strong>{count(answer.hotspots.length, 'hotspot')}</strong> in {count(areas, 'area')}, from {count(answer.analysed, 'incident')}
        </p>
        <label class="field">
          <span class="unseen">Search hotspots by name or area</span>
          <input
            type="search" placeholder="Search name or area" value={search.value}
            onInput={(event) => { search.value = event.currentTarget.value; }}
          />
        </label>
      </div>
      {rows.value.length === 0
        ? <Empty title="No hotspot of that name"><p>Search looks for every word in names and areas.</p>
          <button type="button" class="button" onClick={() => { search.value = ''; }}>Clear the search</button></Empty>
        : <HotspotTable rows={rows.value} sort={sort} />}
      {answer.notes.length > 0 && (
        <details class="notes">
          <summary>What to know about these results ({number(answer.notes.length)})</summary>
          <ul>{answer.notes.map((note) => <li key={note}>{withoutFlags(note)}</li>)}</ul>
        </details>
      )}
    </div>
  );
}

function Waiting() {
  if (dataset.value?.incidents === 0) {
    return (
      <Empty title="Nothing is loaded">
        <p>Drop files of incidents anywhere on this window, or choose them.</p>
        <button type="button" class="button button-first" onClick={() => open('files')}>Choose files</button>
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
  return <Empty title={incidents.value ? 'Looking for hotspots…' : 'Opening the incidents…'} />;
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
  if (methods.value.length > 0 && chosenMethods(methods.value, method.value).every(({ findsPlaces }) => !findsPlaces)) return <OnlyFigures />;
  const names = dataset.value?.areas.slice(0, 3).map((area) => area.name) ?? [];
  if (analysed === 0) {
    return (
      <Empty title="No incident is left to analyse">
        <p>{isFiltered ? 'The filters leave nothing in.' : `None of the incidents lies in an area that can be analysed${names.length > 0 ? ` (${list(names)})` : ''}.`}</p>
        {isFiltered
          ? <button type="button" class="button button-first" onClick={clear}>Clear all filters</button>
          : <button type="button" class="button button-first" onClick={() => open('files')}>See what was read</button>}
      </Empty>
    );
  }
  return (
    <Empty title="No hotspots with these settings">
      <p>{count(analysed, 'incident')} were analysed, and nowhere do enough of them lie close together. A smaller crowd or a larger distance in Method finds more.</p>
      <button type="button" class="button button-first" onClick={() => open('method')}>Open Method</button>
      {isFiltered && <button type="button" class="button" onClick={clear}>Clear all filters</button>}
    </Empty>
  );
}
