import type { PassedCall } from './calls.ts';
import type { RequestId } from './message.ts';

/** A request of the client that the server has not answered. */
interface Flight {
  method: string;
  params?: unknown;
  /** Of a call of a tool that went through. */
  passed?: PassedCall;
  /** Of a subscription: the server has said that it has begun. */
  acknowledged?: boolean;
  /** The client wants no answer any more. */
  cancelled?: boolean;
}

export interface Flights {
  has: (id: RequestId) => boolean;
  get: (id: RequestId | undefined) => Flight | undefined;
  add: (id: RequestId, flight: Flight) => void;
  remove: (id: RequestId | undefined) => void;
  /** The request was cancelled. Its answer may still come, so its id stays known, among the latest. */
  cancel: (id: RequestId) => void;
  /** Those that nobody cancelled. */
  open: () => [RequestId, Flight][];
}

const MAX_CANCELLED = 10_000;

export function openFlights(): Flights {
  const flights = new Map<RequestId, Flight>();
  const cancelled = new Set<RequestId>();
  return {
    has: (id) => flights.has(id),
    get: (id) => (id === undefined ? undefined : flights.get(id)),
    add: (id, flight) => {
      flights.set(id, flight);
    },
    remove: (id) => {
      if (id === undefined) return;
      flights.delete(id);
      cancelled.delete(id);
    },
    cancel: (id) => {
      const flight = flights.get(id);
      if (flight === undefined) return;
      flight.cancelled = true;
      cancelled.add(id);
      const [oldest] = cancelled;
      if (cancelled.size <= MAX_CANCELLED || oldest === undefined) return;
      cancelled.delete(oldest);
      flights.delete(oldest);
    },
    open: () => [...flights].filter(([, flight]) => flight.cancelled !== true),
  };
}
