/** SHA-256 of the UTF-8 bytes of `text`, as 64 lower-case hex digits. Comes in as a function: core computes no digests itself. */
export type Hash = (text: string) => string;
