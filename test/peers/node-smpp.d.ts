/** As much of npm `smpp` as the tests use; it has no types of its own. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server } from 'node:net';

  interface SmppPdu {
    readonly command: string;
    readonly command_id: number;
    readonly command_status: number;
    readonly sequence_number: number;
    // biome-ignore lint/suspicious/noExplicitAny: its fields are those of whatever PDU it is
    readonly [field: string]: any;
    response(fields?: object): SmppPdu;
  }

  type Send = (fields?: object, onAnswer?: (answer: SmppPdu) => void) => boolean;

  interface SmppSession extends EventEmitter {
    on(event: 'error', listener: (error: Error) => void): this;
    on(event: 'close' | 'connect', listener: () => void): this;
    on(event: string, listener: (pdu: SmppPdu) => void): this;
    send(pdu: SmppPdu, onAnswer?: (answer: SmppPdu) => void): boolean;
    close(): void;
    destroy(): void;
    readonly bind_transceiver: Send;
    readonly bind_transmitter: Send;
    readonly bind_receiver: Send;
    readonly submit_sm: Send;
    readonly deliver_sm: Send;
    readonly enquire_link: Send;
    readonly unbind: Send;
  }

  const smpp: {
    connect(options: object, onConnect?: () => void): SmppSession;
    createServer(options: object, onSession: (session: SmppSession) => void): Server;
    createServer(onSession: (session: SmppSession) => void): Server;
    PDU: {
      new (command: string, fields?: object): SmppPdu & { toBuffer(): Buffer };
      fromBuffer(octets: Buffer): SmppPdu;
    };
  };
  export default smpp;
}
