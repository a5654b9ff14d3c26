import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { configure, grantOf, program } from './configure.ts';
import { echo, EVERYTHING, newHome, stdioClient, type Home } from './run-gateway.ts';

let home: Home;
beforeEach(() => {
  home = newHome();
  configure(home, {
    servers: { every: program(EVERYTHING), other: program(EVERYTHING) },
    grants: { mine: grantOf(home, 'every', 'token-of-mine'), yours: grantOf(home, 'every', 'token-of-yours') },
  });
});
afterEach(() => {
  home.remove();
});

const MINE = { MCP_GATEWAY_TOKEN: 'token-of-mine' };

describe('connect', () => {
  test('serves the client whose token it is given, and several under one grant share its limits', async () => {
    const clients = await Promise.all([1, 2].map(() => stdioClient(home, ['connect', 'every'], { env: MINE })));
    const answers = await Promise.all(clients.flatMap((client) => [echo(client), echo(client)]));
    expect(answers.filter(({ denied }) => !denied)).toHaveLength(3);
    await Promise.all(clients.map((client) => client.close()));
    const yours = await stdioClient(home, ['connect', 'every'], { env: { MCP_GATEWAY_TOKEN: 'token-of-yours' } });
    expect(await echo(yours)).toEqual({ said: 'Echo: hi', denied: false });
    await yours.close();
  });

  test('ends the connection of a grant that is revoked', async () => {
    const client = await stdioClient(home, ['connect', 'every'], { env: MINE });
    expect((await echo(client)).denied).toBe(false);
    const closed = new Promise<void>((resolve) => {
      client.onclose = resolve;
    });
    await home.run(['revoke', 'mine']);
    await closed;
    await expect(stdioClient(home, ['connect', 'every'], { env: MINE })).rejects.toThrow();
  });

  test.each([
    [['connect'], MINE, 'connect takes the id of one server'],
    [['connect', 'evry'], MINE, 'did you mean "every"?'],
    [['connect', 'every'], {}, 'No grant for "every" has the token in MCP_GATEWAY_TOKEN'],
    [['connect', 'every'], { MCP_GATEWAY_TOKEN: 'token-of-min' }, 'No grant for "every" has the token'],
    [['connect', 'other'], MINE, 'No grant for "other" has the token'],
  ])('%j with %j is refused', async (args, env, reason) => {
    const ran = await home.run(args, env);
    expect(ran.stderr).toContain(reason);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).not.toContain('token-of-min');
  });

  test('with a grant whose policy is refused says why', async () => {
    configure(home, {
      servers: { every: program(EVERYTHING) },
      grants: { mine: grantOf(home, 'every', 'x', '/none') },
    });
    const ran = await home.run(['connect', 'every'], { MCP_GATEWAY_TOKEN: 'x' });
    expect(ran.stderr).toContain('The grant is refused: /none: there is no such file.');
    expect(ran.code).toBe(2);
  });
});
