/** What the chain's owner and its users do, as the report prints it. */
export const actNames = [
  'paused and resumed',
  'queued job aborted',
  'mapping, filter or rule edited',
  'initial sync run again',
  'Sync now of the connection',
  'Sync now of a stream',
  'sync asked for by a Flow',
  'signing key made',
  'key rotation finished',
  'field hidden from the connector',
  'hidden field shown again',
] as const;
export type ActName = (typeof actNames)[number];
