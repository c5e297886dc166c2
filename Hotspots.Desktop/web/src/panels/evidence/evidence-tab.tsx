// Why is this place a hotspot?
import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { KindMark } from '../../map';
import type { Hotspot, Incidents, Sureness } from '../../contracts/model';
import { clockHours } from '../../contracts/filter-fields';
import { chosen, filters, goTo, incidents, method, methods, opened, run, running, waiting } from '../../state/state';
import { chooseEffect } from '../../questions/effect';
import { boxAround, choose, chosenHotspot } from '../hotspots/choosing';
import { rows } from '../hotspots/listed';
import { datesOf } from '../hotspots/row-words';
import { styleOfKind } from '../kind-look';
import { sentence } from '../method/area-figures';
import { nightSentence } from '../filters/sentences';
import { Empty } from '../shell/empty';
import { Icon } from '../shell/icon';
import { open } from '../shell/tabs';
import { area, capital, count, isolated, isoInWords, measured, number } from '../../base/words';
import { HeatStrip } from './heat-strip';
import { Members } from './members';
import { Spot } from './spot';
import { MonthBars } from './month-bars';
import { foundBy, peopleQuestionOf, peopleTitle, questionOf, surenessFigures, surenessRule, surenessTitle } from './sureness';
import { WhenPart } from './when-part';
import { monthsOf, namesAmong, weekPattern } from './pattern';

export function EvidenceTab() {
  const hotspot = chosenHotspot.value;
  const data = incidents.value;
  if (data && opened.value?.data === data)
    return <Spot key={opened.value.members[0]} data={data} at={opened.value.members} title={opened.value.title} />;
  if (chosen.value === null) {
    return (
      <Empty title="No hotspot is chosen">
        <p>Choose one on the map or in the list to see what it is made of, or a mark on the map to see its incident.</p>
        <button type="button" class="button button-first" onClick={() => open('hotspots')}>Open the list</button>
      </Empty>
    );
  }
  if (!hotspot || !data) {
    if (!run.value || running.value) return <Empty title={waiting.value > 0 ? 'Waiting for another run…' : 'Looking for hotspots…'} />;
    return (
      <Empty title="Not a hotspot now">
        <p>“{chosen.value.slice(chosen.value.indexOf('/') + 1)}” is not among the hotspots with these filters and this method.</p>
        <button type="button" class="button button-first" onClick={() => { chosen.value = null; open('hotspots'); }}>See those that are</button>
      </Empty>
    );
  }
  return <Evidence hotspot={hotspot} data={data} />;
}

function Evidence({ hotspot, data }: { hotspot: Hotspot; data: Incidents }) {
  const week = weekPattern(data, hotspot.members, clockHours(filters.value));
  const months = monthsOf(data, hotspot.members);
  const when = datesOf(hotspot, methods.value.find(({ name }) => name === hotspot.method));
  const drugs = namesAmong(data, hotspot.members, 'drug');
  return (
    <article class="evidence" aria-labelledby="evidence-name">
      <Steps hotspot={hotspot} />
      <h2 id="evidence-name" data-focus tabIndex={-1}>{isolated(hotspot.name)}</h2>
      <p class="quiet">
        <bdi>{hotspot.area}</bdi> ·
        rank {number(hotspot.rank)} by {method.value.weights === 'count' ? 'incidents' : 'weight'}, {hotspot.rankByDensity === null ? 'none'
          : number(hotspot.rankByDensity)} by density
      </p>
      {when !== '' && <p class="evidence-when">{when}</p>}
      <section class="why"><h3>Why this is listed</h3><p>{isolated(hotspot.why)}</p></section>
      {hotspot.tipsOnly && <Part title="Tips only"><p>{hotspot.tipsOnly}</p></Part>}
      {hotspot.handling && <Part title="Handling conditions"><p>{isolated(hotspot.handling)}</p></Part>}
      {hotspot.sureness && <HowSure sureness={hotspot.sureness} />}

      <dl class="facts">
        <Fact name="Incidents" value={number(hotspot.incidents)} />
        {method.value.weights !== 'count' && <Fact name="Weight" value={measured(hotspot.weight)} />}
        {hotspot.perKm2 === null
          ? <div class="fact fact-wide"><dt>Size and density</dt><dd>one map point: no area</dd></div>
          : <><Fact name="Size" value={area(hotspot.areaKm2)} unit="km²" /><Fact name="Density" value={measured(hotspot.perKm2)} unit="per km²" /></>}
        <div class="fact fact-wide">
          <dt>First and last</dt><dd>{isoInWords(hotspot.first)}{hotspot.last !== hotspot.first && ` – ${isoInWords(hotspot.last)}`}</dd>
        </div>
      </dl>

      <Part title="Kinds of incident">
        <Counts of={hotspot.incidents} counts={hotspot.kinds} areKinds />
      </Part>
      <Part title="Weekday and hour">
        <HeatStrip pattern={week} total={hotspot.incidents} night={nightSentence(filters.value.weekdays, clockHours(filters.value))} />
        <WhenPart hotspot={hotspot} />
      </Part>
      <Part title="Months"><MonthBars months={months} total={hotspot.incidents} /></Part>
      {hotspot.operations.length > 0 && <Part title="Operations"><Counts of={hotspot.incidents} counts={hotspot.operations} /></Part>}
      {hotspot.lines.length > 0 && <Part title="County lines"><Counts of={hotspot.incidents} counts={hotspot.lines} /></Part>}
      {drugs.length > 0 && <Part title="Drugs"><Counts of={hotspot.incidents} counts={drugs} /></Part>}
      <Part title="How it was found"><HowFound hotspot={hotspot} /></Part>
      <Part title="Incidents"><Members data={data} members={hotspot.members} /></Part>
      <button type="button" class="button-link" onClick={() => { chooseEffect(null); open('effect'); }}>
        Was something done here? See what happened since
      </button>
    </article>
  );
}

function Steps({ hotspot }: { hotspot: Hotspot }) {
  const listed = rows.value;
  const at = listed.findIndex((row) => row === hotspot);
  const to = (index: number) => { if (index >= 0 && index < listed.length) choose(listed[index]); };
  return (
    <div class="steps">
      <button type="button" class="button button-quiet" onClick={() => open('hotspots')}><Icon name="back" />All hotspots</button>
      <span class="push" />
      <button type="button" class="button-icon" title="Show on the map" onClick={() => { goTo.value = boxAround(hotspot); }}>
        <Icon name="target" /><span class="unseen">Show on the map</span>
      </button>
      <button type="button" class="button-icon" title="Previous in the list" disabled={at <= 0} onClick={() => to(at - 1)}>
        <Icon name="up" /><span class="unseen">Previous in the list</span>
      </button>
      <button type="button" class="button-icon" title="Next in the list" disabled={at < 0 || at === listed.length - 1} onClick={() => to(at + 1)}>
        <Icon name="down" /><span class="unseen">Next in the list</span>
      </button>
    </div>
  );
}

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => <section class="part"><h3>{title}</h3>{children}</section>;

const Fact = ({ name, value, unit }: { name: string; value: string; unit?: string }) => (
  <div class="fact"><dt>{name}</dt><dd>{value}{unit && <span class="unit"> {unit}</span>}</dd></div>
);

function Counts({ counts, of, areKinds = false }: { counts: readonly { name: string; count: number }[]; of: number; areKinds?: boolean }) {
  return (
    <ul class="counts">
      {counts.map(({ name, count: value }) => {
        const style = areKinds ? styleOfKind.value.get(name) : undefined;
        return (
          <li key={name}>
            <span class="counts-name">{style && <KindMark style={style} />}{areKinds ? capital(name) : name}</span>
            <svg class="counts-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
              <rect width={(100 * value) / of} height="6" />
            </svg>
            <span class="counts-value">{number(value)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function HowSure({ sureness }: { sureness: Sureness }) {
  const people = peopleTitle(sureness);
  const figures = surenessFigures(sureness);
  return (
    <>
      <Part title={questionOf(sureness)}>
        <p><strong class={`sure sure-${sureness.word}`}>{surenessTitle(sureness)}.</strong> {sureness.seen}</p>
        {sureness.kept && <p>{sureness.kept}</p>}
        {sureness.next && <p>{sureness.next}</p>}
      </Part>
      {people !== null && (
        <Part title={peopleQuestionOf(sureness)}>
          <p><strong class={sureness.excess?.isMore ? 'sure' : 'sure quiet'}>{people}.</strong> {sureness.people}</p>
        </Part>
      )}
      <details class="sure-more">
        <summary>Figures and rule</summary>
        {figures.length > 0 && <dl>{figures.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>}
        <p class="quiet">{surenessRule(sureness)}</p>
      </details>
    </>
  );
}

/** Kept from hotspot to hotspot: who wants the figures wants them of each. */
const isFoundOpen = signal(false);

function HowFound({ hotspot }: { hotspot: Hotspot }) {
  const found = run.value?.areas.find((one) => one.name === hotspot.area);
  const info = methods.value.find((one) => one.name === hotspot.method);
  const titleOf = (name: string) => methods.value.find((one) => one.name === name)?.title ?? name;
  const own = found?.methods.find((one) => one.method === hotspot.method);
  return (
    <>
      <p>{foundBy(hotspot, titleOf)} Within <bdi>{hotspot.area}</bdi> only.</p>
      <details class="sure-more" open={isFoundOpen.value} onToggle={(event) => { isFoundOpen.value = event.currentTarget.open; }}>
      <summary>Figures and settings</summary>
      {hotspot.evidence.map(({ method: name, figures }) => (
        <div key={name}>
          <h4>{titleOf(name)} says</h4>
          <ul class="plain">{figures.map((figure) => <li key={figure.name}>{sentence(figure)}</li>)}</ul>
        </div>
      ))}
      <h4>Settings of {info?.title ?? hotspot.method}</h4>
      <ul class="plain">
        {own?.parameters.map((parameter) => (
          <li key={parameter.name}>
            {info?.parameters.find((one) => one.name === parameter.name)?.title
              ?? parameter.name}: <strong>{parameter.choice ?? `${measured(parameter.value)} ${parameter.unit}`.trim()}</strong>
            <span class="quiet">
              , {parameter.origin === 'given' ? 'chosen by you' : `${parameter.origin}${parameter.reason === '' ? '' : `: ${parameter.reason}`}`}
            </span>
          </li>
        ))}
      </ul>
      {found && own && (
        <p class="quiet">
          {found.name} has {count(found.incidents, 'incident')}; {number(found.incidents - own.noise)} are in {count(own.places, 'place')} of this
          method, {number(own.noise)} in none.
        </p>
      )}
      </details>
    </>
  );
}
