import type { TargetRecord } from '../../catalog/read-ways.ts';
import { PACKAGE_KINDS, packageName } from './package-words.ts';
import type { Inline, Prose } from './prose.ts';

/** A way to list a server, in words. */
export function wayInWords({ id, way }: Pick<TargetRecord, 'id' | 'way'>, linkTo: (source: string) => Inline): Prose {
  if (way === undefined) return id === 'import' ? ['a file that was imported'] : [{ name: id }];
  switch (way.kind) {
    case 'package':
      return [`${PACKAGE_KINDS[way.offer.registry]} `, { name: packageName(way.offer) }];
    case 'remote':
      return ['the address ', { name: way.remote.url }];
    case 'readme':
      return [`the README of the ${PACKAGE_KINDS[way.offer.registry]} `, { name: packageName(way.offer) }];
    case 'record':
      return ['the record ', { name: way.key }, ' of ', linkTo(way.source)];
  }
}
