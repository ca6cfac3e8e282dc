import type { StatusName } from './rows.ts';

/** A status that only SMPP 3.3 has. */
export interface OldStatusRow {
  /** The number that is most likely; null where public sources do not settle it, for 3.3 prints none. */
  readonly value: number | null;
  /** Numbers met for it. */
  readonly candidates: readonly number[];
  readonly doc: string;
  /** What 3.4 uses in its place. */
  readonly successor?: StatusName;
}

/** Statuses of SMPP 3.3 that 3.4 dropped or renamed. */
export const STATUSES_33 = {
  ESME_RINVPAR: { value: 0x09, candidates: [0x09], doc: 'A parameter is wrong.' },
  ESME_RINVPASWDLEN: {
    value: null,
    candidates: [0x0e, 0x0f],
    doc: 'The password has a wrong length.',
    successor: 'ESME_RINVPASWD',
  },
  ESME_RINVSYSIDSRV: {
    value: null,
    candidates: [0x0f, 0x10],
    doc: 'The message centre does not accept this system_id.',
    successor: 'ESME_RINVSYSID',
  },
  ESME_RCNTCANMSG: {
    value: 0x11,
    candidates: [0x11, 0x10],
    doc: 'The message could not be cancelled.',
    successor: 'ESME_RCANCELFAIL',
  },
  ESME_RINVDATFMT: { value: 0x12, candidates: [0x12, 0x11], doc: 'A date is not in the right format.' },
  ESME_RCNTREPMSG: {
    value: 0x13,
    candidates: [0x13, 0x12],
    doc: 'The message could not be replaced.',
    successor: 'ESME_RREPLACEFAIL',
  },
  ESME_RSERNOTSUP: {
    value: 0x15,
    candidates: [0x15, 0x16, 0x14],
    doc: 'The message centre does not accept this service_type.',
    successor: 'ESME_RINVSERTYP',
  },
  ESME_RINVREPADDR: {
    value: null,
    candidates: [0x18, 0x15],
    doc: 'The addresses are not those of the message to replace.',
  },
  ESME_RINVADRLEN: { value: 0x22, candidates: [0x22], doc: 'An address has a wrong length.' },
  ESME_RCNTSUBMULRECP: {
    value: 0x45,
    candidates: [0x45],
    doc: 'The message centre does not send to several recipients at once.',
    successor: 'ESME_RSUBMITFAIL',
  },
  ESME_RCNTRETRPARAM: { value: 0x31, candidates: [0x31], doc: 'The parameter could not be retrieved.' },
  ESME_EINVPARAMLEN: { value: 0x32, candidates: [0x32], doc: 'The name of the parameter has a wrong length.' },
  ESME_RINVDISTNAMELEN: {
    value: 0x34,
    candidates: [0x34],
    doc: 'The name of the distribution list has a wrong length.',
    successor: 'ESME_RINVDLNAME',
  },
  ESME_RINVSRCADDRLEN: { value: 0x46, candidates: [0x46], doc: 'The source address has a wrong length.' },
  ESME_RINVDSTADDRLEN: { value: 0x47, candidates: [0x47], doc: 'The destination address has a wrong length.' },
  ESME_RINVESMTYPE: { value: 0x52, candidates: [0x52], doc: 'The kind of ESME is not accepted.' },
  ESME_RINVTEXTLEN: { value: null, candidates: [], doc: 'The text has a wrong length.' },
  ESME_RLIMITEXCEED: { value: 0x56, candidates: [0x56], doc: 'The session has used up its requests.' },
  ESME_RTXNOTALLOWD: { value: 0x57, candidates: [0x57], doc: 'The account may not use this command.' },
  ESME_RTHROTTLEXCD: {
    value: 0x58,
    candidates: [0x58],
    doc: 'You are sending faster than the account allows.',
    successor: 'ESME_RTHROTTLED',
  },
  ESME_RTXEXCEED: { value: 0x60, candidates: [0x60], doc: 'The account has used up its requests of this kind.' },
} as const satisfies Record<string, OldStatusRow>;

interface LegacyStatusRow {
  readonly value: number;
  readonly doc: string;
}

/** Statuses of a provisioning extension that message centres of the Logica family once had. Met in old peers only. */
export const LEGACY_STATUSES = {
  ESME_RADDCUSTFAIL: { value: 0x19, doc: 'The customer could not be added.' },
  ESME_RDELCUSTFAIL: { value: 0x1a, doc: 'The customer could not be deleted.' },
  ESME_RMODCUSTFAIL: { value: 0x1b, doc: 'The customer could not be changed.' },
  ESME_RENQCUSTFAIL: { value: 0x1c, doc: 'The customer could not be looked up.' },
  ESME_RINVCUSTID: { value: 0x1d, doc: 'The id of the customer is wrong.' },
  ESME_RINVCUSTNAME: { value: 0x1f, doc: 'The name of the customer is wrong.' },
  ESME_RINVCUSTADR: { value: 0x21, doc: 'The address of the customer is wrong.' },
  ESME_RINVADR: { value: 0x22, doc: 'An address is wrong.' },
  ESME_RCUSTEXIST: { value: 0x23, doc: 'The customer is there already.' },
  ESME_RCUSTNOTEXIST: { value: 0x24, doc: 'There is no such customer.' },
  ESME_RADDDLFAIL: { value: 0x26, doc: 'The distribution list could not be added.' },
  ESME_RMODDLFAIL: { value: 0x27, doc: 'The distribution list could not be changed.' },
  ESME_RDELDLFAIL: { value: 0x28, doc: 'The distribution list could not be deleted.' },
  ESME_RVIEWDLFAIL: { value: 0x29, doc: 'The distribution list could not be shown.' },
  ESME_RLISTDLSFAIL: { value: 0x30, doc: 'The distribution lists could not be listed.' },
  ESME_RPARAMRETFAIL: { value: 0x31, doc: 'The parameter could not be retrieved.' },
  ESME_RINVPARAM: { value: 0x32, doc: 'A parameter is wrong.' },
  ESME_RINVDLMEMBDESC: { value: 0x35, doc: 'The description of a list member is wrong.' },
  ESME_RINVDLMEMBTYP: { value: 0x38, doc: 'The kind of a list member is wrong.' },
  ESME_RINVDLMODOPT: { value: 0x39, doc: 'The distribution list cannot be changed in this way.' },
  ESME_RPROVNOTALLWD: { value: 0x59, doc: 'The account may not provision.' },
  ESME_RINVPGCUSTID: { value: 0x80, doc: 'The id of the paging customer is wrong.' },
  ESME_RINVPGCUSTIDLEN: { value: 0x81, doc: 'The id of the paging customer has a wrong length.' },
  ESME_RINVCITYLEN: { value: 0x82, doc: 'The city has a wrong length.' },
  ESME_RINVSTATELEN: { value: 0x83, doc: 'The state has a wrong length.' },
  ESME_RINVZIPPREFIXLEN: { value: 0x84, doc: 'The first part of the postal code has a wrong length.' },
  ESME_RINVZIPPOSTFIXLEN: { value: 0x85, doc: 'The last part of the postal code has a wrong length.' },
  ESME_RINVMINLEN: { value: 0x86, doc: 'The mobile identification number has a wrong length.' },
  ESME_RINVMIN: { value: 0x87, doc: 'The mobile identification number is unknown.' },
  ESME_RINVPINLEN: { value: 0x88, doc: 'The PIN has a wrong length.' },
  ESME_RINVTERMCODELEN: { value: 0x89, doc: 'The terminal code has a wrong length.' },
  ESME_RINVCHANNELLEN: { value: 0x8a, doc: 'The channel has a wrong length.' },
  ESME_RINVCOVREGIONLEN: { value: 0x8b, doc: 'The coverage region has a wrong length.' },
  ESME_RINVCAPCODELEN: { value: 0x8c, doc: 'The cap code has a wrong length.' },
  ESME_RINVMDTLEN: { value: 0x8d, doc: 'The delivery time has a wrong length.' },
  ESME_RINVPRIORMSGLEN: { value: 0x8e, doc: 'The setting for priority messages has a wrong length.' },
  ESME_RINVPERMSGLEN: { value: 0x8f, doc: 'The setting for periodic messages has a wrong length.' },
  ESME_RINVPGALERTLEN: { value: 0x90, doc: 'The setting for paging alerts has a wrong length.' },
  ESME_RINVSMUSERLEN: { value: 0x91, doc: 'The user group has a wrong length.' },
  ESME_RINVRTDBLEN: { value: 0x92, doc: 'The setting for broadcasts in real time has a wrong length.' },
  ESME_RINVREGDELLEN: { value: 0x93, doc: 'The setting for registered delivery has a wrong length.' },
  ESME_RINVMSGDISTLEN: { value: 0x94, doc: 'The setting for message distribution has a wrong length.' },
  ESME_RINVPRIORMSG: { value: 0x95, doc: 'The setting for priority messages is wrong.' },
  ESME_RINVMDT: { value: 0x96, doc: 'The delivery time is wrong.' },
  ESME_RINVPERMSG: { value: 0x97, doc: 'The setting for periodic messages is wrong.' },
  ESME_RINVMSGDIST: { value: 0x98, doc: 'The setting for message distribution is wrong.' },
  ESME_RINVPGALERT: { value: 0x99, doc: 'The setting for paging alerts is wrong.' },
  ESME_RINVSMUSER: { value: 0x9a, doc: 'The user group is wrong.' },
  ESME_RINVRTDB: { value: 0x9b, doc: 'The setting for broadcasts in real time is wrong.' },
  ESME_RINVREGDEL: { value: 0x9c, doc: 'The setting for registered delivery is wrong.' },
  ESME_RINVOPTPARLEN: { value: 0x9f, doc: 'An optional parameter has a wrong length.' },
} as const satisfies Record<string, LegacyStatusRow>;

/** Statuses that vendors are known to use, inside and outside the range that is theirs. */
export const VENDOR_STATUSES = {
  RDELIVERSMFAIL: { value: 0x601, doc: 'The delivery to the ESME failed.' },
} as const satisfies Record<string, LegacyStatusRow>;
