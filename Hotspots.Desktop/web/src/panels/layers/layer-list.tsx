// The map's layers as they lie, uppermost first: shown or not, how strongly, and in which order.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { entryOf, isUsualOrder, type LayerId, layerOrder, layers, moveLayer, setLayer, usualOrder } from '../../map';
import { said } from '../../state/state';
import { Icon } from '../shell/icon';
import { number } from '../../base/words';

export function LayerList() {
  const list = useRef<HTMLUListElement>(null);
  const focus = useRef<string | null>(null);
  const order = layerOrder.value;
  // A row that moves loses the focus on its way; it belongs to the button that moved it, or to its neighbour at the end of the way.
  useLayoutEffect(() => {
    if (focus.current === null) return;
    const [up, down] = list.current?.querySelectorAll<HTMLButtonElement>(`[data-layer="${focus.current.split('/')[0]}"] .layer-moves button`) ?? [];
    const wanted = focus.current.endsWith('up') ? up : down;
    (wanted?.disabled ? (wanted === up ? down : up) : wanted)?.focus();
    focus.current = null;
  });
  const move = (id: LayerId, by: -1 | 1) => {
    const passed = moveLayer(id, by);
    if (passed === null) return;
    focus.current = `${id}/${by < 0 ? 'up' : 'down'}`;
    said.value = `${entryOf(id).title} now lies ${by < 0 ? 'over' : 'under'} ${entryOf(passed).title}: ${layerOrder.value.indexOf(id) + 1} of ${order.length} from above.`;
  };
  return (
    <section class="part">
      <h3>On the map, uppermost first</h3>
      <ul class="layers" ref={list}>
        {order.map((id, at) => <Layer key={id} id={id} isFirst={at === 0} isLast={at === order.length - 1} onMove={(by) => { move(id, by); }} />)}
      </ul>
      <button
        type="button" class="button-link layers-usual" disabled={isUsualOrder(order)}
        onClick={() => { layerOrder.value = usualOrder; said.value = 'The layers lie in their usual order.'; }}
      >Restore the usual order</button>
    </section>
  );
}

function Layer({ id, isFirst, isLast, onMove }: { id: LayerId; isFirst: boolean; isLast: boolean; onMove: (by: -1 | 1) => void }) {
  const { title, what } = entryOf(id);
  const { visible, opacity } = layers.value[id];
  const percent = Math.round(opacity * 100);
  const onKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li class="layer" data-layer={id} onKeyDown={onKey}>
      <label class="layer-name">
        <input type="checkbox" checked={visible} onChange={(event) => setLayer(id, { visible: event.currentTarget.checked })} />
        <span>{title}<span class="quiet block">{what}</span></span>
      </label>
      <input
        type="range" min={10} max={100} step={5} value={percent} disabled={!visible} aria-label={`Opacity of ${title}`}
        aria-valuetext={`${percent} percent`}
        onInput={(event) => setLayer(id, { opacity: Number(event.currentTarget.value) / 100 })}
      />
      <span class="layer-percent quiet">{number(percent)} %</span>
      <span class="layer-moves" role="group" aria-label={`Place of ${title}`}>
        <button type="button" class="layer-move" disabled={isFirst} title={`Move ${title} up (Alt+↑)`} onClick={() => { onMove(-1); }}>
          <Icon name="up" /><span class="unseen">Move {title} up</span>
        </button>
        <button type="button" class="layer-move" disabled={isLast} title={`Move ${title} down (Alt+↓)`} onClick={() => { onMove(1); }}>
          <Icon name="down" /><span class="unseen">Move {title} down</span>
        </button>
      </span>
    </li>
  );
}
