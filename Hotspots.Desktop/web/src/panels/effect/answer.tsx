// The answer: sentences, the four places, where this one lies among others without the operation, and figures behind folds.
import type { ComponentChildren } from 'preact';
import { GroundLine } from '../../map';
import type { EffectAnswer, EffectControl, EffectPlace, EffectRange } from '../../questions/answers';
import { begin } from '../../questions/drawing';
import { boxOfPlaces } from '../../questions/effect';
import { goTo } from '../../state/state';
import { Icon } from '../shell/icon';
import { open } from '../shell/tabs';
import { area, capital, count, isolated, measured, number } from '../../base/words';
import { figuresOf, onlyRange, rangeText, ROLES, signedWhole } from './effect-words';
import { PlaceboStrip } from './placebo-strip';

export function Answer({ answer, children }: { answer: EffectAnswer; children: ComponentChildren }) {
  const [first, ...rest] = answer.answer;
  // The verdict stands before the colon.
  const end = first.indexOf(': ') + 1;
  return (
    <>
      <section class="part effect-answer" aria-label="The answer">
        <p><strong>{isolated(first.slice(0, end))}</strong>{isolated(` ${capital(first.slice(end).trim())}`)}</p>
        {rest.map((sentence) => <p key={sentence}>{isolated(sentence)}</p>)}
        {first.includes('a smaller ground') && (
          <button type="button" class="button" onClick={() => { begin('place'); }}>Draw a smaller place on the map</button>
        )}
      </section>
      {children}
      <section class="part" aria-labelledby="effect-places">
        <h3 id="effect-places">Incidents before and during</h3>
        <Places answer={answer} />
      </section>
      <section class="part" aria-labelledby="effect-strip">
        <h3 id="effect-strip">Against other places</h3>
        <PlaceboStrip answer={answer} />
      </section>
      <section class="part" aria-labelledby="effect-controls">
        <h3 id="effect-controls">Places it could be compared with</h3>
        <Controls controls={answer.controls} />
        <p class="quiet">Misfit is how far its counts were from those here in the periods before, by which it was chosen; 0 is the same in each.</p>
      </section>
      <details class="holds-notes"><summary>Figures, and period by period</summary><Figures answer={answer} /></details>
      <details class="holds-notes"><summary>What to know about this ({number(answer.notes.length + 2)})</summary>
        <ul class="plain">{[answer.ground, answer.rule, ...answer.notes].map((note) => <li key={note}>{isolated(note)}</li>)}</ul>
      </details>
      <p class="quiet">
        {count(answer.before.incidents + answer.during.incidents, 'incident')} counted in the four places.{' '}
        <button type="button" class="button-link" onClick={() => open('export')}>Save the record and the four grounds</button>
      </p>
    </>
  );
}

/** Country shown round the middle of a control, metres. */
const ROUND = 900;

/** The first column has names, the others numbers. */
const Head = ({ names: [first, ...rest] }: { names: readonly string[] }) => (
  <thead><tr><th scope="col">{first}</th>{rest.map((name) => <th key={name} scope="col" class="num">{name}</th>)}</tr></thead>
);

const Range = ({ range }: { range: EffectRange }) => (
  <>{signedWhole(range.value)}<span class="quiet block">{rangeText(range, signedWhole)}</span></>
);

const ShowButton = ({ what, onClick }: { what: string; onClick: () => void }) => (
  <button type="button" class="button-icon" title="Show on the map" onClick={onClick}>
    <Icon name="target" /><span class="unseen">Show {what} on the map</span>
  </button>
);

const days = (value: number): string => count(Math.round(value), 'day');

function Places({ answer }: { answer: EffectAnswer }) {
  const { places, before, during, chosen, together } = answer, warning = onlyRange(answer);
  return (
    <>
      <table class="plain-table effect-places">
        <Head names={['Place', 'Before', 'During', 'Against expected']} />
        <tbody>
          {[0, 2, 1, 3].flatMap((i) => (i < places.length ? [<PlaceRow key={places[i].role} place={places[i]} />] : []))}
          <tr class="effect-sum">
            <th scope="row">Place and ring together</th>
            <td class="num">{number(places[0].before + places[2].before)}</td><td class="num">{number(places[0].during + places[2].during)}</td>
            <td class="num"><Range range={together} /></td>
          </tr>
        </tbody>
      </table>
      <p class="quiet">
        Before: {before.words} ({days(before.days)}, {chosen}). During: {during.words} ({days(during.days)}). Expected is what the same change as in
        the place like it would have made; the column says how many incidents there were more (+) or fewer (−), and below it where that lies as
        far as chance goes (95 %).
      </p>
      {warning !== null && <p>{warning}</p>}
    </>
  );
}

function PlaceRow({ place }: { place: EffectPlace }) {
  const { role, name, before, during, km2, difference } = place;
  return (
    <tr>
      <th scope="row">
        <span class="effect-role"><GroundLine role={role} />{ROLES[role]}
          <ShowButton what={ROLES[role].toLowerCase()} onClick={() => { goTo.value = boxOfPlaces([place]); }} />
        </span>
        <span class="quiet block">{role === 'treated' || role === 'control' ? `${isolated(capital(name))}, ` : ''}{area(km2)} km²</span>
      </th>
      <td class="num">{number(before)}</td><td class="num">{number(during)}</td>
      <td class="num">{difference && <Range range={difference} />}</td>
    </tr>
  );
}

function Controls({ controls }: { controls: readonly EffectControl[] }) {
  return (
    <table class="plain-table">
      <Head names={['Place', 'Misfit before', 'Incidents', 'Map']} />
      <tbody>
        {controls.map(({ name, fit, earlier, centre: [easting, northing], isUsed }) => (
          <tr key={`${easting},${northing}`}>
            <th scope="row">{isolated(capital(name))}{isUsed && <strong> (used)</strong>}</th>
            <td class="num">{fit === null ? '–' : measured(fit)}</td><td class="num">{number(earlier)}</td>
            <td class="num">
              <ShowButton what={name} onClick={() => { goTo.value = [easting - ROUND, northing - ROUND, easting + ROUND, northing + ROUND]; }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Figures({ answer }: { answer: EffectAnswer }) {
  return (
    <>
      <dl class="effect-figures">{figuresOf(answer).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      <div class="effect-wide">
        <table class="plain-table">
          <Head names={['Period', 'Place', 'Like it', 'Ring', 'Its ring']} />
          <tbody>
            {answer.periods.map(({ words, use, counts }) => (
              <tr key={words}>
                <th scope="row">{words}<span class="quiet block">{use === 'chosen by' ? 'the place was chosen by it' : use}</span></th>
                {counts.map((value, i) => <td key={i} class="num">{number(value)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
