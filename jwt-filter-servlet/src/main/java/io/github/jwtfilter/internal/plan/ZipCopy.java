package io.github.jwtfilter.internal.plan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Copies an archive with added and replaced files. All other entries are copied byte for byte, without decompression, in
 * their order and with their attributes.
 */
final class ZipCopy {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int VERSION = 20;
    private static final int UNIX = 3 << 8;
    private static final int UTF8 = 0x0800;
    private static final int DEFLATED = 8;
    private static final int DATE_1980 = 0x21;
    private static final int READABLE = 0100644 << 16;
    private static final long MAX_BYTES = 0xFFFF_FFFEL;
    private static final int MAX_ENTRIES = 0xFFFE;

    private final FileChannel in;
    private final FileChannel out;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private long written;
    private int entries;

    private ZipCopy(FileChannel in, FileChannel out) {
        this.in = in;
        this.out = out;
    }

    /**
     * Writes the copy.
     *
     * @param source the archive
     * @param target a file that does not exist
     * @param changes the content of files to add or replace, by their names
     * @throws UnplannableException if the archive is damaged, or of a kind that is not supported
     * @throws IOException if the copy cannot be written
     */
    static void write(Path source, Path target, Map<String, byte[]> changes) throws IOException {
        try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ZipDirectory directory = ZipDirectory.read(in);
            directory.checkOverlaps(in);
            ZipCopy copy = new ZipCopy(in, out);
            Map<String, byte[]> added = new LinkedHashMap<>(changes);
            for (ZipDirectory.Entry entry : directory.entries()) {
                byte[] content = added.remove(entry.name());
                if (content == null) {
                    copy.copy(entry);
                } else {
                    copy.add(entry.name(), content);
                }
            }
            for (Map.Entry<String, byte[]> file : added.entrySet()) {
                copy.add(file.getKey(), file.getValue());
            }
            copy.end(directory.comment());
        }
    }

    private void copy(ZipDirectory.Entry entry) throws IOException {
        long length = entry.length(in);
        directory.write(entry.centralHeader(offset()));
        for (long done = 0; done < length; ) {
            long count = in.transferTo(entry.offset() + done, length - done, out);
            if (count <= 0) {
                throw new UnplannableException(
                        "the archive ends within the entry \"" + entry.name() + "\"; it is damaged");
            }
            done += count;
        }
        written += length;
        entries++;
    }

    private void add(String name, byte[] content) throws IOException {
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(content, 0, content.length);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated =
                new DeflaterOutputStream(data, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            deflated.write(content);
        }
        byte[] common = new byte[26];
        buffer(common)
                .putShort((short) VERSION)
                .putShort((short) UTF8)
                .putShort((short) DEFLATED)
                .putShort((short) 0)
                .putShort((short) DATE_1980)
                .putInt((int) checksum.getValue())
                .putInt(data.size())
                .putInt(content.length)
                .putShort((short) path.length);
        byte[] central = new byte[46 + path.length];
        buffer(central).putInt(CENTRAL).putShort((short) (UNIX | VERSION)).put(common);
        buffer(central).putInt(38, READABLE).putInt(42, (int) offset());
        System.arraycopy(path, 0, central, 46, path.length);
        directory.write(central);

        byte[] local = new byte[LOCAL_LENGTH];
        buffer(local).putInt(LOCAL).put(common);
        write(local);
        write(path);
        write(data.toByteArray());
        entries++;
    }

    private void end(byte[] comment) throws IOException {
        long start = offset();
        write(directory.toByteArray());
        byte[] end = new byte[22];
        buffer(end)
                .putInt(END)
                .putInt(0)
                .putShort((short) entries)
                .putShort((short) entries)
                .putInt(directory.size())
                .putInt((int) start)
                .putShort((short) comment.length);
        write(end);
        write(comment);
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            written += out.write(left);
        }
    }

    /** Returns the offset of the next entry. */
    private long offset() throws UnplannableException {
        if (written > MAX_BYTES || entries > MAX_ENTRIES) {
            throw new UnplannableException(
                    "the archive would exceed 4 GiB or 65,534 entries, which needs ZIP64; remove files that are not needed");
        }
        return written;
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
