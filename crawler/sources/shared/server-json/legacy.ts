/** Members that were spelled with underscores in the schema of 2025-07-09. */
const RENAMED: Record<string, string> = {
  website_url: 'websiteUrl',
  registry_type: 'registryType',
  registry_base_url: 'registryBaseUrl',
  file_sha256: 'fileSha256',
  runtime_hint: 'runtimeHint',
  runtime_arguments: 'runtimeArguments',
  package_arguments: 'packageArguments',
  environment_variables: 'environmentVariables',
  value_hint: 'valueHint',
  is_required: 'isRequired',
  is_secret: 'isSecret',
  is_repeated: 'isRepeated',
  transport_type: 'type',
};

/**
 * The same object with today's names, and without members that are `null`. A member of today's name wins over its old
 * spelling.
 */
export function modernized(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== null);
  const old = entries.flatMap(([name, member]): [string, unknown][] => {
    const today = Object.hasOwn(RENAMED, name) ? RENAMED[name] : undefined;
    return today === undefined ? [] : [[today, member]];
  });
  return Object.fromEntries([...old, ...entries]);
}
