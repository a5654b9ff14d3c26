import type { Listed } from '../listed.ts';

/** Why a package could not be listed, in the catalog's words. Its message says what to do. */
export class PackageError extends Error {
  override name = 'PackageError';
  readonly state: Listed['state'];
  /** A short code. */
  readonly reason: string;

  constructor(state: Listed['state'], reason: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.state = state;
    this.reason = reason;
  }
}

/** A package that could not be installed. */
export class InstallError extends PackageError {
  override name = 'InstallError';
}

/** A package that was installed, and names no program that can be started. */
export class LaunchError extends PackageError {
  override name = 'LaunchError';

  constructor(reason: string, message: string, options?: ErrorOptions) {
    super('needs-config', reason, message, options);
  }
}
