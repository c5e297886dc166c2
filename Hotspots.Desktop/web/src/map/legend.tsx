/** What the map's marks mean, for the layout to place beside the map. */
export function Legend() {
  return <section class="legend" aria-label="Legend" />;
}
