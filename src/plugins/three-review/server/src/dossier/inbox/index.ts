export { followInbox, inboxRows, leaveInbox, refreshInbox } from './follow';
export { inboxChoices, listInbox, waitingOf, type ColumnNames } from './list';
export { inboxFaults, settleInbox } from './settle';
export { createInboxTables, INBOX_TABLES } from './tables';
