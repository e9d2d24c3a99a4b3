package io.github.jwtfilter.internal.jwks;

import java.util.Arrays;

/** Removes the UTF-8 byte order mark that some editors write at the start of a file. */
public final class ByteOrderMark {
    private ByteOrderMark() {}

    /**
     * Returns the content without the mark.
     *
     * @param content the bytes of a file
     * @return the same bytes, or those after the mark
     */
    public static byte[] remove(byte[] content) {
        boolean marked = content.length >= 3
                && content[0] == (byte) 0xef
                && content[1] == (byte) 0xbb
                && content[2] == (byte) 0xbf;
        return marked ? Arrays.copyOfRange(content, 3, content.length) : content;
    }
}
