// The sites in order of what each adds; the keys move the chosen one.
import { signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { boxOf, chosenSite, deployed, draggedSite, plan, shownSites, type ShownSite } from '../../state/deployment';
import { cancel, comparison, drop, hasHome, isLocked, lock, move, putBack, take, unlock } from '../../state/locking';
import { gridReference } from '../../base/grid-reference';
import { goTo, said } from '../../state/state';
import { Icon } from '../shell/icon';
import { isWorth } from './deploy-words';
import { distance, number, percent } from '../../base/words';

/** Metres a key moves a site, and with Shift. */
const STEP = 50, FAR = 250;
/** So long after the last key a site is put down. */
const PAUSE_MS = 700;
const KEYS: Readonly<Record<string, readonly [east: number, north: number, word: string]>> = {
  ArrowUp: [0, 1, 'north'], ArrowDown: [0, -1, 'south'], ArrowLeft: [-1, 0, 'west'], ArrowRight: [1, 0, 'east'],
};

let timer: ReturnType<typeof setTimeout> | undefined;
/** The row that has the focus: it goes with the site when the plan is made anew. */
const focused = signal<number | null>(null);

export function SiteList() {
  const list = useRef<HTMLOListElement>(null);
  const sites = shownSites.value, chosen = chosenSite.value;
  useLayoutEffect(() => {
    if (focused.peek() === null || chosen === null || focused.peek() === chosen || !list.current?.contains(document.activeElement)) return;
    list.current.querySelector<HTMLElement>(`[data-site="${chosen}"] .site-main`)?.focus();
  }, [sites, chosen]);
  return (
    <section class="part" aria-labelledby="deploy-sites">
      <div class="head-row">
        <h3 id="deploy-sites">{plan.value?.objective === 'coverage' ? 'Sites, the one that adds most first' : 'Sites, and what lies within reach of each'}</h3><span class="push" />
        <button type="button" class="button-link" onClick={() => { showAll(sites); }}>Show all<span class="unseen"> sites on the map</span></button>
      </div>
      <p id="site-keys" class="quiet deploy-note">Drag a site on the map, or move it with the arrow keys by {STEP} m ({FAR} m with Shift). L locks, Delete unlocks.</p>
      <ol class="sites" ref={list}>{sites.map((site) => <Site key={site.number} site={site} isChosen={site.number === chosen} />)}</ol>
    </section>
  );
}

function flyTo(site: ShownSite): void {
  const shown = deployed.peek(), which = site.number;
  chosenSite.value = which;
  if (shown) {
    const [west, south, east, north] = boxOf(shown, site), slack = 0.05 * Math.max(east - west, north - south);
    goTo.value = [west - slack, south - slack, east + slack, north + slack];
  }
  said.value = `Went to site ${which}.`;
}

function showAll(sites: readonly ShownSite[]): void {
  const shown = deployed.peek(), boxes = shown ? sites.map((site) => boxOf(shown, site)) : [];
  if (boxes.length === 0) return;
  goTo.value = [
    Math.min(...boxes.map(([west]) => west)), Math.min(...boxes.map(([, south]) => south)),
    Math.max(...boxes.map(([, , east]) => east)), Math.max(...boxes.map(([, , , north]) => north)),
  ];
  said.value = 'The map shows all sites and their reach.';
}

function put(which: number): void {
  clearTimeout(timer);
  timer = undefined;
  if (draggedSite.peek() === which) drop(which);
}

function step(site: ShownSite, [east, north, word]: readonly [number, number, string], metres: number): void {
  if (draggedSite.peek() !== site.number) take(site.number);
  const at: readonly [number, number] = [site.at[0] + east * metres, site.at[1] + north * metres];
  move(site.number, at);
  said.value = `Site ${site.number} ${metres} m ${word}, ${gridReference(at[0], at[1], 4)}: ${comparison()}.`;
  clearTimeout(timer);
  timer = setTimeout(() => { put(site.number); }, PAUSE_MS);
}

function onKey(event: KeyboardEvent, site: ShownSite): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const way = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : undefined;
  const isHeld = draggedSite.peek() === site.number;
  if (way) step(site, way, event.shiftKey ? FAR : STEP);
  else if (event.key === 'l' || event.key === 'L') { if (isHeld) put(site.number); else lock(site.number); }
  else if (event.key === 'Delete' || event.key === 'Backspace') unlock(site.number);
  else if (event.key === 'Escape' && isHeld) { clearTimeout(timer); cancel(site.number); }
  else return;
  event.preventDefault();
}

function Site({ site, isChosen }: { site: ShownSite; isChosen: boolean }) {
  const { number: which, name, at: [easting, northing], isMoved, gainShare, covered, nearestHotspot, nearestHotspotMetres, why } = site;
  const total = plan.value?.totalWeight ?? 1;
  const isFixed = isLocked(site), reference = isMoved ? gridReference(easting, northing, 4) : site.gridReference;
  const near = nearestHotspot === null ? '' : ` · ${distance(nearestHotspotMetres ?? 0)} to hotspot ${number(nearestHotspot)}`;
  return (
    <li class={isChosen ? 'site is-chosen' : 'site'} data-site={which}>
      <button
        type="button" class="site-main" aria-describedby="site-keys" aria-current={isChosen ? 'true' : undefined} aria-keyshortcuts="ArrowUp ArrowDown ArrowLeft ArrowRight L Delete"
        title={isMoved ? undefined : why} onClick={() => { flyTo(site); }} onKeyDown={(event) => { onKey(event, site); }}
        onFocus={() => { focused.value = which; chosenSite.value = which; }} onBlur={() => { focused.value = null; put(which); }}
      >
        <span class="site-number"><span class="unseen">Site </span>{which}</span>
        <span class="site-name">{isMoved ? 'Moved by you' : name}</span>
        <span class="site-gain">{isMoved ? '…' : gainShare === null ? <><span class="unseen">within reach: </span>{percent(covered / total)}</> : isWorth(gainShare) ? <><span class="unseen">adds </span>+{percent(gainShare)}</> : 'adds nothing'}</span>
        <span class="site-where quiet">{reference}{isMoved ? '' : near}{isFixed && <span class="unseen">, locked</span>}</span>
      </button>
      <span class="site-tools">
        {hasHome(site) && <button type="button" class="button-icon" title="Put it back" onClick={() => { putBack(which); }}><Icon name="undo" /><span class="unseen">Put site {which} back where it was</span></button>}
        <button
          type="button" class="button-icon" aria-pressed={isFixed} title={isFixed ? 'Locked: stays here. Unlock (Delete)' : 'Lock it here (L)'}
          onClick={() => { if (isFixed) unlock(which); else lock(which); }}
        ><Icon name={isFixed ? 'locked' : 'unlocked'} /><span class="unseen">Lock site {which}</span></button>
      </span>
    </li>
  );
}
