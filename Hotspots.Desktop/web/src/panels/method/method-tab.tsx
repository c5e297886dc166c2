// How hotspots are found: made from the catalogue, so that a new method needs no new page.
import type { MethodInfo } from '../../contracts/model';
import { method, methods, said } from '../../state/state';
import { Empty } from '../shell/empty';
import { Icon } from '../shell/icon';
import { AreaFigures } from './area-figures';
import { Comparison } from './comparison';
import { MethodChoice } from './method-choice';
import { Parameter } from './parameter';
import { Ranking } from './weights';
import { chosenMethods, parametersOf, toggled, withMethods } from './wish';

export function MethodTab() {
  if (methods.value.length === 0) return <Empty title="Asking for the methods…" />;
  const chosen = chosenMethods(methods.value, method.value);
  const isGiven = Object.keys(method.value.given).length > 0;
  return (
    <div class="stack">
      <MethodChoice />
      {chosen.map((info, at) => <Method key={info.name} info={info} at={at} chosen={chosen} />)}
      {isGiven && (
        <p class="part">
          <button type="button" class="button" onClick={() => { method.value = { ...method.value, given: {} }; }}>All back to automatic</button>
        </p>
      )}
      <Ranking />
    </div>
  );
}

function Method({ info, at, chosen }: { info: MethodInfo; at: number; chosen: readonly MethodInfo[] }) {
  const parameters = parametersOf(info, chosen);
  const first = () => {
    method.value = withMethods(method.value, [info.name, ...method.value.names.filter((name) => name !== info.name)], methods.value);
    said.value = `${info.title} is the main method now.`;
  };
  const list = parameters.map((shown) => <Parameter key={shown.info.name} of={info.name} shown={shown} />);
  return (
    <section class="part method" aria-labelledby={`method-${info.name}`}>
      <div class="head-row">
        <h3 id={`method-${info.name}`} class="method-title">{info.title}</h3>
        <span class="push" />
        {chosen.length > 1
          && (at === 0 ? <span class="tag">main</span>
            : info.findsPlaces && <button type="button" class="button-link" onClick={first}>Make main</button>)}
        {chosen.length > 1 && (
          <button type="button" class="button-icon" title={`Leave out ${info.title}`}
            onClick={() => { method.value = toggled(method.value, info.name, methods.value); }}>
            <Icon name="close" /><span class="unseen">Leave out {info.title}</span>
          </button>
        )}
      </div>
      <p class="quiet">{info.question}</p>
      {info.compares && <Comparison />}
      <AreaFigures of={info.name} isOpen={!info.findsPlaces} />
      {at === 0 || parameters.length === 0 ? list : <details class="method-more"><summary>Settings ({parameters.length})</summary>{list}</details>}
      {parameters.length === 0 && <p class="quiet">{info.parameters.length === 0 ? 'It has no settings.' : 'Its settings are those above.'}</p>}
    </section>
  );
}
