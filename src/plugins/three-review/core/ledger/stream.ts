/** What a replay finds in the content of an entry; a stream adds kinds of its own by its checks. */
export type StreamProblem =
  | 'unreadable' // the body is no event of the stream
  | 'misplaced' // the body speaks of another chain
  | 'unsigned' // a publication without three sign-offs by three people on that content
  | 'unfollowed' // the live content is named anew, and that does not follow from what was signed
  | 'live_altered' // at a change of fields the live row was not what was signed
  | 'not_in_post' // signed in a post that the person did not hold then
  | 'unfounded'; // an appointment, a unit, that nobody ordered and no set-up brought; a return where nobody had left

/** One chain being replayed. */
export interface Replay<State> {
  /** Takes the next entry's body in; says what is wrong with it. */
  add(json: string): readonly StreamProblem[];
  /** What the bodies taken in so far lead to. */
  state(): State;
}

/** A kind of evidence with chains of its own, all in one format under one verifier. */
export interface Stream<State = unknown> {
  readonly name: string;
  /** Is this chain one of this stream? */
  readonly owns: (chain: string) => boolean;
  readonly open: (chain: string) => Replay<State>;
}

/** Holds an event against what came before it; null: it rests on it. */
export type StreamCheck<Body, State> = (before: State, body: Body) => StreamProblem | null;

export interface StreamParts<Body, State> {
  readonly name: string;
  readonly owns: (chain: string) => boolean;
  /** Reads a body; null when no replay could rest on it. */
  readonly read: (json: string) => Body | null;
  /** The chain to which a body belongs. */
  readonly chainOf: (body: Body) => string;
  readonly initial: State;
  readonly apply: (state: State, body: Body) => State;
  readonly checks: readonly StreamCheck<Body, State>[];
}

/** A stream from its parts: what a body is, what it leads to, and what must hold for it. */
export const streamOf = <Body, State>(parts: StreamParts<Body, State>): Stream<State> => ({
  name: parts.name,
  owns: parts.owns,
  open: (chain) => {
    let state = parts.initial;
    return {
      add: (json) => {
        const body = parts.read(json);
        if (body === null) return ['unreadable'];
        if (parts.chainOf(body) !== chain) return ['misplaced'];
        const problems = parts.checks.flatMap((check) => check(state, body) ?? []);
        state = parts.apply(state, body);
        return problems;
      },
      state: () => state,
    };
  },
});

/** The same stream, which remembers to what each of its chains has led. */
export const remembering = <State>(stream: Stream<State>) => {
  const replays = new Map<string, Replay<State>>();
  return {
    stream: {
      ...stream,
      open: (chain: string) => {
        const replay = stream.open(chain);
        replays.set(chain, replay);
        return replay;
      },
    },
    states: (): ReadonlyMap<string, State> => new Map([...replays].map(([chain, replay]) => [chain, replay.state()])),
  };
};
