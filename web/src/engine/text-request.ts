import { type Address, addressOf, type TextInit } from '@smpp-web/session';
import type { AddressKind, SendRequest } from './api.ts';

/** What the session is given for a text to send. */
export function textInitOf({ to, from, text, receipt, options = {} }: SendRequest): TextInit {
  const { source, destination, fields, ...writing } = options;
  return {
    ...writing,
    text,
    to: addressAs(to, destination),
    ...(from === '' ? {} : { from: addressAs(from, source) }),
    registered_delivery: fields?.registered_delivery ?? (receipt ? 1 : 0),
    ...(fields && { fields }),
  };
}

/** An address as it was typed, with the kind that was guessed or given. */
function addressAs(typed: string, kind: AddressKind | undefined): Address {
  const guessed = addressOf(typed);
  return kind ? { ...guessed, ...kind, addr: kind.ton === ALPHANUMERIC ? typed : guessed.addr } : guessed;
}

/** ton of a name (SMPP 5.0, 4.7.1): a plus sign in it is a letter like others. */
const ALPHANUMERIC = 5;
