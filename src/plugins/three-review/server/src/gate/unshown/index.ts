export { keepsFilesBack, namesUnshown, shownFiles } from './judge';
export { followNames, settleNames } from './names';
export { handOutPass } from './pass';
export { asIfUnshown, keepUnshownBack } from './serve';
export { createFileTables, FILE_TABLES } from './tables';
