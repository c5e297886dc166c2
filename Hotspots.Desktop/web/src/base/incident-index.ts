// Which incidents lie in a box? Square buckets in rows, so that a view holding a tenth of the incidents costs a tenth.

/** Incidents sorted by bucket; position k is incident `order[k]`. Metres on the grid. */
export interface IncidentIndex {
  order: Uint32Array;
  easting: Float32Array;
  northing: Float32Array;
  /** First position of each bucket, row by row from the south-west; one more at the end. */
  starts: Uint32Array;
  columns: number;
  rows: number;
  side: number;
  west: number;
  south: number;
}

const MAX_BUCKETS = 1 << 20;
const MIN_SIDE = 50;

/** Counting sort: stable, so that incidents of a bucket keep their order. Positions that are not numbers are left out. */
export function buildIndex(easting: Float32Array, northing: Float32Array): IncidentIndex {
  let west = Infinity, south = Infinity, east = -Infinity, north = -Infinity, placed = 0;
  for (let i = 0; i < easting.length; i++) {
    const e = easting[i], n = northing[i];
    if (!(Number.isFinite(e) && Number.isFinite(n))) continue;
    placed++;
    if (e < west) west = e;
    if (e > east) east = e;
    if (n < south) south = n;
    if (n > north) north = n;
  }
  if (placed === 0) west = south = east = north = 0;
  const side = sideOf(east - west, north - south);
  const columns = Math.floor((east - west) / side) + 1;
  const rows = Math.floor((north - south) / side) + 1;
  const starts = new Uint32Array(columns * rows + 1);
  const bucketOf = (i: number): number => Math.floor((northing[i] - south) / side) * columns + Math.floor((easting[i] - west) / side);
  for (let i = 0; i < easting.length; i++) if (Number.isFinite(easting[i]) && Number.isFinite(northing[i])) starts[bucketOf(i) + 1]++;
  for (let b = 1; b < starts.length; b++) starts[b] += starts[b - 1];
  const next = starts.slice(0, -1);
  const index: IncidentIndex = {
    order: new Uint32Array(placed), easting: new Float32Array(placed), northing: new Float32Array(placed), starts, columns, rows, side, west, south,
  };
  for (let i = 0; i < easting.length; i++) {
    if (!(Number.isFinite(easting[i]) && Number.isFinite(northing[i]))) continue;
    const k = next[bucketOf(i)]++;
    index.order[k] = i;
    index.easting[k] = easting[i];
    index.northing[k] = northing[i];
  }
  return index;
}

function sideOf(width: number, height: number): number {
  let side = MIN_SIDE;
  while ((Math.floor(width / side) + 1) * (Math.floor(height / side) + 1) > MAX_BUCKETS) side *= 1.25;
  return side;
}

/**
 * Calls `visit` with runs [from, to) of positions whose buckets touch the box (edges included), south to north. A run may hold incidents
 * just outside the box: the caller that minds compares coordinates.
 */
export function visitBox(
  index: IncidentIndex, west: number, south: number, east: number, north: number, visit: (from: number, to: number) => void,
): void {
  const firstColumn = Math.max(0, Math.floor((west - index.west) / index.side));
  const lastColumn = Math.min(index.columns - 1, Math.floor((east - index.west) / index.side));
  const firstRow = Math.max(0, Math.floor((south - index.south) / index.side));
  const lastRow = Math.min(index.rows - 1, Math.floor((north - index.south) / index.side));
  if (firstColumn > lastColumn) return;
  for (let row = firstRow; row <= lastRow; row++) {
    const from = index.starts[row * index.columns + firstColumn];
    const to = index.starts[row * index.columns + lastColumn + 1];
    if (from < to) visit(from, to);
  }
}

/** A column of the incidents in the index's order. */
export function inOrder(index: IncidentIndex, column: Uint8Array): Uint8Array {
  const sorted = new Uint8Array(index.order.length);
  for (let k = 0; k < sorted.length; k++) sorted[k] = column[index.order[k]];
  return sorted;
}

/** Running sums of a 0/1 column in the index's order: how many pass in a run is one subtraction. */
export function runningCounts(passing: Uint8Array): Uint32Array {
  const sums = new Uint32Array(passing.length + 1);
  for (let k = 0; k < passing.length; k++) sums[k + 1] = sums[k] + passing[k];
  return sums;
}

/** How many pass in the buckets that touch the box. */
export function countBox(index: IncidentIndex, sums: Uint32Array, west: number, south: number, east: number, north: number): number {
  let count = 0;
  visitBox(index, west, south, east, north, (from, to) => { count += sums[to] - sums[from]; });
  return count;
}

/** The passing incident nearest to a place and no farther than `reach` metres (inclusive); the lowest index among equals; −1 for none. */
export function nearest(index: IncidentIndex, passing: Uint8Array, easting: number, northing: number, reach: number): number {
  let best = -1, bestSquared = reach * reach;
  visitBox(index, easting - reach, northing - reach, easting + reach, northing + reach, (from, to) => {
    for (let k = from; k < to; k++) {
      if (passing[k] === 0) continue;
      const squared = (index.easting[k] - easting) ** 2 + (index.northing[k] - northing) ** 2;
      if (squared < bestSquared || (squared === bestSquared && (best < 0 || index.order[k] < best))) {
        bestSquared = squared;
        best = index.order[k];
      }
    }
  });
  return best;
}
