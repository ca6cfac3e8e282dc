import { createRequire } from 'node:module';

/** What the tests use of the npm package `smpp`, which has no types of its own. */
export interface NodeSmpp {
  readonly PDU: new (
    command: string | Uint8Array,
    init?: Readonly<Record<string, unknown>>,
  ) => Readonly<Record<string, unknown>> & { toBuffer(): Uint8Array };
  readonly commands: Readonly<Record<string, { readonly id: number }>>;
  readonly tlvs: Readonly<
    Record<
      string,
      {
        readonly id: number;
        readonly multiple?: boolean;
        readonly filter?: { encode(value: unknown): Uint8Array };
      }
    >
  >;
}

export const nodeSmpp = createRequire(import.meta.url)('smpp') as NodeSmpp;
