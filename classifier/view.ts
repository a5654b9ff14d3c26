import type { Tool } from '../catalog/model.ts';
import type { Action, Surroundings } from './reading/action.ts';
import { readSigns } from './reading/attack-signs.ts';
import type { Signs } from './reading/attack-signs.ts';
import { readOffers } from './reading/choices.ts';
import type { Offer } from './reading/choices.ts';
import { readForeign, readForeignName } from './reading/foreign.ts';
import { readLabel } from './reading/name.ts';
import type { Parameter, Parameters } from './reading/parameters.ts';
import { readParameters } from './reading/parameters.ts';
import { readProse } from './reading/prose.ts';
import type { ServerView } from './reading/server.ts';
import { readShown } from './reading/shown.ts';
import { Text } from './reading/text.ts';
import { splitName } from './reading/tokens.ts';

/** Everything the rules may know about a tool, read once. */
export interface ToolView {
  tool: Tool;
  server: ServerView;
  name: Text;
  title: Text | undefined;
  description: Text | undefined;
  parameters: readonly Parameter[];
  schemaCut: boolean;
  /** What the name and the title call the tool after. */
  labels: readonly Action[];
  /** What the description says that the tool does. */
  acts: readonly Action[];
  /** Name, title and description, where they exist. */
  texts: readonly Text[];
  /** The descriptions of the parameters. */
  parameterTexts: readonly Text[];
  /** All of these: everything that the model reads. */
  everyText(): readonly Text[];
  /** What any of them speaks of. Most rules ask for something that none does. */
  concepts(): ReadonlySet<string>;
  /** What the tool is called after and what its description says first: the actions that its factors are about. */
  mains(): readonly Action[];
  /** What its action parameters let a caller choose. */
  offers(): readonly Offer[];
  /** Every string that a model is shown, whatever part of the definition it stands in. */
  shown(): readonly Text[];
  /** Signs of an attack in what a model is shown. */
  signs(): Signs;
}

function textOf(pointer: string, value: string | undefined): Text | undefined {
  return value === undefined || value.trim() === '' ? undefined : new Text(pointer, value);
}

function readActs(description: Text | undefined, own: ReadonlySet<string>, around: Surroundings): Action[] {
  if (description === undefined) return [];
  const acts = readProse(description, own, around);
  return readForeign(description, acts, around);
}

function conceptsIn(texts: readonly Text[]): Set<string> {
  const found = new Set<string>();
  for (const text of texts) for (const concept of text.concepts().keys()) found.add(concept);
  return found;
}

/** `server__tool`: what stands before the two underscores is the server. */
function prefixOf(name: Text, server: ServerView): number {
  const at = name.value.lastIndexOf('__');
  if (at <= 0) return server.prefixOf(name.tokens);
  return name.tokens.filter((token) => token.end <= at).length;
}

/** Reads a tool once for all rules. */
export function viewOf(tool: Tool, server: ServerView): ToolView {
  const around: Surroundings = server;
  const name = new Text('/name', tool.name, splitName);
  const title = textOf('/title', tool.title) ?? textOf('/annotations/title', tool.annotations?.title);
  const description = textOf('/description', tool.description);
  const read: Parameters = readParameters(tool.inputSchema);
  const own = new Set([tool.name.toLowerCase()]);
  const english = readLabel(name, 'name', prefixOf(name, server), around);
  const named = english.length > 0 ? english : readForeignName(name, description, around);
  const titled = title === undefined ? [] : readLabel(title, 'title', 0, around);
  let every: readonly Text[] | undefined;
  let concepts: ReadonlySet<string> | undefined;
  let mains: readonly Action[] | undefined;
  let offers: readonly Offer[] | undefined;
  let shown: readonly Text[] | undefined;
  let signs: Signs | undefined;
  const view: ToolView = {
    tool,
    server,
    name,
    title,
    description,
    parameters: read.list,
    schemaCut: read.cut,
    labels: named.length > 0 ? named : titled,
    acts: readActs(description, own, around),
    texts: [name, ...(title === undefined ? [] : [title]), ...(description === undefined ? [] : [description])],
    parameterTexts: read.list.flatMap((entry) => entry.description ?? []),
    everyText() {
      every ??= [...view.texts, ...view.parameterTexts];
      return every;
    },
    concepts() {
      concepts ??= conceptsIn(view.everyText());
      return concepts;
    },
    mains() {
      mains ??= [...view.labels, ...view.acts.filter((action) => action.place === 'main' || action.place === 'joined')];
      return mains;
    },
    offers() {
      offers ??= readOffers(view);
      return offers;
    },
    shown() {
      shown ??= readShown(view);
      return shown;
    },
    signs() {
      signs ??= readSigns(view);
      return signs;
    },
  };
  return view;
}
