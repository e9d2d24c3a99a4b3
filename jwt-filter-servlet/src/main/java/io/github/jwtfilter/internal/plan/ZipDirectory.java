package io.github.jwtfilter.internal.plan;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The central directory of an archive (APPNOTE 4.3.12). Archives with a ZIP64 directory are rejected; the descriptor after the data of an
 * entry may have sizes of 8 bytes, which programs that do not know the size in advance also write for small files (4.3.9.2).
 */
final class ZipDirectory {
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int ZIP64_LOCATOR = 0x07064b50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int MAX_DESCRIPTOR_LENGTH = 24;
    private static final int END_LENGTH = 22;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int CENTRAL_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final int HAS_DESCRIPTOR = 0x0008;
    private static final int UTF8 = 0x0800;
    private static final int MAX_DIRECTORY = 64 * 1024 * 1024;
    private static final long ZIP64 = 0xFFFF_FFFFL;

    /** One entry: its header in the directory, and the position of its data. */
    static final class Entry {
        private final byte[] header;
        private final String name;

        Entry(byte[] header, String name) {
            this.header = header;
            this.name = name;
        }

        String name() {
            return name;
        }

        /** Returns the header with another position of the data. */
        byte[] centralHeader(long offset) {
            byte[] copy = header.clone();
            buffer(copy).putInt(42, (int) offset);
            return copy;
        }

        /** Returns the position of the local header, which the data follow. */
        long offset() {
            return u4(buffer(header), 42);
        }

        /** Returns the length of the local header, the data, and the descriptor after them. */
        long length(FileChannel file) throws IOException {
            ByteBuffer central = buffer(header);
            ByteBuffer local = ZipDirectory.read(file, offset(), LOCAL_LENGTH);
            if (local.getInt(0) != LOCAL) {
                throw damaged();
            }
            long length = LOCAL_LENGTH + u2(local, 26) + u2(local, 28) + u4(central, 20);
            if ((u2(central, 8) & HAS_DESCRIPTOR) == 0) {
                return length;
            }
            ByteBuffer descriptor = ZipDirectory.read(file, offset() + length, MAX_DESCRIPTOR_LENGTH);
            boolean signed = descriptor.getInt(0) == DESCRIPTOR && descriptor.getInt(4) == central.getInt(16);
            int sizes = signed ? 8 : 4;
            boolean wide =
                    descriptor.getLong(sizes) == u4(central, 20) && descriptor.getLong(sizes + 8) == u4(central, 24);
            return length + sizes + (wide ? 16 : 8);
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final byte[] comment;

    private ZipDirectory(byte[] comment) {
        this.comment = comment;
    }

    static ZipDirectory read(FileChannel file) throws IOException {
        long size = file.size();
        int tail = (int) Math.min(size, END_LENGTH + MAX_COMMENT);
        ByteBuffer end = read(file, size - tail, tail);
        for (int at = tail - END_LENGTH; at >= 0; at--) {
            if (end.getInt(at) == END && u2(end, at + 20) == tail - END_LENGTH - at) {
                return read(file, end, at, size - tail + at);
            }
        }
        throw damaged();
    }

    private static ZipDirectory read(FileChannel file, ByteBuffer end, int at, long position) throws IOException {
        int count = u2(end, at + 10);
        long length = u4(end, at + 12);
        long start = u4(end, at + 16);
        if (count == 0xFFFF || length == ZIP64 || start == ZIP64 || hasZip64End(file, position)) {
            throw zip64();
        }
        if (length > MAX_DIRECTORY || start + length != position) {
            throw damaged();
        }
        byte[] comment = new byte[u2(end, at + 20)];
        end.position(at + END_LENGTH);
        end.get(comment);
        ZipDirectory directory = new ZipDirectory(comment);
        directory.readEntries(read(file, start, (int) length), count);
        return directory;
    }

    /** Returns whether the locator of a ZIP64 end record precedes the end record, also where no value needs it. */
    private static boolean hasZip64End(FileChannel file, long position) throws IOException {
        return position >= LOCATOR_LENGTH
                && read(file, position - LOCATOR_LENGTH, LOCATOR_LENGTH).getInt(0) == ZIP64_LOCATOR;
    }

    private void readEntries(ByteBuffer headers, int count) throws UnplannableException {
        try {
            for (int i = 0; i < count; i++) {
                int start = headers.position();
                if (headers.getInt(start) != CENTRAL) {
                    throw damaged();
                }
                int nameLength = u2(headers, start + 28);
                byte[] header =
                        new byte[CENTRAL_LENGTH + nameLength + u2(headers, start + 30) + u2(headers, start + 32)];
                headers.get(header);
                if (u4(headers, start + 20) == ZIP64
                        || u4(headers, start + 24) == ZIP64
                        || u4(headers, start + 42) == ZIP64) {
                    throw zip64();
                }
                Charset charset =
                        (u2(headers, start + 8) & UTF8) != 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
                entries.add(new Entry(header, new String(header, CENTRAL_LENGTH, nameLength, charset)));
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw damaged();
        }
    }

    private static ByteBuffer read(FileChannel file, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw damaged();
            }
        }
        buffer.rewind();
        return buffer;
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int u2(ByteBuffer buffer, int at) {
        return buffer.getShort(at) & 0xFFFF;
    }

    private static long u4(ByteBuffer buffer, int at) {
        return buffer.getInt(at) & ZIP64;
    }

    private static UnplannableException zip64() {
        return new UnplannableException(
                "the directory of the archive has the format ZIP64, which is not written; build it with less than 4 GiB, fewer"
                        + " than 65,535 entries and without ZIP64, or unpack it and name the directory");
    }

    private static UnplannableException damaged() {
        return new UnplannableException("the archive is damaged, or has data before its first entry; build it again");
    }

    /** Rejects entries that share data: a small archive of this kind expands to any size. */
    void checkOverlaps(FileChannel file) throws IOException {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingLong(Entry::offset));
        long end = 0;
        for (Entry entry : sorted) {
            if (entry.offset() < end) {
                throw new UnplannableException(
                        "entries of the archive overlap, as in a decompression bomb; do not deploy it");
            }
            end = entry.offset() + entry.length(file);
        }
    }

    /** Returns the entries in the order of the directory. */
    List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    byte[] comment() {
        return comment.clone();
    }
}
