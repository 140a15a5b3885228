/** As much of markdown-it as is used here: it ships no types. */
declare module 'markdown-it' {
  interface Options {
    readonly html?: boolean;
    readonly linkify?: boolean;
    readonly breaks?: boolean;
  }
  class MarkdownIt {
    constructor(options?: Options);
    render(markdown: string): string;
  }
  export = MarkdownIt;
}
