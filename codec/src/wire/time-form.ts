/** The form of an SMPP time: twelve digits, tenths, quarter hours up to 48, and the side of UTC or R (SMPP 5.0, 4.7.23). */
export const TIME = /^\d\d(?:0\d|1[0-2])(?:[0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d(?:[0-3]\d|4[0-8])[+\-R]$/;

/** The form of 3.3 and 3.4 in responses: the twelve digits alone. */
export const SHORT_TIME = /^\d{12}$/;
