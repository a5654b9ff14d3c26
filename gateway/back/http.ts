import type { OpenServer } from '../connection.ts';
export function openHttpServer(_: { url: string; headers: Record<string, string> }): OpenServer { throw new Error('stub'); }
