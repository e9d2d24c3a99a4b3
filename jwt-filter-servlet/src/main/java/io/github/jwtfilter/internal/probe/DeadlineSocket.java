package io.github.jwtfilter.internal.probe;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A socket without a proxy, all operations of which end at one time. A TLS socket on top of it inherits this limit, also during
 * the handshake and within a record, where a timeout for each read would start again with each byte.
 */
final class DeadlineSocket extends Socket {
    /** More than a request has, so that writing never waits for the server to read. */
    private static final int MAX_WRITTEN = 128 * 1024;

    private final LongSupplier nanoTime;
    private final long deadline;

    /** Creates a socket; {@code deadline} is a value of {@code nanoTime}. */
    DeadlineSocket(LongSupplier nanoTime, long deadline) {
        super(Proxy.NO_PROXY);
        this.nanoTime = nanoTime;
        this.deadline = deadline;
    }

    void connectTo(InetSocketAddress address) throws IOException {
        setSendBufferSize(MAX_WRITTEN);
        setTcpNoDelay(true);
        connect(address, remaining());
    }

    /** Returns the remaining time in milliseconds, at least 1. */
    private int remaining() throws SocketTimeoutException {
        long nanos = deadline - nanoTime.getAsLong();
        if (nanos <= 0) {
            throw new SocketTimeoutException("the time for the request has passed");
        }
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                setSoTimeout(remaining());
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                setSoTimeout(remaining());
                return super.read(bytes, offset, length);
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            private int written;

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                remaining();
                if (length > MAX_WRITTEN - written) {
                    throw new IOException("more bytes than the buffer of the connection takes");
                }
                written += length;
                out.write(bytes, offset, length);
            }
        };
    }
}
