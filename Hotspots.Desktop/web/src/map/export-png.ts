/** The map as it is seen, with title, legend, scale bar, north, grid, marking and time, as one PNG. */
export type ExportPng = (title: string, marking: string) => Promise<Blob>;
