package io.github.jwtfilter.attack;

import java.math.BigInteger;

/** Encodes integers as bytes. */
final class Numbers {
    private Numbers() {}

    /** The number with a fixed length, big-endian. */
    static byte[] fixed(BigInteger value, int length) {
        byte[] bytes = new byte[length];
        BigInteger rest = value;
        for (int i = length - 1; i >= 0; i--) {
            bytes[i] = rest.byteValue();
            rest = rest.shiftRight(8);
        }
        return bytes;
    }

    static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    static byte[] flipped(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (0x80 >> (bit % 8));
        return flipped;
    }
}
