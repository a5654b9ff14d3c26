import { detected, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { mentions, quote, quoteMention, quoteParameter } from '../evidence.ts';
import type { Mention } from '../evidence.ts';
import { mainActions } from '../reading/mains.ts';
import type { ToolView } from '../view.ts';

/** Acts that hand something back, unless the tool says that it puts it into a file. */
const FETCHES = new Set([
  'download',
  'export',
  'convert',
  'generate',
  'render',
  'extract',
  'capture',
  'fetch',
  'print',
]);
const PLACES = new Set(
  'outputpath outputfile outputdir outputdirectory outputfolder savepath savedir saveto localpath localdir downloadpath downloaddir targetpath targetdir destinationpath destination destpath'.split(
    ' ',
  ),
);

/** In the sentence of the act, or the one after it: further on the talk is of what others save. */
function isInItsAct(mention: Mention): boolean {
  const [, second] = mention.text.sentences();
  return mention.first < (second?.end ?? Infinity);
}

function isSurelyRead(view: ToolView): boolean {
  return mainActions(view).some((action) => action.effect === 'Read' && action.clarity === 'clear');
}

export const savesToAFile: Rule = {
  id: 'saves-to-a-file',
  version: 1,
  kind: 'category',
  asserts: 'Write',
  title: 'Saves what it fetches to a file',
  question: 'Does a tool that downloads, exports or generates something save it on the disk of the machine it runs on?',
  why: 'A download that is handed back changes nothing; one that is saved writes a file where the caller says.',
  limits:
    'An optional path is not enough to decide: it only makes us less sure that a tool changes nothing. Where the file lands is not known.',
  references: [],
  fires: [
    { name: 'download_images', description: 'Downloads images. They will be saved to the given folder.' },
    { name: 'export_chart', description: 'Exports the chart as PNG into a new file and returns its path.' },
    {
      name: 'download_video',
      description: 'Download a video',
      inputSchema: { type: 'object', properties: { output_path: { type: 'string' } }, required: ['output_path'] },
    },
  ],
  staysQuiet: [
    { name: 'download_images', description: 'Downloads images and returns them as base64.' },
    {
      name: 'export_chart',
      description: 'Exports a chart',
      inputSchema: { type: 'object', properties: { output_path: { type: 'string' } } },
    },
    { name: 'list_exports', description: 'Lists what was saved to disk.' },
  ],
  check(view) {
    const fetches = mainActions(view).some((action) => FETCHES.has(action.verb));
    if (!fetches && !isSurelyRead(view)) return NOT_DETECTED;
    const said = fetches ? mentions(view, 'to-a-file').filter(isInItsAct) : [];
    const place = view.parameters.find(
      (entry) => fetches && entry.required && entry.depth === 0 && PLACES.has(entry.key),
    );
    if (place !== undefined)
      return detected('high', `The parameter "${place.name}" says where the file is saved.`, [
        quoteParameter(view, place),
      ]);
    const saving = fetches
      ? view.acts.find((action) => action.place === 'joined' && action.verb === 'save')
      : undefined;
    if (saving !== undefined)
      return detected('high', 'The description says that the result is saved.', [
        quote(saving.text, saving.start, saving.end),
      ]);
    const optional = view.parameters.find((entry) => entry.depth === 0 && PLACES.has(entry.key));
    if (said.length === 0 && optional !== undefined && isSurelyRead(view))
      return detected('medium', `The parameter "${optional.name}" lets it save to a file.`, [
        quoteParameter(view, optional),
      ]);
    return detected('high', 'The text says that the result is saved to a file.', said.map(quoteMention));
  },
};
