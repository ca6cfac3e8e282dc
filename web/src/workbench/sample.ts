import { ALPHABETS } from '@smpp-web/codec/text';
import { blankDraft, type Draft } from './draft.ts';

const { fields, ...rest } = blankDraft('submit_sm');

/** What is on the workbench at first: a message that any message centre takes. */
export const SAMPLE: Draft = {
  ...rest,
  fields: {
    ...fields,
    source_addr: '2775',
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: '447700900123',
    registered_delivery: 1,
    short_message: ALPHABETS.gsm7.encode('Hello from the workbench'),
  },
};
