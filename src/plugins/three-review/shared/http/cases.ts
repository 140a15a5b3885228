import { z } from 'zod';
import {
  caseBody,
  caseCorrectionBody,
  caseDecisionBody,
  caseDetail,
  caseDocument,
  caseOut,
  casesMeta,
  casesQuery,
  documentsQuery,
  numberParams,
} from '../contracts';
import { say, type RouteTable } from './kind';

const decision = {
  params: numberParams,
  body: caseDecisionBody,
  answer: { data: caseDetail },
  refusals: ['not_interactive', 'case_decided'],
} as const;

export const caseRoutes = {
  'GET /audit/cases': {
    id: 'cases',
    does: say('问题登记', 'the register of cases'),
    query: casesQuery,
    answer: { data: z.array(caseOut), meta: casesMeta },
  },
  'POST /audit/cases': {
    id: 'recordCase',
    does: say('登记问题', 'records one, suspected, or with `decision` decided at once'),
    body: caseBody,
    answer: { data: caseDetail },
    refusals: ['not_interactive', 'case_decided'],
  },
  'GET /audit/cases/:id': {
    id: 'case',
    does: say('一个问题及其经过', 'one case with its history'),
    params: numberParams,
    answer: { data: caseDetail },
  },
  'POST /audit/cases/:id/confirm': { id: 'confirmCase', does: say('认定', 'confirms a suspected case'), ...decision },
  'POST /audit/cases/:id/dismiss': { id: 'dismissCase', does: say('排除', 'dismisses a suspected case'), ...decision },
  'POST /audit/cases/:id/correct': {
    id: 'correctCase',
    does: say('整改', 'puts a confirmed one right (整改)'),
    ...decision,
    body: caseCorrectionBody,
  },
  'POST /audit/cases/:id/reopen': {
    id: 'reopenCase',
    does: say('重新核实', 'puts a decided one in question again'),
    ...decision,
  },
  'GET /audit/documents': {
    id: 'publishedDocuments',
    does: say('按标题查找发布过的稿件', 'documents that were ever published, by a part of their title'),
    query: documentsQuery,
    answer: { data: z.array(caseDocument) },
  },
} as const satisfies RouteTable;
