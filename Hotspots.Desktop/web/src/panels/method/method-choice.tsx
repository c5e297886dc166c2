// Every method of the catalogue, by the question of its family; any number may be chosen, the first is the main one.
import { signal } from '@preact/signals';
import type { MethodInfo } from '../../contracts/model';
import { dataset, method, methods, said } from '../../state/state';
import { number } from '../../base/words';
import { families, familyTitle, toggled, whyNot } from './wish';

/** Kept while other parts of the panel are open. */
const isOpen = signal(false);

export function MethodChoice() {
  return (
    <details class="part methods" open={isOpen.value} onToggle={(event) => { isOpen.value = event.currentTarget.open; }}>
      <summary>Choose methods ({number(methods.value.length)})</summary>
      {families(methods.value).map(({ family, methods: members }) => (
        <fieldset class="method-family" key={family}>
          <legend>{familyTitle(members[0])}</legend>
          {members.map((info) => <Entry key={info.name} info={info} />)}
        </fieldset>
      ))}
    </details>
  );
}

function Entry({ info }: { info: MethodInfo }) {
  const { names } = method.value;
  const isChosen = names.includes(info.name), isOnly = isChosen && names.length === 1;
  const why = whyNot(info, dataset.value?.firstMinute !== null);
  const onChange = () => {
    method.value = toggled(method.value, info.name, methods.value);
    said.value = isChosen ? `${info.title} is left out.` : `${info.title} is used too.`;
  };
  return (
    <label class="method-entry">
      <input type="checkbox" checked={isChosen} disabled={isOnly || (why !== null && !isChosen)} onChange={onChange} />
      <span>
        {info.title}{names[0] === info.name && <span class="tag">main</span>}
        <span class="quiet block">{info.question}{!info.findsPlaces && ' Gives figures, no places.'}</span>
        {why !== null && <span class="warn-text block">{why}</span>}
      </span>
    </label>
  );
}
