/** SHA-256 of each tool's definition by the tool's exact name. A map, because a tool may be called `__proto__`. */
export type Pins = ReadonlyMap<string, string>;
