import { cstring, time, uint8 } from '../field/build.ts';

/** Fields that several PDUs share, each written once. */

export const source_addr_ton = uint8('Type of number of the source address.', { values: 'ton' });
export const source_addr_npi = uint8('Numbering plan of the source address.', { values: 'npi' });
export const source_addr = cstring(
  21,
  'Address of the SME that sent the message; empty lets the message centre choose.',
  {
    format: 'address',
  },
);
export const dest_addr_ton = uint8('Type of number of the destination address.', { values: 'ton' });
export const dest_addr_npi = uint8('Numbering plan of the destination address.', { values: 'npi' });
export const destination_addr = cstring(21, 'Address of the SME that the message is for.', { format: 'address' });

/** 3.3 knows ids of eight hexadecimal digits only. */
export const message_id = cstring({ '3.3': 9, '3.4': 65 }, 'The name that the message centre gave the message.', {
  format: 'message_id',
});

export const service_type = cstring(6, 'The messaging service to use, such as CMT or WAP; empty for the default.', {
  values: 'service_type',
});
export const esm_class = uint8('How to handle the message, what type it is, and whether a user data header leads it.', {
  values: 'esm_class',
});
export const protocol_id = uint8('The protocol identifier of the mobile network (TP-PID in GSM).', {
  values: 'protocol_id',
});
export const priority_flag = uint8('How urgent the message is.', { values: 'priority_flag' });
export const schedule_delivery_time = time('When to try delivery first; empty for at once.');
export const validity_period = time('When to give up; empty for what the message centre does by default.');
export const registered_delivery = uint8('Which receipts and acknowledgements are wanted.', {
  values: 'registered_delivery',
});
export const replace_if_present_flag = uint8(
  'Whether to replace a pending message with the same addresses and service.',
  {
    values: 'replace_if_present_flag',
  },
);
export const data_coding = uint8('How the characters of the text are coded.', { values: 'data_coding' });
export const sm_default_msg_id = uint8(
  'Number of a text stored at the message centre, sent instead of short_message.',
  {
    values: 'sm_default_msg_id',
  },
);
export const final_date = time('When the message reached its final state; empty while it has none.', {
  '3.3': [1, 13, 17],
  '5.0': [1, 17],
});
export const message_state = uint8('The state of the message.', { values: 'message_state' });
export const error_code = uint8('Why delivery failed, in the numbers of the network; 0 if it did not.');

/** Most octets in short_message. */
export const SHORT_MESSAGE_MAX = { '3.3': 160, '3.4': 254, '5.0': 255 } as const;
