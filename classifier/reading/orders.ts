import { tokenize } from './tokens.ts';

/** Words of orders to a model. Ordinary prose has one now and then; an order has several, close together. */
const ORDERS = new Set(
  `call read send pass include append forward ignore disregard execute run tell open put fetch reveal copy attach
  upload must always never not assistant model ai you your user user's secretly silently then also remember skip
  approve reply instructions previous contents before search keys obey follow insert show hide system`.split(/\s+/),
);
const READ_CAP = 2000;

/** How many words of orders stand in a stretch of text. */
export function ordersIn(value: string): number {
  return tokenize(value.slice(0, READ_CAP)).filter((token) => ORDERS.has(token.word)).length;
}
