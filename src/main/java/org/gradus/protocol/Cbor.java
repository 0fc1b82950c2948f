package org.gradus.protocol;

/** The first bytes of CBOR items (RFC 8949, section 3 and appendix B), as far as the protocol uses them. */
final class Cbor {
    static final int UNSIGNED = 0x00;
    static final int NEGATIVE = 0x20;
    static final int BYTES = 0x40;
    static final int TEXT = 0x60;
    static final int ARRAY = 0x80;

    /** In the low five bits: the value itself below this, else how many bytes hold it. */
    static final int ONE_BYTE = 24;

    static final int TWO_BYTES = 25;
    static final int FOUR_BYTES = 26;
    static final int EIGHT_BYTES = 27;

    static final int FALSE = 0xf4;
    static final int TRUE = 0xf5;
    static final int DOUBLE = 0xfb;

    /** An array of unknown length, and its end. */
    static final int OPEN_ARRAY = 0x9f;

    static final int BREAK = 0xff;

    private Cbor() {}
}
