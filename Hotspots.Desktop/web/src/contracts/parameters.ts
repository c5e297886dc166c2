// Limits and defaults of the numbers that the page keeps, made from the host's catalogue of parameters: change them there.
export const PARAMETERS = {
  ring: { least: 50, most: 2000, usual: 150 },
  weeks: { least: 1, most: 26, usual: 4 },
} as const;
