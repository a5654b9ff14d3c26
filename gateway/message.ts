/**
 * One JSON-RPC message, parsed. What is forwarded is always written anew from this, so that the server reads what was
 * decided on: of keys that come twice, both see the last.
 */
export interface Message {
  jsonrpc: '2.0';
  id?: RequestId;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string; data?: unknown };
}

export type RequestId = string | number;
