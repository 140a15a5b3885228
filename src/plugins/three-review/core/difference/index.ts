export { difference } from './compare';
export { countsOf, summed, type Counts } from './counts';
export type { Change, FieldDifference, FileChange, JsonChange, Kind, LinkChange, Paragraph, Piece, Segment, Shape, Step } from './kinds';
export { linesOfBlocks, linesOfText } from './lines';
export { compareLines, differs, newLines, oldLines, WORD_BY_WORD } from './paragraphs';
export { tokensOf } from './tokens';
export { piecesOf } from './words';
