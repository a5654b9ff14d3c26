import type { Catalog } from '../catalog/database.ts';
import { readRobots, saveRobots } from '../catalog/robots.ts';
import type { Http } from './http/http.ts';
import { openHttp, type HttpOptions } from './http/open.ts';

/** What a crawl may be told about how it asks. */
export type HttpSettings = Pick<HttpOptions, 'contact' | 'allowPrivate' | 'optOut' | 'pace' | 'lookup' | 'ca'>;

/** The way out of a crawl, which keeps what robots.txt files say in the catalog: the next crawl may be soon. */
export function openHttpFor(
  db: Catalog,
  { contact, allowPrivate, optOut, pace, lookup, ca }: HttpSettings,
  atOnce: number,
): Http {
  return openHttp({
    ...{ contact, allowPrivate, optOut, pace, lookup, ca, atOnce },
    robots: {
      get: (origin) => readRobots(db, origin),
      set: (origin, entry) => {
        saveRobots(db, origin, entry);
      },
    },
  });
}
