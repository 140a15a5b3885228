import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './root';

const FOLDER = path.join(ROOT, 'tests', 'docs', 'samples');
const MARK = /<!-- sample: (\S+) -->\n\n```(\w+)\n[\s\S]*?\n```/g;
const text = (file: string): string => fs.readFileSync(path.join(FOLDER, file), 'utf8').trimEnd();

/** The page with each sample as its file has it: files are compiled and run, pages are not. */
export const withSamples = (page: string): string =>
  page.replaceAll(MARK, (_all, file: string, language: string) => `<!-- sample: ${file} -->\n\n\`\`\`${language}\n${text(file)}\n\`\`\``);

/** The files that a page shows. */
export const samplesOf = (page: string): readonly string[] => [...page.matchAll(MARK)].map((match) => match[1] ?? '');

export const sampleFiles = (): readonly string[] => fs.readdirSync(FOLDER);
