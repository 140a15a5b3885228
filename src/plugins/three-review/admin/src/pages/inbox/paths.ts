import { documentPath, type DocumentPlace } from '../../../../shared/contracts/documentPath';
import { reviewPath } from '../review/paths';

/** 我的待办, below the admin's root: no path of the menu begins with this one. */
export const INBOX = '/plugins/three-review-inbox';
const TURN = 'turn';

/** How many are signed in turn at once: as many as the server takes. */
export const MOST = 50;

const named = ({ uid, documentId, locale }: DocumentPlace): string => `${uid}/${documentId}/${locale}`;

export const keyOf = named;

/** The documents that an address of signing in turn names. What does not look like one is left out. */
export const chosenIn = (params: URLSearchParams): readonly DocumentPlace[] =>
  [...new Set(params.getAll('d'))].slice(0, MOST).flatMap((text) => {
    const [uid = '', documentId = '', locale = ''] = text.split('/');
    return uid === '' || documentId === '' ? [] : [{ uid, documentId, locale }];
  });

export const turnPath = (documents: readonly DocumentPlace[]): string =>
  `${INBOX}/${TURN}?${new URLSearchParams(documents.map((one) => ['d', named(one)])).toString()}`;

/** Where a document of the desk is worked on: read and signed on its review page, else in its edit view. */
export const placeFor = (document: DocumentPlace, act: string, single: boolean): string =>
  act === 'sign' ? reviewPath(document) : documentPath(document, single);
