/** Calls @AuraEnabled methods, imperatively and by wire. */
import type { WireAdapter, WireDataCallback } from 'lwc';
import { request } from 'shell/api';

/** What `@salesforce/apex/<Class>.<method>` gives: callable, and a wire adapter. */
interface Wired {
  readonly refresh: () => Promise<void>;
}

const provisioned = new WeakMap<object, Wired>();

async function callApex(className: string, method: string, parameters: Record<string, unknown>, cacheable: boolean): Promise<unknown> {
  try {
    const answer = await request<{ returnValue: unknown } | null>('/local/aura', {
      method: 'POST',
      body: { className, method, parameters, cacheable },
      keepsPage: true,
    });
    return answer === null ? null : answer.returnValue;
  } catch (error) {
    throw toAuraError(error);
  }
}

/** Lightning gives components `{status, body: {message, exceptionType, ...}}`. */
function toAuraError(error: unknown): unknown {
  const { status = 500, errors = [] } = error as {
    status?: number;
    errors?: readonly { message: string; exceptionType?: string; stackTrace?: string }[];
  };
  const [first] = errors;
  return { status: status === 0 ? 503 : status, body: { ...first, message: first?.message ?? String(error) }, headers: {} };
}

export function apexMethod(className: string, method: string): unknown {
  const call = (parameters: Record<string, unknown> = {}) => callApex(className, method, parameters, false);

  class ApexWire implements WireAdapter {
    private readonly emit: WireDataCallback;
    private config: Record<string, unknown> | undefined;
    private isConnected = false;
    private lastKey: string | undefined;

    constructor(emit: WireDataCallback) {
      this.emit = emit;
      this.provide({ data: undefined, error: undefined });
    }

    connect(): void {
      this.isConnected = true;
      void this.load(false);
    }

    disconnect(): void {
      this.isConnected = false;
    }

    update(config: Record<string, unknown>): void {
      this.config = config;
      if (this.isConnected) void this.load(false);
    }

    /** As on the platform, a wire waits until each of its reactive parameters is defined. */
    private async load(isForced: boolean): Promise<void> {
      const config = this.config;
      if (config === undefined || Object.values(config).some((value) => value === undefined)) return;
      const key = JSON.stringify(config);
      if (!isForced && key === this.lastKey) return;
      this.lastKey = key;
      try {
        this.provide({ data: await callApex(className, method, config, true), error: undefined });
      } catch (error) {
        this.provide({ data: undefined, error });
      }
    }

    private provide(value: { data: unknown; error: unknown }): void {
      provisioned.set(value, { refresh: () => this.load(true) });
      this.emit(value);
    }
  }

  return Object.assign(call, { adapter: ApexWire });
}

/** Asks again for what a wire gave; takes the whole provisioned value, as on the platform. */
export async function refreshApex(wired: object): Promise<void> {
  await provisioned.get(wired)?.refresh();
}

export function getSObjectValue(record: Record<string, unknown>, field: { fieldApiName: string } | string): unknown {
  const path = typeof field === 'string' ? field.split('.').slice(1) : field.fieldApiName.split('.');
  return path.reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], record);
}
