import { describe, expect, it, vi } from 'vitest';
import { openHttpServer } from '../../../gateway/back/http.ts';
import { request } from '../parts.ts';
import { connectTo, handshake, initialize, INITIALIZED, json, result, startRaw } from './raw.ts';

describe('a server that has forgotten the session', () => {
  it('ends the connection with the next request', async () => {
    const { url } = await startRaw({
      ...handshake('s1'),
      ping: ({ response }) => response.writeHead(404).end(),
    });
    const { send, heard, closed } = connectTo(url);
    send(initialize());
    send(INITIALIZED);
    send(request(1, 'ping'));
    await vi.waitFor(() => {
      expect(closed).toEqual(['the server ended the session']);
    });
    expect(heard.at(-1)).toMatchObject({
      id: 1,
      error: { message: expect.stringContaining('ended the session') as string },
    });
  });

  it('is told when the gateway ends a session, and only then', async () => {
    const { url, seen } = await startRaw(handshake('s1'));
    const { send, close, heard } = connectTo(url);
    send(initialize());
    await vi.waitFor(() => {
      expect(heard).toHaveLength(1);
    });
    close();
    close();
    await vi.waitFor(() => {
      expect(seen.at(-1)).toMatchObject({ method: 'DELETE', headers: { 'mcp-session-id': 's1' } });
    });
    const none = await startRaw(handshake());
    const second = connectTo(none.url);
    second.send(initialize());
    await vi.waitFor(() => {
      expect(second.heard).toHaveLength(1);
    });
    second.close();
    second.send(request(9, 'ping'));
    await new Promise(setImmediate);
    expect(none.seen.map(({ method }) => method)).toEqual(['POST']);
  });

  it.each(['ä', '\t', 'x'.repeat(1025), ''])('gives no session whose name no header carries: %j', async (session) => {
    const { url, seen } = await startRaw({
      ...handshake(Buffer.from(session).toString('latin1')),
      ping: ({ response, rpc }) => {
        json(response, 200, result(rpc.id));
      },
    });
    const { send, heard } = connectTo(url);
    send(initialize());
    send(request(1, 'ping'));
    await vi.waitFor(() => {
      expect(heard).toHaveLength(2);
    });
    expect(seen.at(-1)?.headers['mcp-session-id']).toBeUndefined();
  });
});

describe('an address', () => {
  it.each(['ftp://server.example/mcp', 'https://user:secret@server.example/mcp'])('%s is refused', (url) => {
    expect(() => openHttpServer({ url, headers: {} })).toThrow(/https|header of the server/);
  });

  it.each(['Mcp-Session-Id', 'accept', 'Content-Length', 'Last-Event-ID', 'connection'])(
    'cannot come with the header %s, which is the gateway’s own',
    (name) => {
      expect(() => openHttpServer({ url: 'https://server.example/mcp', headers: { [name]: '1' } })).toThrow(name);
    },
  );

  it('cannot come with a header that no request carries', () => {
    const [name, value] = ['x-y', 'a\r\nmcp-name: pay'];
    expect(() => openHttpServer({ url: 'https://server.example/mcp', headers: { [name]: value } })).toThrow();
    expect(() => openHttpServer({ url: 'https://server.example/mcp', headers: { 'a b': '1' } })).toThrow();
  });
});
