import type { Call } from '../../../policy/evaluate.ts';
import type { Counting } from './counting.ts';
import { decide, MISSING, read, resolve, type Rule } from './intercept.ts';

const SECONDS = { minute: 60, hour: 3600, day: 86_400 };

interface Counter {
  key: string;
  amount: number;
  most: number;
  window: keyof typeof SECONDS;
}

/**
 * `Handle` in internal/proxy/handler.go, with the store of internal/state/sqlite.go: once the rules let a call through,
 * each counter is reserved, the tool's own first, and given back when a later one is full.
 */
export function countAsIntercept(text: string, server: string): Counting {
  const values = new Map<string, { value: number; start: number }>();
  return (call, now) => {
    if (decide(text, server, call) === 'deny') return 'deny';
    const reserved: Counter[] = [];
    for (const counter of countersOf(text, call)) {
      const seconds = SECONDS[counter.window];
      const start = Math.floor(now / 1000 / seconds) * seconds;
      const before = values.get(counter.key);
      const value = before?.start === start ? before.value : 0;
      if (value + counter.amount > counter.most) {
        for (const { key, amount } of reserved) giveBack(key, amount);
        return 'deny';
      }
      values.set(counter.key, { value: value + counter.amount, start });
      reserved.push(counter);
    }
    return 'allow';
  };

  function giveBack(key: string, amount: number): void {
    const counter = values.get(key);
    if (counter !== undefined) counter.value = Math.max(0, counter.value - amount);
  }
}

/** `collectStatefulRules`, `resolveIncrement` and `extractLimit`, with the shorthand written out as `applyDefaults` does. */
function countersOf(text: string, call: Call): Counter[] {
  const { tools } = read(text);
  const own = (tools.get(call.tool)?.rules ?? []).flatMap((rule) => counterOf(rule, call.tool, call.arguments));
  const all = (tools.get('*')?.rules ?? []).flatMap((rule) => counterOf(rule, '_global', call.arguments));
  return [...own, ...all];
}

function counterOf({ rate_limit, state, conditions = [] }: Rule, scope: string, args: unknown): Counter[] {
  if (rate_limit !== undefined) {
    const [count = '', window = ''] = rate_limit.split('/');
    return [{ key: `${scope}._rate_${window}`, amount: 1, most: Number(count), window: window as Counter['window'] }];
  }
  if (state === undefined) return [];
  const key = `${scope}.${state.counter}`;
  const limit = conditions.find(({ path, op }) => path === `state.${key}` && op === 'lte');
  if (limit === undefined) return [];
  const amount = state.increment_from === undefined ? (state.increment ?? 1) : amountAt(state.increment_from, args);
  return [{ key, amount, most: Math.trunc(Number(limit.value)), window: state.window }];
}

/** `ToInt64` cuts off what follows the point. */
function amountAt(path: string, args: unknown): number {
  const value = resolve(args, path.split('.').slice(1));
  if (value === MISSING || typeof value !== 'number') throw new Error(`${path} is no number, and a rule let it pass.`);
  return Math.trunc(value);
}
