package io.github.jwtfilter.key;

import java.util.Arrays;

/** The byte order mark of UTF-8, which some editors put before a file that an administrator saves. */
final class ByteOrderMark {
    private ByteOrderMark() {}

    static byte[] remove(byte[] content) {
        boolean marked = content.length >= 3
                && content[0] == (byte) 0xef
                && content[1] == (byte) 0xbb
                && content[2] == (byte) 0xbf;
        return marked ? Arrays.copyOfRange(content, 3, content.length) : content;
    }
}
