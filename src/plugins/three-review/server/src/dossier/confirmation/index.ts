export { asksForPassword, confirm, unconfirmed, type Confirmed } from './store';
export { passwordRefusals } from './password';
export { CONFIRMATION_TABLES, createConfirmationTables } from './tables';
