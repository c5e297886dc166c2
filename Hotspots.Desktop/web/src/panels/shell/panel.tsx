// The one panel beside the map: tabs, and the part that is open.
import { useEffect, useRef } from 'preact/hooks';
import type { FunctionComponent } from 'preact';
import { placing } from '../../state/deployment';
import { running, said } from '../../state/state';
import { BriefTab } from '../brief/brief-tab';
import { DeployTab } from '../deploy/deploy-tab';
import { EffectTab } from '../effect/effect-tab';
import { EvidenceTab } from '../evidence/evidence-tab';
import { ExportTab } from '../export/export-tab';
import { FilesTab } from '../files/files-tab';
import { FiltersTab } from '../filters/filters-tab';
import { isOpen } from '../../state/filter-history';
import { HoldsTab } from '../holds/holds-tab';
import { HotspotsTab } from '../hotspots/hotspots-tab';
import { LayersTab } from '../layers/layers-tab';
import { MethodTab } from '../method/method-tab';
import { Icon } from './icon';
import { isolated } from '../../base/words';
import { keepFocus } from './focus';
import { isPanelOpen, NARROWEST, panelWidth, tab, TABS, WIDEST, type Tab } from './tabs';

const PARTS: Record<Tab, FunctionComponent> = {
  hotspots: HotspotsTab, evidence: EvidenceTab, filters: FiltersTab, files: FilesTab, method: MethodTab,
  holds: HoldsTab, effect: EffectTab, deploy: DeployTab, brief: BriefTab, layers: LayersTab, export: ExportTab,
};

export function Panel() {
  const Part = PARTS[tab.value];
  const isShown = isPanelOpen.value;
  const aside = useRef<HTMLElement>(null);
  useEffect(() => (aside.current ? keepFocus(aside.current) : undefined), []);
  return (
    <aside ref={aside} class={isShown ? 'panel' : 'panel panel-closed'} aria-label="Evidence and settings"
      style={{ '--panel-width': `${panelWidth.value}px` }}>
      <Grip />
      <button
        type="button" class="panel-toggle" aria-expanded={isShown} aria-controls="panel" title={isShown ? 'Hide the panel' : 'Show the panel'}
        onClick={() => { isPanelOpen.value = !isShown; }}
      >
        <Icon name={isShown ? 'right' : 'left'} /><span class="unseen">{isShown ? 'Hide the panel' : 'Show the panel'}</span>
      </button>
      {isShown && <Tabs />}
      <div class={running.value || placing.value ? 'running is-running' : 'running'} aria-hidden="true" />
      {isShown && (
        <div id="panel" class="panel-part" role="tabpanel" aria-labelledby={`tab-${tab.value}`} tabIndex={-1} key={tab.value}>
          <h2 class="unseen">{TABS.find(([name]) => name === tab.value)?.[1]}</h2>
          <Part />
        </div>
      )}
      <p class={isShown ? 'status' : 'unseen'} role="status" aria-live="polite">{isolated(said.value)}</p>
    </aside>
  );
}

function Tabs() {
  const row = useRef<HTMLDivElement>(null);
  const onKey = (event: KeyboardEvent) => {
    const names = TABS.map(([name]) => name);
    const at = names.indexOf(tab.value);
    const next = event.key === 'ArrowRight' ? (at + 1) % names.length
      : event.key === 'ArrowLeft' ? (at + names.length - 1) % names.length
        : event.key === 'Home' ? 0 : event.key === 'End' ? names.length - 1 : -1;
    if (next < 0) return;
    event.preventDefault();
    tab.value = names[next];
    row.current?.querySelector<HTMLElement>(`#tab-${names[next]}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Panel" ref={row} onKeyDown={onKey}>
      {TABS.map(([name, title]) => (
        <button
          key={name} id={`tab-${name}`} type="button" role="tab" class="tab" aria-selected={tab.value === name} aria-controls="panel"
          tabIndex={tab.value === name ? 0 : -1} onClick={() => { tab.value = name; }}
        >
          {title}
          {name === 'filters' && !isOpen.value && <span class="dot"><span class="unseen"> (some are set)</span></span>}
        </button>
      ))}
    </div>
  );
}

/** The edge that is dragged, or moved by arrow keys, to make the panel wider. */
function Grip() {
  const set = (width: number) => { panelWidth.value = Math.round(Math.min(WIDEST, innerWidth - 200, Math.max(NARROWEST, width))); };
  const onPointerDown = (event: PointerEvent) => {
    const grip = event.currentTarget as HTMLElement;
    grip.setPointerCapture(event.pointerId);
    const start = event.clientX, width = panelWidth.value;
    const onMove = (move: PointerEvent) => { set(width + start - move.clientX); };
    grip.addEventListener('pointermove', onMove);
    grip.addEventListener('lostpointercapture', () => { grip.removeEventListener('pointermove', onMove); }, { once: true });
  };
  const onKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? 20 : event.key === 'ArrowRight' ? -20 : 0;
    if (by === 0) return;
    event.preventDefault();
    set(panelWidth.value + by);
  };
  if (!isPanelOpen.value) return null;
  return (
    <div
      class="grip" role="separator" aria-orientation="vertical" aria-label="Width of the panel" tabIndex={0} aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST} aria-valuenow={panelWidth.value} aria-valuetext={`${panelWidth.value} pixels`} onPointerDown={onPointerDown}
      onKeyDown={onKey}
    />
  );
}
