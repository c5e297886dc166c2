// How much of what is asked about lies within reach of some sites? The page's own count, fast enough to follow a hand.
//
// While one site is moved the others stand: what they reach is marked once, and each step looks only at the incidents around the one that moves.
import { buildIndex, inOrder, visitBox, type IncidentIndex } from '../base/incident-index';
import type { Incidents } from '../contracts/model';
import type { At } from '../contracts/placement';

/** Incidents that count, in the index's order: weight 0 for those filtered out. */
export interface Demand { index: IncidentIndex; weight: Float64Array; total: number }

export interface Reached {
  /** Weight within reach of at least one site. */
  weight: number;
  /** The same over all weight, 0 to 1; 0 where there is none. */
  share: number;
}

export const indexOf = (data: Incidents): IncidentIndex => buildIndex(data.easting, data.northing);

/** Weights by kind and grade of the incidents that pass. */
export function demandOf(
  data: Incidents, index: IncidentIndex, passing: Uint8Array, weightOf: (kind: string, reliance: string) => number,
): Demand {
  const kinds = data.codes.kind, grades = data.codes.reliance, texts = grades ? data.texts.reliance ?? [''] : [''];
  const byCode = (kinds ? data.texts.kind ?? [''] : ['']).map((kind) => Float64Array.from(texts, (text) => weightOf(kind, text)));
  const pass = inOrder(index, passing), weight = new Float64Array(pass.length);
  let total = 0;
  for (let k = 0; k < weight.length; k++) {
    if (pass[k] === 0) continue;
    const at = index.order[k];
    weight[k] = byCode[kinds ? kinds[at] : 0][grades ? grades[at] : 0];
    total += weight[k];
  }
  return { index, weight, total };
}

/** Runs [from, to) of positions around a disc; the caller compares distances. */
function visitDisc(index: IncidentIndex, [easting, northing]: At, reach: number, visit: (from: number, to: number) => void): void {
  const { side, south } = index;
  // Row by row, only as wide as the disc is there.
  const first = Math.floor((northing - reach - south) / side), last = Math.floor((northing + reach - south) / side);
  for (let row = Math.max(0, first); row <= Math.min(index.rows - 1, last); row++) {
    const below = south + row * side - northing, above = below + side;
    const near = below > 0 ? below : above < 0 ? -above : 0;
    const half = Math.sqrt(Math.max(0, reach * reach - near * near));
    const middle = south + (row + 0.5) * side;
    visitBox(index, easting - half, middle, easting + half, middle, visit);
  }
}

/** Standing sites with what they reach, and one more that may be anywhere. Straight lines; the rim is within reach. */
export class ReachCount {
  readonly #demand: Demand;
  readonly #reach: number;
  readonly #sites: readonly At[];
  readonly #held: Uint8Array;
  readonly #heldWeight: number;
  /** Squared metres to the nearest standing site; made when distances are first asked for. */
  #nearest: Float64Array | null = null;

  constructor(demand: Demand, sites: readonly At[], reach: number) {
    this.#demand = demand;
    this.#reach = reach;
    this.#sites = sites;
    this.#held = new Uint8Array(demand.weight.length);
    let weight = 0;
    for (const site of sites) this.#visit(site, (k) => { weight += demand.weight[k]; this.#held[k] = 1; });
    this.#heldWeight = weight;
  }

  /** Of the standing sites, and of one more where one is given. */
  reached(site: At | null): Reached {
    const { weight: weights, total } = this.#demand;
    let weight = this.#heldWeight;
    if (site) this.#visit(site, (k) => { weight += weights[k]; });
    return { weight, share: total > 0 ? weight / total : 0 };
  }

  /** Weighted mean and longest way to the nearest site, metres; none where there is no site or no weight. */
  distances(site: At | null): { mean: number; worst: number } | null {
    const { index, weight, total } = this.#demand;
    if (total <= 0 || (this.#sites.length === 0 && !site)) return null;
    const nearest = (this.#nearest ??= this.#toNearest());
    let sum = 0, worst = 0;
    for (let k = 0; k < weight.length; k++) {
      if (weight[k] === 0) continue;
      const squared = site ? Math.min(nearest[k], (index.easting[k] - site[0]) ** 2 + (index.northing[k] - site[1]) ** 2) : nearest[k];
      sum += weight[k] * Math.sqrt(squared);
      if (squared > worst) worst = squared;
    }
    return { mean: sum / total, worst: Math.sqrt(worst) };
  }

  /** Those within reach that count and that no standing site reaches. */
  #visit([easting, northing]: At, visit: (k: number) => void): void {
    const { index, weight } = this.#demand, held = this.#held, limit = this.#reach * this.#reach;
    visitDisc(index, [easting, northing], this.#reach, (from, to) => {
      for (let k = from; k < to; k++) {
        if (held[k] === 1 || weight[k] === 0) continue;
        const east = index.easting[k] - easting, north = index.northing[k] - northing;
        if (east * east + north * north <= limit) visit(k);
      }
    });
  }

  #toNearest(): Float64Array {
    const { index, weight } = this.#demand;
    const nearest = new Float64Array(weight.length).fill(Infinity);
    for (const [easting, northing] of this.#sites)
      for (let k = 0; k < nearest.length; k++)
        nearest[k] = Math.min(nearest[k], (index.easting[k] - easting) ** 2 + (index.northing[k] - northing) ** 2);
    return nearest;
  }
}
