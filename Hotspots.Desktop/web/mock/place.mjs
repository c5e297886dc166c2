// A deployment for the mock host: greedy over a lattice of incidents, which is a fair answer and no more. It leaves filters, weights and
// room between sites out.
import { STREETS, TOWNS } from './incidents.mjs';

/** So many incidents are tried as sites. */
const CANDIDATES = 600;
const VISIT_MINUTES = 15;

export function place(made, hotspots, asked) {
  const { count, columns: { easting, northing } } = made;
  const reach = asked.unit === 'm' ? asked.reach : ((asked.reach / 60) * asked.speed * 1000) / asked.detour;
  const covered = new Uint8Array(count), sites = [], shares = [];
  const around = ([e, n], visit) => {
    for (let i = 0; i < count; i++) if ((easting[i] - e) ** 2 + (northing[i] - n) ** 2 <= reach * reach) visit(i);
  };
  const newAt = (at) => { let gain = 0; around(at, (i) => { gain += 1 - covered[i]; }); return gain; };
  const step = Math.max(1, Math.floor(count / CANDIDATES));
  const candidates = Array.from({ length: Math.min(CANDIDATES, count) }, (_, k) => [Math.round(easting[k * step]), Math.round(northing[k * step])]);
  let weight = 0;
  const take = (at, locked) => {
    const gain = newAt(at);
    let reached = 0;
    around(at, (i) => { reached++; covered[i] = 1; });
    weight += gain;
    sites.push({ at, locked, gain, covered: reached });
    shares.push(weight / count);
  };
  for (const at of asked.fixed) take(at, true);
  const most = asked.teams + 3;
  while (sites.length < most) take(
    candidates.reduce((best, at) => { const gain = newAt(at); return gain > best.gain ? { at, gain } : best; }, { at: candidates[0], gain: -1 }).at,
    false,
  );
  const chosen = sites.slice(0, asked.teams).sort((a, b) => b.gain - a.gain);
  const share = shares[asked.teams - 1], best = Math.min(1, share + 0.004);
  const far = distances(made, chosen.map(({ at }) => at));
  const perMetre = asked.reach / reach;
  const isCover = asked.objective === 'coverage';
  return {
    version: 1, objective: asked.objective, teams: asked.teams, reach: asked.reach, reachMetres: reach, streets: null, unit: asked.unit,
    value: isCover ? share * count : far.mean * count, bound: isCover ? best * count : far.mean * count * 0.97,
    gap: 0.004, proven: false, why: `No ${asked.teams} places could reach more than ${(100 * best).toFixed(1)} % of the weight.`,
    totalWeight: count, coveredShare: share, bestShare: isCover ? best : null,
    meanDistance: far.mean * perMetre, worstDistance: far.worst * perMetre,
    sites: chosen.map((site, k) => described(site, k + 1, count, hotspots, isCover)),
    curve: (isCover ? shares : []).map((value, k) => ({ teams: k + 1, share: value, bound: Math.min(1, value + 0.004 + 0.01 * (k % 3)) })),
    knee: Math.min(3, most),
    teamsForTarget: asked.target === null ? null : (shares.findIndex((value) => value >= asked.target) + 1) || null,
    patrol: asked.patrolHours > 0 ? patrolOf(chosen, hotspots, asked.patrolHours) : null,
    atSea: [], warnings: [], notes: ['Best is meant among the places that were considered.'], milliseconds: 5,
  };
}

function described({ at, locked, gain, covered }, number, count, hotspots, isCover) {
  const off = ([e, n]) => Math.hypot(e - at[0], n - at[1]);
  const town = TOWNS.reduce((a, b) => (off([b.easting, b.northing]) < off([a.easting, a.northing]) ? b : a));
  const near = hotspots.reduce((a, b) => (off(b.centre) < off(a.centre) ? b : a));
  return {
    number, at, locked, name: `${STREETS[number % STREETS.length]}, ${town.name}`, gridReference: `${at[0]}, ${at[1]}`, covered, gain,
    gainShare: isCover ? gain / count : null, nearestHotspot: near.rank,
    nearestHotspotMetres: off(near.centre), area: town.name, why: `It reaches ${covered} incidents, ${gain} of which no other site reaches.`,
  };
}

function distances({ count, columns: { easting, northing } }, sites) {
  let sum = 0, worst = 0;
  for (let i = 0; i < count; i++) {
    const way = Math.min(...sites.map(([e, n]) => Math.hypot(easting[i] - e, northing[i] - n)));
    sum += way;
    worst = Math.max(worst, way);
  }
  return { mean: sum / count, worst };
}

function patrolOf(sites, hotspots, hours) {
  const visits = [], line = [sites[0].at];
  let minutes = 0, metres = 0;
  for (let k = 0; ; k++) {
    const hotspot = hotspots[k % Math.min(4, hotspots.length)],
      way = Math.hypot(hotspot.centre[0] - line.at(-1)[0], hotspot.centre[1] - line.at(-1)[1]);
    const travel = Math.min(8, way / 500);
    if (minutes + travel + VISIT_MINUTES > hours * 60) break;
    visits.push({ site: 1, hotspot: hotspot.rank, at: hotspot.centre, arrivalMinutes: minutes + travel, round: 1 + Math.floor(k / 4) });
    line.push(hotspot.centre);
    minutes += travel + VISIT_MINUTES;
    metres += way;
  }
  return {
    visits, lines: [line], travelMinutes: minutes - VISIT_MINUTES * visits.length, visitMinutes: VISIT_MINUTES * visits.length,
    spareMinutes: hours * 60 - minutes, lengthMetres: metres, boundMetres: 0.95 * metres,
  };
}
