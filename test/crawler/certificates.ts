import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './fixture.ts';

/** A certificate and its key, in PEM. */
export interface Certificate {
  key: string;
  cert: string;
}

export interface Authority {
  /** Its own certificate, in PEM. */
  ca: string;
  /**
   * @param name what it is for, as OpenSSL writes it: `DNS:*.acme.example`, `IP:127.0.0.1`
   * @param days how long it is valid from now on; less than none for one that has expired
   */
  issue: (name: string, days?: number) => Certificate;
  /** One that vouches for itself. */
  selfSigned: (name: string) => Certificate;
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** An authority of our own, which nobody trusts unless told to. */
export function newAuthority(): Authority {
  const folder = temporaryFolder();
  let issued = 0;

  function openssl(...args: string[]): void {
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  }

  function certificate(file: string): Certificate {
    const [key = '', cert = ''] = ['key', 'pem'].map((type) => readFileSync(join(folder, `${file}.${type}`), 'utf8'));
    return { key, cert };
  }

  function selfSigned(file: string, ...more: string[]): Certificate {
    openssl('req', '-x509', ...NEW_KEY, '-subj', `/CN=${file}`, '-days', '2', ...more, ...into(file));
    return certificate(file);
  }

  const { cert: ca } = selfSigned('ca');
  return {
    ca,
    issue: (name, days = 2) => {
      const file = `issued-${(issued += 1)}`;
      writeFileSync(join(folder, `${file}.ext`), `subjectAltName=${name}\n`);
      openssl('req', ...NEW_KEY, '-subj', '/CN=x', '-keyout', `${file}.key`, '-out', `${file}.csr`);
      const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-extfile', `${file}.ext`, '-days', String(days)];
      openssl('x509', '-req', '-in', `${file}.csr`, ...signing, '-out', `${file}.pem`);
      return certificate(file);
    },
    selfSigned: (name) => selfSigned('self', '-addext', `subjectAltName=${name}`),
  };
}

function into(file: string): string[] {
  return ['-keyout', `${file}.key`, '-out', `${file}.pem`];
}
