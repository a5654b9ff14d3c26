import { z } from 'zod';
import { remembering, type Decide } from './decide.ts';

/** The setting as VS Code declares it: an object of booleans by the reference name of a tool. */
const Settings = z.strictObject({ 'chat.tools.eligibleForAutoApproval': z.record(z.string(), z.boolean()) });

/** A tool that is not in the setting can have been allowed by a person, or declare that it only reads. */
export const decide: Decide = (text, _server, { tool }) => {
  const setting = read(text);
  const reference = tool.replaceAll(/[^a-zA-Z0-9_-]/g, '_');
  return Object.hasOwn(setting, reference) && setting[reference] === false ? 'ask' : 'allow';
};

const read = remembering((text) => {
  const document: unknown = JSON.parse(text);
  Settings.parse(document);
  return (document as z.infer<typeof Settings>)['chat.tools.eligibleForAutoApproval'];
});
