/** A source as its text. */
declare module '*?raw' {
  const text: string;
  export default text;
}
