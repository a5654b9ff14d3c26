import type { PackageOffer, Remote as RemoteOffer, Setting } from '../../../../catalog/record.ts';
import type { Argument, Package, Remote, Variable } from './shape.ts';

/**
 * A package as the registry names one.
 * @param ownList the settings are this project's own, with dummy values, not those that a user would give
 */
export function packageOf({ registry, package: name, version, settings }: PackageOffer, ownList: boolean): Package {
  const variables = settings.filter(({ place }) => place === 'environment').map((it) => variableOf(it, ownList));
  const args = ownList ? [] : settings.filter(({ place }) => place === 'argument').map(argumentOf);
  return {
    registryType: registry,
    ...identityOf(registry, name, version),
    transport: { type: 'stdio' },
    ...(args.length > 0 && { packageArguments: args }),
    ...(variables.length > 0 && { environmentVariables: variables }),
  };
}

/** Of an image the version is a part of its name; of a bundle it is the checksum of the file. */
function identityOf(registry: PackageOffer['registry'], name: string, version: string) {
  if (registry === 'oci') return { identifier: `${name}${version.startsWith('sha256:') ? '@' : ':'}${version}` };
  if (registry === 'mcpb') return { identifier: name, fileSha256: version };
  return { identifier: name, version };
}

function variableOf({ name = '', value, ...setting }: Setting, ownList: boolean): Variable {
  return { name, ...inputOf(setting), ...(value !== undefined && !ownList && { default: value }) };
}

function argumentOf({ name, value, ...setting }: Setting): Argument {
  const given = { ...inputOf(setting), ...(value !== undefined && { value }) };
  if (name !== undefined) return { type: 'named', name, ...given };
  return { type: 'positional', ...given, ...(value === undefined && { valueHint: 'value' }) };
}

function inputOf({ required, secret, format, choices, hint }: Omit<Setting, 'name' | 'value'>) {
  return {
    ...(hint !== undefined && { description: hint }),
    ...{ isRequired: required, isSecret: secret, format },
    ...(choices !== undefined && { choices }),
  };
}

/** An address as the registry names one; undefined for one that is only known to its users. */
export function remoteOf({ transport, url, headers }: RemoteOffer): Remote | undefined {
  if (!/^https?:\/\/\S+$/.test(url)) return undefined;
  if (transport === 'sse' && (/[{}]/.test(url) || !URL.canParse(url))) return undefined;
  const said = headers.map(({ name, required, secret }) => ({ name, isRequired: required, isSecret: secret }));
  return { type: transport, url, ...(said.length > 0 && { headers: said }) };
}
