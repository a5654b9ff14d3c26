import { ChangesDocument, changesDocument } from '../changes/api.ts';
import { once, type DocumentKind } from './document.ts';

export const changes: DocumentKind = {
  id: 'changes',
  path: '/api/v1/changes.json',
  title: 'What changed',
  about: 'The newest changes of servers and tools, newest first, at most 500, with the values before and after.',
  media: 'application/json',
  schema: ChangesDocument,
  params: once,
  build: () => changesDocument(),
};
