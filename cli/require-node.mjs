// Plain JavaScript, so that an old Node can still read it and say what is wrong.
import process from 'node:process';

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `This needs Node 24 or later, and this is Node ${process.versions.node}. ` +
      'Run it through npm ("npm start", "npm run cli -- …"): "npm ci" installs the right Node beside the project on ' +
      'Linux and Windows. Elsewhere, install Node 24 first, for example with "nvm install 24".\n',
  );
  process.exit(2);
}
