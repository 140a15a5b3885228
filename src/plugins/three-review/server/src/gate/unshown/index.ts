export { keepsFilesBack, namesUnshown, shownFiles, unshownAmong } from './judge';
export { followNames, settleNames } from './names';
export { handOutPass } from './pass';
export { asIfUnshown, keepUnshownBack } from './serve';
export { createFileTables, FILE_TABLES } from './tables';
