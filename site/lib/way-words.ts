import type { TargetRecord } from '../../catalog/read-ways.ts';
import { PACKAGE_KINDS, PACKAGE_LABELS, packageName } from './package-words.ts';
import type { Inline, Prose } from './prose.ts';

/** A way to list a server, as a line of a table. */
export function wayInWords({ id, way }: Pick<TargetRecord, 'id' | 'way'>, linkTo: (source: string) => Inline): Prose {
  if (way === undefined) return id === 'import' ? ['File that was imported'] : [{ name: id }];
  switch (way.kind) {
    case 'package':
      return [`${PACKAGE_LABELS[way.offer.registry]} `, { name: packageName(way.offer) }];
    case 'remote':
      return ['Address ', { name: way.remote.url }];
    case 'readme':
      return [`README of the ${PACKAGE_KINDS[way.offer.registry]} `, { name: packageName(way.offer) }];
    case 'record':
      return ['Record ', { name: way.key }, ' of ', linkTo(way.source)];
  }
}
