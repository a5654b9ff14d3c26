import type { Launch } from '../../../catalog/record.ts';
import type { Program, Sandbox } from '../sandbox/sandbox.ts';

/** A package of an exact version. */
export type Wanted = Pick<Launch, 'registry' | 'package' | 'version'>;

/** A package on this machine. */
export interface Installed {
  /** Where it is; an image is with its engine, and this is its name by digest. */
  folder: string;
  /** Subresource integrity, as the registry published it and its client checked it. */
  integrity: string | undefined;
  remove: () => Promise<void>;
}

/** How an installed package is started. */
export interface Start {
  program: Program;
  /** What confines it, when its kind brings its own. */
  sandbox?: Sandbox;
}

/** What a kind of package needs on this machine is not there; the message says what to install. */
export interface Missing {
  missing: string;
}

/** The packages of one registry, on a machine that has what they need. */
export interface Ready {
  /**
   * Installs with the network, but runs no code of the package.
   * @throws InstallError
   */
  install: (wanted: Wanted, folder: string) => Promise<Installed>;
  /** @throws LaunchError when it cannot be told how it is started */
  start: (launch: Launch, installed: Installed, sandbox: Sandbox['id'] | undefined) => Promise<Start>;
}

export interface Kind {
  /** Whether it is started in the sandbox of the crawl; the others bring their own. */
  sandboxed: boolean;
  /** What is wrong with a name or version, before either reaches a command line. */
  whyRefused: (wanted: Wanted, allowPrivate: boolean) => string | undefined;
  ready: () => Promise<Ready | Missing>;
}

/** Joins what a registry's folder holds, and keeps the shape of its runtime to itself. */
export function kindOf<Runtime extends object>(parts: {
  sandboxed: boolean;
  whyRefused: Kind['whyRefused'];
  runtime: () => Promise<Runtime | Missing>;
  install: (wanted: Wanted, folder: string, runtime: Runtime) => Promise<Installed>;
  programOf: (
    launch: Launch,
    installed: Installed,
    runtime: Runtime,
    sandbox: Sandbox['id'] | undefined,
  ) => Promise<Start>;
}): Kind {
  const { sandboxed, whyRefused, runtime, install, programOf } = parts;
  return {
    sandboxed,
    whyRefused,
    ready: async () => {
      const found = await runtime();
      if ('missing' in found) return found;
      return {
        install: (wanted, folder) => install(wanted, folder, found),
        start: (launch, installed, sandbox) => programOf(launch, installed, found, sandbox),
      };
    },
  };
}
