import project from '../../package.json' with { type: 'json' };

/** The public address of the project's repository: what the build was told, or what package.json says, or none. */
export function repository(): string | undefined {
  const { repository: own } = project as { repository?: string | { url?: string } };
  const told = process.env['SITE_REPOSITORY'] ?? '';
  const said = told !== '' ? told : typeof own === 'string' ? own : own?.url;
  const url = said === undefined ? null : URL.parse(said.replace(/^git\+/, '').replace(/\.git$/, ''));
  const isWeb = url !== null && ['https:', 'http:'].includes(url.protocol) && url.username === '';
  return isWeb ? url.href.replace(/\/+$/, '') : undefined;
}
