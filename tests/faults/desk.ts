import { answers, cmUrl, reviewUrl } from '../support/review';
import type { Review } from '../../src/plugins/three-review/shared/contracts';
import type { StageId } from '../../src/plugins/three-review/core/regulation';
import { ARRIVED, DELAYS } from './delays';

/** How an act ended. `code`: of the refusal, where there is one. */
export interface Answer {
  readonly status: number;
  readonly code: string | null;
  readonly body: unknown;
  /** ms: when the server began with the act; NaN where it does not say. */
  readonly arrivedAt: number;
}

interface ErrorBody {
  readonly error?: { readonly details?: { readonly code?: string } };
}

/** One person at one server: `token` is his session, any server of the site takes it. */
export interface Desk {
  readonly base: string;
  readonly token: string;
  /** Is this one held up by chance (delays.ts)? */
  readonly slowed?: boolean;
}

export const call = async (desk: Desk, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object): Promise<Answer> => {
  const answer = await fetch(desk.base + url, {
    method,
    headers: {
      authorization: `Bearer ${desk.token}`,
      'content-type': 'application/json',
      ...(desk.slowed ? { [DELAYS]: 'on' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  const parsed: unknown = text === '' ? null : JSON.parse(text);
  return {
    status: answer.status,
    code: (parsed as ErrorBody | null)?.error?.details?.code ?? null,
    body: parsed,
    arrivedAt: Number(answer.headers.get(ARRIVED) ?? NaN),
  };
};

export const went = (answer: Answer): boolean => answer.status >= 200 && answer.status < 300;

/** A no that the site means: with a status and a code that a client can act on. */
export const refused = (answer: Answer): boolean => [403, 409].includes(answer.status) && answer.code !== null;

const reviewOf = (answer: Answer): Review => (answer.body as { data: Review }).data;

export const demand = (answer: Answer, what: string): Answer => {
  if (!went(answer)) throw new Error(`${what}: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
  return answer;
};

const ATTEMPTS = 8;

/** What a client does that is told to try again: the database let somebody else through. */
export const insist = async (what: string, act: () => Promise<Answer>): Promise<Answer> => {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await act();
    if (answer.code !== 'lost_race' || attempt === ATTEMPTS) return demand(answer, what);
  }
};

export const submit = (desk: Desk, uid: string, documentId: string): Promise<Answer> =>
  call(desk, 'POST', reviewUrl(uid, documentId, 'submit'), {});
export const sign = (desk: Desk, uid: string, documentId: string, stage: StageId, contentHash: string): Promise<Answer> =>
  call(desk, 'POST', reviewUrl(uid, documentId, 'sign'), { stage, contentHash, ...answers(stage) });
export const takeDown = (desk: Desk, uid: string, documentId: string): Promise<Answer> =>
  call(desk, 'POST', reviewUrl(uid, documentId, 'take-down'), { reason: '内容有误' });
export const sendBack = (desk: Desk, uid: string, documentId: string): Promise<Answer> =>
  call(desk, 'POST', reviewUrl(uid, documentId, 'return'), { reason: '请再核对数字', to: 'draft' });
export const publish = (desk: Desk, uid: string, documentId: string): Promise<Answer> =>
  call(desk, 'POST', cmUrl(uid, documentId, 'publish'), {});
export const edit = (desk: Desk, uid: string, documentId: string, data: object): Promise<Answer> =>
  call(desk, 'PUT', cmUrl(uid, documentId), data);

export const STAGE_ORDER = ['first_review', 'second_review', 'final_sign_off'] as const;

export interface Desks {
  readonly officer: Desk;
  readonly head: Desk;
  readonly leader: Desk;
  readonly publisher: Desk;
  readonly superAdmin: Desk;
}

/** Submission and the first `signOffs` of the three, each on the content as it is now. Gives the hash that was signed. */
export const bringTo = async (desks: Desks, uid: string, documentId: string, signOffs: 0 | 1 | 2 | 3): Promise<string> => {
  const { contentHash } = reviewOf(await insist('submit', () => submit(desks.officer, uid, documentId)));
  const signers = [desks.officer, desks.head, desks.leader];
  for (const [i, stage] of STAGE_ORDER.slice(0, signOffs).entries()) {
    await insist(stage, () => sign(signers[i] ?? desks.leader, uid, documentId, stage, contentHash));
  }
  return contentHash;
};
