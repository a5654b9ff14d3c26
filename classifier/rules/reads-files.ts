import { quote } from '../evidence.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Rule } from '../rule.ts';

const READING = new Set([
  'read',
  'view',
  'open',
  'load',
  'cat',
  'extract',
  'parse',
  'tail',
  'convert',
  'grep',
  'print',
]);
const FILES = new Set(
  'file files pdf document documents docx spreadsheet workbook worksheet sheet sheets excel csv notebook attachment attachments presentation markdown'.split(
    ' ',
  ),
);
/** "File info" is no file. */
const ABOUT_IT = new Set(
  'info information metadata list listing tree size sizes status names types type name path paths count permissions'.split(
    ' ',
  ),
);

export const readsFiles: Rule = {
  id: 'reads-files',
  version: 1,
  kind: 'factor',
  asserts: 'reads-private-content',
  title: 'Reads files',
  question: 'Does the tool return what stands in a file?',
  why: 'Files hold what people and programs keep to themselves: drafts, settings, keys.',
  limits: 'Lists of files, their names and sizes are not counted.',
  references: [],
  fires: [
    { name: 'read_many_files', description: 'Reads several files at once' },
    { name: 'extract_pdf', description: 'Extract text from a PDF' },
    { name: 'view_file', description: '' },
  ],
  staysQuiet: [
    { name: 'list_files', description: 'List files of a folder' },
    { name: 'read_file_info', description: 'Read the size of a file' },
    { name: 'save_file', description: 'Save a file' },
  ],
  check(view, decision) {
    if (decision.category !== 'Read') return NOT_APPLICABLE;
    if (view.name.tokens.some(({ word }) => ABOUT_IT.has(word))) return NOT_APPLICABLE;
    const found = view
      .mains()
      .filter(
        ({ verb, objects }) => READING.has(verb) && FILES.has(objects.at(-1) ?? '') && !objects.includes('image'),
      );
    return detected(
      'medium',
      'The tool returns what stands in a file.',
      found.map((action) =>
        quote(action.text, action.start, action.place === 'name' ? action.text.value.length : action.end),
      ),
    );
  },
};
