import { DEFAULT_LOCKING, HOLE } from './gsm7-default.ts';

/**
 * The national language tables (3GPP TS 23.038, annex A): one character per septet, sixteen to a row. Combining signs,
 * and letters that Unicode normalisation would take apart, are written as escapes, so that no editor can change them.
 * Cells that are misprinted in the specification stand corrected: Kannada locking 0x24, Tamil single 0x24, Telugu
 * single 0x22 and 0x23.
 */
export interface Language {
  /** The identifier in the shift elements of a user data header. */
  readonly id: number;
  readonly name: string;
  /** ISO 639-1. */
  readonly code: string;
  /** Takes the place of the default alphabet; Spanish has none of its own. */
  readonly locking: string;
  /** Takes the place of the default extension table. */
  readonly single: string;
}

/** What the second tables of all languages from 4 on have in common. */
const INDIC_SINGLE =
  '@£$¥¿"¤%&\'\f*+·-/' +
  '<=>¡^¡_#*·······' +
  '········{}·····\\' +
  '············[~]·' +
  '|ABCDEFGHIJKLMNO' +
  'PQRSTUVWXYZ·····' +
  '················' +
  '················';

/** `own` takes the cells 0x19 to 0x3f; a hole in it leaves what is common. Telugu alone has no euro sign. */
function indic(own: string, euro = '€'): string {
  const cells = [...INDIC_SINGLE];
  [...own].forEach((character, index) => {
    if (character !== HOLE) cells[0x19 + index] = character;
  });
  cells[0x65] = euro;
  return cells.join('');
}

/** The languages that have national tables, by identifier, 1 to 13 (3GPP TS 23.038, 6.2.1.2.4). */
export const LANGUAGES: readonly Language[] = [
  {
    id: 1,
    name: 'Turkish',
    code: 'tr',
    locking:
      '@£$¥€éùıòÇ\nĞğ\rÅå' +
      'Δ_ΦΓΛΩΠΨΣΘΞ·ŞşßÉ' +
      ' !"#¤%&\'()*+,-./' +
      '0123456789:;<=>?' +
      'İABCDEFGHIJKLMNO' +
      'PQRSTUVWXYZÄÖÑÜ§' +
      'çabcdefghijklmno' +
      'pqrstuvwxyzäöñüà',
    single:
      '··········\f·····' +
      '····^···········' +
      '········{}·····\\' +
      '············[~]·' +
      '|······Ğ·İ······' +
      '···Ş············' +
      '···ç·€·ğ·ı······' +
      '···ş············',
  },
  {
    id: 2,
    name: 'Spanish',
    code: 'es',
    locking: DEFAULT_LOCKING,
    single:
      '·········ç\f·····' +
      '····^···········' +
      '········{}·····\\' +
      '············[~]·' +
      '|Á·······Í·····Ó' +
      '·····Ú··········' +
      '·á···€···í·····ó' +
      '·····ú··········',
  },
  {
    id: 3,
    name: 'Portuguese',
    code: 'pt',
    locking:
      '@£$¥êéúíóç\nÔô\rÁá' +
      'Δ_ªÇÀ∞^\\€Ó|·ÂâÊÉ' +
      ' !"#º%&\'()*+,-./' +
      '0123456789:;<=>?' +
      'ÍABCDEFGHIJKLMNO' +
      'PQRSTUVWXYZÃÕÚÜ§' +
      '~abcdefghijklmno' +
      'pqrstuvwxyzãõ`üà',
    single:
      '·····ê···ç\fÔô·Áá' +
      '··ΦΓ^ΩΠΨΣΘ·····Ê' +
      '········{}·····\\' +
      '············[~]·' +
      '|À·······Í·····Ó' +
      '·····Ú·····ÃÕ···' +
      '·Â···€···í·····ó' +
      '·····ú·····ãõ··â',
  },
  {
    id: 4,
    name: 'Bengali and Assamese',
    code: 'bn',
    locking:
      '\u0981\u0982\u0983অআইঈউঊঋ\nঌ·\r·এ' +
      'ঐ··ওঔকখগঘঙচ·ছজঝঞ' +
      ' !টঠডঢণত)(থদ,ধ.ন' +
      '0123456789:;·পফ?' +
      'বভমযর·ল···শষসহ\u09bcঽ' +
      '\u09be\u09bf\u09c0\u09c1\u09c2\u09c3\u09c4··\u09c7\u09c8··\u09cb\u09cc\u09cd' +
      'ৎabcdefghijklmno' +
      'pqrstuvwxyz\u09d7\u09dc\u09ddৰৱ',
    single: indic('০১·২৩৪৫' + '৬৭৮৯\u09dfৠৡ\u09e2··\u09e3৲৳৴৵·' + '৶৷৸৹৺···········'),
  },
  {
    id: 5,
    name: 'Gujarati',
    code: 'gu',
    locking:
      '\u0a81\u0a82\u0a83અઆઇઈઉઊઋ\nઌઍ\r·એ' +
      'ઐઑ·ઓઔકખગઘઙચ·છજઝઞ' +
      ' !ટઠડઢણત)(થદ,ધ.ન' +
      '0123456789:;·પફ?' +
      'બભમયર·લળ·વશષસહ\u0abcઽ' +
      '\u0abe\u0abf\u0ac0\u0ac1\u0ac2\u0ac3\u0ac4\u0ac5·\u0ac7\u0ac8\u0ac9·\u0acb\u0acc\u0acd' +
      'ૐabcdefghijklmno' +
      'pqrstuvwxyzૠૡ\u0ae2\u0ae3૱',
    single: indic('।॥·૦૧૨૩' + '૪૫૬૭૮૯··········' + '················'),
  },
  {
    id: 6,
    name: 'Hindi',
    code: 'hi',
    locking:
      '\u0901\u0902\u0903अआइईउऊऋ\nऌऍ\rऎए' +
      'ऐऑऒओऔकखगघङच·छजझञ' +
      ' !टठडढणत)(थद,ध.न' +
      '0123456789:;ऩपफ?' +
      'बभमयरऱलळऴवशषसह\u093cऽ' +
      '\u093e\u093f\u0940\u0941\u0942\u0943\u0944\u0945\u0946\u0947\u0948\u0949\u094a\u094b\u094c\u094d' +
      'ॐabcdefghijklmno' +
      'pqrstuvwxyzॲॻॼॾॿ',
    single: indic(
      '।॥·०१२३' +
        '४५६७८९\u0951\u0952··\u0953\u0954\u0958\u0959\u095a·' +
        '\u095b\u095c\u095d\u095e\u095fॠॡ\u0962\u0963॰ॱ·····',
    ),
  },
  {
    id: 7,
    name: 'Kannada',
    code: 'kn',
    locking:
      '·\u0c82\u0c83ಅಆಇಈಉಊಋ\nಌ·\rಎಏ' +
      'ಐ·ಒಓಔಕಖಗಘಙಚ·ಛಜಝಞ' +
      ' !ಟಠಡಢಣತ)(ಥದ,ಧ.ನ' +
      '0123456789:;·ಪಫ?' +
      'ಬಭಮಯರಱಲಳ·ವಶಷಸಹ\u0cbcಽ' +
      '\u0cbe\u0cbf\u0cc0\u0cc1\u0cc2\u0cc3\u0cc4·\u0cc6\u0cc7\u0cc8·\u0cca\u0ccb\u0ccc\u0ccd' +
      '\u0cd5abcdefghijklmno' +
      'pqrstuvwxyz\u0cd6ೠೡ\u0ce2\u0ce3',
    single: indic('।॥·೦೧೨೩' + '೪೫೬೭೮೯ೞೱ··ೲ·····' + '················'),
  },
  {
    id: 8,
    name: 'Malayalam',
    code: 'ml',
    locking:
      '·\u0d02\u0d03അആഇഈഉഊഋ\nഌ·\rഎഏ' +
      'ഐ·ഒഓഔകഖഗഘങച·ഛജഝഞ' +
      ' !ടഠഡഢണത)(ഥദ,ധ.ന' +
      '0123456789:;·പഫ?' +
      'ബഭമയരറലളഴവശഷസഹ·ഽ' +
      '\u0d3e\u0d3f\u0d40\u0d41\u0d42\u0d43\u0d44·\u0d46\u0d47\u0d48·\u0d4a\u0d4b\u0d4c\u0d4d' +
      '\u0d57abcdefghijklmno' +
      'pqrstuvwxyzൠൡ\u0d62\u0d63൹',
    single: indic('।॥·൦൧൨൩' + '൪൫൬൭൮൯൰൱··൲൳൴൵ൺ·' + 'ൻർൽൾൿ···········'),
  },
  {
    id: 9,
    name: 'Oriya',
    code: 'or',
    locking:
      '\u0b01\u0b02\u0b03ଅଆଇଈଉଊଋ\nଌ·\r·ଏ' +
      'ଐ··ଓଔକଖଗଘଙଚ·ଛଜଝଞ' +
      ' !ଟଠଡଢଣତ)(ଥଦ,ଧ.ନ' +
      '0123456789:;·ପଫ?' +
      'ବଭମଯର·ଲଳ·ଵଶଷସହ\u0b3cଽ' +
      '\u0b3e\u0b3f\u0b40\u0b41\u0b42\u0b43\u0b44··\u0b47\u0b48··\u0b4b\u0b4c\u0b4d' +
      '\u0b56abcdefghijklmno' +
      'pqrstuvwxyz\u0b57ୠୡ\u0b62\u0b63',
    single: indic('।॥·୦୧୨୩' + '୪୫୬୭୮୯\u0b5c\u0b5d··ୟ୰ୱ···' + '················'),
  },
  {
    id: 10,
    name: 'Punjabi',
    code: 'pa',
    locking:
      '\u0a01\u0a02\u0a03ਅਆਇਈਉਊ·\n··\r·ਏ' +
      'ਐ··ਓਔਕਖਗਘਙਚ·ਛਜਝਞ' +
      ' !ਟਠਡਢਣਤ)(ਥਦ,ਧ.ਨ' +
      '0123456789:;·ਪਫ?' +
      'ਬਭਮਯਰ·ਲ\u0a33·ਵ\u0a36·ਸਹ\u0a3c·' +
      '\u0a3e\u0a3f\u0a40\u0a41\u0a42····\u0a47\u0a48··\u0a4b\u0a4c\u0a4d' +
      '\u0a51abcdefghijklmno' +
      'pqrstuvwxyz\u0a70\u0a71ੲੳੴ',
    single: indic('।॥·੦੧੨੩' + '੪੫੬੭੮੯\u0a59\u0a5a··\u0a5bੜ\u0a5e\u0a75··' + '················'),
  },
  {
    id: 11,
    name: 'Tamil',
    code: 'ta',
    locking:
      '·\u0b82ஃஅஆஇஈஉஊ·\n··\rஎஏ' +
      'ஐ·ஒஓஔக···ஙச··ஜ·ஞ' +
      ' !ட···ணத)(··,·.ந' +
      '0123456789:;னப·?' +
      '··மயரறலளழவஶஷஸஹ··' +
      '\u0bbe\u0bbf\u0bc0\u0bc1\u0bc2···\u0bc6\u0bc7\u0bc8·\u0bca\u0bcb\u0bcc\u0bcd' +
      'ௐabcdefghijklmno' +
      'pqrstuvwxyz\u0bd7௰௱௲௹',
    single: indic('।॥·௦௧௨௩' + '௪௫௬௭௮௯௳௴··௵௶௷௸௺·' + '················'),
  },
  {
    id: 12,
    name: 'Telugu',
    code: 'te',
    locking:
      '\u0c01\u0c02\u0c03అఆఇఈఉఊఋ\nఌ·\rఎఏ' +
      'ఐ·ఒఓఔకఖగఘఙచ·ఛజఝఞ' +
      ' !టఠడఢణత)(థద,ధ.న' +
      '0123456789:;·పఫ?' +
      'బభమయరఱలళ·వశషసహ·ఽ' +
      '\u0c3e\u0c3f\u0c40\u0c41\u0c42\u0c43\u0c44·\u0c46\u0c47\u0c48·\u0c4a\u0c4b\u0c4c\u0c4d' +
      '\u0c55abcdefghijklmno' +
      'pqrstuvwxyz\u0c56ౠౡ\u0c62\u0c63',
    single: indic('···౦౧౨౩' + '౪౫౬౭౮౯ౘౙ··౸౹౺౻౼·' + '౽౾౿·············', HOLE),
  },
  {
    id: 13,
    name: 'Urdu',
    code: 'ur',
    locking:
      'اآبٻڀپڦتۂٿ\nٹٽ\rٺټ' +
      'ثجځڄڃڅچڇحخد·ڌڈډڊ' +
      ' !ڏڍذرڑړ)(ڙز,ږ.ژ' +
      '0123456789:;ښسش?' +
      'صضطظعفقکڪګگڳڱلمن' +
      'ںڻڼوۄەہھءیېے\u064d\u0650\u064f\u0657' +
      '\u0654abcdefghijklmno' +
      'pqrstuvwxyz\u0655\u0651\u0653\u0656\u0670',
    single: indic('\u0600\u0601·۰۱۲۳' + '۴۵۶۷۸۹،؍··؎؏\u0610\u0611\u0612·' + '\u0613\u0614؛؟ـ\u0652\u0658٫٬ٲٳۍ···۔'),
  },
];

/** The language with this identifier; undefined for 0 (none) and for the reserved ones. */
export function languageOf(id: number): Language | undefined {
  return LANGUAGES[id - 1];
}
