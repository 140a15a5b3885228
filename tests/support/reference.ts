import Ajv2020 from 'ajv/dist/2020';
import type { Response } from 'supertest';
import { openApi } from '../../src/plugins/three-review/server/src/reference/openapi';

/** As much of an OpenAPI document as is asked of it here. */
export interface OpenApi {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}
interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content: Readonly<Record<string, object>> }>>;
}

interface Found {
  readonly path: string;
  readonly operation: Operation;
}

/** Holds answers against the reference: what it says of them, and what is not as it says. */
export class Reference {
  readonly #document: OpenApi;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  /** The operations whose success was held against it. */
  readonly seen = new Set<string>();

  constructor(document: OpenApi) {
    this.#document = document;
    this.#ajv.addSchema(document, 'reference');
  }

  get operations(): readonly string[] {
    return Object.values(this.#document.paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
  }

  /** The operation that answers there; one with a fixed path comes before one with a parameter in its place. */
  #find(method: string, url: string): Found | null {
    const base = this.#document.servers[0]?.url ?? '';
    const [pathname = ''] = url.split('?');
    if (!pathname.startsWith(`${base}/`)) return null;
    const asked = pathname.slice(base.length).split('/');
    const fits = (path: string) => {
      const parts = path.split('/');
      return parts.length === asked.length && parts.every((part, i) => part.startsWith('{') || part === asked[i]);
    };
    const [found] = Object.entries(this.#document.paths)
      .filter(([path, methods]) => fits(path) && method in methods)
      .sort(([a], [b]) => a.split('{').length - b.split('{').length);
    const operation = found?.[1][method];
    return found && operation ? { path: found[0], operation } : null;
  }

  /** What of this answer the reference does not say; empty where it says all, or knows nothing of the route. */
  faults(method: string, url: string, answer: Response): readonly string[] {
    const found = this.#find(method, url);
    const told = found?.operation.responses[String(answer.status)];
    if (!found || !told || answer.type !== 'application/json') return [];
    const { path, operation } = found;
    const pointer = ['paths', path, method, 'responses', String(answer.status), 'content', 'application/json', 'schema'];
    const escaped = pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
    const validate = this.#ajv.getSchema(`reference#/${escaped.join('/')}`);
    if (!validate) return [];
    if (answer.ok) this.seen.add(operation.operationId);
    const errors = validate(answer.body) ? [] : (validate.errors ?? []);
    const code = (answer.body as { error?: { details?: { code?: string } } }).error?.details?.code;
    const known = code === undefined || told.description.split(', ').includes(code);
    return [
      ...errors.map(({ instancePath, message, params }) => `${instancePath} ${String(message)} ${JSON.stringify(params)}`),
      ...(known ? [] : [`refused with ${code}`]),
    ];
  }
}

const made = new Map<string, Promise<Reference>>();
const referenceOf = (side: 'admin' | 'content-api'): Promise<Reference> => {
  const held = made.get(side) ?? openApi(side).then((document) => new Reference(document as unknown as OpenApi));
  made.set(side, held);
  return held;
};

/** The reference against which this file's answers of the admin API are held. */
export const adminReference = (): Promise<Reference> => referenceOf('admin');

/** The suites whose answers are held against the reference: those of each surface that answers over HTTP. */
const HELD =
  /(absence|adoption|around-files|around-media|around-relations|audit-cases|audit-notify|audit-runs|audit-sheet|audit-year|host-fields|ledger-verify|main-job|organisation|outside|reconcile|reference|setup|trial|triggers)\.test\.ts$/;

/** In these suites every answer of the plugin is as the HTTP reference says. */
export const asReferenced = async (method: string, url: string, answer: Response): Promise<void> => {
  if (!HELD.test(expect.getState().testPath ?? '') || !/^(\/api)?\/three-review\//.test(url)) return;
  const faults = (await referenceOf(url.startsWith('/api') ? 'content-api' : 'admin')).faults(method, url, answer);
  if (faults.length > 0)
    throw new Error(
      `${method.toUpperCase()} ${url} answered ${String(answer.status)}, not as the HTTP reference says:\n${faults.join('\n')}`
    );
};
