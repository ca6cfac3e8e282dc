/**
 * Every information element of the user data header (3GPP TS 23.040, 9.2.3.24). An element is an identifier octet, a
 * length octet and that many octets of data; a row says what the data is made of.
 */
export interface UdhRow {
  readonly id: number;
  readonly title: string;
  /** One sentence in words. */
  readonly doc: string;
  /** Fewest and most octets of data. */
  readonly length: readonly [number, number];
  /** May stand more than once; else the last one counts. */
  readonly repeatable?: boolean;
  readonly group: 'SMS control' | 'EMS control' | 'EMS content';
  readonly fields: readonly UdhField[];
}

/** One field of an element's data, in wire order. */
export interface UdhField {
  readonly name: string;
  /** Octets it takes; `rest` takes what is left, `address` counts itself by its first octet. */
  readonly octets: 1 | 2 | 'rest' | 'address';
  /** Missing at the end of an otherwise sound element. */
  readonly optional?: boolean;
  /** Names of its values. */
  readonly values?: Readonly<Record<number, string>>;
  /** Groups of bits with a meaning of their own. */
  readonly bits?: readonly UdhBits[];
}

export interface UdhBits {
  readonly name: string;
  readonly mask: number;
  readonly shift: number;
  readonly values?: Readonly<Record<number, string>>;
}

const octet = (name: string, values?: Readonly<Record<number, string>>): UdhField =>
  values === undefined ? { name, octets: 1 } : { name, octets: 1, values };
const word = (name: string): UdhField => ({ name, octets: 2 });
const rest = (name: string): UdhField => ({ name, octets: 'rest' });
const flags = (name: string, ...bits: readonly UdhBits[]): UdhField => ({ name, octets: 1, bits });
const bits = (name: string, high: number, low: number, values?: readonly string[]): UdhBits => ({
  name,
  mask: ((2 << high) - 1) & ~((1 << low) - 1),
  shift: low,
  ...(values !== undefined && { values: { ...values } }),
});
const bit = (name: string, at: number, off = 'no', on = 'yes'): UdhBits => bits(name, at, at, [off, on]);

const POSITION = octet('position');
/** An element may be as long as the header has room: 140 octets less UDHL, identifier and length. */
const MOST = 137;

const COLOURS = [
  'black',
  'dark grey',
  'dark red',
  'dark yellow',
  'dark green',
  'dark cyan',
  'dark blue',
  'dark magenta',
  'grey',
  'white',
  'bright red',
  'bright yellow',
  'bright green',
  'bright cyan',
  'bright blue',
  'bright magenta',
] as const;

const SOUNDS = {
  ...['chimes high', 'chimes low', 'ding', 'tada', 'notify', 'drum', 'claps', 'fanfare', 'chord high', 'chord low'],
};

const ANIMATIONS = {
  ...['ironic, flirty', 'glad', 'sceptic', 'sad', 'wow', 'crying', 'winking', 'laughing', 'indifferent'],
  ...{ 9: 'in love, kissing', 10: 'confused', 11: 'tongue out', 12: 'angry', 13: 'wearing glasses', 14: 'devil' },
};

const OBJECT_TYPES = {
  ...['predefined sound', 'iMelody', 'black and white bitmap', '2-bit grey bitmap', '6-bit colour bitmap'],
  ...{ 5: 'predefined animation', 6: 'black and white animation', 7: '2-bit grey animation' },
  ...{ 8: '6-bit colour animation', 9: 'vCard', 10: 'vCalendar', 11: 'standard WVG object' },
  ...{ 12: 'polyphonic melody (SP-MIDI)', 255: 'data format delivery request' },
};

const SOURCES = { 1: 'original sender', 2: 'original receiver', 3: 'message centre' };

const LANGUAGE_NAMES = {
  ...['default', 'Turkish', 'Spanish', 'Portuguese', 'Bengali', 'Gujarati', 'Hindi', 'Kannada'],
  ...{ 8: 'Malayalam', 9: 'Oriya', 10: 'Punjabi', 11: 'Tamil', 12: 'Telugu', 13: 'Urdu' },
};

/** The information elements by name. */
export const UDH_ELEMENTS = {
  concat8: {
    id: 0x00,
    title: 'Concatenation, 8-bit reference',
    doc: 'This is one part of a long message; parts with the same reference belong together.',
    length: [3, 3],
    group: 'SMS control',
    fields: [octet('reference'), octet('total'), octet('sequence')],
  },
  messageIndication: {
    id: 0x01,
    title: 'Special SMS message indication',
    doc: 'Tells the phone how many voice mails, faxes or e-mails are waiting.',
    length: [2, 2],
    repeatable: true,
    group: 'SMS control',
    fields: [
      flags(
        'indication',
        bit('store', 7, 'discard the message', 'store the message'),
        bits('profile', 6, 5, ['profile 1', 'profile 2', 'profile 3', 'profile 4']),
        bits('extendedType', 4, 2, ['none', 'video message waiting']),
        bits('basicType', 1, 0, ['voice mail', 'fax', 'e-mail', 'other']),
      ),
      octet('count'),
    ],
  },
  ports8: {
    id: 0x04,
    title: 'Application ports, 8-bit',
    doc: 'The message is for an application of the phone, named by a port from 240 to 255.',
    length: [2, 2],
    group: 'SMS control',
    fields: [octet('destinationPort'), octet('originatorPort')],
  },
  ports16: {
    id: 0x05,
    title: 'Application ports, 16-bit',
    doc: 'The message is for an application of the phone, named by a port: 2948 is WAP push.',
    length: [4, 4],
    group: 'SMS control',
    fields: [word('destinationPort'), word('originatorPort')],
  },
  scControl: {
    id: 0x06,
    title: 'SMSC control parameters',
    doc: 'Asks the message centre for a status report in chosen cases only.',
    length: [1, 1],
    group: 'SMS control',
    fields: [
      flags(
        'selectiveStatusReport',
        bit('onDelivery', 0),
        bit('onPermanentError', 1),
        bit('onLastTemporaryError', 2),
        bit('onTemporaryError', 3),
        bit('cancelOtherReports', 6),
        bit('includeOriginalHeader', 7),
      ),
    ],
  },
  udhSource: {
    id: 0x07,
    title: 'UDH source indicator',
    doc: 'Says who wrote the elements that follow it.',
    length: [1, 1],
    repeatable: true,
    group: 'SMS control',
    fields: [octet('source', SOURCES)],
  },
  concat16: {
    id: 0x08,
    title: 'Concatenation, 16-bit reference',
    doc: 'This is one part of a long message; the wide reference makes mix-ups rare.',
    length: [4, 4],
    group: 'SMS control',
    fields: [word('reference'), octet('total'), octet('sequence')],
  },
  wcmp: {
    id: 0x09,
    title: 'Wireless Control Message Protocol',
    doc: 'Carries a control message of WAP.',
    length: [0, MOST],
    repeatable: true,
    group: 'SMS control',
    fields: [rest('wcmp')],
  },
  textFormat: {
    id: 0x0a,
    title: 'Text formatting',
    doc: 'Alignment, size, style and colour for a stretch of the text.',
    length: [3, 4],
    repeatable: true,
    group: 'EMS control',
    fields: [
      octet('start'),
      octet('length'),
      flags(
        'mode',
        bits('alignment', 1, 0, ['left', 'centre', 'right', 'language dependent']),
        bits('size', 3, 2, ['normal', 'large', 'small', 'reserved']),
        bit('bold', 4),
        bit('italic', 5),
        bit('underlined', 6),
        bit('struckThrough', 7),
      ),
      { ...flags('colour', bits('foreground', 3, 0, COLOURS), bits('background', 7, 4, COLOURS)), optional: true },
    ],
  },
  sound: {
    id: 0x0b,
    title: 'Predefined sound',
    doc: 'Plays one of ten sounds that every EMS phone has.',
    length: [2, 2],
    repeatable: true,
    group: 'EMS content',
    fields: [POSITION, octet('sound', SOUNDS)],
  },
  melody: {
    id: 0x0c,
    title: 'User-defined sound',
    doc: 'Plays an iMelody of at most 128 octets.',
    length: [2, 129],
    repeatable: true,
    group: 'EMS content',
    fields: [POSITION, rest('melody')],
  },
  animation: {
    id: 0x0d,
    title: 'Predefined animation',
    doc: 'Shows one of the animations that every EMS phone has.',
    length: [2, 2],
    repeatable: true,
    group: 'EMS content',
    fields: [POSITION, octet('animation', ANIMATIONS)],
  },
  largeAnimation: {
    id: 0x0e,
    title: 'Large animation',
    doc: 'Four frames of 16 by 16 pixels.',
    length: [129, 129],
    repeatable: true,
    group: 'EMS content',
    fields: [POSITION, rest('bitmap')],
  },
  smallAnimation: {
    id: 0x0f,
    title: 'Small animation',
    doc: 'Four frames of 8 by 8 pixels.',
    length: [33, 33],
    repeatable: true,
    group: 'EMS content',
    fields: [POSITION, rest('bitmap')],
  },
  largePicture: {
    id: 0x10,
    title: 'Large picture',
    doc: 'A picture of 32 by 32 pixels.',
    length: [129, 129],
    repeatable: true,
    group: 'EMS content',
    fields: [POSITION, rest('bitmap')],
  },
  smallPicture: {
    id: 0x11,
    title: 'Small picture',
    doc: 'A picture of 16 by 16 pixels.',
    length: [33, 33],
    repeatable: true,
    group: 'EMS content',
    fields: [POSITION, rest('bitmap')],
  },
  picture: {
    id: 0x12,
    title: 'Variable picture',
    doc: 'A picture with its own width, in steps of 8 pixels, and height.',
    length: [4, MOST],
    repeatable: true,
    group: 'EMS content',
    fields: [POSITION, octet('width'), octet('height'), rest('bitmap')],
  },
  userPrompt: {
    id: 0x13,
    title: 'User prompt indicator',
    doc: 'Binds the objects that follow, so that the phone can ask what to do with them.',
    length: [1, 1],
    repeatable: true,
    group: 'EMS control',
    fields: [octet('objects')],
  },
  extendedObject: {
    id: 0x14,
    title: 'Extended object',
    doc: 'An object of any kind that may go on in the next parts.',
    length: [8, MOST],
    repeatable: true,
    group: 'EMS content',
    fields: [
      octet('reference'),
      word('length'),
      flags('control', bit('noForwarding', 0), bit('userPrompt', 1)),
      octet('type', OBJECT_TYPES),
      word('position'),
      rest('data'),
    ],
  },
  reusedObject: {
    id: 0x15,
    title: 'Reused extended object',
    doc: 'Shows an object of this message once more, at another place.',
    length: [3, 3],
    repeatable: true,
    group: 'EMS control',
    fields: [octet('reference'), word('position')],
  },
  compression: {
    id: 0x16,
    title: 'Compression control',
    doc: 'The objects that follow are compressed.',
    length: [4, MOST],
    group: 'EMS control',
    fields: [flags('information', bits('algorithm', 3, 0, ['LZSS'])), word('length'), rest('data')],
  },
  distribution: {
    id: 0x17,
    title: 'Object distribution indicator',
    doc: 'Says which of the objects that follow may be passed on.',
    length: [2, 2],
    repeatable: true,
    group: 'EMS control',
    fields: [octet('elements'), flags('attributes', bit('noForwarding', 0))],
  },
  wvg: {
    id: 0x18,
    title: 'Standard WVG object',
    doc: 'A vector drawing.',
    length: [2, MOST],
    repeatable: true,
    group: 'EMS content',
    fields: [POSITION, rest('data')],
  },
  wvgCharacter: {
    id: 0x19,
    title: 'Character-size WVG object',
    doc: 'A vector drawing as high as a letter.',
    length: [2, MOST],
    repeatable: true,
    group: 'EMS content',
    fields: [POSITION, rest('data')],
  },
  objectRequest: {
    id: 0x1a,
    title: 'Extended object data request',
    doc: 'Asks the phone which formats it can take.',
    length: [0, 0],
    group: 'EMS control',
    fields: [],
  },
  emailHeader: {
    id: 0x20,
    title: 'RFC 822 e-mail header',
    doc: 'The part begins with this many characters of an e-mail header.',
    length: [1, 1],
    group: 'SMS control',
    fields: [octet('headerLength')],
  },
  hyperlink: {
    id: 0x21,
    title: 'Hyperlink format',
    doc: 'A stretch of the text is the title of a link, the stretch after it the address.',
    length: [4, 4],
    repeatable: true,
    group: 'SMS control',
    fields: [word('position'), octet('titleLength'), octet('urlLength')],
  },
  replyAddress: {
    id: 0x22,
    title: 'Reply address',
    doc: 'Replies are to go to this address instead of the sender.',
    length: [2, 12],
    group: 'SMS control',
    fields: [{ name: 'address', octets: 'address' }],
  },
  voiceMail: {
    id: 0x23,
    title: 'Enhanced voice mail information',
    doc: 'What is in the mailbox, how to call it, and details of the messages.',
    length: [5, MOST],
    group: 'SMS control',
    fields: [
      flags(
        'header',
        bit('kind', 0, 'notification', 'delete confirmation'),
        bits('profile', 3, 2, ['profile 1', 'profile 2', 'profile 3', 'profile 4']),
        bit('storage', 4, 'discard', 'store'),
        bit('almostFull', 5),
        bit('full', 6),
        bit('statusExtension', 7),
      ),
      { name: 'accessAddress', octets: 'address' },
      octet('voiceMessages'),
      flags('items', bits('itemCount', 4, 0)),
      rest('details'),
    ],
  },
  singleShift: {
    id: 0x24,
    title: 'National language single shift',
    doc: 'In this part, what follows the escape septet comes from the table of this language.',
    length: [1, 1],
    group: 'SMS control',
    fields: [octet('language', LANGUAGE_NAMES)],
  },
  lockingShift: {
    id: 0x25,
    title: 'National language locking shift',
    doc: 'In this part, the table of this language takes the place of the default alphabet.',
    length: [1, 1],
    group: 'SMS control',
    fields: [octet('language', LANGUAGE_NAMES)],
  },
} as const satisfies Readonly<Record<string, UdhRow>>;

/** Name of an information element that has a row. */
export type UdhElementName = keyof typeof UDH_ELEMENTS;

const byId = new Map<number, UdhElementName>();
for (const [name, row] of Object.entries(UDH_ELEMENTS)) byId.set(row.id, name as UdhElementName);

/** The row of an identifier; undefined where it has none. */
export function udhRowOf(id: number): { readonly name: UdhElementName; readonly row: UdhRow } | undefined {
  const name = byId.get(id);
  return name === undefined ? undefined : { name, row: UDH_ELEMENTS[name] };
}

/** What an identifier without a row is set aside for. */
const RANGES: readonly (readonly [number, string])[] = [
  [0x02, 'reserved'],
  [0x03, 'not used: it would pass for a line feed'],
  [0x1f, 'reserved for EMS'],
  [0x6f, 'reserved'],
  [0x7f, '(U)SIM Toolkit security header'],
  [0x9f, 'private, from SME to SME'],
  [0xbf, 'reserved'],
  [0xdf, 'specific to the message centre'],
  [0xff, 'reserved'],
];

/** The title of any identifier, known or not: `Concatenation, 8-bit reference`, `reserved for EMS`. */
export function udhTitleOf(id: number): string {
  return udhRowOf(id)?.row.title ?? RANGES.find(([last]) => id <= last)?.[1] ?? 'reserved';
}
