import type { Init, TlvInit, Version } from '@smpp-web/codec';
import type { Dialect } from './receipts/dialects.ts';
import { type ReceiptNews, receiptPdu } from './receipts/receipt-pdu.ts';

/** Something for an ESME: news of its message, or a message of a mobile. */
export type Delivery = { attempts: number } & (
  | { readonly kind: 'receipt'; readonly news: ReceiptNews }
  | { readonly kind: 'message'; readonly init: Init<'deliver_sm'>; readonly carrier: Carrier }
);

/** The PDU that carries a delivery. */
export type Carrier = 'deliver_sm' | 'data_sm';

/** A delivery in the words of its receiver. */
export type Written =
  | { readonly command: 'deliver_sm'; readonly init: Init<'deliver_sm'> }
  | { readonly command: 'data_sm'; readonly init: Init<'data_sm'> };

/** The address of the ESME that a delivery is for. */
export function destinationOf(delivery: Delivery): string {
  return delivery.kind === 'receipt' ? delivery.news.message.pdu.source_addr : (delivery.init.destination_addr ?? '');
}

/** Writes a delivery for a receiver of this version and dialect. 3.3 knows no data_sm and no TLVs. */
export function writeDelivery(delivery: Delivery, version: Version, dialect: Dialect): Written {
  const isReceipt = delivery.kind === 'receipt';
  const init = isReceipt ? receiptPdu(delivery.news, version, dialect) : delivery.init;
  const carrier = isReceipt ? (dialect.carrier ?? 'deliver_sm') : delivery.carrier;
  if (version === '3.3') return { command: 'deliver_sm', init: { ...init, tlvs: [] } };
  return carrier === 'data_sm' ? { command: 'data_sm', init: asDataSm(init) } : { command: 'deliver_sm', init };
}

/** A data_sm has all of its text in message_payload (SMPP 5.0, 4.2.2). */
function asDataSm(init: Init<'deliver_sm'>): Init<'data_sm'> {
  const { short_message, tlvs = [], service_type, esm_class, registered_delivery, data_coding } = init;
  const { source_addr_ton, source_addr_npi, source_addr, dest_addr_ton, dest_addr_npi, destination_addr } = init;
  const payload: TlvInit[] =
    short_message && short_message.length > 0 ? [{ name: 'message_payload', value: short_message }] : [];
  return {
    service_type: service_type ?? '',
    source_addr_ton: source_addr_ton ?? 0,
    source_addr_npi: source_addr_npi ?? 0,
    source_addr: source_addr ?? '',
    dest_addr_ton: dest_addr_ton ?? 0,
    dest_addr_npi: dest_addr_npi ?? 0,
    destination_addr: destination_addr ?? '',
    esm_class: esm_class ?? 0,
    registered_delivery: registered_delivery ?? 0,
    data_coding: data_coding ?? 0,
    tlvs: [...tlvs, ...payload],
  };
}
