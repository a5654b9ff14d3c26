import type { PackageRegistry } from '../../../catalog/record.ts';
import { kindOf, type Kind } from './kind.ts';
import * as npmClient from './npm/client.ts';
import * as npmInstall from './npm/install.ts';
import * as npmName from './npm/name.ts';
import * as npmProgram from './npm/program.ts';
import * as nugetInstall from './nuget/install.ts';
import * as nugetName from './nuget/name.ts';
import * as nugetProgram from './nuget/program.ts';
import * as dotnet from './nuget/dotnet.ts';
import * as ociInstall from './oci/install.ts';
import * as ociLeftovers from './oci/leftovers.ts';
import * as ociProgram from './oci/program.ts';
import * as ociReference from './oci/reference.ts';
import * as pypiInstall from './pypi/install.ts';
import * as pypiName from './pypi/name.ts';
import * as pypiProgram from './pypi/program.ts';
import * as python from './pypi/python.ts';

/** Registries whose packages only declare their tools: nothing of them is started. */
export const DECLARED_REGISTRIES = ['mcpb'] as const satisfies readonly PackageRegistry[];

/** Registries whose packages are started to be asked for their tools. */
export type StartedRegistry = Exclude<PackageRegistry, (typeof DECLARED_REGISTRIES)[number]>;

/** All that is known of how the packages of a registry are installed and started. */
export const KINDS: Record<StartedRegistry, Kind> = {
  npm: kindOf({
    sandboxed: true,
    whyRefused: npmName.whyRefused,
    runtime: npmClient.runtime,
    install: npmInstall.install,
    programOf: async (launch, { folder }) => ({ program: await npmProgram.programOf(launch, folder) }),
  }),
  pypi: kindOf({
    sandboxed: true,
    whyRefused: pypiName.whyRefused,
    runtime: python.runtime,
    install: pypiInstall.install,
    programOf: async (launch, { folder }, found, sandbox) => ({
      program: await pypiProgram.programOf(launch, folder, found, sandbox),
    }),
  }),
  oci: kindOf({
    sandboxed: false,
    whyRefused: ociReference.whyRefused,
    runtime: ociLeftovers.runtime,
    install: ociInstall.install,
    programOf: (launch, { folder }, found) => ociProgram.programOf(launch, folder, found),
  }),
  nuget: kindOf({
    sandboxed: true,
    whyRefused: nugetName.whyRefused,
    runtime: dotnet.runtime,
    install: nugetInstall.install,
    programOf: async (launch, { folder }, found) => ({ program: await nugetProgram.programOf(launch, folder, found) }),
  }),
};
